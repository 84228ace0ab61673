package id.loket.sim.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An office whose page has been tricked into doing whatever leads out, and a place outside that
 * counts who comes. The page has the office's own script and nothing else of its protection.
 */
final class TrickedPage implements AutoCloseable {
  private static final Path LOCKED =
      Path.of("../server/app/src/main/resources/screens/shared/locked.js");

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final HttpServer office = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  private final HttpServer outside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  private final AtomicInteger came = new AtomicInteger();
  private final CompletableFuture<List<String>> names = new CompletableFuture<>();
  private volatile String order = "";
  private volatile String armed = "";
  private volatile String done = "";

  TrickedPage() throws IOException {
    office.setExecutor(Executors.newCachedThreadPool());
    office.createContext("/", this::serve);
    outside.createContext(
        "/",
        exchange -> {
          came.incrementAndGet();
          send(exchange, 200, "text/html", "<h1>out</h1>".getBytes(StandardCharsets.UTF_8));
        });
    office.start();
    outside.start();
  }

  String server() {
    return "http://127.0.0.1:" + office.getAddress().getPort();
  }

  /** What the page can try, by its own list. */
  List<String> attempts() {
    return names.join();
  }

  /** Requests that have come to the place outside. */
  int came() {
    return came.get();
  }

  /** Lets the page do it at a touch of that glass. */
  void tryOut(String attempt, Glass glass) {
    done = "";
    while (!done.equals(attempt)) {
      armed = "";
      order = attempt;
      LockedScreen.await("the page to hear of " + attempt, () -> armed.equals(attempt));
      glass.click(Glass.WIDTH / 2, Glass.HEIGHT / 2, 1);
      // The attempt before may just now have had its page opened again, and this touch felt by
      // nobody.
      long began = System.nanoTime();
      LockedScreen.await(
          "the page to feel it",
          () -> done.equals(attempt) || System.nanoTime() - began > PATIENCE_NANOS);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/shared/locked.js" ->
          send(exchange, 200, "text/javascript", Files.readAllBytes(LOCKED));
      case "/attempts.js" -> {
        String address = "http://127.0.0.1:" + outside.getAddress().getPort() + "/";
        String text = new String(resource("attempts.js"), StandardCharsets.UTF_8);
        send(exchange, 200, "text/javascript", bytes(text.replace("OUTSIDE", address)));
      }
      case "/worker.js" ->
          send(
              exchange,
              200,
              "text/javascript",
              bytes(
                  "onfetch = (e) => e.request.mode === 'navigate' && e.respondWith(new"
                      + " Response('out'))"));
      case "/redirect" -> {
        exchange
            .getResponseHeaders()
            .set("Location", "http://127.0.0.1:" + outside.getAddress().getPort() + "/");
        send(exchange, 302, "text/plain", new byte[0]);
      }
      case "/download" -> {
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=out.sh");
        send(exchange, 200, "application/octet-stream", bytes("out"));
      }
      case "/pdf" -> send(exchange, 200, "application/pdf", bytes("%PDF-1.4\n%%EOF\n"));
      case "/next", "/names", "/armed", "/done" -> hear(path, exchange);
      default -> send(exchange, 200, "text/html", resource("page.html"));
    }
  }

  private void hear(String path, HttpExchange exchange) throws IOException {
    String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer = "";
    switch (path) {
      case "/names" -> names.complete(List.of(said.split("\n")));
      case "/armed" -> {
        armed = said;
        order = "";
      }
      case "/done" -> done = said;
      default -> answer = order;
    }
    send(exchange, 200, "text/plain", bytes(answer));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TrickedPage.class.getResourceAsStream("/locked/" + name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    office.stop(0);
    outside.stop(0);
  }
}
