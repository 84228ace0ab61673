package id.loket.kiosk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The station's own {@code /healthz} and {@code /metrics}, for whoever watches the machine. */
final class StationStatus implements AutoCloseable {
  /** What is shown, taken at one moment. */
  record Figures(
      boolean connected,
      String printer,
      int waiting,
      int untold,
      long printed,
      long notPrinted,
      long unknown,
      boolean spoolAlive) {}

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

  /** 503 while the station can't do its work: no server, or no spool. */
  private static void health(HttpExchange exchange, Figures now) throws IOException {
    boolean well = now.connected() && now.spoolAlive();
    String body =
        String.format(
            Locale.ROOT,
            "{\"status\":\"%s\",\"server\":\"%s\",\"printer\":\"%s\",\"waiting\":%d,\"untold\":%d}%n",
            well ? "ok" : "failing",
            now.connected() ? "CONNECTED" : "LOST",
            now.printer(),
            now.waiting(),
            now.untold());
    answer(exchange, well ? 200 : 503, "application/json", body);
  }

  private static void metrics(HttpExchange exchange, Figures now) throws IOException {
    StringBuilder text = new StringBuilder();
    gauge(text, "loket_station_connected", "Whether the server's live topic is open.");
    line(text, "loket_station_connected", now.connected() ? 1 : 0);
    gauge(text, "loket_station_printer_state", "1 for the state the printer is in.");
    for (PrinterState state : PrinterState.values()) {
      String name = "loket_station_printer_state{state=\"" + state + "\"}";
      line(text, name, state.name().equals(now.printer()) ? 1 : 0);
    }
    gauge(text, "loket_station_slips_waiting", "Slips that wait for the printer.");
    line(text, "loket_station_slips_waiting", now.waiting());
    gauge(text, "loket_station_outcomes_untold", "Outcomes that the server has not taken yet.");
    line(text, "loket_station_outcomes_untold", now.untold());
    text.append("# HELP loket_station_slips_total Slips by what became of them.\n");
    text.append("# TYPE loket_station_slips_total counter\n");
    line(text, slips(Result.PRINTED), now.printed());
    line(text, slips(Result.NOT_PRINTED), now.notPrinted());
    line(text, slips(Result.UNKNOWN), now.unknown());
    answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", text.toString());
  }

  private static String slips(Result result) {
    return "loket_station_slips_total{result=\"" + result + "\"}";
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
