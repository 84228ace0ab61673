package id.loket.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.DeviceKind;
import id.loket.device.Health;
import id.loket.device.link.LinkAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  private static final Seen READY = new Seen("READY", Health.WELL, "");

  @TempDir private Path folder;

  @Test
  void aDeviceThatHangsHoldsUpNoOther() {
    CountDownLatch never = new CountDownLatch(1);
    Probe hangs =
        Probe.at(
            LinkAddress.parse("tcp://127.0.0.1:1"),
            "printer",
            DeviceKind.PRINTER,
            () -> {
              await(never);
              return READY;
            });
    Probe well = probe("lamp-1", "tcp://127.0.0.1:2", READY);

    List<Row> rows = examined(hangs, well);

    assertEquals("device.PRINTER.HANGS", rows.get(0).cause());
    assertTrue(rows.get(1).isWell(), rows.toString());
    never.countDown();
  }

  @Test
  void whatIsLateOnceIsLookedAtAgain() {
    AtomicInteger looks = new AtomicInteger();
    Seen silent = Seen.down("SILENT", "");
    Probe late =
        Probe.at(
            LinkAddress.parse("tcp://127.0.0.1:1"),
            "printer",
            DeviceKind.PRINTER,
            () -> looks.incrementAndGet() == 1 ? silent : READY);

    assertTrue(examined(late).get(0).isWell());
    assertEquals("device.PRINTER.SILENT", examined(probe("p", "tcp://x:1", silent)).get(0).cause());
  }

  @Test
  void twoThatShareAPortAreBothNamed() throws Exception {
    Path port = Files.createFile(folder.resolve("port"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), port);

    List<Row> rows =
        examined(
            probe("printer", "serial:" + port + "?baud=9600", READY),
            probe("fingerprint-1", "serial:" + link + "?baud=57600", READY));

    rows.forEach(one -> assertTrue(one.cause().endsWith("SAME_PORT"), one.toString()));
    assertTrue(rows.get(0).detail().contains("fingerprint-1"), rows.toString());
  }

  /** A program that writes a log holds no port; what is wrong is the address. */
  @Test
  void aFileThatAProgramHasOpenIsNoPortInUse() throws Exception {
    Path file = Files.createFile(folder.resolve("log")).toRealPath();
    Path open = Files.createDirectories(folder.resolve("proc/7/fd"));
    Files.createSymbolicLink(open.resolve("3"), file);
    Seen seen = Seen.down("WRONG_PORT", "");

    List<Row> rows = examined(probe("printer", "serial:" + file + "?baud=9600", seen));

    assertEquals("device.PRINTER.WRONG_PORT", rows.get(0).cause());
  }

  @Test
  void anExampleOfOursIsOneOnlyWhileNobodyAnswersThere() {
    Seen away = Seen.down("UNREACHABLE", "");

    List<Row> rows =
        examined(
            probe("printer", "tcp://192.168.1.50:9100", away),
            probe("printer", "tcp://192.168.1.50:9100", READY),
            probe("printer", "tcp://192.168.1.51:9100", away));

    assertEquals(
        List.of("device.PRINTER.EXAMPLE", "", "device.PRINTER.UNREACHABLE"),
        rows.stream().map(Row::cause).toList());
  }

  @Test
  void eachAddressOnTheNetworkInOurSamplesIsKnownAsAnExample() throws Exception {
    Pattern address = Pattern.compile("\"((?:tcp|http|modbus)://192\\.[^\"]+)\"");
    for (String sample : List.of("lamps", "signs", "buttons", "cameras", "fingerprints")) {
      byte[] text =
          ExaminationTest.class.getResourceAsStream("/settings/" + sample + ".conf").readAllBytes();
      List<String> found =
          address
              .matcher(new String(text, StandardCharsets.UTF_8))
              .results()
              .map(one -> one.group(1))
              .toList();
      assertFalse(found.isEmpty(), sample);
      for (String one : found) {
        assertTrue(Examples.isExample(one, Seen.down("UNREACHABLE", "")), one);
      }
    }
  }

  @Test
  void whatIsPluggedInIsNamedByTheNameThatStays() throws Exception {
    Path dev = Files.createDirectories(folder.resolve("dev/serial/by-id"));
    Path device = Files.createFile(folder.resolve("dev/ttyUSB0"));
    Path byId = Files.createSymbolicLink(dev.resolve("usb-FTDI_A1-if00"), device);

    List<Ports.Port> ports = new Ports(folder).plugged();

    assertEquals(List.of(new Ports.Port(byId, device, "")), ports);
  }

  private static Probe probe(String device, String address, Seen seen) {
    return Probe.at(LinkAddress.parse(address), device, DeviceKind.PRINTER, () -> seen);
  }

  private List<Row> examined(Probe... probes) {
    return new Examination(new Ports(folder), Duration.ofSeconds(1)).of("kiosk", List.of(probes));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
