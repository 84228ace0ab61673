package id.loket.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Footprints;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.journal.Database;
import id.loket.server.journal.Visits;
import id.loket.server.seeker.SeekerRoutes;
import id.loket.server.vacancy.Offers;
import id.loket.server.web.Requests;
import id.loket.server.web.RetentionSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What becomes of whoever was put down as looking for work, wherever it lay. */
class SeekerOfAVisitTest extends VisitOfAPerson {
  private static final String PHONE = "0812-9900-9911";

  @Test
  void nameAndNumberLieNowhereInTheClearAndAreGoneFromOlderCopiesOnceWithdrawn() throws Exception {
    String ticket = visit();
    Set<String> before = keys();
    String seeker = look(ticket);
    List<byte[]> canaries = canaries();
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "in the files");
    Set<String> own = keys();
    own.removeAll(before);
    assertEquals(1, own.size(), "a key of its own");
    List<byte[]> wrapped = wrappedKeys();
    Path backup = elsewhere.resolve(OfficeServer.FILE);
    execute("VACUUM INTO '" + backup + "'");

    officer.post("/api/v1/seekers/" + seeker + "/withdrawal").ok();

    assertEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "in the files");
    assertEquals(before, keys(), "its key alone is gone");
    List<byte[]> left = wrappedKeys();
    wrapped.removeIf(one -> left.stream().anyMatch(it -> Arrays.equals(it, one)));
    assertEquals(1, wrapped.size());
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), wrapped), "nor its wrapped form");
    assertNothingOpensOf(backup, own.iterator().next());
    assertEquals("READABLE", guest(ticket).get("state").asText(), "nothing beside it went");
    assertEquals(2, number("SELECT count(*) FROM dossier_words"));
    assertEquals(1, number("SELECT count(*) FROM seeker_entry"), "counted");
    assertEquals("CONSENT_WITHDRAWN", text("SELECT DISTINCT reason FROM person_erased"));
    assertSound();
    office.restart();
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "after a stop");
    assertEquals(List.of(), said(), "in the log");
  }

  /**
   * Where an older file is put back, the row is there again under a key that is gone: what is ended
   * then is all to which that key leads, and nothing else of the visit may be.
   */
  @Test
  void whatWasAgreedToHereLeadsToNothingElseOfTheVisit() throws Exception {
    String ticket = visit();
    look(ticket);
    String entry = text("SELECT person FROM seeker_entry");
    String guest = personOf(ticket);

    assertEquals(List.of(entry), personsOf(entry));
    assertTrue(personsOf(guest).contains(entry), "but whoever is erased is no longer called");
  }

  private List<String> personsOf(String person) {
    return office
        .server()
        .database()
        .read(
            tables -> Visits.of(person, office.server().database().registers(), tables).persons());
  }

  @Test
  void eachReadingIsNotedAndThePersonIsToldOfItAndOfWhoHasCalled() throws Exception {
    String ticket = visit();
    String seeker = look(ticket);
    int number = Offers.announce(office.administrator(), WallClock.DAY.plusDays(9));
    assertEquals(0, number("SELECT count(*) FROM seeker_reading"), "nobody has read it yet");
    officer.get("/api/v1/seeker-matches").ok();
    assertEquals(0, number("SELECT count(*) FROM seeker_reading"), "counting is no reading");

    officer.get("/api/v1/vacancies/" + number + "/seekers").ok();
    officer
        .post(
            "/api/v1/seekers/" + seeker + "/contacts",
            "vacancy",
            number,
            "way",
            "PHONE",
            "outcome",
            "NOT_INTERESTED")
        .ok();

    assertEquals(1, number("SELECT count(*) FROM seeker_reading"));
    JsonNode own = ownData(ticket);
    assertTrue(own.toString().contains(PHONE), own.toString());
    assertTrue(own.toString().contains("tidak berminat"), own.toString());
    assertTrue(own.toString().contains("Paling lama 365 hari"), own.toString());
    assertSound();
  }

  @Test
  void whoeverIsErasedWithAllOfTheVisitIsNotCalledEither() throws Exception {
    String ticket = visit();
    look(ticket);

    JsonNode gone = erase(personOf(ticket), "ASKED_BY_PERSON").get("gone");

    assertEquals(1, gone.get("seeker_words").asInt(), gone.toString());
    assertEquals(0, officer.get("/api/v1/seeker-matches").ok().get("registered").asInt());
    assertSound();
  }

  @Test
  void whoseDataAreRestrictedIsNeitherCountedNorShownAndMayStillWithdraw() throws Exception {
    String ticket = visit();
    String seeker = look(ticket);
    int number = Offers.announce(office.administrator(), WallClock.DAY.plusDays(9));
    String whom = "/api/v1/vacancies/" + number + "/seekers";
    String person = "/api/v1/people/" + personOf(ticket);

    head.post(person + "/restrict", "reason", "ASKED_BY_PERSON").expect(204);

    assertEquals(0, officer.get(whom).ok().get("seekers").size());
    JsonNode matches = officer.get("/api/v1/seeker-matches").ok();
    assertEquals(0, matches.at("/matches/0/seekers").asInt(), matches.toString());
    head.post(person + "/lift").expect(204);
    assertEquals(NAME, officer.get(whom).ok().at("/seekers/0/name").asText());
    head.post(person + "/restrict", "reason", "ASKED_BY_PERSON").expect(204);
    officer.post("/api/v1/seekers/" + seeker + "/withdrawal").ok();
    assertEquals(0, number("SELECT count(*) FROM seeker_words"));
    assertSound();
  }

  /** Of whom no line of the guest book leads to the entry. */
  @Test
  void whoeverHasNotSignedHasTheSameRights() throws Exception {
    look(ticket());
    clock.move(Duration.ofMinutes(5));
    String again = look(ticket());
    String entry = text("SELECT person FROM seeker_entry ORDER BY noted_utc LIMIT 1");
    String person = "/api/v1/people/" + entry;

    officer
        .post(
            "/api/v1/seekers/" + again + "/correction",
            "name",
            NAME,
            "phone",
            PHONE,
            "wishes",
            List.of(Map.of("country", "", "sector", "Kesehatan")),
            "corrections",
            0,
            "reason",
            "ASKED_BY_PERSON")
        .expect(204);

    String corrected = text("SELECT person FROM seeker_entry WHERE seeker = '" + again + "'");
    String own = copyOf(corrected);
    assertTrue(own.contains("Kesehatan") && own.contains("diminta orangnya"), own);
    assertTrue(copyOf(entry).contains(PHONE), "a copy of what was said at the other visit");
    assertSound();
    head.post(person + "/restrict", "reason", "ASKED_BY_PERSON").expect(204);
    look(ticket());
    int number = Offers.announce(office.administrator(), WallClock.DAY.plusDays(9));
    String whom = "/api/v1/vacancies/" + number + "/seekers";
    assertEquals(0, officer.get(whom).ok().get("seekers").size(), "at none of the three visits");
    assertTrue(copyOf(entry).contains("masih berlaku"), "the person's own copy");
    head.post(person + "/lift").expect(204);
    assertEquals(3, officer.get(whom).ok().get("seekers").size());
    erase(entry, "ASKED_BY_PERSON");
    assertEquals(2, number("SELECT count(*) FROM seeker_words"));
    assertEquals(1, number("SELECT count(*) FROM seeker_correction"));
    assertSound();
  }

  private String copyOf(String person) throws Exception {
    return head.post("/api/v1/people/" + person + "/own-data", "reason", "ASKED_IN_PERSON")
        .ok()
        .toString();
  }

  @Test
  void itGoesByItselfWhenItsTimeIsOver() throws Exception {
    String ticket = visit();
    look(ticket);
    RetentionSettings days = new RetentionSettings(9, 9, 9, 1);
    aNight(days);
    assertEquals(1, number("SELECT count(*) FROM seeker_words"), "not yet");

    clock.move(Duration.ofHours(25));
    office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
    ticket();
    aNight(days);

    assertEquals(0, number("SELECT count(*) FROM seeker_words"));
    assertEquals(1, number("SELECT count(*) FROM guest_words"), "has more days");
    assertEquals(List.of(), Footprints.of(office.folder(), PHONE));
    assertSound();
  }

  // ---- helpers ----------------------------------------------------------------------------------

  /** The visitor of this ticket wants to be called. */
  private String look(String ticket) throws Exception {
    return officer
        .post(
            "/api/v1/tickets/" + ticket + "/seeker",
            "name",
            NAME,
            "phone",
            PHONE,
            "wishes",
            List.of(Map.of("country", "Jepang", "sector", "")),
            "consentVersion",
            "2026-11")
        .ok()
        .get("seeker")
        .asText();
  }

  private static List<byte[]> canaries() {
    List<byte[]> canaries = new ArrayList<>();
    for (String word : List.of(NAME, PHONE)) {
      canaries.add(word.getBytes(StandardCharsets.UTF_8));
      canaries.add(word.getBytes(StandardCharsets.UTF_16LE));
    }
    return canaries;
  }

  /** Whose key is there. */
  private Set<String> keys() {
    return new TreeSet<>(
        office.server().keys().personsBetween(Instant.EPOCH, clock.instant().plusSeconds(1)));
  }

  /** Yesterday's file and today's keys, as after a restore. */
  private void assertNothingOpensOf(Path backup, String person) throws Exception {
    Database database = new Database(backup, OfficeServer.REGISTERS);
    List<String> there =
        database.read(
            tables ->
                tables.createQuery("SELECT person FROM seeker_words").mapTo(String.class).list());
    assertEquals(List.of(person), there, "the ciphertext is there");
    assertTrue(office.server().keys().of(person).isEmpty(), "and nothing opens it");
  }

  private void aNight(RetentionSettings days) {
    OfficeServer server = office.server();
    Retention retention =
        new Retention(
            server.desk(),
            server.database(),
            new Requests(server.desk()),
            server.keys(),
            List.of(SeekerRoutes.keeping(days)),
            Duration.ofHours(24),
            () -> ZoneId.of("Asia/Jakarta"),
            clock);
    retention.look();
    retention.look();
  }
}
