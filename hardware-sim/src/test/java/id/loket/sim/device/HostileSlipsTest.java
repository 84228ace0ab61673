package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.HostileTexts;
import id.loket.device.PrintOutcome;
import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.sim.printer.LogLine;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Slips full of hostile texts on a printer that obeys every order it is given. */
class HostileSlipsTest {
  private static final int SLIPS = 60;
  private static final List<Style> STYLES =
      List.of(Style.TITLE, Style.CENTRED, Style.BIG_NUMBER, Style.TEXT, Style.STRONG, Style.BULLET);

  @Test
  void theyMoveNothingButInk() throws Exception {
    HostileTexts texts = new HostileTexts(17);
    try (VirtualTicketPrinter device =
            VirtualTicketPrinter.start(
                PrinterSetup.of("printer", id.loket.sim.printer.PrinterModel.MM80, "127.0.0.1:0")
                    .withInstantPrinting());
        TicketPrinter printer =
            new EscPosTicketPrinter(
                LinkAddress.parse(device.address()),
                VirtualTicketPrinterKitTest.quick(PrinterModel.forPaper(80)))) {
      for (int i = 1; i <= SLIPS; i++) {
        Slip slip = slip(texts);

        assertEquals(PrintOutcome.printed(), printer.print(slip, TicketPrinter.Gate.OPEN));

        assertEquals(i, device.cuts(), "slip " + i + ": " + slip);
        assertEquals(0, device.drawerPulses(), "slip " + i + ": " + slip);
        assertEquals(List.of(), unknown(device), "slip " + i + ": " + slip);
      }
    }
  }

  private static Slip slip(HostileTexts texts) {
    Stream<Line> lines = STYLES.stream().map(style -> new Line(style, texts.next()));
    return new Slip(Stream.concat(lines, Stream.of(new Line(Style.TEXT, "."))).toList());
  }

  private static List<String> unknown(VirtualTicketPrinter device) {
    return device.log().stream()
        .filter(line -> line.kind() == LogLine.Kind.UNKNOWN)
        .map(LogLine::text)
        .toList();
  }
}
