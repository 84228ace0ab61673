package id.loket.sim.device;

import id.loket.device.TicketPrinter;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.PrinterUnderTest;
import id.loket.device.printer.TicketPrinterKit;
import java.io.IOException;
import java.time.Duration;

/** The kit with the virtual printer on 80 mm paper, which says when a slip is out. */
class VirtualTicketPrinterKitTest extends TicketPrinterKit {
  @Override
  protected PrinterUnderTest device() throws IOException {
    return new VirtualPrinterUnderTest(quick(PrinterModel.forPaper(80)));
  }

  @Override
  protected TicketPrinter driver(PrinterUnderTest device) {
    return new EscPosTicketPrinter(device.address(), device.model());
  }

  @Override
  protected int cutStep() {
    return 13;
  }

  /** Short enough for a test, long enough for a machine that is busy with other builds. */
  static PrinterModel quick(PrinterModel model) {
    return model.withLimits(
        Duration.ofSeconds(2),
        Duration.ofMillis(1_200),
        Duration.ofMillis(2_000),
        Duration.ofSeconds(5));
  }
}
