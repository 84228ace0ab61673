package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.PrintOutcome;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.device.link.ByteLink;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a printer on a serial port from printing is named for what it is. */
class SerialPrinterTroubleTest {
  private static final PrinterModel MODEL =
      VirtualTicketPrinterKitTest.quick(PrinterModel.forPaper(80));

  @TempDir Path run;

  private VirtualSerialPort port;
  private VirtualPrinterUnderTest device;

  @BeforeEach
  void plugIn() throws Exception {
    port = VirtualSerialPort.open(run.resolve("printer0"), Framing.of("9600 8N1"));
    device = new VirtualPrinterUnderTest(MODEL, port);
  }

  @AfterEach
  void takeAway() {
    device.close();
  }

  @ParameterizedTest
  @CsvSource({"9600,57600", "9600,115200", "57600,9600", "115200,9600", "19200,38400"})
  void aWrongRateIsNamedWithTheRightOne(int switches, int settings) {
    port.framing(Framing.of(switches + " 8N1"));
    TicketPrinter printer = printer("serial:" + port.path() + "?baud=" + settings);

    printer.state();
    assertEquals(PrinterState.WRONG_BAUD, printer.state(), printer.detail());
    assertTrue(printer.detail().contains("answers at " + switches + " baud"), printer.detail());
    PrintOutcome outcome = print(printer);
    assertEquals(PrintOutcome.Result.NOT_PRINTED, outcome.result());
    assertEquals(PrintOutcome.Reason.SILENT, outcome.reason());
    printer.close();
  }

  @Test
  void aRateThatIsSetRightAtThePrinterIsUnderstoodAtOnce() {
    TicketPrinter printer = printer("serial:" + port.path() + "?baud=19200");
    printer.state();
    assertEquals(PrinterState.WRONG_BAUD, printer.state(), printer.detail());

    port.framing(Framing.of("19200 8N1"));

    assertEquals(PrinterState.READY, printer.state(), printer.detail());
    assertEquals(PrintOutcome.printed(), print(printer));
    printer.close();
  }

  @Test
  void aSilentPrinterIsNotSaidToBeAtAWrongRate() {
    device.goSilent();
    TicketPrinter printer = printer(port.address());

    printer.state();
    assertEquals(PrinterState.SILENT, printer.state(), printer.detail());
    printer.close();
  }

  @Test
  void aPlugThatIsOutIsNamedAndBackAgainThePrinterPrints() throws Exception {
    TicketPrinter printer = printer(port.address());
    assertEquals(PrinterState.READY, printer.state());

    port.unplug();
    assertEquals(PrinterState.PORT_MISSING, printer.state(), printer.detail());

    port.plugIn();
    assertEquals(PrintOutcome.printed(), print(printer), printer.detail());
    printer.close();
  }

  @Test
  void aPortThatAnotherProgramHoldsIsNamed() throws Exception {
    TicketPrinter printer = printer(port.address());
    try (ByteLink other = LinkAddress.parse(port.address()).open(Duration.ofSeconds(5))) {
      assertEquals(PrinterState.PORT_IN_USE, printer.state(), printer.detail());
      assertTrue(printer.detail().contains(other.address().toString()));
    }
    assertEquals(PrinterState.READY, printer.state(), printer.detail());
    printer.close();
  }

  private static TicketPrinter printer(String address) {
    return new EscPosTicketPrinter(LinkAddress.parse(address), MODEL);
  }

  private static PrintOutcome print(TicketPrinter printer) {
    return printer.print(
        new Slip(List.of(new Slip.Line(Style.BIG_NUMBER, "R012"))), TicketPrinter.Gate.OPEN);
  }
}
