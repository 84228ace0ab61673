package id.loket.server.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * One way into the office.
 *
 * @param action what it does, as the action table names it
 */
public record Route(HandlerType method, String path, String action, Handler handler) {
  /** Serves a request of a caller who may do this. */
  @FunctionalInterface
  public interface Handler {
    void handle(Context context, Caller caller) throws Exception;
  }

  public static Route get(String path, String action, Handler handler) {
    return new Route(HandlerType.GET, path, action, handler);
  }

  public static Route post(String path, String action, Handler handler) {
    return new Route(HandlerType.POST, path, action, handler);
  }

  public static Route put(String path, String action, Handler handler) {
    return new Route(HandlerType.PUT, path, action, handler);
  }

  public static Route delete(String path, String action, Handler handler) {
    return new Route(HandlerType.DELETE, path, action, handler);
  }
}
