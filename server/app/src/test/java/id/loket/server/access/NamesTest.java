package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever one person types and another reads, at each door by the same rule. */
class NamesTest {
  private static final List<String> NOBODY_CAN_READ =
      List.of("Sari\r\nAyu", "Sari\u0000", "Sari \ud83d", "Sari \u202eAyu", "Sari \ud83d\ude00");

  @Test
  void noDoorTakesANameThatNobodyCanRead() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client admin = office.administrator();
      Client guard = office.person("GUARD");
      Client officer = office.person("OFFICER");
      Client kiosk = office.screen("KIOSK");
      officer.post("/api/v1/counters/5/take").ok();
      JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "INFORMASI").expect(201);
      String id = ticket.path("id").asText();

      for (String text : NOBODY_CAN_READ) {
        refused("name", account(admin, text));
        refused(
            "name",
            admin.post(
                "/api/v1/enrolment-codes", "kind", "BOARD", "name", text, "counters", List.of()));
        refused("reason", officer.post("/api/v1/counters/5/call", "ticket", id, "reason", text));
        refused(
            "reason",
            guard.post(
                "/api/v1/closings",
                "requestId",
                Client.requestId(),
                "service",
                null,
                "from",
                null,
                "reason",
                text));
        refused(
            "name",
            kiosk.post(
                "/api/v1/tickets/" + id + "/guest",
                "name",
                text,
                "origin",
                "Serang",
                "purpose",
                "Bertanya",
                "partySize",
                1));
      }

      assertEquals(201, account(admin, "I Gusti Ngurah Ra\u00ed").status());
    }
  }

  private static Client.Reply account(Client admin, String name) throws Exception {
    return admin.post(
        "/api/v1/accounts",
        "user",
        "sari",
        "name",
        name,
        "role",
        "OFFICER",
        "password",
        "tiga kata aneh");
  }

  private static void refused(String field, Client.Reply reply) {
    String detail = reply.expect(422).path("detail").asText();
    assertTrue(detail.startsWith(field + ": U+"), detail);
  }
}
