package id.loket.station;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The station's own {@code /healthz} and {@code /metrics}, for whoever watches the machine.
 *
 * <p>A client has three seconds to send its request and take the answer, and eight are served at a
 * time; one more is sent away. The JDK's server has such a limit for all servers of the process
 * only.
 */
public final class StationStatus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int MOST_CLIENTS = 8;

  private final HttpServer http;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MOST_CLIENTS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> thread(work, "station status"));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(work -> thread(work, "station status clock"));

  /**
   * @param port 0 takes a free one
   */
  StationStatus(String host, int port, Supplier<Figures> figures) throws StationException {
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
    http.setExecutor(this::serve);
    http.start();
  }

  /** None where the place's port is 0. */
  public static Optional<StationStatus> open(StationPlace place, Supplier<Figures> figures)
      throws StationException {
    return place.statusPort() == 0
        ? Optional.empty()
        : Optional.of(new StationStatus(place.statusHost(), place.statusPort(), figures));
  }

  int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    clock.shutdownNow();
  }

  /** An interrupt closes the connection that the thread reads or writes. */
  private void serve(Runnable client) {
    Future<?> served = threads.submit(client);
    clock.schedule(() -> served.cancel(true), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
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
