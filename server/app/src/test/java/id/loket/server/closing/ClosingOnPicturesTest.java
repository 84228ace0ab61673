package id.loket.server.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.JournalCheck;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a closing out of turn does to those who come, and what the others see of it. */
class ClosingOnPicturesTest {
  private OfficeUnderTest office;
  private Client kiosk;
  private Client guard;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    kiosk = office.screen("KIOSK");
    guard = office.person("GUARD");
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aClosedServiceGivesNoNumberTheOthersDoAndItOpensAgain() throws Exception {
    close("OPP", null, "listrik padam");

    assertEquals("service-closed", take("OPP").code());
    take("SSW").expect(201);

    lift("OPP");
    take("OPP").expect(201);
    assertEquals("", JournalCheck.run(office.server().database()).finding());
  }

  @Test
  void theWholeOfficeClosesAndNobodyIsToldWhenItOpens() throws Exception {
    close(null, null, "banjir");

    assertEquals("office-closed", take("SSW").code());
    JsonNode seen = kiosk.picture("/api/v1/kiosk/live", p -> !p.get("open").asBoolean());
    assertEquals("SUDDEN", seen.get("closedReason").asText());
    assertTrue(seen.get("opensAt").isNull());
    assertEquals("banjir", seen.at("/closings/0/reason").asText());
    assertTrue(seen.at("/closings/0/service").isNull());
  }

  @Test
  void whoWaitsForTheServiceReadsItOnThePhoneAndNobodyElse() throws Exception {
    String opp = take("OPP").expect(201).get("token").asText();
    String ssw = take("SSW").expect(201).get("token").asText();

    close("OPP", "23:59", "petugas sakit");

    JsonNode phone =
        office
            .nobody()
            .picture("/api/v1/status/" + opp + "/live", p -> p.get("closings").size() == 1);
    assertEquals("petugas sakit", phone.at("/closings/0/reason").asText());
    JsonNode other = office.nobody().get("/api/v1/status/" + ssw).expect(200);
    assertEquals(0, other.get("closings").size());
    JsonNode board = guard.picture("/api/v1/hall/live", p -> p.get("closings").size() == 1);
    assertFalse(board.at("/closings/0/inForce").asBoolean(), "announced ahead");
    take("OPP").expect(201);
  }

  @Test
  void onlyGuardAndSupervisorCloseAndABadWordIsNamed() throws Exception {
    String path = "/api/v1/closings";
    Map<String, Object> wish = Map.of("reason", "banjir");
    assertEquals(403, send(office.person("OFFICER"), path, wish).status());
    assertEquals(204, send(office.person("SUPERVISOR"), path, wish).status());
    assertTrue(detail(path, Map.of("reason", " ")).startsWith("reason: 1 to 100"));
    assertTrue(detail(path, Map.of("reason", "x", "from", "25:00")).startsWith("from 25:00"));
    assertTrue(detail(path, Map.of("reason", "x", "service", "*")).startsWith("service"));
  }

  private String detail(String path, Map<String, Object> wish) throws Exception {
    Client.Reply reply = send(guard, path, wish);
    assertEquals(422, reply.status());
    return reply.body().get("detail").asText();
  }

  private Client.Reply take(String service) throws Exception {
    return kiosk.post("/api/v1/tickets", "service", service);
  }

  private void close(String service, String from, String reason) throws Exception {
    guard
        .post(
            "/api/v1/closings",
            "requestId",
            Client.requestId(),
            "service",
            service,
            "from",
            from,
            "reason",
            reason)
        .expect(204);
  }

  private void lift(String service) throws Exception {
    guard
        .post("/api/v1/closings/lift", "requestId", Client.requestId(), "service", service)
        .expect(204);
  }

  private static Client.Reply send(Client who, String path, Map<String, Object> wish)
      throws Exception {
    Object[] pairs = new Object[2 + wish.size() * 2];
    pairs[0] = "requestId";
    pairs[1] = Client.requestId();
    int at = 2;
    for (Map.Entry<String, Object> one : wish.entrySet()) {
      pairs[at++] = one.getKey();
      pairs[at++] = one.getValue();
    }
    return who.post(path, pairs);
  }
}
