package id.loket.server.access;

import id.loket.server.web.Web;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/** How a token is put into a browser: no script reads it, no other site sends it. */
public final class Cookies {
  private Cookies() {}

  /**
   * Over an encrypted line it is marked so that the browser sends it over no other.
   *
   * @param maxAgeSeconds -1 until the browser is closed, 0 removes it
   */
  public static void set(Context context, String name, String value, int maxAgeSeconds) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure(Web.visitor(context).https());
    cookie.setMaxAge(maxAgeSeconds);
    context.cookie(cookie);
  }
}
