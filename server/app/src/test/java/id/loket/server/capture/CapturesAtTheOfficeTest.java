package id.loket.server.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.identity.PaintedFinger;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.TestDatabases;
import id.loket.server.keys.KeyStore;
import id.loket.server.statistics.VisitCounting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fingers that an officer asks for: kept sealed, for a short time, and found by nobody. */
class CapturesAtTheOfficeTest {
  private static final String MINE = "/api/v1/counters/1/captures";

  @TempDir Path elsewhere;
  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Client station;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    station = office.screen("STATION");
    beat("WELL", "READY");
    officer = office.person("OFFICER");
    officer.post("/api/v1/counters/1/take").ok();
    call();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aFingerIsEnrolledAndVerifiedAgainstTheOneClaim() throws Exception {
    String template = enrolled(1).path("id").asText();

    JsonNode same = verified(1, template);
    JsonNode other = verified(2, template);

    assertTrue(same.path("matched").asBoolean());
    assertEquals("DONE", other.path("outcome").asText());
    assertEquals("false", other.path("matched").asText());
    assertEquals(2, number("SELECT count(*) FROM capture_kept"), "of a verified finger nothing");
    assertSound();
  }

  @Test
  void neitherPictureNorTemplateIsFoundInAnyFileOfTheFolder() throws Exception {
    enrolled(1);
    byte[] template =
        new CaptureStore(office.server().database(), office.server().keys())
            .openTemplate(text("SELECT id FROM capture_template"))
            .orElseThrow();

    List<byte[]> canaries = canaries(template);
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "in the files");
    office.restart();
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "after a stop");

    office
        .server()
        .desk()
        .write(
            tables ->
                tables.execute(
                    "INSERT INTO office_state VALUES ('planted', ?)",
                    Base64.getEncoder().encodeToString(PaintedFinger.png(1, 4, 4))))
        .join();
    assertNotEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "it would be found");
  }

  /** Pieces of the file, of its base64 and of the template, none of which a seal would show. */
  private static List<byte[]> canaries(byte[] template) {
    return List.of(
        Arrays.copyOfRange(PaintedFinger.png(1, 0, 0), 200, 264),
        Arrays.copyOfRange(PaintedFinger.png(1, 4, 4), 200, 264),
        Base64.getEncoder()
            .encodeToString(PaintedFinger.png(1, 0, 0))
            .substring(400, 464)
            .getBytes(StandardCharsets.US_ASCII),
        Base64.getEncoder()
            .encodeToString(PaintedFinger.png(1, 4, 4))
            .substring(400, 464)
            .getBytes(StandardCharsets.US_ASCII),
        "positionsX".getBytes(StandardCharsets.US_ASCII),
        Arrays.copyOfRange(template, template.length - 64, template.length));
  }

  @Test
  void aPictureGoesByItselfAndItsKeyWithItAlsoFromACopyMadeBefore() throws Exception {
    JsonNode picture = enrolledPicture(1);
    String image = kept(picture, false).path("id").asText();
    byte[] wrapped = keyOf(kept(picture, false).path("subject").asText());
    clock.move(Duration.ofHours(23));
    office.restart();
    assertEquals(1, number("SELECT count(*) FROM capture_image"), "not yet");

    clock.move(Duration.ofHours(2));
    dropWhatIsOld();

    assertEquals(0, number("SELECT count(*) FROM capture_image"));
    assertEquals(1, number("SELECT count(*) FROM capture_template"), "the visitor had agreed");
    assertEquals(
        "TOO_OLD", text("SELECT dropped_why FROM capture_kept WHERE id = '" + image + "'"));
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), List.of(wrapped)), "the key");
    assertSound();
  }

  @Test
  void aTemplateIsErasedAsAPersonIsAndVerifiesNobodyAnyMore() throws Exception {
    JsonNode template = kept(enrolledPicture(1), true);
    Client head = office.person("HEAD");

    head.post(
            "/api/v1/people/" + template.path("subject").asText() + "/erase",
            "reason",
            "ASKED_BY_PERSON")
        .ok();

    assertEquals(1, number("SELECT count(*) FROM capture_image"), "the picture may stay");
    assertEquals(0, number("SELECT count(*) FROM capture_template"));
    assertEquals(
        "unknown-template",
        officer
            .post(
                MINE,
                "kind",
                "FINGERPRINT",
                "purpose",
                "VERIFY",
                "claim",
                template.path("id").asText())
            .code());
    assertSound();
  }

  @Test
  void withoutConsentNoTemplateIsKept() throws Exception {
    assertEquals(422, officer.post(MINE, "kind", "FINGERPRINT", "purpose", "ENROL").status());

    send(ask("purpose", "TAKE"), 1, 1, 0);

    assertEquals(1, number("SELECT count(*) FROM capture_image"));
    assertEquals(0, number("SELECT count(*) FROM capture_template"));
  }

  @Test
  void anotherFingerAmongTheImpressionsIsAskedForAgain() throws Exception {
    String capture = ask("purpose", "ENROL", "consent", true);
    send(capture, 1, 1, 0);

    JsonNode other = send(capture, 2, 2, 0);

    assertTrue(other.path("again").asBoolean());
    assertEquals("ANOTHER", other.path("quality").asText());
    assertEquals(2, wish().path("sample").asInt(), "the same one is still wanted");
  }

  @Test
  void aRestartInTheMiddleBeginsAgainWithTheFirstImpression() throws Exception {
    String capture = ask("purpose", "ENROL", "consent", true);
    send(capture, 1, 1, 0);
    assertEquals(2, wish().path("sample").asInt());

    office.restart();

    assertEquals(capture, wish().path("id").asText());
    assertEquals(1, wish().path("sample").asInt());
  }

  @Test
  void whatComesAfterTheEndIsNotTaken() throws Exception {
    String capture = ask("purpose", "TAKE");
    officer
        .post("/api/v1/captures/" + capture + "/cancel", "requestId", Client.requestId())
        .expect(204);

    Client.Reply late = upload(capture, 1, PaintedFinger.png(1, 0, 0), "image/png");

    assertEquals("capture-closed", late.code());
    assertEquals(0, number("SELECT count(*) FROM capture_image"));
    assertSound();
  }

  @Test
  void theStationOfAnotherDeviceCanNotDeliver() throws Exception {
    String capture = ask("purpose", "TAKE");
    Client other = office.screen("STATION");

    Client.Reply reply =
        other.post(
            "/api/v1/stations/me/captures/" + capture + "/image",
            "sample",
            1,
            "mediaType",
            "image/png",
            "dotsPerInch",
            500,
            "simulated",
            true,
            "image",
            PaintedFinger.png(1, 0, 0));

    assertEquals("capture-closed", reply.code());
  }

  @Test
  void noPictureIsTakenOfWhatIsNone() throws Exception {
    String capture = ask("purpose", "TAKE");

    assertEquals("image-unreadable", upload(capture, 1, new byte[100], "image/png").code());
    assertEquals(422, upload(capture, 1, new byte[100], "text/html").status());
    assertEquals(422, upload(capture, 1, new byte[1_000_001], "image/png").status());
    assertEquals(capture, wish().path("id").asText(), "it is still wanted");
  }

  @Test
  void aDeviceThatIsDownIsToldAndTheWayWithoutItIsRecorded() throws Exception {
    beat("DOWN", "SILENT");
    assertEquals(
        "capture-device-down", officer.post(MINE, "kind", "FINGERPRINT", "purpose", "TAKE").code());

    officer.post(MINE + "/waive", "kind", "FINGERPRINT", "reason", "DEVICE_DOWN").expect(204);

    assertEquals("DEVICE_DOWN", picture().at("/waived/0/reason").asText());
    assertSound();
  }

  @Test
  void aVisitorWhoLeavesTheLoketTakesTheWishAlong() throws Exception {
    ask("purpose", "TAKE");
    officer.post("/api/v1/counters/1/start").ok();

    officer.post("/api/v1/counters/1/finish").ok();

    station.picture("/api/v1/stations/me/live", one -> one.path("captures").isEmpty());
    assertEquals("VISITOR_LEFT", text("SELECT reason FROM capture"));
  }

  @Test
  void onlyWhoHoldsTheLoketAsks() throws Exception {
    Client other = office.person("OFFICER");

    assertEquals(
        "not-your-counter", other.post(MINE, "kind", "FINGERPRINT", "purpose", "TAKE").code());
    assertEquals(
        "unknown-capture-device", officer.post(MINE, "kind", "PHOTO", "purpose", "TAKE").code());
  }

  @Test
  void aPictureIsNotSeenWithoutATrace() throws Exception {
    String image = kept(enrolledPicture(1), false).path("id").asText();

    officer.get("/api/v1/images/" + image).expect(200);

    assertTrue(text("SELECT reader FROM capture_reading").startsWith("person:officer"));
    assertEquals(403, office.person("GUARD").get("/api/v1/images/" + image).status());
    assertSound();
  }

  @Test
  void whateverIsChangedBehindTheOfficeIsFound() throws Exception {
    String template = enrolled(1).path("id").asText();
    verified(1, template);
    for (String change :
        List.of(
            "UPDATE capture SET matched = 0",
            "UPDATE capture_kept SET quality = 'POOR'",
            "UPDATE capture_kept SET consent_by = NULL",
            "UPDATE capture_image SET body = x'00'",
            "DELETE FROM capture_template")) {
      Path copy = elsewhere.resolve("copy" + change.hashCode() + ".db");
      execute(office.folder().resolve("office.db"), "VACUUM INTO '" + copy + "'");
      execute(copy, change);

      JournalCheck.Result found =
          JournalCheck.run(
              new id.loket.server.journal.Database(copy, office.server().database().registers()),
              List.of(new VisitCounting()));

      assertTrue(found.finding().contains("capture"), change + ": " + found.finding());
    }
    assertSound();
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private void call() throws Exception {
    office.screen("KIOSK").post("/api/v1/tickets", "service", "OPP").ok();
    officer.post("/api/v1/counters/1/call-next").ok();
  }

  private void beat(String health, String state) throws Exception {
    station
        .post(
            "/api/v1/stations/me/state",
            "devices",
            List.of(
                Map.of(
                    "device",
                    "fingerprint-1",
                    "kind",
                    "FINGERPRINT",
                    "state",
                    state,
                    "health",
                    health)))
        .expect(204);
  }

  private JsonNode enrolled(int finger) throws Exception {
    return kept(enrolledPicture(finger), true);
  }

  private JsonNode enrolledPicture(int finger) throws Exception {
    String capture = ask("purpose", "ENROL", "consent", true);
    send(capture, 1, finger, 0);
    send(capture, 2, finger, 4);
    assertTrue(send(capture, 3, finger, 8).path("done").asBoolean());
    return officer.picture(MINE + "/live", one -> one.path("kept").size() == 2);
  }

  private JsonNode verified(int finger, String template) throws Exception {
    String capture = ask("purpose", "VERIFY", "claim", template);
    send(capture, 1, finger, 2);
    return officer
        .picture(MINE + "/live", one -> one.at("/ended/0/capture").asText().equals(capture))
        .at("/ended/0");
  }

  private String ask(Object... pairs) throws Exception {
    Object[] all = Arrays.copyOf(pairs, pairs.length + 2);
    all[pairs.length] = "kind";
    all[pairs.length + 1] = "FINGERPRINT";
    return officer.post(MINE, all).expect(201).path("capture").asText();
  }

  private JsonNode send(String capture, int sample, int finger, int aside) throws Exception {
    return upload(capture, sample, PaintedFinger.png(finger, aside, aside), "image/png")
        .expect(200);
  }

  private Client.Reply upload(String capture, int sample, byte[] file, String mediaType)
      throws Exception {
    return station.post(
        "/api/v1/stations/me/captures/" + capture + "/image",
        "sample",
        sample,
        "mediaType",
        mediaType,
        "dotsPerInch",
        500,
        "simulated",
        true,
        "image",
        file);
  }

  private JsonNode wish() throws Exception {
    return station
        .picture("/api/v1/stations/me/live", one -> !one.path("captures").isEmpty())
        .at("/captures/0");
  }

  private JsonNode picture() throws Exception {
    return officer.picture(MINE + "/live");
  }

  private static JsonNode kept(JsonNode picture, boolean template) {
    for (JsonNode one : picture.path("kept")) {
      if (one.path("template").asBoolean() == template) {
        return one;
      }
    }
    throw new AssertionError(picture.toString());
  }

  /** As the office's timer does once a minute. */
  private void dropWhatIsOld() {
    office.server().captures().dropWhatIsOld();
  }

  private void assertSound() throws Exception {
    assertEquals(
        "", JournalCheck.run(office.server().database(), List.of(new VisitCounting())).finding());
  }

  private byte[] keyOf(String subject) throws Exception {
    try (Connection keys = TestDatabases.open(office.folder().resolve(KeyStore.FILE));
        Statement statement = keys.createStatement();
        var row =
            statement.executeQuery(
                "SELECT wrapped FROM person_key WHERE person = '" + subject + "'")) {
      return row.getBytes(1);
    }
  }

  private static void execute(Path file, String sql) throws Exception {
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery(sql).mapTo(Integer.class).one());
  }

  private String text(String sql) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery(sql).mapTo(String.class).one());
  }
}
