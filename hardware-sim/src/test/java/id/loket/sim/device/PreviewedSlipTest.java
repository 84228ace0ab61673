package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.PrintOutcome;
import id.loket.device.Slip;
import id.loket.device.TicketPrinter.Gate;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.SlipBytes;
import id.loket.paper.Paper;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.slip.Layout;
import id.loket.server.slip.SlipKind;
import id.loket.server.ticket.SampleTicket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an administrator is shown is, dot for dot, what falls out of a printer. */
class PreviewedSlipTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T02:14:00Z"), ZoneOffset.UTC);

  @Test
  void thePreviewIsThePaperPieceByPiece() throws Exception {
    Slip whole =
        Layout.usual(SlipKind.TICKET)
            .fill(new SampleTicket(CatalogueFile.readDefault()::orThrow, CLOCK).of("en", true));
    Slip slip = new Slip(whole.lines(), whole.logoAt(), List.of(8));
    PrinterModel model = PrinterModel.forPaper(80);
    try (VirtualPrinterUnderTest printer = new VirtualPrinterUnderTest(model);
        EscPosTicketPrinter driver = new EscPosTicketPrinter(printer.address(), model)) {
      assertEquals(PrintOutcome.Result.PRINTED, driver.print(slip, Gate.OPEN).result());

      List<id.loket.paper.Slip> paper = printer.printer().awaitSlips(2, Duration.ofSeconds(30));
      List<id.loket.paper.Slip> preview =
          Paper.printed(model.dots(), SlipBytes.of(slip, model), Integer.MAX_VALUE);
      assertEquals(2, preview.size());
      for (int i = 0; i < 2; i++) {
        assertArrayEquals(paper.get(i).png(), preview.get(i).png(), "piece " + i);
      }
    }
  }
}
