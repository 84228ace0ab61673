package id.loket.station;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The station's own {@code /healthz} and {@code /metrics}, for whoever watches the machine. */
public final class StationStatus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer http;
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "station status");
            thread.setDaemon(true);
            return thread;
          });

  private StationStatus(String host, int port, Supplier<Figures> figures) throws StationException {
    try {
      http = HttpServer.create(new InetSocketAddress(host, port), 10);
    } catch (BindException e) {
      throw new StationException(
          "status.port " + port + " on " + host + " is taken; choose a free port, or 0 for none",
          e);
    } catch (IOException e) {
      throw new StationException("status.host " + host + ": " + e.getMessage(), e);
    }
    http.createContext("/healthz", exchange -> health(exchange, figures.get()));
    http.createContext("/metrics", exchange -> metrics(exchange, figures.get()));
    http.setExecutor(threads);
    http.start();
  }

  /** None where the place's port is 0. */
  public static Optional<StationStatus> open(StationPlace place, Supplier<Figures> figures)
      throws StationException {
    return place.statusPort() == 0
        ? Optional.empty()
        : Optional.of(new StationStatus(place.statusHost(), place.statusPort(), figures));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private static void health(HttpExchange exchange, Figures now) throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", now.well() ? "ok" : "failing");
    answer.putAll(now.health());
    String body = JSON.writeValueAsString(answer) + "\n";
    answer(exchange, now.well() ? 200 : 503, "application/json", body);
  }

  private static void metrics(HttpExchange exchange, Figures now) throws IOException {
    answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", now.metrics().toString());
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      boolean known =
          exchange.getHttpContext().getPath().equals(exchange.getRequestURI().getPath());
      boolean get = exchange.getRequestMethod().equals("GET");
      byte[] bytes = (known && get ? body : "").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      int code = !known ? 404 : get ? status : 405;
      exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
