package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.PrintOutcome;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.PrinterModel.Completion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A printer that gives each answer only with the next question is understood all the same. */
class LateAnswersTest {
  private VirtualPrinterUnderTest device;
  private TicketPrinter printer;

  @AfterEach
  void takeAway() {
    printer.close();
    device.close();
  }

  @ParameterizedTest
  @EnumSource(value = Completion.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void itsSlipsArePrintedAndItsTroublesNamed(Completion completion) throws IOException {
    start(completion);

    assertEquals(PrinterState.READY, printer.state(), printer.detail());
    assertEquals(PrintOutcome.printed(), print("R001"));
    assertEquals(PrintOutcome.printed(), print("R002"));
    device.takePaperAway();
    assertEquals(PrinterState.PAPER_OUT, printer.state(), printer.detail());
    device.repair();
    device.openCover();
    assertEquals(PrinterState.COVER_OPEN, printer.state(), printer.detail());
    device.repair();
    assertEquals(PrinterState.READY, printer.state(), printer.detail());
    assertEquals(PrintOutcome.printed(), print("R003"));
    assertEquals(3, device.slips().size());
  }

  @Test
  void paperThatEndsUnderTheSlipIsNotCalledPrinted() throws IOException {
    start(Completion.PROCESS_ID);
    printer.state();

    PrintOutcome outcome =
        printer.print(
            slip("R001"),
            () -> {
              device.takePaperAway();
              return true;
            });

    assertEquals(PrintOutcome.Result.UNKNOWN, outcome.result(), outcome.toString());
    assertEquals(PrintOutcome.Reason.PAPER_OUT, outcome.reason(), outcome.toString());
  }

  private void start(Completion completion) throws IOException {
    PrinterModel model =
        VirtualTicketPrinterKitTest.quick(
            PrinterModel.forPaper(80).withCompletion(completion, true));
    device = new VirtualPrinterUnderTest(model);
    device.printer().controls().set("oneBehind", true);
    printer = new EscPosTicketPrinter(device.address(), model);
  }

  private PrintOutcome print(String number) {
    return printer.print(slip(number), TicketPrinter.Gate.OPEN);
  }

  private static Slip slip(String number) {
    return new Slip(List.of(new Slip.Line(Style.BIG_NUMBER, number)));
  }
}
