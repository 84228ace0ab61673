package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cutter that jams must not join the slips of everybody who comes after. */
class CutterJamTest {
  /** With paper that takes its time, however the printer says that a slip is out, if it says so. */
  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aJamIsToldUntilSomebodyWasAtThePrinterAndNoSlipIsJoinedToAnother(
      PrinterModel.Completion completion) throws Exception {
    try (VirtualTicketPrinter printer =
            VirtualTicketPrinter.start(
                PrinterSetup.of("printer", id.loket.sim.printer.PrinterModel.MM80, "127.0.0.1:0"));
        TicketPrinter driver =
            new EscPosTicketPrinter(
                LinkAddress.parse(printer.address()),
                PrinterModel.forPaper(80).withCompletion(completion, true))) {
      assertEquals(Result.PRINTED, print(driver, "R001").result());
      assertEquals("R001", printer.slips().get(0).largestLine());

      printer.controls().set("cutterJam", true);
      PrintOutcome jammed = print(driver, "R002");
      PrintOutcome next = print(driver, "R003");
      printer.controls().set("cutterJam", false);
      PrinterState untouched = driver.state();
      printer.controls().set("coverOpen", true);
      PrinterState touched = driver.state();
      printer.controls().set("coverOpen", false);
      PrintOutcome after = print(driver, "R004");

      assertEquals(Result.UNKNOWN, jammed.result());
      assertEquals(Reason.FAULT, jammed.reason());
      assertEquals(Result.NOT_PRINTED, next.result());
      assertEquals(Reason.FAULT, next.reason());
      assertEquals(PrinterState.FAULT, untouched);
      assertEquals(PrinterState.COVER_OPEN, touched);
      assertEquals(PrintOutcome.printed(), after);
      List<id.loket.paper.Slip> slips = printer.slips();
      assertEquals("R004", slips.get(slips.size() - 1).largestLine());
      assertEquals("BP3MI Banten", slips.get(slips.size() - 1).lines().get(0).text().strip());
    }
  }

  private static PrintOutcome print(TicketPrinter driver, String number) {
    Slip slip =
        new Slip(
            List.of(new Line(Style.TITLE, "BP3MI Banten"), new Line(Style.BIG_NUMBER, number)));
    return driver.print(slip, TicketPrinter.Gate.OPEN);
  }
}
