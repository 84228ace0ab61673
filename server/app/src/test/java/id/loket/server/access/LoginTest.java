package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.Screen;
import id.loket.server.web.Sessions;
import id.loket.server.web.Sessions.Use;
import id.loket.server.web.Web;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {
  private static final String RIGHT = "tiga kata aneh";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void eachWrongPasswordMakesTheNextTryWaitLongerButNeverForGood() throws Exception {
    String user = user(office.person("OFFICER"));
    Client desk = office.screen("DESK");

    for (int i = 0; i < Attempts.FREE; i++) {
      assertEquals("wrong-password", login(desk, user, "bukan ini 1").code());
    }
    List<Integer> waits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      JsonNode answer = login(desk, user, RIGHT).expect(429);
      waits.add(answer.get("retryAfterSeconds").asInt());
      clock.move(Duration.ofSeconds(waits.get(i)));
      assertEquals("wrong-password", login(desk, user, "bukan ini 2").code());
    }
    clock.move(Duration.ofSeconds(61));
    Client.Reply right = login(desk, user, RIGHT);

    assertEquals(List.of(2, 3, 5, 9, 17, 33, 61, 61), waits);
    assertEquals(200, right.status());
    assertEquals("wrong-password", login(desk, user, "bukan ini 3").code());
  }

  @Test
  void whoeverGuessesElsewhereDoesNotDelayTheOfficerAtTheOwnCounter() throws Exception {
    Client officer = office.person("OFFICER");
    String user = user(officer);
    Client attacker = office.nobody();
    Client otherDesk = office.screen("DESK");

    for (int i = 0; i < 12; i++) {
      login(attacker, user, "tebak " + i);
      login(otherDesk, user, "tebak " + i);
    }

    assertEquals(429, login(attacker, user, RIGHT).status());
    assertEquals(429, login(otherDesk, user, RIGHT).status());
    assertEquals(200, login(officer, user, RIGHT).status());
  }

  @Test
  void theRightPasswordInABrowserOfBeforeGetsInBesideAStrangerOfTheSameAddress() throws Exception {
    Client owner = office.administrator();
    Client stranger = office.nobody();

    for (int i = 0; i < 65; i++) {
      login(stranger, "kepala.tu", "tebak " + i);
      clock.move(Duration.ofSeconds(2));
      if (i % 8 == 0) {
        assertEquals(200, login(owner, "kepala.tu", RIGHT).status(), "after " + i + " guesses");
      }
    }

    assertEquals("wait", login(stranger, "kepala.tu", RIGHT).code());
    office.restart();
    for (int i = 0; i <= Attempts.FREE; i++) {
      login(stranger, "kepala.tu", "tebak lagi " + i);
    }
    assertEquals("wait", login(stranger, "kepala.tu", RIGHT).code());
    assertEquals(200, login(owner, "kepala.tu", RIGHT).status());
  }

  @Test
  void aBrowserIsKnownOnlyForWhomItLoggedIn() throws Exception {
    office.account("kepala", "HEAD");
    Client browser = office.nobody();
    login(browser, "kepala", RIGHT).expect(200);
    String token = browser.cookie("loket_browser");
    Client administrator = office.administrator();

    for (int i = 0; i < Attempts.FREE; i++) {
      assertEquals("wrong-password", login(browser, "kepala.tu", "tebak " + i).code());
    }

    assertEquals("wait", login(browser, "kepala.tu", RIGHT).code());
    assertEquals("wait", login(office.nobody(), "kepala.tu", RIGHT).code(), "the same place");
    assertEquals(200, login(browser, "kepala", RIGHT).status());
    assertEquals(token, browser.cookie("loket_browser"), "logging in again changes nothing");
    assertEquals(200, login(administrator, "kepala.tu", RIGHT).status());
    Client forged = office.nobody();
    assertEquals(
        "wait",
        forged
            .sendRaw(
                "POST",
                "/api/v1/session",
                ("{\"user\":\"kepala.tu\",\"password\":\"" + RIGHT + "\"}").getBytes(),
                "Cookie",
                "loket_browser=" + token)
            .code());
  }

  @Test
  void whoeverGuessesInABrowserOfBeforeWaitsAsAnywhere() throws Exception {
    Client owner = office.administrator();

    for (int i = 0; i < Attempts.FREE; i++) {
      assertEquals("wrong-password", login(owner, "kepala.tu", "tebak " + i).code());
    }

    assertEquals("wait", login(owner, "kepala.tu", RIGHT).code());
  }

  @Test
  void fortyAddressesWithFiveGuessesEachHaveOneLimit() throws Exception {
    try (OfficeUnderTest proxied = OfficeUnderTest.openBehindAProxy(clock)) {
      Client stranger = proxied.nobody();
      Client owner = proxied.administrator();
      byte[] guess = "{\"user\":\"kepala.tu\",\"password\":\"tebak saja\"}".getBytes();

      int checked = 0;
      for (int address = 1; address <= 40; address++) {
        for (int i = 0; i < 5; i++) {
          String[] from = {"X-Forwarded-For", "192.0.2." + address};
          Client.Reply reply = stranger.sendRaw("POST", "/api/v1/session", guess, from);
          checked += reply.status() == 401 ? 1 : 0;
        }
      }

      assertEquals(Attempts.FREE_FROM_ELSEWHERE, checked);
      assertEquals(200, login(owner, "kepala.tu", RIGHT).status());
      Client desk = proxied.screen("DESK");
      assertEquals(200, login(desk, "kepala.tu", RIGHT).status());
    }
  }

  @Test
  void guessesWhileTheClockWasAYearAheadMakeNobodyWaitForAYear() throws Exception {
    String user = user(office.person("HEAD"));
    Client desk = office.screen("DESK");

    clock.set(Duration.ofDays(365));
    for (int i = 0; i <= Attempts.FREE; i++) {
      login(desk, user, "bukan ini " + i);
    }
    clock.set(Duration.ofDays(-365));

    assertEquals(2, login(desk, user, RIGHT).expect(429).get("retryAfterSeconds").asInt());
    clock.move(Duration.ofSeconds(2));
    assertEquals(200, login(desk, user, RIGHT).status());
  }

  @Test
  void settingTheClockForwardEndsNoPause() throws Exception {
    String user = user(office.person("HEAD"));
    Client desk = office.screen("DESK");
    for (int i = 0; i < Attempts.FREE; i++) {
      login(desk, user, "bukan ini " + i);
    }

    clock.set(Duration.ofDays(1));

    assertEquals("wait", login(desk, user, RIGHT).code());
  }

  @Test
  void nobodyLearnsWhichUsersExist() throws Exception {
    String known = user(office.person("HEAD"));
    String locked = user(office.person("HEAD"));
    office.administrator().post("/api/v1/accounts/" + locked + "/lock").expect(204);

    List<List<String>> answers = new ArrayList<>();
    for (String user : List.of(known, "tidakada", locked, "../../etc", "x".repeat(5000))) {
      Client stranger = office.screen("DESK");
      List<String> codes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Client.Reply reply = login(stranger, user, "bukan ini " + i);
        codes.add(reply.status() + " " + reply.body());
      }
      answers.add(codes);
    }

    answers.forEach(one -> assertEquals(answers.get(0), one));
    assertTrue(answers.get(0).get(0).startsWith("401 "));
    assertTrue(answers.get(0).get(4).startsWith("429 "));
  }

  @Test
  void manyTriesAtOnceAreNoWayAroundTheDelay() throws Exception {
    String user = user(office.person("HEAD"));
    ExecutorService crowd = Executors.newFixedThreadPool(16);
    List<Future<Integer>> tries = new ArrayList<>();

    for (int i = 0; i < 32; i++) {
      Client attacker = office.nobody();
      tries.add(crowd.submit(() -> login(attacker, user, "tebak").status()));
    }
    int checked = 0;
    for (Future<Integer> one : tries) {
      checked += one.get() == 429 ? 0 : 1;
    }
    crowd.shutdown();

    assertEquals(Attempts.FREE, checked);
  }

  @Test
  void onePlaceCannotGoThroughAllAccounts() throws Exception {
    Client attacker = office.nobody();

    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < Attempts.FREE_FOR_PLACE + 2; i++) {
      answers.add(login(attacker, "petugas" + i, "rahasia kantor").status());
    }

    assertEquals(429, answers.get(answers.size() - 1));
    assertEquals(401, answers.get(Attempts.FREE_FOR_PLACE / 2));
  }

  @Test
  void aSessionIsGoodOnlyOnTheScreenOnWhichItBegan() throws Exception {
    Client officer = office.person("OFFICER");
    Client kiosk = office.screen("KIOSK");
    Client otherDesk = office.screen("DESK");
    String session = officer.cookie(Web.SESSION_COOKIE);
    String own = officer.cookie(Web.DEVICE_COOKIE);

    assertFalse(me(own, session).get("person").isNull());
    assertTrue(me(otherDesk.cookie(Web.DEVICE_COOKIE), session).get("person").isNull());
    assertTrue(me(kiosk.cookie(Web.DEVICE_COOKIE), session).get("person").isNull());
    assertTrue(me("", session).get("person").isNull());
  }

  @Test
  void officersAndGuardsLogInOnlyOnAComputerEnrolledForThat() throws Exception {
    String officer = user(office.person("OFFICER"));
    String guard = user(office.person("GUARD"));

    for (String user : List.of(officer, guard)) {
      assertEquals("device-needed", login(office.nobody(), user, RIGHT).code());
      assertEquals("device-needed", login(office.screen("KIOSK"), user, RIGHT).code());
      assertEquals(200, login(office.screen("DESK"), user, RIGHT).status());
    }
    assertEquals(200, login(office.nobody(), user(office.person("HEAD")), RIGHT).status());
  }

  @Test
  void aSessionEndsWhenNobodyUsesIt() throws Exception {
    Client head = office.person("HEAD");

    clock.move(Sessions.IDLE.minusSeconds(1));
    assertTrue(loggedIn(head));
    clock.move(Sessions.IDLE.plusSeconds(1));
    assertFalse(loggedIn(head));
    clock.move(Sessions.IDLE.multipliedBy(-1));
    assertFalse(loggedIn(head));
  }

  @Test
  void aPageThatMerelyStaysOpenDoesNotKeepASessionFromEnding() throws Exception {
    Client head = office.person("HEAD");
    Sessions sessions = office.server().sessions();
    String token = head.cookie(Web.SESSION_COOKIE);
    Optional<Screen> device = office.server().screens().byToken(head.cookie(Web.DEVICE_COOKIE));

    clock.move(Sessions.IDLE.minusMinutes(1));
    boolean looked = sessions.person(token, device, Use.LOOKING).isPresent();
    clock.move(Duration.ofMinutes(2));
    boolean later = sessions.person(token, device, Use.LOOKING).isPresent();

    assertTrue(looked);
    assertFalse(later);
  }

  @Test
  void aSessionThatEndsWhileItIsUsedDoesNotComeBack() throws Exception {
    Client head = office.person("HEAD");
    Sessions sessions = office.server().sessions();
    String token = head.cookie(Web.SESSION_COOKIE);
    Optional<Screen> device = office.server().screens().byToken(head.cookie(Web.DEVICE_COOKIE));
    clock.move(Duration.ofMinutes(5));

    clock.atNextLook(() -> sessions.end(token));
    sessions.person(token, device, Use.ACTING);

    assertFalse(loggedIn(head));
  }

  @Test
  void aSessionEndsAfterAWorkingDayHoweverMuchItIsUsed() throws Exception {
    Client head = office.person("HEAD");

    for (int hour = 0; hour < 12; hour++) {
      assertTrue(loggedIn(head), "hour " + hour);
      clock.move(Duration.ofHours(1));
    }
    clock.move(Duration.ofSeconds(1));

    assertFalse(loggedIn(head));
  }

  @Test
  void aMomentOfAWrongClockEndsNoSession() throws Exception {
    Client head = office.person("HEAD");

    for (long days : List.of(365L, -730L, 365L)) {
      clock.set(Duration.ofDays(days));
      assertTrue(loggedIn(head), days + " days");
      clock.move(Duration.ofMinutes(3));
      assertTrue(loggedIn(head), days + " days");
    }
    office.restart();

    assertTrue(loggedIn(head));
  }

  @Test
  void aSessionThatBeganWhileTheClockWasAheadEndsLikeAnyOther() throws Exception {
    clock.set(Duration.ofDays(365));
    Client head = office.person("HEAD");
    clock.set(Duration.ofDays(-365));

    clock.move(Sessions.IDLE.plusSeconds(1));

    assertFalse(loggedIn(head));
  }

  @Test
  void aSessionOfTheFutureBeginsItsTimeAnewAtARestartAndNotAtEachOne() throws Exception {
    clock.set(Duration.ofDays(365));
    Client head = office.person("HEAD");
    Client idle = office.person("HEAD");
    clock.set(Duration.ofDays(-365));

    office.restart();
    boolean afterTheFirst = loggedIn(head);
    for (int hour = 0; hour < 12; hour++) {
      clock.move(Duration.ofHours(1));
      loggedIn(head);
    }
    clock.move(Duration.ofSeconds(1));
    office.restart();

    assertTrue(afterTheFirst);
    assertFalse(loggedIn(head));
    assertFalse(loggedIn(idle));
  }

  @Test
  void sessionsSurviveARestartButNotLoggingInAgainNorANewPassword() throws Exception {
    Client head = office.person("HEAD");
    String user = user(head);
    String device = head.cookie(Web.DEVICE_COOKIE);
    String first = head.cookie(Web.SESSION_COOKIE);
    assertFalse(me(device, first).get("person").isNull());

    login(head, user, RIGHT).expect(200);
    String second = head.cookie(Web.SESSION_COOKIE);
    assertNotEquals(first, second);
    assertTrue(me(device, first).get("person").isNull());

    office.restart();
    assertFalse(me(device, second).get("person").isNull());

    Client administrator = office.nobody();
    administrator.login("kepala.tu", RIGHT);
    administrator
        .post("/api/v1/accounts/" + user + "/password", "password", "empat kata lebih aneh")
        .expect(204);
    assertTrue(me(device, second).get("person").isNull());
  }

  @Test
  void cookiesAreForThisOfficeOnlyAndOutOfReachOfScripts() throws Exception {
    Client desk = office.screen("DESK");
    HttpResponse<byte[]> login = login(desk, "kepala.tu", RIGHT).response();
    String code =
        office
            .administrator()
            .post("/api/v1/enrolment-codes", "kind", "BOARD", "name", "Papan")
            .expect(201)
            .get("code")
            .asText();
    HttpResponse<byte[]> enrol = office.nobody().post("/api/v1/enrol", "code", code).response();

    for (HttpResponse<byte[]> answer : List.of(login, enrol)) {
      String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
      assertTrue(cookie.contains("HttpOnly"), cookie);
      assertTrue(cookie.contains("SameSite=Strict"), cookie);
      assertTrue(cookie.contains("Path=/"), cookie);
      assertFalse(cookie.contains("Domain"), cookie);
      assertTrue(cookie.matches("loket_(session|device)=[A-Za-z0-9_-]{22};.*"), cookie);
    }
    assertFalse(login.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age"));
  }

  // ---- helpers ---------------------------------------------------------------------------------

  private static Client.Reply login(Client at, String user, String password) throws Exception {
    return at.post("/api/v1/session", "user", user, "password", password);
  }

  private static String user(Client person) throws Exception {
    return person.get("/api/v1/me").expect(200).at("/person/user").asText();
  }

  private static boolean loggedIn(Client person) throws Exception {
    return !person.get("/api/v1/me").expect(200).get("person").isNull();
  }

  private JsonNode me(String device, String session) throws Exception {
    String cookies = Web.SESSION_COOKIE + "=" + session;
    cookies += device.isEmpty() ? "" : "; " + Web.DEVICE_COOKIE + "=" + device;
    return office.nobody().send("GET", "/api/v1/me", null, "Cookie", cookies).expect(200);
  }
}
