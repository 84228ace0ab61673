package id.loket.server.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whoever waits for a loket that is paused, or that nobody has taken, is told so everywhere. */
class AttendanceOnPicturesTest {
  private static final String COUNTER = "/api/v1/counters/3/";

  @Test
  void kioskPhoneAndBoardTellAlikeWhetherSomebodyCalls() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client kiosk = office.screen("KIOSK");
      Client board = office.screen("BOARD");
      Client officer = office.person("OFFICER");
      String phone =
          "/api/v1/status/"
              + kiosk
                  .post("/api/v1/tickets", "service", "REENTRY")
                  .expect(201)
                  .get("token")
                  .asText()
              + "/live";

      for (String[] step :
          new String[][] {
            {"", "{\"state\":\"EMPTY\",\"paused\":[]}"},
            {"take", "{\"state\":\"OPEN\",\"paused\":[]}"},
            {"pause", "{\"state\":\"PAUSED\",\"paused\":[3]}"},
            {"release", "{\"state\":\"EMPTY\",\"paused\":[]}"}
          }) {
        if (!step[0].isEmpty()) {
          officer.post(COUNTER + step[0]).expect(204);
        }
        Predicate<JsonNode> told = one -> one.path("attendance").toString().equals(step[1]);
        kiosk.picture("/api/v1/kiosk/live", p -> told.test(reentry(p.path("services"))));
        board.picture("/api/v1/hall/live", p -> told.test(reentry(p.at("/waiting/services"))));
        office.nobody().picture(phone, told);
      }
    }
  }

  private static JsonNode reentry(JsonNode services) {
    return StreamSupport.stream(services.spliterator(), false)
        .filter(one -> one.path("code").asText().equals("REENTRY"))
        .findFirst()
        .orElseThrow();
  }
}
