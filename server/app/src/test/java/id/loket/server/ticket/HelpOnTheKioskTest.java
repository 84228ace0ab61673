package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who presses for help at a kiosk is not answered with the call of the visitor before. */
class HelpOnTheKioskTest {
  private static final String KIOSK = "/api/v1/kiosk/live";
  private static final String CALLS = "/api/v1/help-calls";

  @Test
  void anAnsweredCallFadesAfterAMinuteAlsoOnAPageThatIsLoadedAnew() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client kiosk = office.screen("KIOSK");
      answered(office, kiosk);
      clock.move(Duration.ofSeconds(59));
      assertTrue(kiosk.picture(KIOSK).at("/help/answered").asBoolean(), "somebody is coming");

      clock.move(Duration.ofSeconds(2));

      kiosk.picture(KIOSK, picture -> picture.path("help").isNull());
    }
  }

  @Test
  void whileSomebodyIsComingAnotherPressCallsAgain() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client kiosk = office.screen("KIOSK");
      String first = answered(office, kiosk);

      kiosk.post(CALLS).expect(204);

      kiosk.picture(
          KIOSK,
          picture ->
              !picture.at("/help/answered").asBoolean(true)
                  && !picture.at("/help/id").asText().equals(first));
    }
  }

  /** The id of a call that was answered just now. */
  private static String answered(OfficeUnderTest office, Client kiosk) throws Exception {
    kiosk.post(CALLS).expect(204);
    JsonNode call = kiosk.picture(KIOSK, picture -> picture.path("help").isObject()).path("help");
    String id = call.path("id").asText();
    office.person("GUARD").post(CALLS + "/" + id + "/answer").expect(204);
    kiosk.picture(KIOSK, picture -> picture.at("/help/answered").asBoolean());
    return id;
  }
}
