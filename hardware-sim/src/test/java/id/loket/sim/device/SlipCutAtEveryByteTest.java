package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.TicketPrinter;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.hall.Priority;
import id.loket.paper.Cut;
import id.loket.paper.Slip;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.WaitingRange;
import id.loket.server.slip.Layout;
import id.loket.server.slip.SlipKind;
import id.loket.server.ticket.SlipText;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Failure 2 of the catalogue, without gaps: a real slip whose socket closes at every byte of it.
 */
class SlipCutAtEveryByteTest {
  private static final int PRINTERS = 4;

  /** So far behind the slip's last byte that its end was heard before the cable is cut. */
  private static final int BEHIND = 8;

  @Test
  void neverIsAMissingSlipCalledPrintedNorASlipPrintedTwice() throws Exception {
    id.loket.device.Slip slip = aRealSlip();
    long bytes;
    try (Place whole = new Place(slip)) {
      bytes = whole.bytesOfTheSlip();
    }
    long last = bytes + BEHIND;
    assertTrue(bytes > 500, "a slip of " + bytes + " bytes");

    Map<Result, Integer> outcomes = new EnumMap<>(Result.class);
    ExecutorService hands = Executors.newFixedThreadPool(PRINTERS);
    try {
      List<Future<Map<Result, Integer>>> work = new ArrayList<>();
      for (int first = 0; first < PRINTERS; first++) {
        int begin = first;
        work.add(hands.submit(() -> cutAtEvery(PRINTERS, begin, last, slip)));
      }
      for (Future<Map<Result, Integer>> one : work) {
        one.get().forEach((result, n) -> outcomes.merge(result, n, Integer::sum));
      }
    } finally {
      hands.shutdownNow();
    }

    assertEquals(last + 1, outcomes.values().stream().mapToInt(n -> n).sum());
    assertTrue(
        outcomes.getOrDefault(Result.UNKNOWN, 0) > bytes / 2
            && outcomes.containsKey(Result.PRINTED),
        "cut within and behind the slip: " + outcomes);
  }

  private static Map<Result, Integer> cutAtEvery(
      int step, int first, long last, id.loket.device.Slip slip) throws Exception {
    Map<Result, Integer> outcomes = new EnumMap<>(Result.class);
    try (Place place = new Place(slip)) {
      place.bytesOfTheSlip();
      for (int offset = first; offset <= last; offset += step) {
        outcomes.merge(place.cutAfter(offset), 1, Integer::sum);
      }
    }
    return outcomes;
  }

  /** A printer, its driver, and the person who looks at the paper. */
  private static final class Place implements AutoCloseable {
    private final id.loket.device.Slip slip;
    private final VirtualTicketPrinter printer;
    private final TicketPrinter driver;
    private byte[] wholeSlip;

    Place(id.loket.device.Slip slip) throws IOException {
      this.slip = slip;
      printer =
          VirtualTicketPrinter.start(
              PrinterSetup.of("printer", id.loket.sim.printer.PrinterModel.MM80, "127.0.0.1:0")
                  .withInstantPrinting()
                  .withKeptSlips(8));
      driver =
          new EscPosTicketPrinter(
              LinkAddress.parse(printer.address()),
              PrinterModel.forPaper(80)
                  .withLimits(
                      Duration.ofSeconds(2),
                      Duration.ofSeconds(2),
                      Duration.ofSeconds(3),
                      Duration.ofSeconds(6)));
    }

    /** Prints it in peace; from then on it is known what it looks like. */
    long bytesOfTheSlip() {
      long[] before = new long[1];
      PrintOutcome outcome =
          driver.print(
              slip,
              () -> {
                before[0] = printer.received();
                return true;
              });
      assertEquals(PrintOutcome.printed(), outcome);
      wholeSlip = printer.slips().get(0).png();
      return printer.received() - before[0];
    }

    Result cutAfter(int offset) {
      printer.controls().press("refill");
      int before = newest();

      PrintOutcome outcome =
          driver.print(
              slip,
              () -> {
                printer.controls().set("cutAfterBytes", offset);
                return true;
              });
      // What a station does next: it asks the printer how it is, and the link is opened again.
      driver.state();
      driver.state();
      printer.awaitIdle(Duration.ofMinutes(1));

      String where = "cut after " + offset + " bytes: " + outcome;
      List<Slip> came =
          printer.slips().stream()
              .filter(one -> one.number() > before && one.cut() != Cut.TORN)
              .filter(one -> !one.image().blank())
              .toList();
      assertTrue(came.size() <= 1, where + ": " + came.size() + " slips");
      if (outcome.result() == Result.PRINTED) {
        assertEquals(1, came.size(), where);
        assertArrayEquals(wholeSlip, came.get(0).png(), where + ": not the whole slip");
      }
      if (outcome.result() == Result.NOT_PRINTED) {
        assertEquals(List.of(), came, where);
        assertTrue(printer.currentPaper().image().blank(), where + ": ink on the paper");
      }
      printer.controls().set("cutAfterBytes", -1);
      if (outcome.result() == Result.UNKNOWN) {
        theNextSlipIsWholeAndAlone(where);
      }
      return outcome.result();
    }

    /** What hangs in the printer is cut off first: nobody holds a paper with two numbers. */
    private void theNextSlipIsWholeAndAlone(String where) {
      assertEquals(PrintOutcome.printed(), driver.print(slip, () -> true), "after a slip " + where);
      List<Slip> slips = printer.slips();
      byte[] next = slips.get(slips.size() - 1).png();
      assertArrayEquals(wholeSlip, next, "after a slip " + where);
    }

    private int newest() {
      return printer.slips().stream().mapToInt(Slip::number).max().orElse(0);
    }

    @Override
    public void close() {
      driver.close();
      printer.close();
    }
  }

  private static id.loket.device.Slip aRealSlip() {
    Catalogue catalogue = CatalogueFile.readDefault().orThrow();
    TicketIssued issued =
        new TicketIssued(
            "2026-11-21-R-12",
            "R",
            12,
            "REENTRY",
            Priority.REGULAR,
            "id",
            12,
            3,
            new WaitingRange(5, 10),
            "9wQ2bV7kT1xR4mN8pL3sZg",
            "K7QF2",
            "kiosk-1",
            "station-1",
            "job-1");
    return SlipText.of(
        Layout.usual(SlipKind.TICKET),
        catalogue,
        issued.ticket(Instant.parse("2026-11-21T02:14:00Z")),
        Attendance.OPEN);
  }
}
