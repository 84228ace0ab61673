package id.loket.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpLinkTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(10);

  private ServerSocket server;
  private TcpAddress address;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    address = new TcpAddress("127.0.0.1", server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    try (ByteLink link = address.open(LONG);
        Socket peer = server.accept()) {
      link.write(new byte[] {1, (byte) 0xFF}, Deadline.in(LONG), "writing");
      assertEquals(1, peer.getInputStream().read());
      assertEquals(0xFF, peer.getInputStream().read());

      peer.getOutputStream().write(0xFE);
      assertEquals(0xFE, link.read(Deadline.in(LONG), "reading"));
    }
  }

  @Test
  void aSilentPeerEndsTheReadingInTime() throws Exception {
    try (ByteLink link = address.open(LONG);
        Socket peer = server.accept()) {
      assertTrue(peer.isConnected());
      LinkException e =
          assertThrows(
              LinkException.class, () -> link.read(Deadline.in(SHORT), "asking paper status"));

      assertEquals(LinkException.Kind.SILENT, e.kind());
      assertEquals(address + ": no answer within 150 ms while asking paper status", e.getMessage());
    }
  }

  @Test
  void aPeerThatStopsReadingCantHangTheWriter() throws Exception {
    try (ByteLink link = address.open(LONG);
        Socket peer = server.accept()) {
      assertTrue(peer.isConnected());
      byte[] more = new byte[32 << 20];

      LinkException e =
          assertTimeoutPreemptively(
              Duration.ofMinutes(1),
              () ->
                  assertThrows(
                      LinkException.class,
                      () -> link.write(more, Deadline.in(SHORT), "sending a slip")));

      assertEquals(LinkException.Kind.SILENT, e.kind());
      assertEquals(
          address + ": did not take the bytes within 150 ms while sending a slip", e.getMessage());
    }
  }

  @Test
  void closingFromAnotherThreadEndsTheWaitingAtOnce() throws Exception {
    ByteLink link = address.open(LONG);
    try (Socket peer = server.accept()) {
      CountDownLatch started = new CountDownLatch(1);
      CompletableFuture<LinkException> reading =
          CompletableFuture.supplyAsync(
              () -> {
                started.countDown();
                return assertThrows(
                    LinkException.class, () -> link.read(Deadline.in(LONG), "reading"));
              });
      started.await();

      link.close();

      assertEquals(
          LinkException.Kind.CUT_OFF,
          assertTimeoutPreemptively(Duration.ofMinutes(1), () -> reading.get()).kind());
      assertEquals(-1, peer.getInputStream().read());
    }
  }

  @Test
  void aPeerThatHangsUpIsToldApartFromASilentOne() throws Exception {
    try (ByteLink link = address.open(LONG)) {
      server.accept().close();

      LinkException e =
          assertThrows(LinkException.class, () -> link.read(Deadline.in(LONG), "reading"));

      assertEquals(LinkException.Kind.CUT_OFF, e.kind());
      assertTrue(e.getMessage().startsWith(address + ": closed by the other side"));
    }
  }

  @Test
  void abortingThrowsAwayWhatThePeerHasNotRead() throws Exception {
    try (ByteLink link = address.open(LONG);
        Socket peer = server.accept()) {
      link.write(new byte[100_000], Deadline.in(LONG), "writing");

      link.abort();

      assertThrows(IOException.class, () -> peer.getInputStream().readAllBytes());
    }
  }

  @Test
  void aClosedPortIsUnreachable() throws Exception {
    server.close();

    LinkException e = assertThrows(LinkException.class, () -> address.open(LONG));

    assertEquals(LinkException.Kind.UNREACHABLE, e.kind());
    assertEquals(address + ": connection refused while opening the link", e.getMessage());
  }

  @Test
  void anUnknownNameIsUnreachable() {
    TcpAddress nowhere = new TcpAddress("printer.invalid", 9100);

    LinkException e = assertThrows(LinkException.class, () -> nowhere.open(Duration.ofSeconds(2)));

    assertEquals(LinkException.Kind.UNREACHABLE, e.kind());
    assertTrue(e.getMessage().startsWith("tcp://printer.invalid:9100: "), e.getMessage());
  }
}
