package id.loket.device.printer;

import id.loket.device.TicketPrinter;
import id.loket.device.link.LinkAddress;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The kit with the device that {@code -Dkit.printer=ADDRESS} names, such as {@code
 * tcp://10.0.0.7:9100} or {@code serial:/dev/ttyUSB0?baud=9600}: it uses real paper.
 */
@EnabledIfSystemProperty(named = "kit.printer", matches = ".+")
class RealTicketPrinterTest extends TicketPrinterKit {
  @Override
  protected PrinterUnderTest device() {
    return new RealPrinter(LinkAddress.parse(System.getProperty("kit.printer")));
  }

  @Override
  protected TicketPrinter driver(PrinterUnderTest device) {
    return new EscPosTicketPrinter(device.address(), device.model());
  }

  private record RealPrinter(LinkAddress address) implements PrinterUnderTest {
    @Override
    public PrinterModel model() {
      PrinterModel model = PrinterModel.forPaper(Integer.getInteger("kit.printer.paper", 80));
      boolean status = "status".equals(System.getProperty("kit.printer.completion"));
      return status ? model.withCompletion(PrinterModel.Completion.STATUS, false) : model;
    }

    @Override
    public boolean hasHands() {
      return false;
    }

    @Override
    public void takePaperAway() {
      throw noHands();
    }

    @Override
    public void openCover() {
      throw noHands();
    }

    @Override
    public void goSilent() {
      throw noHands();
    }

    @Override
    public void babble() {
      throw noHands();
    }

    @Override
    public void cutAfter(int bytes) {
      throw noHands();
    }

    @Override
    public void repair() {
      throw noHands();
    }

    @Override
    public List<List<String>> slips() {
      throw noHands();
    }

    @Override
    public List<String> uncutLines() {
      throw noHands();
    }

    @Override
    public void close() {
      // The printer stays where it is.
    }

    private static UnsupportedOperationException noHands() {
      return new UnsupportedOperationException("nobody stands at this printer");
    }
  }
}
