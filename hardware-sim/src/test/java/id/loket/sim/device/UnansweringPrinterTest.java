package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.PrinterModel.Completion;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A printer that answers nothing prints, and of no slip is said that it is out. */
class UnansweringPrinterTest {
  private static final PrinterModel MODEL =
      VirtualTicketPrinterKitTest.quick(
          PrinterModel.forPaper(80).withCompletion(Completion.NONE, true));

  @TempDir Path run;

  @Test
  void itsSlipsComeOutOverTheNetwork() throws Exception {
    printsWithoutCertainty(new VirtualPrinterUnderTest(MODEL));
  }

  @Test
  void itsSlipsComeOutWholeOverASlowLine() throws Exception {
    printsWithoutCertainty(
        new VirtualPrinterUnderTest(
            MODEL, VirtualSerialPort.open(run.resolve("printer0"), Framing.of("9600 8N1"))));
  }

  private static void printsWithoutCertainty(VirtualPrinterUnderTest device) {
    device.printer().controls().set("silent", true);
    TicketPrinter printer = new EscPosTicketPrinter(device.address(), MODEL);

    assertEquals(PrinterState.UNANSWERING, printer.state());
    for (int i = 1; i <= 3; i++) {
      PrintOutcome outcome = printer.print(slip("R00" + i), TicketPrinter.Gate.OPEN);
      assertEquals(PrintOutcome.unknown(Reason.UNCONFIRMED, ""), outcome);
    }
    device.printer().awaitSlips(3, Duration.ofMinutes(1));
    for (int i = 1; i <= 3; i++) {
      assertEquals(List.of("R00" + i, "x".repeat(40)), device.slips().get(i - 1));
    }
    assertEquals(PrinterState.UNANSWERING, printer.state());
    printer.close();
    device.close();
  }

  @Test
  void oneThatIsNotThereIsToldApart() throws IOException {
    VirtualPrinterUnderTest device = new VirtualPrinterUnderTest(MODEL);
    TicketPrinter printer = new EscPosTicketPrinter(device.address(), MODEL);
    device.close();

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          while (printer.state() != PrinterState.UNREACHABLE) {
            Thread.onSpinWait();
          }
        });
    PrintOutcome outcome = printer.print(slip("R001"), TicketPrinter.Gate.OPEN);
    assertEquals(Reason.UNREACHABLE, outcome.reason());
    assertEquals(false, outcome.inkSent());
  }

  private static Slip slip(String number) {
    return new Slip(
        List.of(
            new Slip.Line(Style.BIG_NUMBER, number), new Slip.Line(Style.TEXT, "x".repeat(40))));
  }
}
