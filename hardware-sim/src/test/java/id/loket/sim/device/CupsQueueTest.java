package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.QueueAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.QueueTicketPrinter;
import id.loket.doctor.Ports;
import id.loket.doctor.Unused;
import id.loket.kiosk.KioskSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A queue of a real CUPS that leads to the virtual printer. Makes a queue of its own. */
class CupsQueueTest {
  private static final String QUEUE = "loket-test-" + ProcessHandle.current().pid();
  private static final Path CUPSD = Path.of("/usr/sbin/cupsd");
  private static final PrinterModel MODEL =
      VirtualTicketPrinterKitTest.quick(PrinterModel.forPaper(80));

  private static Process cups;

  private VirtualPrinterUnderTest device;
  private TicketPrinter printer;

  @BeforeAll
  static void startCups() throws Exception {
    assumeTrue(Files.isExecutable(CUPSD), "no CUPS here");
    if (!says("lpstat", "-r").contains("is running")) {
      cups = new ProcessBuilder(CUPSD.toString(), "-f").inheritIO().start();
      while (!says("lpstat", "-r").contains("is running")) {
        assertTrue(cups.isAlive(), "cupsd has ended");
        Thread.onSpinWait();
      }
    }
  }

  @AfterAll
  static void stopCups() throws Exception {
    if (cups != null) {
      cups.destroy();
      cups.waitFor();
    }
  }

  @BeforeEach
  void makeQueue() throws Exception {
    device = new VirtualPrinterUnderTest(MODEL);
    String socket = device.address().toString().replace("tcp:", "socket:");
    says("lpadmin", "-p", QUEUE, "-E", "-v", socket, "-m", "raw");
    printer = new QueueTicketPrinter(QueueAddress.parse("queue:" + QUEUE), MODEL, Optional.empty());
  }

  @AfterEach
  void removeQueue() throws Exception {
    says("cancel", "-a", QUEUE);
    says("lpadmin", "-x", QUEUE);
    printer.close();
    device.close();
  }

  @Test
  void aSlipComesOutAndIsNeverCalledPrinted() {
    assertEquals(PrinterState.UNANSWERING, printer.state(), printer.detail());

    PrintOutcome outcome = print("R001");

    assertEquals(PrintOutcome.unknown(Reason.UNCONFIRMED, ""), outcome);
    device.printer().awaitSlips(1, Duration.ofMinutes(1));
    assertEquals(List.of("R001"), device.slips().get(0));
  }

  /** A job would be a page, of whichever printer is behind it. */
  @Test
  void theDoctorNamesAQueueThatNoSettingsNameAndPutsNothingIntoIt() throws Exception {
    String line = "printer.address = \"queue:" + QUEUE + "\"";

    assertTrue(unused(one -> false).contains(line));
    assertFalse(unused(QueueAddress.parse("queue:" + QUEUE)::equals).contains(line));

    assertEquals("", says("lpstat", "-W", "all", "-o", QUEUE));
    assertEquals(List.of(), device.slips());
  }

  private static List<String> unused(Predicate<DeviceAddress> isUsed) {
    return KioskSettings.DEVICES.stream()
        .flatMap(block -> block.unused(Ports.here(), isUsed).stream())
        .map(Unused::line)
        .toList();
  }

  @Test
  void noOldNumbersComeInABurstWhenThePrinterIsBack() {
    device.printer().controls().set("refuse", true);
    for (int i = 1; i <= 3; i++) {
      PrintOutcome outcome = print("R00" + i);
      assertEquals(Result.UNKNOWN, outcome.result(), outcome.toString());
      assertTrue(outcome.reason() != Reason.UNCONFIRMED, outcome.toString());
    }

    device.printer().controls().set("refuse", false);

    assertEquals(Reason.UNCONFIRMED, print("R004").reason());
    device.printer().awaitSlips(1, Duration.ofMinutes(1));
    assertEquals(List.of(List.of("R004")), device.slips());
  }

  @Test
  void whatLiesInTheQueueFromBeforeIsTakenOut() throws Exception {
    Path old = Files.writeString(Files.createTempFile("old", ".txt"), "R000\n\u001DV0");
    says("lp", "-d", QUEUE, "-H", "hold", old.toString());
    assertFalse(says("lpstat", "-o", QUEUE).isEmpty());

    assertEquals(Reason.UNCONFIRMED, print("R001").reason());

    device.printer().awaitSlips(1, Duration.ofMinutes(1));
    assertEquals(List.of(List.of("R001")), device.slips());
    assertEquals("", says("lpstat", "-o", QUEUE));
    Files.delete(old);
  }

  @Test
  void aStoppedQueueAndAMissingOneAreNamed() throws Exception {
    says("cupsdisable", QUEUE);
    assertEquals(PrinterState.OFFLINE, printer.state(), printer.detail());
    PrintOutcome outcome = print("R001");
    assertEquals(Result.NOT_PRINTED, outcome.result());
    assertEquals(Reason.OFFLINE, outcome.reason());
    assertTrue(says("lpstat", "-o", QUEUE).isEmpty());

    says("lpadmin", "-x", QUEUE);
    assertEquals(PrinterState.PORT_MISSING, printer.state(), printer.detail());
  }

  private PrintOutcome print(String number) {
    Slip slip = new Slip(List.of(new Slip.Line(Style.BIG_NUMBER, number)));
    return printer.print(slip, TicketPrinter.Gate.OPEN);
  }

  private static String says(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
