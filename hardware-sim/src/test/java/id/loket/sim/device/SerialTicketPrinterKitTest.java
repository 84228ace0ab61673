package id.loket.sim.device;

import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.PrinterUnderTest;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The kit over a serial port at 115,200 baud. */
class SerialTicketPrinterKitTest extends VirtualTicketPrinterKitTest {
  @TempDir Path run;

  @Override
  protected PrinterUnderTest device() throws IOException {
    return new VirtualPrinterUnderTest(
        quick(PrinterModel.forPaper(80)),
        VirtualSerialPort.open(run.resolve("printer0"), Framing.of("115200 8N1")));
  }

  /** Each try takes as long as its bytes are on the line. */
  @Override
  protected int cutStep() {
    return 97;
  }
}
