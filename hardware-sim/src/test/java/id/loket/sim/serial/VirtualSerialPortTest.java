package id.loket.sim.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port as a host that is no driver of ours finds it: a file of the system. */
class VirtualSerialPortTest {
  private static final Framing FAST = Framing.of("115200 8N1");

  @TempDir Path run;

  @Test
  void theSystemsOwnToolSetsItsRateAndABytesFileReadsIt() throws Exception {
    try (VirtualSerialPort port = VirtualSerialPort.open(run.resolve("sign0"), FAST)) {
      stty(port, "115200", "raw", "-echo");
      try (FileOutputStream out = new FileOutputStream(port.path().toFile());
          FileInputStream in = new FileInputStream(port.path().toFile())) {
        out.write(new byte[] {0, 1, 0x0D, 0x0A, 0x11, 0x13, (byte) 0xFF});
        byte[] heard = port.in().readNBytes(7);
        assertArrayEquals(new byte[] {0, 1, 0x0D, 0x0A, 0x11, 0x13, (byte) 0xFF}, heard);

        port.out().write(new byte[] {4, 5, 6});
        assertArrayEquals(new byte[] {4, 5, 6}, read(in, 3));
      }
    }
  }

  @Test
  void theRateThatAToolSetsIsChecked() throws Exception {
    try (VirtualSerialPort port = VirtualSerialPort.open(run.resolve("sign0"), FAST)) {
      stty(port, "19200", "raw", "-echo");

      assertEquals(Framing.of("19200 8N1"), port.hostFraming());
      assertEquals("serial:" + port.path() + "?baud=115200", port.address());
    }
  }

  @Test
  void whatIsSaidToNobodyIsLost() throws Exception {
    try (VirtualSerialPort port = VirtualSerialPort.open(run.resolve("sign0"), FAST)) {
      port.say(new byte[] {1, 2, 3});

      assertEquals(3, port.lost());
      assertFalse(port.hasHost());
    }
  }

  @Test
  void theDeviceListensAcrossThePlug() throws Exception {
    try (VirtualSerialPort port = VirtualSerialPort.open(run.resolve("sign0"), FAST)) {
      CompletableFuture<Integer> heard =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return port.hear();
                } catch (InterruptedException e) {
                  return -2;
                }
              });
      port.unplug();
      assertFalse(Files.exists(port.path()));
      port.plugIn();
      stty(port, "115200", "raw", "-echo");
      try (FileOutputStream out = new FileOutputStream(port.path().toFile())) {
        out.write(7);
        assertEquals(7, heard.get());
      }
    }
  }

  @Test
  void thePlugComesOutAfterTheByteThatWasNamed() throws Exception {
    try (VirtualSerialPort port = VirtualSerialPort.open(run.resolve("sign0"), FAST)) {
      stty(port, "115200", "raw", "-echo");
      try (FileOutputStream out = new FileOutputStream(port.path().toFile())) {
        port.unplugAfterHearing(3);
        out.write(new byte[] {1, 2, 3, 4, 5});
        assertArrayEquals(new byte[] {1, 2, 3}, port.in().readNBytes(3));
        assertEquals(OptionalInt.empty(), port.hear(Duration.ofMillis(50)));
        assertFalse(port.isPluggedIn());
      }
      port.plugIn();
      try (FileInputStream in = new FileInputStream(port.path().toFile())) {
        port.unplugAfterSaying(2);
        port.say(new byte[] {1, 2, 3});
        assertFalse(port.isPluggedIn());
        assertTrue(read(in, 3).length <= 2);
      } catch (IOException e) {
        // What the system says of a port that is gone; the bytes may be gone with it.
        assertTrue(e.getMessage().contains("Input/output error"), e.getMessage());
      }
    }
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws Exception {
    Path file = Files.writeString(run.resolve("notes"), "mine");

    assertThrows(FileAlreadyExistsException.class, () -> VirtualSerialPort.open(file, FAST));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void theDevicesReadingEndsWithThePort() throws Exception {
    VirtualSerialPort port = VirtualSerialPort.open(run.resolve("sign0"), FAST);
    port.close();

    assertEquals(-1, port.in().read());
    assertFalse(Files.exists(port.path()));
  }

  /** What comes until the end; Java's own readNBytes asks for a position, which no port has. */
  private static byte[] read(FileInputStream in, int most) throws IOException {
    byte[] bytes = new byte[most];
    int count = 0;
    for (int one = 0; count < most && (one = in.read()) >= 0; count++) {
      bytes[count] = (byte) one;
    }
    return Arrays.copyOf(bytes, count);
  }

  private static void stty(VirtualSerialPort port, String... settings) throws Exception {
    ProcessBuilder tool = new ProcessBuilder("stty", "-F", port.path().toString());
    tool.command().addAll(List.of(settings));
    assertEquals(0, tool.inheritIO().start().waitFor());
  }
}
