package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.LinkException.Hindrance;
import id.loket.device.link.LinkException.Kind;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cable on a serial port does, over a real port of the system. */
class SerialLinkTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration HANGS = Duration.ofMinutes(1);

  @TempDir Path run;

  private VirtualSerialPort port;

  @BeforeEach
  void plugIn() throws IOException {
    port = VirtualSerialPort.open(run.resolve("device0"), Framing.of("115200 8N1"));
  }

  @AfterEach
  void takeAway() {
    port.close();
  }

  @Test
  void bytesOfEveryValueGoBothWays() throws Exception {
    byte[] all = everyByte();
    try (ByteLink link = open()) {
      link.write(all, Deadline.in(LONG), "writing");
      for (byte one : all) {
        assertEquals(one & 0xFF, port.hear());
      }

      port.say(all);
      assertArrayEquals(all, read(link, all.length));
      assertFalse(link.hasArrived("looking"));
    }
  }

  @Test
  void theHostsRateReachesThePort() throws Exception {
    String odd = "serial:" + port.path() + "?baud=57600&bits=7&parity=odd&stop=2";
    try (ByteLink link = LinkAddress.parse(odd).open(LONG)) {
      assertTrue(port.hasHost());
      assertEquals(Framing.of("57600 8N1"), port.hostFraming());
      assertEquals(odd, link.address().toString());
    }
    awaitHost(false);
  }

  @Test
  void bytesTakeTheTimeThatTheLineNeeds() throws Exception {
    port.framing(Framing.of("9600 8N1"));
    try (ByteLink link = open()) {
      long start = System.nanoTime();
      link.write(new byte[960], Deadline.in(LONG), "writing");
      for (int i = 0; i < 960; i++) {
        port.hear();
      }
      long there = System.nanoTime();
      port.say(new byte[960]);
      read(link, 960);

      assertTrue(there - start >= 1_000_000_000L, "960 bytes at 9,600 baud need a second");
      assertTrue(System.nanoTime() - there >= 1_000_000_000L, "and so they do on the way back");
    }
  }

  @Test
  void atTheWrongRateNothingIsUnderstood() throws Exception {
    port.framing(Framing.of("57600 8N1"));
    String wrong = "serial:" + port.path() + "?baud=9600";
    try (ByteLink link = LinkAddress.parse(wrong).open(LONG)) {
      link.write(new byte[] {0x55, 0x55}, Deadline.in(LONG), "writing");
      int first = port.hear(LONG).orElseThrow();
      assertTrue(first != 0x55, "heard " + first);

      port.say(new byte[] {0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12});
      int answer = link.read(Deadline.in(LONG), "reading");
      assertTrue(answer != 0x12, "answered " + answer);
    }
  }

  @Test
  void aSilentDeviceEndsTheReadingInTime() throws Exception {
    try (ByteLink link = open()) {
      LinkException e =
          assertThrows(LinkException.class, () -> link.read(Deadline.in(SHORT), "asking"));

      assertEquals(Kind.SILENT, e.kind());
      assertEquals(port.address() + ": no answer within 150 ms while asking", e.getMessage());
    }
  }

  @Test
  void aDeviceThatTakesNothingCantHangTheWriter() throws Exception {
    try (ByteLink link = open()) {
      LinkException e =
          assertTimeoutPreemptively(
              HANGS,
              () ->
                  assertThrows(
                      LinkException.class,
                      () -> link.write(new byte[1 << 20], Deadline.in(SHORT), "sending a slip")));

      assertEquals(Kind.SILENT, e.kind());
      assertEquals(
          port.address() + ": did not take the bytes within 150 ms while sending a slip",
          e.getMessage());
    }
    try (ByteLink again = open()) {
      assertFalse(again.hasArrived("looking"));
    }
  }

  @Test
  void aPulledPlugIsToldApartFromSilence() throws Exception {
    try (ByteLink link = open()) {
      port.unplug();

      LinkException reading =
          assertThrows(LinkException.class, () -> link.read(Deadline.in(LONG), "reading"));
      LinkException looking = assertThrows(LinkException.class, () -> link.hasArrived("looking"));
      LinkException writing =
          assertThrows(
              LinkException.class, () -> link.write(new byte[] {1}, Deadline.in(LONG), "writing"));

      assertEquals(Kind.CUT_OFF, reading.kind());
      assertEquals(Kind.CUT_OFF, looking.kind());
      assertEquals(Kind.CUT_OFF, writing.kind());
      assertTrue(reading.getMessage().startsWith(port.address() + ": the port is gone"));
    }
  }

  @Test
  void aPlugThatIsPutBackIsOpenedUnderTheSameNameAndOldBytesAreGone() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (ByteLink link = open()) {
        port.say(new byte[] {1, 2, 3});
        assertEquals(1, link.read(Deadline.in(LONG), "reading"));
        port.unplug();
        port.plugIn();
      }
      try (ByteLink again = open()) {
        assertFalse(again.hasArrived("looking"));
        port.say(new byte[] {9});
        assertEquals(9, again.read(Deadline.in(LONG), "reading"));
        again.write(new byte[] {8}, Deadline.in(LONG), "writing");
        assertEquals(8, port.hear());
      }
    }
  }

  @Test
  void closingFromAnotherThreadEndsTheWaitingAtOnce() throws Exception {
    ByteLink link = open();
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

    LinkException e = assertTimeoutPreemptively(HANGS, () -> reading.get());
    assertEquals(Kind.CUT_OFF, e.kind());
    awaitHost(false);
  }

  @Test
  void closingLetsWhatWasTakenLeave() throws Exception {
    port.framing(Framing.of("9600 8N1"));
    try (ByteLink link = open()) {
      link.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, Deadline.in(LONG), "writing");
    }
    for (int i = 1; i <= 12; i++) {
      assertEquals(i, port.hear(LONG).orElseThrow());
    }
  }

  @Test
  void aPortThatIsNotThereIsNamedAsSuch() {
    port.unplug();

    LinkException e = assertThrows(LinkException.class, this::open);

    assertEquals(Kind.UNREACHABLE, e.kind());
    assertEquals(Hindrance.MISSING, e.hindrance());
    assertTrue(e.getMessage().startsWith(port.address() + ": no such port"), e.getMessage());
  }

  @Test
  void aPortThatAnotherHoldsIsNamedAsSuch() throws Exception {
    try (ByteLink first = open()) {
      LinkException e = assertThrows(LinkException.class, this::open);

      assertEquals(Hindrance.IN_USE, e.hindrance());
      assertFalse(first.hasArrived("looking"));
    }
    open().close();
  }

  @Test
  void aFileThatIsNoPortIsNamedAsSuch() throws Exception {
    Path file = Files.createFile(run.resolve("text"));
    for (Path one : new Path[] {file, run, Path.of("/dev/null")}) {
      LinkException e =
          assertThrows(
              LinkException.class,
              () -> LinkAddress.parse("serial:" + one + "?baud=9600").open(LONG));
      assertEquals(Hindrance.WRONG_KIND, e.hindrance(), e.getMessage());
    }
  }

  private ByteLink open() throws LinkException {
    return LinkAddress.parse(port.address()).open(LONG);
  }

  private void awaitHost(boolean there) {
    assertTimeoutPreemptively(
        HANGS,
        () -> {
          while (port.hasHost() != there) {
            Thread.onSpinWait();
          }
        });
  }

  private static byte[] read(ByteLink link, int count) throws LinkException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) link.read(Deadline.in(LONG), "reading");
    }
    return bytes;
  }

  private static byte[] everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }
}
