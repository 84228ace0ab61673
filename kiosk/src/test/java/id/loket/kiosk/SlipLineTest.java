package id.loket.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.loket.kiosk.PrintSpool.Office.Permission;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlipLineTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer http;
  private SlipLine slips;

  @BeforeEach
  void open() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    http.setExecutor(threads);
    http.start();
    URI base = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    ServerLine line = new ServerLine(base, Duration.ofSeconds(4));
    slips = new SlipLine(line, new Outbox(line, List::of));
  }

  @AfterEach
  void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  @Test
  void anAnswerThatIsNoWordIsNotTakenForANo() throws Exception {
    int[] answers = {204, 409, 404, 401, 500, 503, 429};
    Permission[] meanings = {
      Permission.GRANTED,
      Permission.CLOSED,
      Permission.CLOSED,
      Permission.NO_ANSWER,
      Permission.NO_ANSWER,
      Permission.NO_ANSWER,
      Permission.NO_ANSWER
    };
    for (int i = 0; i < answers.length; i++) {
      int status = answers[i];
      http.createContext("/api/v1/stations/me/jobs/" + i, e -> reply(e, status, ""));
      assertEquals(meanings[i], slips.sending("" + i), "status " + status);
    }
    http.stop(0);
    assertEquals(Permission.NO_ANSWER, slips.sending("0"));
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = status == 204 ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
