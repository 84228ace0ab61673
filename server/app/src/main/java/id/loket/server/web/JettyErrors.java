package id.loket.server.web;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the web server refuses before any route is asked (an address with hidden dots,
 * headers that are too long) as everything else is answered: a problem, with the same headers.
 */
final class JettyErrors extends ErrorHandler {
  private final Consumer<BiConsumer<String, String>> headers;

  JettyErrors(Consumer<BiConsumer<String, String>> headers) {
    this.headers = headers;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      Throwable cause,
      Callback callback) {
    byte[] body = Json.bytes(Problem.ofHttp(status).body());
    headers.accept(response.getHeaders()::put);
    response.getHeaders().put("Content-Type", Problem.TYPE);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
