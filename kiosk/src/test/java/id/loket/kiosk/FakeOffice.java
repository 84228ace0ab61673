package id.loket.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.loket.wire.PrintJob;
import id.loket.wire.StationPicture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

/** The server's station API for the station's tests: real HTTP on loopback, told how to answer. */
final class FakeOffice implements AutoCloseable {
  static final String CODE = "ABCDE12345";
  static final String TOKEN = "the-token";

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, PrintJob> jobs = new LinkedHashMap<>();
  private final Map<String, Integer> sendingAnswers = new LinkedHashMap<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> outcomes = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final List<OutputStream> streams = new ArrayList<>();
  private HttpServer http;
  private int port;
  private int outcomeAnswer = 204;
  private int streamsOpened;
  private String lostAnswer = "";
  private String newestReport = "";
  private boolean known = true;

  FakeOffice() throws IOException {
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

  /** The server goes away: streams break, the port is closed. */
  synchronized void goAway() {
    cutStreams();
    http.stop(0);
  }

  synchronized void comeBack() throws IOException {
    open();
  }

  synchronized void forgetTheStation() {
    known = false;
    cutStreams();
  }

  synchronized void cutStreams() {
    for (OutputStream stream : streams) {
      closeQuietly(stream);
    }
    streams.clear();
  }

  synchronized void ask(PrintJob job) {
    jobs.put(job.id(), job);
    sendPicture();
  }

  synchronized void withdraw(String job) {
    jobs.remove(job);
    sendPicture();
  }

  synchronized void answerSendingOf(String job, int status) {
    sendingAnswers.put(job, status);
  }

  /** It is noted, but the answer does not arrive. */
  synchronized void loseAnswerToSendingOf(String job) {
    lostAnswer = job;
  }

  synchronized void answerOutcomesWith(int status) {
    outcomeAnswer = status;
  }

  synchronized List<String> sent() {
    return List.copyOf(sent);
  }

  /** Each as {@code id RESULT REASON}. */
  synchronized List<String> outcomes() {
    return List.copyOf(outcomes);
  }

  /** What the station said last of its devices, as JSON. */
  synchronized String newestReport() {
    return newestReport;
  }

  /** The printer's states as they were reported, without repetitions. */
  synchronized List<String> states() {
    return List.copyOf(states);
  }

  synchronized int streamsOpened() {
    return streamsOpened;
  }

  /** Waits for something that the station makes happen; holds no lock while it asks. */
  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what + "; " + seen());
      }
      Thread.sleep(5);
    }
  }

  private synchronized String seen() {
    return "outcomes " + outcomes + ", sent " + sent + ", states " + states;
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
      enrol(exchange, json.readTree(body));
    } else if (!isKnown(exchange)) {
      reply(exchange, 401, "{\"code\":\"device-needed\"}");
    } else if (path.equals("/api/v1/stations/me/live")) {
      live(exchange);
    } else if (path.equals("/api/v1/stations/me/state")) {
      state(json.readTree(body));
      reply(exchange, 204, "");
    } else if (path.endsWith("/sending")) {
      reply(exchange, sending(path.split("/")[6]), "{\"code\":\"job-closed\"}");
    } else {
      reply(exchange, outcome(path.split("/")[6], json.readTree(body)), "");
    }
  }

  private synchronized boolean isKnown(HttpExchange exchange) {
    return known
        && ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private synchronized void enrol(HttpExchange exchange, JsonNode body) throws IOException {
    if (body.path("code").asText().equals(CODE)) {
      known = true;
      reply(
          exchange,
          201,
          "{\"device\":{\"id\":\"s1\",\"kind\":\"STATION\",\"name\":\"Kiosk 1\"},\"token\":\""
              + TOKEN
              + "\"}");
    } else {
      reply(exchange, 422, "{\"code\":\"unknown-code\"}");
    }
  }

  private synchronized void live(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    streams.add(exchange.getResponseBody());
    streamsOpened++;
    sendPicture();
  }

  private void sendPicture() {
    try {
      StationPicture picture =
          new StationPicture(StationPicture.VERSION, List.copyOf(jobs.values()), List.of());
      String event = "event: picture\nid: 1\ndata: " + json.writeValueAsString(picture) + "\n\n";
      for (OutputStream stream : List.copyOf(streams)) {
        write(stream, event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputStream stream, String event) {
    try {
      stream.write(event.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      streams.remove(stream);
    }
  }

  private synchronized void state(JsonNode body) {
    newestReport = body.path("devices").toString();
    String state = body.path("devices").path(0).path("state").asText();
    if (states.isEmpty() || !states.get(states.size() - 1).equals(state)) {
      states.add(state);
    }
    List.copyOf(streams).forEach(stream -> write(stream, "event: beat\ndata: {}\n\n"));
  }

  private synchronized int sending(String job) {
    PrintJob known = jobs.get(job);
    int status = known == null || known.sending() ? 409 : sendingAnswers.getOrDefault(job, 204);
    if (status == 204) {
      sent.add(job);
      jobs.put(job, new PrintJob(job, known.validForSeconds(), true, known.slip()));
      sendPicture();
    }
    return status == 204 && lostAnswer.equals(job) ? 502 : status;
  }

  private synchronized int outcome(String job, JsonNode body) {
    if (outcomeAnswer == 204) {
      outcomes.add(job + " " + body.path("result").asText() + " " + body.path("reason").asText());
      jobs.remove(job);
      sendPicture();
    }
    return outcomeAnswer;
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = status == 204 ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void closeQuietly(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // The station had closed it before.
    }
  }
}
