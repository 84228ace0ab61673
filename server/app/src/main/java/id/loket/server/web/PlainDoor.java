package id.loket.server.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * What is served over plain http beside an encrypted line: all of it to this computer itself; to
 * others the certificate that they have to trust, and what a visitor's phone shows, which is never
 * asked to trust it: numbers and states, the survey, which knows no names, and the service
 * standards. Anything else is sent to the encrypted line.
 */
final class PlainDoor {
  private static final List<String> OPEN =
      List.of(
          "/certificate/",
          "/api/v1/authority",
          "/t/",
          "/standard/",
          "/api/v1/standards.",
          "/status/",
          "/api/v1/status/",
          "/survey/",
          "/api/v1/surveys/",
          "/shared/",
          "/webjars/",
          "/favicon.ico");

  /** Asked for by a screen that is enrolled, never by a phone. */
  private static final List<String> SHUT = List.of("/api/v1/status/by-code/");

  private PlainDoor() {}

  /** Whether this request may be served over the line on which it came. */
  static boolean lets(Context context, Visitor visitor) {
    return visitor.https()
        || isOfThisComputer(context, visitor)
        || OPEN.stream().anyMatch(context.path()::startsWith)
            && SHUT.stream().noneMatch(context.path()::startsWith);
  }

  private static boolean isOfThisComputer(Context context, Visitor visitor) {
    return visitor.address().isLoopbackAddress() || visitor.address().equals(own(context));
  }

  private static InetAddress own(Context context) {
    try {
      return InetAddress.getByName(context.req().getLocalAddr());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address in digits is one", e);
    }
  }

  /** The same, encrypted; at this computer's own address where the visitor named none. */
  static String elsewhere(Context context, Visitor visitor, int port) {
    String query = context.queryString();
    return "https://"
        + host(context, visitor)
        + ":"
        + port
        + URI.create(context.req().getRequestURI()).getRawPath()
        + (query == null ? "" : "?" + query);
  }

  private static String host(Context context, Visitor visitor) {
    try {
      String named = URI.create("http://" + visitor.host()).getHost();
      if (named != null) {
        return named;
      }
    } catch (IllegalArgumentException e) {
      // No name that a browser would send.
    }
    String own = context.req().getLocalAddr();
    return own.contains(":") && !own.startsWith("[") ? "[" + own + "]" : own;
  }
}
