package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strangers who send or read as slowly as they can hold nobody up. At the wire, on loopback. */
class SlowVisitorsTest {
  /** More than the server has workers. */
  private static final int MANY = 300;

  private static final String POST =
      "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{";

  private final List<Drip> drips = new ArrayList<>();
  private final ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
  private OfficeUnderTest office;
  private Client kiosk;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    kiosk = office.screen("KIOSK");
  }

  @AfterEach
  void close() throws Exception {
    dripping.shutdownNow();
    for (Drip drip : drips) {
      drip.socket.close();
    }
    office.close();
  }

  @Test
  void bodiesThatDripHoldNoWorker() throws Exception {
    drip(MANY, "127.0.0.1", POST, " ");

    assertTheHallGoesOn();
  }

  @Test
  void bodiesThatDripFromManyAddressesHoldNoWorkerAndEnd() throws Exception {
    for (int address = 2; address <= 11; address++) {
      drip(MANY / 10, "127.0.0." + address, POST, " ");
    }

    assertTheHallGoesOn();
    for (Drip drip : drips) {
      String answer = drip.answer();
      assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
      assertTrue(answer.contains("\"code\":\"too-slow\""), answer);
    }
  }

  @Test
  void chunksThatDripHoldNoWorkerAndEnd() throws Exception {
    String chunked =
        "POST /api/v1/enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";
    drip(MANY / 10, "127.0.0.2", chunked, "1\r\n \r\n");

    assertTheHallGoesOn();
    for (Drip drip : drips) {
      assertTrue(drip.answer().startsWith("HTTP/1.1 408 "));
    }
  }

  @Test
  void headersThatDripEnd() throws Exception {
    for (int address = 2; address <= 11; address++) {
      drip(MANY / 10, "127.0.0." + address, "GET /healthz HTTP/1.1\r\n", "X: y\r\n");
    }

    assertTheHallGoesOn();
    for (Drip drip : drips) {
      assertEquals("", drip.answer());
    }
  }

  @Test
  void headersThatDripAfterAWholeRequestEndToo() throws Exception {
    String first = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    drip(10, "127.0.0.2", first + "GET /heal", "t");

    for (Drip drip : drips) {
      String answer = drip.answer();
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }
  }

  @Test
  void aConnectionOnWhichNothingEverComesEnds() throws Exception {
    drip(10, "127.0.0.2", "", "");

    for (Drip drip : drips) {
      assertEquals("", drip.answer());
    }
  }

  @Test
  void whoeverAsksForMuchAndReadsNothingHoldsNoWorker() throws Exception {
    String much = "GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100);
    for (int address = 2; address <= 11; address++) {
      drip(MANY / 10, "127.0.0." + address, much, "");
    }

    assertTheHallGoesOn();
  }

  @Test
  void ofOneAddressOnlySoManyRequestsMayBeUnderWay() throws Exception {
    drip(Connections.UNDER_WAY + 10, "127.0.0.2", POST, " ");

    int cut = 0;
    for (Drip drip : drips) {
      cut += drip.answer().isEmpty() ? 1 : 0;
    }

    assertEquals(10, cut, "cut without a word; the others were answered when they were late");
  }

  @Test
  void aLargeBodyOfAnEnrolledScreenHasTheTimeThatItNeeds() throws Exception {
    String token = kiosk.cookie(Web.DEVICE_COOKIE);
    byte[] body = "{\"service\":\"OPP\"}".getBytes(StandardCharsets.UTF_8);
    byte[] padding = " ".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    try (Socket socket = connect("127.0.0.2")) {
      String head =
          "POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
              + (token + "\r\nContent-Length: " + (body.length + padding.length) + "\r\n\r\n");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(padding);
      socket.getOutputStream().write(body);

      String answer = read(socket);
      assertTrue(answer.startsWith("HTTP/1.1 422 "), answer);
    }
  }

  @Test
  void whoeverIsNobodySendsNoLargeBody() throws Exception {
    Client nobody = office.nobody();
    byte[] large = " ".repeat(70_000).getBytes(StandardCharsets.UTF_8);

    Client.Reply stranger = nobody.sendRaw("POST", "/api/v1/session", large);
    Client.Reply enrolled = kiosk.sendRaw("POST", "/api/v1/session", large);

    assertEquals("too-large", stranger.code());
    assertEquals("bad-input", enrolled.code());
  }

  // ---- helpers ---------------------------------------------------------------------------------

  private void assertTheHallGoesOn() throws Exception {
    for (int i = 0; i < 5; i++) {
      kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
      office.nobody().get("/healthz").expect(200);
    }
  }

  /** Opens connections that begin alike and then send the same little again and again. */
  private void drip(int count, String from, String begin, String drop) throws IOException {
    List<Drip> opened = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Drip drip = new Drip(connect(from));
      drip.send(begin);
      opened.add(drip);
    }
    drips.addAll(opened);
    if (!drop.isEmpty()) {
      dripping.scheduleWithFixedDelay(
          () -> opened.forEach(drip -> drip.send(drop)), 300, 300, TimeUnit.MILLISECONDS);
    }
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(2_000);
    socket.setSoTimeout(60_000);
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", office.port()));
    return socket;
  }

  /** A visitor who notices nothing. */
  private record Drip(Socket socket) {
    void send(String drop) {
      try {
        socket.getOutputStream().write(drop.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // It was cut, as it should be.
      }
    }

    String answer() throws IOException {
      return read(socket);
    }
  }

  /** All that comes until the other end is closed, however roughly. */
  private static String read(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] some = new byte[8_000];
    try {
      for (int count = 0; count >= 0; count = socket.getInputStream().read(some)) {
        answer.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
      }
    } catch (java.net.SocketException e) {
      // Reset, because it was still being dripped on.
    }
    return answer.toString();
  }
}
