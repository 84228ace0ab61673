package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cookie or token is worth to whoever has copied it, and to whom it belongs. */
class CopiedTokenTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROOF = "/api/v1/key/proof";
  private static final String KIOSK = "10.0.0.5";
  private static final String ELSEWHERE = "10.0.0.6";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.openBehindAProxy(clock);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aCopiedCookieIsRefusedElsewhereAndTold() throws Exception {
    Client kiosk = enrolled(new TestKey(), KIOSK);
    assertEquals("KIOSK", me(kiosk, KIOSK).at("/body/device/kind").asText());

    JsonNode copied = copied(kiosk, ELSEWHERE);

    assertEquals(401, copied.get("status").asInt());
    assertEquals("proof-needed", copied.at("/body/code").asText());
    assertEquals(List.of("copied"), told());
    assertEquals("Kiosk 1", row().at("/values/name").asText());
    assertEquals(ELSEWHERE, row().at("/values/place").asText());
    assertEquals(200, me(kiosk, KIOSK).get("status").asInt(), "its owner goes on");
    clock.move(Duration.ofHours(25));
    assertEquals(List.of(), told());
  }

  @Test
  void aStationsTokenAloneIsWorthNothing() throws Exception {
    TestKey key = new TestKey();
    Client station = office.nobody();
    String code = office.code(ScreenKind.STATION, "Stasiun", "");
    String token =
        post(station, KIOSK, "/api/v1/enrol", Map.of("code", code, "proof", key.proof(office)))
            .at("/body/token")
            .asText();

    JsonNode bare =
        send(office.nobody(), "GET", "/api/v1/me", null, KIOSK, "Authorization", "Bearer " + token);
    assertEquals("proof-needed", bare.at("/body/code").asText());
    String word = post(station, KIOSK, PROOF, key.proof(office)).at("/body/held").asText();
    String[] both = {"Authorization", "Bearer " + token, "Loket-Held", word};

    assertEquals(
        "STATION",
        send(office.nobody(), "GET", "/api/v1/me", null, KIOSK, both)
            .at("/body/device/kind")
            .asText());
    assertEquals(
        401,
        send(office.nobody(), "GET", "/api/v1/me", null, ELSEWHERE, both).get("status").asInt());
  }

  @Test
  void aScreenThatWakesUpProvesItsKeyAndNobodyIsAlarmed() throws Exception {
    TestKey key = new TestKey();
    Client kiosk = enrolled(key, KIOSK);
    office.restart();

    assertEquals("proof-needed", me(kiosk, KIOSK).at("/body/code").asText());
    assertEquals(200, post(kiosk, KIOSK, PROOF, key.proof(office)).get("status").asInt());
    assertEquals(200, me(kiosk, KIOSK).get("status").asInt());
    clock.move(Duration.ofMinutes(5));
    assertEquals(List.of(), told());

    // Its owner sleeps, and who has a copy never proves anything.
    clock.move(Duration.ofMinutes(5));
    copied(kiosk, ELSEWHERE);
    assertEquals(List.of(), told());
    clock.move(Duration.ofSeconds(31));
    assertEquals(List.of("copied"), told());
  }

  @Test
  void aKeyThatIsInTwoPlacesIsHeldInOneAndTold() throws Exception {
    TestKey key = new TestKey();
    Client kiosk = enrolled(key, KIOSK);
    Client twin = office.nobody();

    JsonNode second = post(twin, ELSEWHERE, PROOF, key.proof(office));
    assertEquals("key-in-use", second.at("/body/code").asText());
    assertEquals(List.of("copied.twice"), told());

    // A computer whose address has changed is back within a minute.
    clock.move(Duration.ofSeconds(61));
    assertEquals(200, post(twin, ELSEWHERE, PROOF, key.proof(office)).get("status").asInt());
    assertEquals("proof-needed", me(kiosk, KIOSK).at("/body/code").asText());
  }

  @Test
  void anAdministratorsLoginIsWorthNothingElsewhere() throws Exception {
    TestKey key = new TestKey();
    Client browser = office.nobody();
    Map<String, Object> wish =
        Map.of(
            "user", "kepala.tu", "password", OfficeUnderTest.PASSWORD, "proof", key.proof(office));
    assertEquals(200, post(browser, KIOSK, "/api/v1/session", wish).get("status").asInt());
    assertEquals("ADMINISTRATOR", me(browser, KIOSK).at("/body/person/role").asText());

    JsonNode copied = copied(browser, ELSEWHERE);

    assertEquals("proof-needed", copied.at("/body/code").asText());
    assertEquals(List.of("copied.login"), told());
  }

  @Test
  void whoWasEnrolledBeforeGoesOnAndIsShownAsUnbound() throws Exception {
    Client old = office.screen("BOARD");
    enrolled(new TestKey(), KIOSK);

    assertEquals("BOARD", me(old, ELSEWHERE).at("/body/device/kind").asText());
    for (JsonNode one : office.administrator().get("/api/v1/devices").ok()) {
      assertEquals(one.get("kind").asText().equals("KIOSK"), one.get("bound").asBoolean());
    }
  }

  @Test
  void aBrowserThatHasLostItsKeyIsAskedToEnrolAgain() throws Exception {
    Client kiosk = enrolled(new TestKey(), KIOSK);
    office.restart();
    TestKey fresh = new TestKey();

    JsonNode unknown = post(kiosk, KIOSK, PROOF, fresh.proof(office));

    assertEquals("unknown-key", unknown.at("/body/code").asText());
    assertTrue(me(kiosk, KIOSK).at("/body/device").isNull());
    String code = office.code(ScreenKind.KIOSK, "Kiosk 1", "");
    Map<String, Object> again = Map.of("code", code, "proof", fresh.proof(office));
    assertEquals(201, post(kiosk, KIOSK, "/api/v1/enrol", again).get("status").asInt());
    assertEquals("KIOSK", me(kiosk, KIOSK).at("/body/device/kind").asText());
  }

  @Test
  void whatIsNoProofIsRefusedWithItsReason() throws Exception {
    Client kiosk = office.nobody();
    TestKey key = new TestKey();
    String code = office.code(ScreenKind.KIOSK, "Kiosk 1", "");
    Map<String, String> good = key.proof(office);
    List<String> codes = new ArrayList<>();

    for (Map<String, String> bad :
        List.of(
            key.signed("AAAA"),
            key.signed(good.get("challenge").replaceFirst("....$", "AAAA")),
            Map.of(
                "key", good.get("key"),
                "challenge", good.get("challenge"),
                "signature", key.signed("x").get("signature")),
            Map.of("key", "AAAA", "challenge", good.get("challenge"), "signature", "AAAA"),
            Map.of("key", "?", "challenge", good.get("challenge"), "signature", "AAAA"),
            new TestKey("secp384r1").signed(good.get("challenge")))) {
      codes.add(
          post(kiosk, KIOSK, "/api/v1/enrol", Map.of("code", code, "proof", bad))
              .at("/body/code")
              .asText());
    }

    assertEquals(
        List.of(
            "old-challenge",
            "old-challenge",
            "wrong-proof",
            "wrong-proof",
            "bad-input",
            "bad-input"),
        codes);
    clock.move(Duration.ofSeconds(121));
    assertEquals(
        "old-challenge",
        post(kiosk, KIOSK, "/api/v1/enrol", Map.of("code", code, "proof", good))
            .at("/body/code")
            .asText());
  }

  private Client enrolled(TestKey key, String place) throws Exception {
    Client screen = office.nobody();
    String code = office.code(ScreenKind.KIOSK, "Kiosk 1", "");
    Map<String, Object> wish = Map.of("code", code, "kind", "KIOSK", "proof", key.proof(office));
    assertEquals(201, post(screen, place, "/api/v1/enrol", wish).get("status").asInt());
    return screen;
  }

  private static JsonNode me(Client client, String place) throws Exception {
    return send(client, "GET", "/api/v1/me", null, place);
  }

  /** Somebody else with all cookies of that browser. */
  private JsonNode copied(Client of, String place) throws Exception {
    List<String> cookies = new ArrayList<>();
    for (String name : List.of("loket_device", "loket_session", "loket_held")) {
      if (of.cookie(name) != null) {
        cookies.add(name + "=" + of.cookie(name));
      }
    }
    assertFalse(cookies.isEmpty());
    return send(
        office.nobody(), "GET", "/api/v1/me", null, place, "Cookie", String.join("; ", cookies));
  }

  private static JsonNode post(Client client, String place, String path, Object body)
      throws Exception {
    return send(client, "POST", path, JSON.valueToTree(body), place);
  }

  private static JsonNode send(
      Client client, String method, String path, JsonNode body, String place, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("X-Forwarded-For", place));
    Client.Reply reply = client.send(method, path, body, all.toArray(String[]::new));
    return JSON.createObjectNode().put("status", reply.status()).set("body", reply.body());
  }

  /** The causes on the technician's page. */
  private List<String> told() throws Exception {
    return rows().stream().map(one -> one.get("cause").asText()).toList();
  }

  private JsonNode row() throws Exception {
    return rows().get(0);
  }

  private List<JsonNode> rows() throws Exception {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode one : office.nobody().get("/healthz").body().get("checks")) {
      if (one.get("id").asText().startsWith("copied.")) {
        rows.add(one);
      }
    }
    return rows;
  }
}
