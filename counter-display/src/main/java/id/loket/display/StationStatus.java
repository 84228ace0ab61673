package id.loket.display;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The station's own {@code /healthz} and {@code /metrics}, for whoever watches the machine. */
final class StationStatus implements AutoCloseable {
  /** What is shown, taken at one moment. */
  record Figures(
      boolean connected,
      Announcer.Sound sound,
      int waiting,
      int untold,
      long spoken,
      Set<String> missingClips,
      boolean announcerAlive) {}

  private final HttpServer http;
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "station status");
            thread.setDaemon(true);
            return thread;
          });

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
    http.setExecutor(threads);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  /** 503 while the station can't do its work: no server, no sound, or no announcer. */
  private static void health(HttpExchange exchange, Figures now) throws IOException {
    boolean sounds = now.sound() != Announcer.Sound.BLOCKED;
    boolean well = now.connected() && sounds && now.announcerAlive();
    String missing =
        now.missingClips().stream()
            .sorted()
            .map(clip -> "\"" + clip + "\"")
            .collect(Collectors.joining(","));
    String body =
        String.format(
            Locale.ROOT,
            "{\"status\":\"%s\",\"server\":\"%s\",\"sound\":\"%s\",\"waiting\":%d,"
                + "\"untold\":%d,\"missingClips\":[%s]}%n",
            well ? "ok" : "failing",
            now.connected() ? "CONNECTED" : "LOST",
            sounds ? now.sound() : "no sound",
            now.waiting(),
            now.untold(),
            missing);
    answer(exchange, well ? 200 : 503, "application/json", body);
  }

  private static void metrics(HttpExchange exchange, Figures now) throws IOException {
    StringBuilder text = new StringBuilder();
    gauge(text, "loket_display_connected", "Whether the hall's live topic is open.");
    line(text, "loket_display_connected", now.connected() ? 1 : 0);
    gauge(text, "loket_display_sound", "1 for the state the sound is in.");
    for (Announcer.Sound sound : Announcer.Sound.values()) {
      line(text, "loket_display_sound{state=\"" + sound + "\"}", sound == now.sound() ? 1 : 0);
    }
    gauge(text, "loket_display_calls_waiting", "Calls that wait to be spoken.");
    line(text, "loket_display_calls_waiting", now.waiting());
    gauge(text, "loket_display_stages_untold", "Stages that the server has not taken yet.");
    line(text, "loket_display_stages_untold", now.untold());
    gauge(text, "loket_display_clips_missing", "Clips that calls needed and that do not exist.");
    line(text, "loket_display_clips_missing", now.missingClips().size());
    text.append("# HELP loket_display_calls_spoken_total Calls that were spoken to their end.\n");
    text.append("# TYPE loket_display_calls_spoken_total counter\n");
    line(text, "loket_display_calls_spoken_total", now.spoken());
    answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", text.toString());
  }

  private static void gauge(StringBuilder text, String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
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
