package id.loket.display;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** The server's hall API for the station's tests: real HTTP on loopback. */
final class FakeHall implements AutoCloseable {
  static final String CODE = "ABCDE12345";
  private static final String TOKEN = "the-token";

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> announcements = new LinkedHashMap<>();
  private final List<String> told = new ArrayList<>();
  private final List<OutputStream> streams = new ArrayList<>();
  private HttpServer http;
  private int port;
  private int acksToLose;

  FakeHall() throws IOException {
    open();
  }

  private void open() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
    port = http.getAddress().getPort();
    http.setExecutor(threads);
    http.createContext("/", this::answer);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  synchronized void goAway() {
    for (OutputStream stream : streams) {
      try {
        stream.close();
      } catch (IOException e) {
        // The station had closed it before.
      }
    }
    streams.clear();
    http.stop(0);
  }

  synchronized void comeBack() throws IOException {
    open();
  }

  synchronized void loseAcks(int count) {
    acksToLose = count;
  }

  synchronized void call(String id, String digits, int counter, String name) throws IOException {
    announcements.put(
        id,
        json.writeValueAsString(
            Map.of(
                "id",
                id,
                "ticket",
                "R" + digits,
                "prefix",
                "R",
                "digits",
                digits,
                "counter",
                counter,
                "counterName",
                name,
                "recall",
                false)));
    for (OutputStream stream : streams) {
      sendPicture(stream);
    }
  }

  /** Stages as {@code STAGE id}, sounds as {@code sound STATE}, in the order of their coming. */
  synchronized List<String> told() {
    return List.copyOf(told);
  }

  synchronized int streams() {
    return streams.size();
  }

  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what + "; told " + told());
      }
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    goAway();
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals("/api/v1/enrol")) {
      boolean right = json.readTree(body).path("code").asText().equals(CODE);
      String device = "{\"device\":{\"id\":\"b1\",\"kind\":\"BOARD\"},\"token\":\"" + TOKEN + "\"}";
      reply(exchange, right ? 201 : 422, right ? device : "{\"code\":\"unknown-code\"}");
    } else if (!("Bearer " + TOKEN)
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{\"code\":\"device-needed\"}");
    } else if (path.equals("/api/v1/hall/live")) {
      live(exchange);
    } else if (path.endsWith("/acks")) {
      boolean lost = note(json.readTree(body).path("stage").asText() + " " + path.split("/")[5]);
      reply(exchange, lost ? 503 : 204, "");
    } else {
      note("sound " + json.readTree(body).path("sound").asText());
      reply(exchange, 204, "");
    }
  }

  private synchronized boolean note(String what) {
    if (acksToLose > 0 && !what.startsWith("sound")) {
      acksToLose--;
      return true;
    }
    told.add(what);
    return false;
  }

  private synchronized void live(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    streams.add(exchange.getResponseBody());
    sendPicture(exchange.getResponseBody());
  }

  private void sendPicture(OutputStream stream) throws IOException {
    String picture =
        "{\"version\":1,\"office\":\"BP3MI\",\"settings\":{\"chime\":true,\"voice\":true,"
            + "\"minShowSeconds\":6,\"announceWithinSeconds\":120},\"calls\":[],\"history\":[],"
            + "\"announcements\":["
            + String.join(",", announcements.values())
            + "]}";
    stream.write(("event: picture\ndata: " + picture + "\n\n").getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = status == 204 ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
