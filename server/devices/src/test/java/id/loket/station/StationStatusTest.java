package id.loket.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationStatusTest {
  private StationStatus status;

  @BeforeEach
  void open() throws Exception {
    status = new StationStatus("127.0.0.1", 0, Well::new);
  }

  @AfterEach
  void close() {
    status.close();
  }

  @Test
  void aClientThatStaysInTheMiddleOfItsRequestHidesTheHealthFromNobody() throws Exception {
    try (Socket one = halfARequest();
        Socket other = halfARequest()) {
      assertEquals(200, health());

      assertEquals(-1, read(one));
      assertEquals(-1, read(other));
    }
    assertEquals(200, health());
  }

  private Socket halfARequest() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), status.port());
    socket.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** -1 when the station has closed the connection. */
  private static int read(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException e) {
      return -1;
    }
  }

  private int health() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + status.port() + "/healthz"))
            .timeout(Duration.ofSeconds(20))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  private record Well() implements Figures {
    @Override
    public boolean well() {
      return true;
    }

    @Override
    public Map<String, Object> health() {
      return Map.of();
    }

    @Override
    public MetricsText metrics() {
      return new MetricsText();
    }
  }
}
