package id.loket.sim.device;

import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.PrinterUnderTest;
import java.io.IOException;

/** The kit with 58 mm paper and completion by {@code GS r}. */
class NarrowVirtualTicketPrinterKitTest extends VirtualTicketPrinterKitTest {
  @Override
  protected PrinterUnderTest device() throws IOException {
    return new VirtualPrinterUnderTest(
        quick(PrinterModel.forPaper(58).withCompletion(PrinterModel.Completion.STATUS, true)));
  }
}
