package id.loket.sim.device;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.PrinterUnderTest;
import id.loket.paper.PaperLine;
import id.loket.paper.Slip;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The virtual printer with the kit's hands at its controls. */
final class VirtualPrinterUnderTest implements PrinterUnderTest {
  private static final List<String> FAULTS =
      List.of("paperEnd", "coverOpen", "silent", "stalled", "refuse");

  private final VirtualTicketPrinter printer;
  private final PrinterModel model;
  private final int babbled;

  VirtualPrinterUnderTest(PrinterModel model) throws IOException {
    this.model = model;
    this.babbled = 20_000;
    this.printer = VirtualTicketPrinter.start(setup(model));
  }

  /** The same on a port; it babbles for two seconds, as fast as the line carries it. */
  VirtualPrinterUnderTest(PrinterModel model, VirtualSerialPort port) {
    this.model = model;
    this.babbled = Math.min(20_000, port.framing().baud() / 10 * 2);
    this.printer = VirtualTicketPrinter.start(setup(model), Clock.systemUTC(), port);
  }

  private static PrinterSetup setup(PrinterModel model) {
    return PrinterSetup.of(
            "printer",
            id.loket.sim.printer.PrinterModel.of(Integer.toString(model.paperWidthMillimetres())),
            "127.0.0.1:0")
        .withInstantPrinting();
  }

  VirtualTicketPrinter printer() {
    return printer;
  }

  @Override
  public LinkAddress address() {
    return LinkAddress.parse(printer.address());
  }

  @Override
  public PrinterModel model() {
    return model;
  }

  @Override
  public void takePaperAway() {
    printer.controls().set("paperEnd", true);
  }

  @Override
  public void openCover() {
    printer.controls().set("coverOpen", true);
  }

  @Override
  public void goSilent() {
    printer.controls().set("stalled", true);
    printer.controls().set("silent", true);
  }

  @Override
  public void babble() {
    printer.controls().set("babble", 50_000);
    printer.awaitBabbled(babbled, Duration.ofMinutes(1));
  }

  @Override
  public void cutAfter(int bytes) {
    printer.controls().set("cutAfterBytes", bytes);
  }

  @Override
  public void comeToRest() {
    printer.awaitIdle(Duration.ofMinutes(1));
  }

  /** Without a new roll: whoever puts one in tears off what hangs, and the driver can't know. */
  @Override
  public void repair() {
    printer.controls().set("cutAfterBytes", -1);
    printer.controls().set("babble", 0);
    FAULTS.forEach(fault -> printer.controls().set(fault, false));
    while (!printer.hasSaidAll()) {
      Thread.onSpinWait();
    }
  }

  @Override
  public List<List<String>> slips() {
    return printer.slips().stream().map(VirtualPrinterUnderTest::lines).toList();
  }

  @Override
  public List<String> uncutLines() {
    return lines(printer.currentPaper());
  }

  private static List<String> lines(Slip slip) {
    return slip.lines().stream()
        .map(PaperLine::text)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Override
  public void close() {
    printer.close();
  }
}
