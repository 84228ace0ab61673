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

/** What a cable on a USB device file does; a pseudo-terminal stands for the file. */
class UsbLinkTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration HANGS = Duration.ofMinutes(1);

  @TempDir Path run;

  private VirtualSerialPort port;

  @BeforeEach
  void plugIn() throws IOException {
    port = VirtualSerialPort.openUsb(run.resolve("device0"));
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
      assertTrue(reading.getMessage().startsWith(port.address() + ": the device is gone"));
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
  void aDeviceThatIsNotThereIsNamedAsSuch() {
    port.unplug();

    LinkException e = assertThrows(LinkException.class, this::open);

    assertEquals(Kind.UNREACHABLE, e.kind());
    assertEquals(Hindrance.MISSING, e.hindrance());
    assertTrue(e.getMessage().startsWith(port.address() + ": no such device"), e.getMessage());
  }

  @Test
  void aFileThatIsNoDeviceIsNamedAsSuch() throws Exception {
    Path file = Files.createFile(run.resolve("text"));
    for (Path one : new Path[] {file, run}) {
      LinkException e =
          assertThrows(LinkException.class, () -> LinkAddress.parse("usb:" + one).open(LONG));
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
