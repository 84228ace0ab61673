package id.loket.server.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A roll will give as many numbers as the one before. */
class PaperLeftTest {
  private static final int ROLL = 5;

  private int told;

  @Test
  void whatIsLeftIsWhatTheLastRollGaveWithoutWhatThisOneHasGiven() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      Client station = office.screen("STATION");
      String id = station.get("/api/v1/me").ok().at("/device/id").asText();
      Client kiosk = office.screen("KIOSK", id);
      Client technician = office.person("TECHNICIAN");
      tell(station, technician, id, "READY", "PAPER_LOW", "READY");
      take(kiosk, ROLL);
      tell(station, technician, id, "PAPER_OUT", "COVER_OPEN", "READY");
      assertEquals(List.of(new PaperLeft(id, ROLL, ROLL)), left(office));

      take(kiosk, 3);

      List<PaperLeft> left = left(office);
      assertEquals(List.of(new PaperLeft(id, ROLL - 3, ROLL + 3)), left);
      assertTrue(left.get(0).isScarce());
      assertEquals(List.of(), PaperLeft.of(office.server().database(), PaperLeft.SHORTEST_ROLL));
    }
  }

  private static List<PaperLeft> left(OfficeUnderTest office) {
    return PaperLeft.of(office.server().database(), ROLL);
  }

  private static void take(Client kiosk, int numbers) throws Exception {
    for (int i = 0; i < numbers; i++) {
      kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    }
  }

  /** Each is written down before the next. */
  private void tell(Client station, Client technician, String id, String... states)
      throws Exception {
    for (String state : states) {
      station
          .post(
              "/api/v1/stations/me/state",
              "devices",
              List.of(
                  Map.of(
                      "device", "printer",
                      "kind", "PRINTER",
                      "address", "tcp://10.0.0.7:9100",
                      "state", state,
                      "health", state.equals("READY") ? "WELL" : "DOWN",
                      "detail", "")))
          .ok();
      told++;
      while (technician.get("/api/v1/hardware/" + id + "/printer").body().path("changes").size()
          < told) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }
}
