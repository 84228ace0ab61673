package id.loket.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Footprints;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.capture.CaptureRoutes;
import id.loket.server.dossier.DossierRoutes;
import id.loket.server.guestbook.GuestRoutes;
import id.loket.server.web.Requests;
import id.loket.server.web.RetentionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is erased is gone with all that was kept of the visit, wherever it lay. */
class WholeErasureTest extends VisitOfAPerson {
  @Test
  void pasal44_nothingOfTheVisitIsFoundAnywhereAndTheCountsStay() throws Exception {
    String ticket = visit();
    String person = personOf(ticket);
    List<byte[]> canaries = readBack(ticket);
    Path backup = elsewhere.resolve(OfficeServer.FILE);
    execute("VACUUM INTO '" + backup + "'");
    List<byte[]> wrapped = wrappedKeys();
    assertEquals(4, wrapped.size(), "of the guest, the berkas, a picture, a template");
    String counts = "SELECT count(*) || '/' || sum(party_size) FROM guest_entry";
    String counted = text(counts);

    JsonNode gone = erase(person, "ASKED_BY_PERSON").get("gone");

    assertEquals(
        "{\"capture_image\":1,\"capture_template\":1,\"dossier_words\":2,\"guest_words\":1}",
        gone.toString());
    List<byte[]> all = new ArrayList<>(canaries);
    all.addAll(wrapped);
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), all), "in the files");
    office.restart();
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), all), "after a stop");
    assertEquals(List.of(), said(), "in the log");
    assertNothingOpensIn(backup);
    assertEquals(counted, text(counts));
    assertEquals(1, number("SELECT sum(issued) FROM daily_visits"));
    assertEquals("ASKED_BY_PERSON", text("SELECT DISTINCT reason FROM person_erased"));
    assertSound();
    plant();
    assertNotEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "it would be found");
  }

  @Test
  void whoeverComesBackWithTheBerkasIsTheSameAndTheVisitorBeforeIsNot() throws Exception {
    String other = visit();
    String first = visit();
    String berkas = dossierOf(first);
    String again = ticket();
    sign(again);
    attach(again, berkas);

    erase(personOf(again), "NOTED_BY_MISTAKE");

    assertEquals("ERASED", guest(first).get("state").asText());
    assertEquals("ERASED", guest(again).get("state").asText());
    assertEquals("READABLE", guest(other).get("state").asText());
    assertEquals(1, number("SELECT count(*) FROM capture_image"), "the other's");
    assertEquals(1, number("SELECT count(*) FROM capture_template"), "the other's");
  }

  @Test
  void whatAnErasureOfBeforeHasLeftGoesAtTheNextStart() throws Exception {
    String ticket = visit();
    String person = personOf(ticket);
    office.server().keys().erase(person, "person:kepala");
    office
        .server()
        .desk()
        .write(
            tables -> {
              tables.execute("DELETE FROM guest_words");
              tables.execute("DELETE FROM dossier_words");
              return tables.execute(
                  "INSERT INTO person_erased (person, erased_utc, erased_by) VALUES (?, ?, ?)",
                  person,
                  clock.instant().toString(),
                  "person:kepala");
            })
        .join();

    new PeopleRoutes(
            office.server().database(),
            new Requests(office.server().desk()),
            office.server().keys(),
            clock,
            () -> {})
        .sweep();

    assertEquals(0, number("SELECT count(*) FROM capture_image"));
    assertEquals(0, number("SELECT count(*) FROM capture_template"));
    assertEquals("person:kepala", text("SELECT DISTINCT erased_by FROM person_erased"));
  }

  @Test
  void whoHasMadeACopyOfSomebodysDataStandsAmongTheReaders() throws Exception {
    String ticket = visit();
    ownData(ticket);
    String guest = guest(ticket).get("guest").asText();

    JsonNode readings =
        office.person("INSPECTOR").get("/api/v1/guests/" + guest + "/readings").ok();

    List<String> what = new ArrayList<>();
    readings.forEach(one -> what.add(one.get("ownData").asText()));
    assertTrue(what.contains("true"), readings.toString());
    assertTrue(what.contains("false"), readings.toString());
  }

  @Test
  void whoeverTakesTheConsentBackIsRidOfPhotoAndFingerAtOnceAndOfNothingElse() throws Exception {
    String ticket = visit();
    List<byte[]> canaries = readBack(ticket);
    List<byte[]> biometrics = canaries.subList(canaries.size() - 2, canaries.size());
    String withdraw = "/api/v1/tickets/" + ticket + "/consent/withdraw";

    JsonNode gone = officer.post(withdraw).ok().get("gone");

    assertEquals("{\"capture_image\":1,\"capture_template\":1}", gone.toString());
    assertTrue(officer.post(withdraw).ok().get("gone").isEmpty(), "said again");
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), biometrics));
    assertEquals("READABLE", guest(ticket).get("state").asText());
    assertEquals(2, number("SELECT count(*) FROM dossier_words"));
    JsonNode own = ownData(ticket);
    assertTrue(own.toString().contains("1 gambar, 1 pola sidik jari"), own.toString());
    assertTrue(own.toString().contains("teks 2026-11"), own.toString());
    assertSound();
  }

  @Test
  void nothingGoesWhileAPictureIsAskedForAndAVersionThatNeverWasIsNamed() throws Exception {
    String ticket = ticket();
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.post("/api/v1/counters/3/start").ok();
    ask("kind", "PHOTO", "purpose", "TAKE", "device", "browser");

    assertEquals(
        "picture-asked", officer.post("/api/v1/tickets/" + ticket + "/consent/withdraw").code());
    String other =
        officer
            .post(
                "/api/v1/counters/3/captures",
                "kind",
                "PHOTO",
                "purpose",
                "TAKE",
                "consentVersion",
                "1999")
            .toString();
    assertTrue(other.contains("consentVersion is 1999: allowed is one of [2026-11]"), other);
  }

  @Test
  void eachKindGoesByItselfWhenItsTimeIsOverAndNothingDoesOnAWrongDay() throws Exception {
    String ticket = visit();
    RetentionSettings days = new RetentionSettings(1, 2, 1, 1);
    Retention retention = retention(days);
    aNightOf(retention);
    assertEquals(1, number("SELECT count(*) FROM guest_words"), "not yet");
    assertEquals("2026-11-24", retention.check().values().get("guestsNext"));

    nextDay();
    retention.look();
    assertEquals(1, number("SELECT count(*) FROM guest_words"), "a clock may have just jumped");
    retention.look();

    assertEquals(0, number("SELECT count(*) FROM guest_words"));
    assertEquals(0, number("SELECT count(*) FROM capture_template"));
    assertEquals(2, number("SELECT count(*) FROM dossier_words"), "has a day more");
    assertTrue(wordsOf(ticket).contains(NOTE), "and a key of its own");
    nextDay();
    aNightOf(retention(days));
    assertEquals(0, number("SELECT count(*) FROM dossier_words"));
    assertEquals("TOO_OLD", text("SELECT DISTINCT reason FROM person_erased"));
    assertEquals(List.of(), Footprints.of(office.folder(), NAME, NOTE));
    assertSound();

    sign(ticket());
    clock.move(Duration.ofDays(400));
    office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY");
    aNightOf(retention(days));
    assertEquals(1, number("SELECT count(*) FROM guest_words"), "nobody knows which day it is");
  }

  private static void aNightOf(Retention retention) {
    retention.look();
    retention.look();
  }

  private Retention retention(RetentionSettings days) {
    OfficeServer server = office.server();
    return new Retention(
        server.desk(),
        server.database(),
        new Requests(server.desk()),
        server.keys(),
        List.of(
            GuestRoutes.keeping(days), DossierRoutes.keeping(days), CaptureRoutes.keeping(days)),
        Duration.ofHours(24),
        () -> ZoneId.of("Asia/Jakarta"),
        clock);
  }

  /** Everybody comes again in the morning. */
  private void nextDay() throws Exception {
    clock.move(Duration.ofHours(25));
    office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
    officer = office.person("OFFICER");
    head = office.person("HEAD");
    ticket();
  }
}
