package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.ServerSettings;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes for screens, and the one for the first administrator. */
class OneTimeCodeTest {
  private static final String PASSWORD = "tiga kata aneh";

  private final MovedClock clock = MovedClock.onAMorning();

  @Test
  void aCodeEnrolsOneScreenAndNoSecond() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      String code = code(office);

      assertEquals(201, enrol(office, code).status());
      assertEquals("wrong-code", enrol(office, code).code());
    }
  }

  @Test
  void theSameAddressOpenedAgainInTheSameBrowserIsTheSameScreen() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Screens.Code wish = new Screens.Code(ScreenKind.BOARD, "Papan", List.of(), "");
      String code = office.server().screens().newCode(wish, 5, Duration.ofHours(1));
      Client browser = office.nobody();
      String id = browser.post("/api/v1/enrol", "code", code).expect(201).at("/device/id").asText();
      clock.move(Duration.ofHours(2));
      office.restart();

      JsonNode again = browser.post("/api/v1/enrol", "code", code, "kind", "BOARD").expect(200);

      assertEquals(id, again.at("/device/id").asText());
      assertEquals(1, office.server().screens().all().size());
      assertEquals("BOARD", browser.get("/api/v1/me").expect(200).at("/device/kind").asText());
      assertEquals("wrong-code", enrol(office, code).code(), "another browser comes too late");
    }
  }

  @Test
  void aCodeTriedOnAnotherKindOfScreenIsStillGoodForItsOwn() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      String board = code(office);

      Client.Reply kiosk = office.nobody().post("/api/v1/enrol", "code", board, "kind", "KIOSK");
      assertEquals("wrong-kind", kiosk.code());
      assertEquals("BOARD", kiosk.body().path("kind").asText());

      Client.Reply own = office.nobody().post("/api/v1/enrol", "code", board, "kind", "BOARD");
      assertEquals(201, own.status());
    }
  }

  @Test
  void aCodeIsGoodForAQuarterOfAnHour() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      String young = code(office);
      clock.move(Duration.ofMinutes(1));
      String old = code(office);

      clock.move(Duration.ofMinutes(15).minusSeconds(1));
      assertEquals("wrong-code", enrol(office, young).code());
      assertEquals(201, enrol(office, old).status());
    }
  }

  @Test
  void aCodeMayBeTypedAsPeopleType() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      String code = code(office).toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l');

      String typed = code.substring(0, 5) + " - " + code.substring(5);
      assertEquals(201, enrol(office, typed).status());
    }
  }

  @Test
  void aCodeMadeWhileTheClockWasAheadIsGoodForItsQuarterOfAnHour() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      clock.set(Duration.ofDays(365));
      String code = code(office);
      String across = code(office);
      clock.set(Duration.ofDays(-365));

      clock.move(Duration.ofMinutes(15).plusSeconds(1));
      assertEquals("wrong-code", enrol(office, code).code());
      office.restart();
      clock.move(Duration.ofMinutes(14));
      office.restart();
      clock.move(Duration.ofMinutes(2));
      assertEquals("wrong-code", enrol(office, across).code());
    }
  }

  @Test
  void aMomentOfAWrongClockEndsNoCode() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      String code = code(office);
      String later = code(office);

      clock.set(Duration.ofDays(365));
      assertEquals(201, enrol(office, code).status());
      clock.set(Duration.ofDays(-365));
      office.restart();
      assertEquals(201, enrol(office, later).status());
    }
  }

  @Test
  void aScreenThatLeftWhileTheClockWasAheadIsNotThereForAYear() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      clock.set(Duration.ofDays(365));
      office.screen("BOARD").get("/api/v1/me").expect(200);
      clock.set(Duration.ofDays(-365));

      clock.move(Duration.ofSeconds(11));

      JsonNode screens = office.administrator().get("/api/v1/devices").expect(200);
      assertFalse(screens.get(0).get("connected").asBoolean(), "" + screens);
    }
  }

  @Test
  void whoeverGuessesCodesIsToldToWaitAndAGoodOneGetsInBesideHim() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      String code = code(office);

      for (int i = 0; i < Attempts.FREE; i++) {
        assertEquals("wrong-code", enrol(office, "000000000" + i).code());
      }
      assertEquals("wait", enrol(office, "0000000009").code());
      assertEquals(201, enrol(office, code).status());
    }
  }

  @Test
  void aFreshOfficeHasNoAccountAndItsSetupCodeWorksOnce(@TempDir Path folder) throws Exception {
    try (OfficeServer server = OfficeServer.start(settings(folder))) {
      Client browser = Client.of(server.port());
      String code = server.setupCode().orElseThrow();

      assertEquals(List.of(), List.copyOf(server.accounts().all()));
      assertEquals(List.of(), List.copyOf(server.screens().all()));
      assertTrue(browser.get("/api/v1/me").expect(200).get("setupNeeded").asBoolean());
      assertEquals("wrong-code", setup(browser, "0000000000", "kepala", PASSWORD).code());
      assertEquals("bad-input", setup(browser, code, "kepala", "pendek").code());
      assertEquals("bad-input", setup(browser, code, "Kepala TU", PASSWORD).code());
      clock.move(Duration.ofSeconds(2));
      setup(browser, code.toLowerCase(Locale.ROOT), "kepala", PASSWORD).expect(201);
      assertEquals("already-set-up", setup(browser, code, "kedua", PASSWORD).code());
      assertEquals(1, server.accounts().all().size());
      assertTrue(server.setupCode().isEmpty());
      assertFalse(browser.get("/api/v1/me").expect(200).get("setupNeeded").asBoolean());
    }
    try (OfficeServer again = OfficeServer.start(settings(folder))) {
      assertTrue(again.setupCode().isEmpty());
    }
  }

  @Test
  void theUsualFirstGuessesOpenNothingOnAFreshOffice(@TempDir Path folder) throws Exception {
    try (OfficeServer server = OfficeServer.start(settings(folder))) {
      for (String user : List.of("admin", "root", "administrator", "loket", "demo")) {
        Client.Reply reply =
            Client.of(server.port()).post("/api/v1/session", "user", user, "password", user);
        assertEquals("wrong-password", reply.code());
      }
    }
  }

  private ServerSettings settings(Path folder) {
    return new ServerSettings(
        "127.0.0.1", 0, folder, folder.resolve("key/office.key"), Optional.empty(), clock);
  }

  private static Client.Reply setup(Client browser, String code, String user, String password)
      throws Exception {
    return browser.post(
        "/api/v1/setup", "code", code, "user", user, "name", "Uji", "password", password);
  }

  private static String code(OfficeUnderTest office) throws Exception {
    JsonNode made =
        office
            .administrator()
            .post("/api/v1/enrolment-codes", "kind", "BOARD", "name", "Papan 1")
            .expect(201);
    assertEquals(15, made.get("validMinutes").asInt());
    return made.get("code").asText();
  }

  private static Client.Reply enrol(OfficeUnderTest office, String code) throws Exception {
    return office.nobody().post("/api/v1/enrol", "code", code);
  }
}
