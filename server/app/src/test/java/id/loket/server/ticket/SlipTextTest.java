package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Slip;
import id.loket.hall.Priority;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.WaitingRange;
import id.loket.server.slip.Layout;
import id.loket.server.slip.SlipKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipTextTest {
  private static final Catalogue CATALOGUE = CatalogueFile.readDefault().orThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|Perkiraan tunggu: segera dipanggil",
        "30|30|Perkiraan tunggu: sekitar 30 menit",
        "15|89|Perkiraan tunggu: 15 sampai 89 menit",
        "45|90|Perkiraan tunggu: 45 menit sampai 2 jam",
        "100|120|Perkiraan tunggu: 1 sampai 2 jam",
        "120|120|Perkiraan tunggu: sekitar 2 jam",
        "390|780|Perkiraan tunggu: 6 sampai 13 jam",
      })
  void aWaitIsToldInMinutesAndFromNinetyOnInHours(int low, int high, String line) {
    assertTrue(lines(new WaitingRange(low, high), "id").contains(line));
  }

  @Test
  void aSlipSaysThatTheDayMayBeOverFirst() {
    assertTrue(
        lines(new WaitingRange(390, 780, true), "id").contains("Belum tentu terlayani hari ini"));
    assertTrue(
        lines(new WaitingRange(390, 780, true), "en").contains("You may not be served today"));
    assertFalse(lines(new WaitingRange(390, 780), "id").contains("Belum tentu terlayani hari ini"));
    assertEquals(
        1,
        lines(new WaitingRange(390, 780, true), "en").stream()
            .filter("Expected wait: 6 to 13 hours"::equals)
            .count());
  }

  @Test
  void whereAllPauseTheSlipSaysWhichLoketAndNotThatNoneIsOpen() {
    Attendance paused = new Attendance(Attendance.State.PAUSED, List.of(3, 4));

    List<String> slip = lines(CATALOGUE, null, "id", paused);
    assertTrue(slip.contains("Loket 3 sedang jeda, Loket 4 sedang jeda"), slip.toString());
    assertTrue(
        lines(CATALOGUE, null, "en", paused)
            .contains("Counter 3 is on a break, Counter 4 is on a break"));
    assertTrue(
        lines(CATALOGUE, null, "id").contains("Perkiraan tunggu: belum ada loket yang buka"));
  }

  @Test
  void whatPaperCantShowStandsThereInPlainLetters() {
    Catalogue.Service plain = CATALOGUE.service("INFORMASI").orElseThrow();
    assertTrue(lines(new WaitingRange(0, 0), "id").contains(plain.name().id()));

    Catalogue.Service own =
        new Catalogue.Service(
            plain.code(),
            plain.prefix(),
            plain.desk(),
            new Catalogue.Text("Informasi 24\u00b0", "Information 24\u00b0"),
            plain.plainName(),
            plain.picture(),
            plain.requirements(),
            plain.product(),
            plain.fee(),
            plain.promise(),
            plain.receivedAt(),
            plain.defaultMinutes(),
            plain.standard(),
            Optional.of(new Catalogue.Text("Informasi", "Information")),
            Optional.empty());

    assertEquals("Information", own.nameOnPaper().en());
    assertTrue(lines(with(own), new WaitingRange(0, 0), "en").contains("Information"));
    assertFalse(lines(with(own), new WaitingRange(0, 0), "en").contains(own.name().en()));
  }

  private static Catalogue with(Catalogue.Service service) {
    return new Catalogue(
        CATALOGUE.office(),
        CATALOGUE.services().stream()
            .map(one -> one.code().equals(service.code()) ? service : one)
            .toList(),
        CATALOGUE.counters(),
        CATALOGUE.settings());
  }

  private static List<String> lines(WaitingRange range, String language) {
    return lines(CATALOGUE, range, language);
  }

  private static List<String> lines(Catalogue catalogue, WaitingRange range, String language) {
    return lines(catalogue, range, language, Attendance.OPEN);
  }

  private static List<String> lines(
      Catalogue catalogue, WaitingRange range, String language, Attendance attendance) {
    TicketIssued issued =
        new TicketIssued(
            "2026-11-23-I-40",
            "I",
            40,
            "INFORMASI",
            Priority.REGULAR,
            language,
            40,
            39,
            range,
            "token",
            "AB123",
            "kiosk",
            "",
            "");
    Ticket ticket = issued.ticket(Instant.parse("2026-11-23T08:30:00Z"));
    return SlipText.of(Layout.usual(SlipKind.TICKET), catalogue, ticket, attendance)
        .lines()
        .stream()
        .map(Slip.Line::text)
        .toList();
  }
}
