package id.loket.server.web;

import id.loket.server.journal.WriteTrouble;
import id.loket.server.rules.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request that ends with {@code application/problem+json} (RFC 9457) and a stable code. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;
  static final String TYPE = "application/problem+json";

  private final int status;
  private final String code;
  private final transient Map<String, Object> more;

  private Problem(int status, String code, String detail, Map<String, Object> more) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.more = more;
  }

  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, Map.of());
  }

  public static Problem of(int status, String code, String detail, Map<String, Object> more) {
    return new Problem(status, code, detail, more);
  }

  /** The caller sent something that can't be taken; says what and what is allowed. */
  public static Problem bad(String detail) {
    return of(422, "bad-input", detail);
  }

  public static Problem loginNeeded() {
    return of(401, "login-needed", "Somebody has to log in first.");
  }

  public static Problem deviceNeeded() {
    return of(401, "device-needed", "This screen has to be enrolled with a one-time code first.");
  }

  public static Problem unknown(String what) {
    return of(404, "unknown-" + what, "There is no such " + what + ".");
  }

  /** The desk can't take more now, or does not answer. */
  public static Problem busy(String detail) {
    return of(503, "busy", detail);
  }

  /** The office's file took nothing, so nothing was promised. */
  public static Problem notWritten(Optional<WriteTrouble.Cause> why) {
    String because = why.map(cause -> ": " + cause.words()).orElse("");
    return of(
        503,
        "not-written",
        "The office's file can't be written now"
            + because
            + ". Nothing was done; the same request may be sent again.");
  }

  /** What the web server itself refuses, before a route looks at it. */
  static Problem ofHttp(int status) {
    return switch (status) {
      case 404 -> unknown("address");
      case 405 -> of(405, "method-not-allowed", "That address doesn't take this method.");
      case 408 -> of(408, "too-slow", "The request did not arrive in time.");
      case 413 ->
          of(413, "too-large", "The body is too large; 2 MB are allowed, 64 kB from strangers.");
      case 414, 431 -> of(status, "headers-too-large", "Address and headers are too long.");
      case 503 -> of(503, "busy", "Too much is waiting; the same request may be sent again.");
      default ->
          status >= 500
              ? of(status, "fault", "The server made a mistake; it is in the log.")
              : of(status, "bad-request", "That request can't be read.");
    };
  }

  /**
   * The office says no.
   *
   * @param allowed what would have been taken, where that can be listed; empty if not
   */
  static Problem refused(Refusal why, String allowed) {
    int status =
        switch (why.kind()) {
          case UNKNOWN -> 404;
          case GONE -> 410;
          case CONFLICT -> 409;
        };
    String detail = why.sentence() + (allowed.isEmpty() ? "" : " Allowed are " + allowed + ".");
    return of(status, why.code(), detail);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", code.replace('-', ' '));
    body.put("status", status);
    body.put("code", code);
    body.put("detail", getMessage());
    body.putAll(more);
    return body;
  }
}
