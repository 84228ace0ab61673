package id.loket.server.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.journal.JournalCheck;
import id.loket.server.keys.PassingWords.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed freely may name somebody: it is nowhere in plain words, and not for ever. */
class PassingWordsTest {
  private static final String NIK = "9912345678900001";
  private static final LocalDate DAY = WallClock.DAY;

  @TempDir Path folder;

  @Test
  void aNikTypedAsAReasonIsInNoFileAndGoneWithTheKeyOfItsDay() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      callOutOfOrder(office, "anak " + NIK + " sakit");
      close(office, "petugas " + NIK + " sakit");
      JsonNode kiosk =
          office
              .screen("KIOSK")
              .picture("/api/v1/kiosk/live", picture -> picture.get("closings").size() == 1);
      assertEquals("petugas " + NIK + " sakit", kiosk.at("/closings/0/reason").asText());

      assertEquals(List.of(), Footprints.of(office.folder(), NIK), "while the office is open");
      List<String> locked = reasons(office);
      assertEquals(2, locked.size());
      PassingWords words = new PassingWords(office.server().keys());
      for (String one : locked) {
        assertTrue(words.open(Kind.REASON, one).orElseThrow().contains(NIK));
      }

      LocalDate sealedOn = LocalDate.parse(locked.get(0).substring(0, 10));
      words.passUntil(sealedOn.plusDays(Kind.REASON.days()));
      assertTrue(words.open(Kind.REASON, locked.get(0)).isPresent(), "on the last day");
      words.passUntil(sealedOn.plusDays(Kind.REASON.days() + 1));

      locked.forEach(one -> assertEquals(Optional.empty(), words.open(Kind.REASON, one)));
      office.restart();
      PassingWords later = new PassingWords(office.server().keys());
      locked.forEach(one -> assertEquals(Optional.empty(), later.open(Kind.REASON, one)));
      assertEquals("", JournalCheck.run(office.server().database()).finding());
      assertEquals(List.of(), Footprints.of(office.folder(), NIK));
    }
  }

  @Test
  void whatIsSealedIsOpenedByItsOfficeAloneAndAsWhatItWas() throws Exception {
    String locked;
    try (KeyStore keys = keys(folder)) {
      PassingWords words = new PassingWords(keys);
      locked = words.seal(Kind.COMMENT, DAY, NIK);
      assertEquals(Optional.of(NIK), words.open(Kind.COMMENT, locked));
      assertEquals(Optional.empty(), words.open(Kind.REASON, locked), "it was no reason");
      assertFalse(locked.equals(words.seal(Kind.COMMENT, DAY, NIK)), "no two look the same");
      assertEquals("", words.seal(Kind.COMMENT, DAY, ""));
      assertEquals(Optional.empty(), words.open(Kind.COMMENT, ""));
      assertThrows(IllegalStateException.class, () -> words.open(Kind.COMMENT, NIK));
    }
    try (KeyStore others = keys(Files.createDirectory(folder.resolve("other")))) {
      PassingWords words = new PassingWords(others);
      assertEquals(Optional.empty(), words.open(Kind.COMMENT, locked));
      words.seal(Kind.COMMENT, DAY, "of the same day");
      assertEquals(Optional.empty(), words.open(Kind.COMMENT, locked));
    }
  }

  @Test
  void theKeyOfADayLeavesNoByteAndOtherDaysAndKindsKeepTheirs() throws Exception {
    try (KeyStore keys = keys(folder)) {
      PassingWords words = new PassingWords(keys);
      String old = words.seal(Kind.REASON, DAY, "lama");
      String comment = words.seal(Kind.COMMENT, DAY, "saran");
      String next = words.seal(Kind.REASON, DAY.plusDays(1), "baru");
      byte[] wrapped = wrapped("reason", DAY);
      assertFalse(Footprints.ofBytes(folder, List.of(wrapped)).isEmpty());

      words.passUntil(DAY.plusDays(Kind.REASON.days() + 1));

      assertEquals(Optional.empty(), words.open(Kind.REASON, old));
      assertEquals(Optional.of("saran"), words.open(Kind.COMMENT, comment));
      assertEquals(Optional.of("baru"), words.open(Kind.REASON, next));
      assertEquals(List.of(), Footprints.ofBytes(folder, List.of(wrapped)));
    }
  }

  private static void callOutOfOrder(OfficeUnderTest office, String reason) throws Exception {
    Client officer = office.person("OFFICER");
    officer.post("/api/v1/counters/3/take").expect(204);
    String ticket =
        office
            .screen("KIOSK")
            .post("/api/v1/tickets", "service", "REENTRY")
            .expect(201)
            .get("id")
            .asText();
    Client.Reply blank = officer.post("/api/v1/counters/3/call", "ticket", ticket, "reason", "  ");
    assertEquals("reason-needed", blank.code());
    officer.post("/api/v1/counters/3/call", "ticket", ticket, "reason", reason).expect(204);
  }

  private static void close(OfficeUnderTest office, String reason) throws Exception {
    office
        .person("GUARD")
        .post(
            "/api/v1/closings", "requestId", Client.requestId(), "service", "OPP", "reason", reason)
        .expect(204);
  }

  /** As the events hold them. */
  private static List<String> reasons(OfficeUnderTest office) {
    List<String> locked = new ArrayList<>();
    for (String kind : List.of("TicketCalled", "ClosingAnnounced")) {
      locked.addAll(
          office
              .server()
              .database()
              .read(
                  tables ->
                      tables
                          .createQuery(
                              "SELECT json_extract(body, '$.sealedReason') FROM event"
                                  + " WHERE kind = ? AND json_extract(body, '$.reason') = ''")
                          .bind(0, kind)
                          .mapTo(String.class)
                          .list()));
    }
    return locked;
  }

  private static KeyStore keys(Path folder) throws Exception {
    return KeyStore.open(folder, folder.resolve("key/office.key"), WallClock.clock());
  }

  private byte[] wrapped(String kind, LocalDate day) throws Exception {
    try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(KeyStore.FILE));
        var select =
            file.prepareStatement("SELECT wrapped FROM words_key WHERE kind = ? AND day = ?")) {
      select.setString(1, kind);
      select.setString(2, day.toString());
      return select.executeQuery().getBytes(1);
    }
  }
}
