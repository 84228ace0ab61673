package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the officer's button to the verified finger: server, station, module, all on sockets, with
 * the hand at the sensor.
 */
class AFingerAtALoketTest {
  private static final String LIVE = "/api/v1/counters/1/captures/live";

  @TempDir private Path folder;

  private DemoOffice office;
  private VirtualFingerprintModule scanner;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock()));
    scanner = office.scanner();
    scanner.controls().set("baud", 0);
    officer = screen(ScreenKind.DESK);
    Account account = account("petugas1");
    officer.login(account.user(), account.password());
    officer.post("/api/v1/counters/1/take").ok();
    screen(ScreenKind.KIOSK).post("/api/v1/tickets", "service", "OPP").ok();
    officer.post("/api/v1/counters/1/call-next").ok();
    officer.picture(LIVE, AFingerAtALoketTest::scannerIsWell);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aFingerIsEnrolledAndVerifiedAndAnotherIsNotTakenForIt() throws Exception {
    JsonNode enrolled = enrolled();

    JsonNode template = kept(enrolled, true);
    JsonNode image = kept(enrolled, false);
    assertTrue(template.path("simulated").asBoolean(), "it is marked");
    assertTrue(image.path("simulated").asBoolean(), "it is marked");
    assertEquals(200, officer.get("/api/v1/images/" + image.path("id").asText()).status());
    assertTrue(verified(1, template), "the same finger");
    assertFalse(verified(2, template), "another finger");
  }

  @Test
  void aScannerThatIsUnpluggedInTheMiddleIsSaidAndWorksAgainWhenItIsBack() throws Exception {
    scanner.controls().set("cutAfterPackets", 50);
    ask("purpose", "TAKE");
    scanner.put(1);
    assertEquals("CUT_OFF", ended("FAILED").path("reason").asText());
    assertEquals(0, picture().path("kept").size(), "nothing is kept of half a picture");

    scanner.controls().set("cutAfterPackets", -1);
    ask("purpose", "TAKE");

    assertEquals(1, whenEnded("DONE").path("kept").size());
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotTaken() throws Exception {
    String capture = ask("purpose", "TAKE");
    officer.picture(LIVE, one -> one.at("/open/stage").asText().equals("WAITING"));

    officer.post("/api/v1/captures/" + capture + "/cancel", "requestId", Client.requestId()).ok();
    scanner.put(1);

    assertEquals("CANCELLED", ended("CANCELLED").path("outcome").asText());
    ask("purpose", "TAKE");
    assertEquals(1, whenEnded("DONE").path("kept").size(), "only what was asked for later");
  }

  private static boolean scannerIsWell(JsonNode picture) {
    for (JsonNode one : picture.path("devices")) {
      if (one.path("kind").asText().equals("FINGERPRINT")) {
        return one.path("health").asText().equals("WELL");
      }
    }
    return false;
  }

  /** Three times, lifted in between as the officer's page says. */
  private JsonNode enrolled() throws Exception {
    ask("purpose", "ENROL", "consent", true);
    for (int sample = 1; sample <= 3; sample++) {
      int wanted = sample;
      officer.picture(
          LIVE,
          one ->
              one.at("/open/sample").asInt() == wanted
                  && one.at("/open/stage").asText().equals("WAITING"));
      scanner.put(1);
      officer.picture(LIVE, one -> one.at("/open/sample").asInt() != wanted);
      scanner.lift();
    }
    return whenEnded("DONE");
  }

  private boolean verified(int finger, JsonNode template) throws Exception {
    String capture = ask("purpose", "VERIFY", "claim", template.path("id").asText());
    scanner.put(finger);
    JsonNode picture =
        officer.picture(LIVE, one -> one.at("/ended/0/capture").asText().equals(capture));
    scanner.lift();
    JsonNode ended = picture.at("/ended/0");
    assertEquals("DONE", ended.path("outcome").asText(), ended::toString);
    assertTrue(ended.path("simulated").asBoolean());
    return ended.path("matched").asBoolean();
  }

  private String ask(Object... pairs) throws Exception {
    Object[] all = new Object[pairs.length + 2];
    System.arraycopy(pairs, 0, all, 0, pairs.length);
    all[pairs.length] = "kind";
    all[pairs.length + 1] = "FINGERPRINT";
    return officer.post("/api/v1/counters/1/captures", all).expect(201).path("capture").asText();
  }

  private JsonNode ended(String outcome) throws Exception {
    return whenEnded(outcome).at("/ended/0");
  }

  private JsonNode whenEnded(String outcome) throws Exception {
    return officer.picture(
        LIVE,
        one -> one.path("open").isNull() && one.at("/ended/0/outcome").asText().equals(outcome));
  }

  private JsonNode picture() throws Exception {
    return officer.picture(LIVE);
  }

  private static JsonNode kept(JsonNode picture, boolean template) {
    for (JsonNode one : picture.path("kept")) {
      if (one.path("template").asBoolean() == template) {
        return one;
      }
    }
    throw new AssertionError(picture.toString());
  }

  private Client screen(ScreenKind kind) throws Exception {
    Client screen = Client.of(office.server().port());
    screen.enrol(
        office
            .server()
            .screens()
            .newCode(new Screens.Code(kind, kind.name(), List.of(), ""), 1, Duration.ofMinutes(5)));
    return screen;
  }

  private Account account(String user) {
    return office.file().accounts().stream()
        .filter(one -> one.user().equals(user))
        .findFirst()
        .orElseThrow();
  }
}
