package id.loket.device.printer;

import java.io.IOException;

/** The kit with narrow paper and a printer that has neither process ids nor a clear command. */
class NarrowScriptedTicketPrinterTest extends ScriptedTicketPrinterTest {
  @Override
  protected PrinterUnderTest device() throws IOException {
    return new ScriptedPrinter(
        quick(PrinterModel.forPaper(58).withCompletion(PrinterModel.Completion.STATUS, false)));
  }
}
