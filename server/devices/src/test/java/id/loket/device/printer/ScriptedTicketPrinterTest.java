package id.loket.device.printer;

import id.loket.device.TicketPrinter;
import java.io.IOException;
import java.time.Duration;

/** The kit with the scripted printer, cut at every single byte. */
class ScriptedTicketPrinterTest extends TicketPrinterKit {
  @Override
  protected PrinterUnderTest device() throws IOException {
    return new ScriptedPrinter(quick(PrinterModel.forPaper(80)));
  }

  @Override
  protected TicketPrinter driver(PrinterUnderTest device) {
    return new EscPosTicketPrinter(device.address(), device.model());
  }

  @Override
  protected int cutStep() {
    return 1;
  }

  /** Short enough for a test, long enough for a machine that is busy with other builds. */
  static PrinterModel quick(PrinterModel model) {
    return model.withLimits(
        Duration.ofSeconds(2),
        Duration.ofMillis(1_200),
        Duration.ofMillis(2_000),
        Duration.ofSeconds(4));
  }
}
