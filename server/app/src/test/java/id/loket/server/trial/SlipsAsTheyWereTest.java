package id.loket.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.Slip;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.SlipBytes;
import id.loket.hall.Priority;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CatalogueAdopted;
import id.loket.server.rules.Office;
import id.loket.server.rules.Printing;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.TicketLeft;
import id.loket.server.rules.WaitingRange;
import id.loket.server.slip.Layout;
import id.loket.server.slip.SlipKind;
import id.loket.server.ticket.SlipText;
import id.loket.server.web.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * An office that changes nothing gets the slips of before layouts were data, byte for byte. They
 * were written into {@code slips-as-they-were.txt} by the program of then.
 */
class SlipsAsTheyWereTest {
  private static final String FILE = "/slips-as-they-were.txt";
  private static final Instant AT = Instant.parse("2026-11-23T02:14:00Z");
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void theUsualLayoutsPrintWhatWasPrintedBefore() throws Exception {
    try (InputStream in = SlipsAsTheyWereTest.class.getResourceAsStream(FILE)) {
      assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), told());
    }
  }

  /** Each slip with its lines, and the sum of its bytes for each width of paper. */
  private static String told() throws IOException {
    StringBuilder all = new StringBuilder();
    slips()
        .forEach(
            (name, slip) -> {
              all.append("== ").append(name).append('\n');
              for (int columns : List.of(32, 42, 48)) {
                all.append(columns).append(' ').append(sum(slip, columns)).append('\n');
              }
              all.append(
                  slip.lines().stream()
                      .map(line -> line.style() + "|" + line.text() + "\n")
                      .collect(Collectors.joining()));
            });
    return all.toString();
  }

  private static Map<String, Slip> slips() {
    Map<String, Slip> slips = new LinkedHashMap<>();
    Catalogue plain = CatalogueFile.readDefault().orThrow();
    for (String language : List.of("id", "en")) {
      slips.put(
          "ticket " + language,
          ticket(plain, issued(Priority.REGULAR, language, 4, new WaitingRange(15, 30)), 0));
      slips.put(
          "ticket with all " + language,
          ticket(
              atAnAddress(plain),
              issued(Priority.ELDERLY, language, 0, new WaitingRange(100, 150, true)),
              2));
    }
    slips.put("ticket early", ticket(plain, issued(Priority.REGULAR, "id", 0, null), 0));
    slips.put("test", test(plain));
    Office office = new Office();
    new CatalogueAdopted(plain).apply(office, AT);
    slips.put("day without numbers", day(office));
    issued(Priority.REGULAR, "id", 4, null).apply(office, AT);
    new TicketLeft("2026-11-23-G-12", "guard").apply(office, AT);
    slips.put("day", day(office));
    return slips;
  }

  private static TicketIssued issued(
      Priority priority, String language, int ahead, WaitingRange range) {
    return new TicketIssued(
        "2026-11-23-G-12",
        "G",
        12,
        "GTOG",
        priority,
        language,
        12,
        ahead,
        range,
        "9wQ2bV7kT1xR4mN8pL3sZg",
        "K7QF2",
        "kiosk-1",
        "station-1",
        "job-1");
  }

  private static Catalogue atAnAddress(Catalogue plain) {
    Catalogue.Office office = plain.office();
    return new Catalogue(
        new Catalogue.Office(
            office.id(),
            office.name(),
            office.address(),
            office.zone(),
            office.hours(),
            office.breaks(),
            office.holidays(),
            Optional.of("https://antrean.example.go.id")),
        plain.services(),
        plain.counters(),
        plain.settings());
  }

  private static Ticket copied(Ticket ticket, int copies) {
    Printing printing =
        new Printing(Printing.State.PENDING, "NONE", "job-1", "station-1", copies, AT);
    return new Ticket(ticket.issue(), ticket.course(), printing);
  }

  // ---- what the program of then did in other words ----------------------------------------------

  private static Slip ticket(Catalogue catalogue, TicketIssued issued, int copies) {
    Ticket ticket = copied(issued.ticket(AT), copies);
    return SlipText.of(Layout.usual(SlipKind.TICKET), catalogue, ticket, Attendance.OPEN);
  }

  private static Slip test(Catalogue catalogue) {
    return TestSlipText.of(Layout.usual(SlipKind.TEST), catalogue, "Kiosk 1", AT);
  }

  private static Slip day(Office office) {
    return DaySlipText.of(Layout.usual(SlipKind.DAY), office, AT, new ChainHead(17, HASH));
  }

  private static String sum(Slip slip, int columns) {
    PrinterModel model = PrinterModel.forPaper(columns == 32 ? 58 : 80).withColumns(columns);
    return Tokens.sha256(SlipBytes.of(slip, model));
  }
}
