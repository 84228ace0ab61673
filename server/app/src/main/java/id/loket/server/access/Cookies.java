package id.loket.server.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/** How a token is put into a browser: no script reads it, no other site sends it. */
final class Cookies {
  private Cookies() {}

  /**
   * @param maxAgeSeconds -1 until the browser is closed, 0 removes it
   */
  static void set(Context context, String name, String value, int maxAgeSeconds) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure("https".equals(context.scheme()));
    cookie.setMaxAge(maxAgeSeconds);
    context.cookie(cookie);
  }
}
