package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The office closes before the last of the line can be served. */
class LateInTheDayTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itIsSaidOnTheKioskBeforeTheNumberIsTakenAndOnThePhoneAsItComesTrue() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      office.adopt(
          all -> {
            JsonNode hours = JSON.valueToTree(all.at("/office/hours"));
            ((ObjectNode) hours.get(0)).put("to", "16:00");
            ((ObjectNode) all.get("office")).set("hours", hours);
          });
      Client officer = office.person("OFFICER");
      int loket = office.server().desk().catalogue().countersServing("INFORMASI").get(0).number();
      officer.post("/api/v1/counters/" + loket + "/take").ok();
      Client kiosk = office.screen("KIOSK");
      for (int i = 0; i < 5; i++) {
        kiosk.post("/api/v1/tickets", "service", "INFORMASI").expect(201);
      }
      JsonNode mine = kiosk.post("/api/v1/tickets", "service", "INFORMASI").expect(201);
      assertFalse(mine.at("/range/pastClosing").asBoolean(), "six hours are enough");
      String phone = "/api/v1/status/" + mine.path("token").asText() + "/live";
      assertFalse(office.nobody().picture(phone).at("/range/pastClosing").asBoolean());

      Thread later = new Thread(() -> clock.move(Duration.ofMinutes(358)));
      later.start();

      office.nobody().picture(phone, one -> one.at("/range/pastClosing").asBoolean());
      JsonNode picture =
          kiosk.picture("/api/v1/kiosk/live", one -> range(one).path("pastClosing").asBoolean());
      assertTrue(picture.path("open").asBoolean());
      later.join();
    }
  }

  private static JsonNode range(JsonNode kiosk) {
    for (JsonNode service : kiosk.path("services")) {
      if (service.path("code").asText().equals("INFORMASI")) {
        return service.path("range");
      }
    }
    return JSON.missingNode();
  }
}
