package id.loket.server.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.JournalCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a technician is told of a device that comes and goes. */
class DeviceHistoryTest {
  private static final String HARDWARE = "/api/v1/hardware";
  private static final Duration LONG = Duration.ofMinutes(2);

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Client station;
  private Client technician;
  private String id;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    station = office.screen("STATION");
    id = station.get("/api/v1/me").ok().at("/device/id").asText();
    technician = office.person("teknisi", "TECHNICIAN", "");
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void eachFallIsCountedOnceForItsDayAndTheWeek() throws Exception {
    told("UNREACHABLE", "DOWN");
    awaitChanges(technician, id, "printer", 1);
    assertEquals(0, printer().path("fallsToday").asInt(), "it has never been up");
    told("READY", "WELL");
    told("UNREACHABLE", "DOWN");
    told("SILENT", "DOWN");
    told("READY", "WELL");
    awaitChanges(technician, id, "printer", 5);
    assertEquals(1, printer().path("fallsToday").asInt());

    clock.move(Duration.ofDays(2));
    technician.login("teknisi", OfficeUnderTest.PASSWORD);
    told("PAPER_OUT", "DOWN");
    // Two days without a beat, so that the station may have been missed in between.
    awaitNewest("PAPER_OUT");

    assertEquals(1, printer().path("fallsToday").asInt());
    assertEquals(2, printer().path("fallsInSevenDays").asInt());
    assertEquals(clock.instant().toString(), printer().path("lastDown").asText());
    clock.move(Duration.ofDays(6));
    technician.login("teknisi", OfficeUnderTest.PASSWORD);
    assertEquals(0, printer().path("fallsToday").asInt());
    assertEquals(1, printer().path("fallsInSevenDays").asInt());
  }

  @Test
  void theHistoryOfADeviceIsItsChangesNewestFirst() throws Exception {
    told("READY", "WELL");
    clock.move(Duration.ofMinutes(5));
    told("PAPER_LOW", "ATTENTION");
    told("PAPER_LOW", "ATTENTION");

    List<JsonNode> changes = awaitChanges(technician, id, "printer", 2);

    assertEquals("PAPER_LOW", changes.get(0).path("state").asText());
    assertEquals("READY", changes.get(1).path("state").asText());
    assertEquals("tcp://10.0.0.7:9100", printer().path("address").asText());
    assertEquals(changes.get(0).path("at").asText(), printer().path("since").asText());
  }

  @Test
  void theHistoryFollowsFromTheJournal() throws Exception {
    told("READY", "WELL");
    told("FAULT", "DOWN");
    awaitChanges(technician, id, "printer", 2);

    JournalCheck.Result check = JournalCheck.run(office.server().database(), OfficeServer.TALLIES);

    assertEquals("", check.finding());
    office.restart();
    assertEquals(2, awaitChanges(technician, id, "printer", 2).size());
    assertTrue(printer().path("address").asText().isEmpty(), "not told yet in this run");
  }

  private void told(String state, String health) throws Exception {
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
                    "health", health,
                    "detail", "")))
        .ok();
  }

  private void awaitNewest(String state) throws Exception {
    long due = System.nanoTime() + LONG.toNanos();
    String newest = "";
    while (!newest.equals(state)) {
      assertTrue(System.nanoTime() < due, newest);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      newest =
          technician.get(HARDWARE + "/" + id + "/printer").ok().at("/changes/0/state").asText();
    }
  }

  private JsonNode printer() throws Exception {
    return technician.get(HARDWARE).ok().at("/devices/0");
  }

  /** The follower works behind the answer; looks again until it is there. */
  static List<JsonNode> awaitChanges(Client who, String station, String device, int count)
      throws Exception {
    long due = System.nanoTime() + LONG.toNanos();
    List<JsonNode> changes = List.of();
    while (changes.size() < count) {
      assertTrue(System.nanoTime() < due, "only " + changes);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      Client.Reply reply = who.get(HARDWARE + "/" + station + "/" + device);
      changes =
          reply.status() == 200
              ? java.util.stream.StreamSupport.stream(
                      reply.body().path("changes").spliterator(), false)
                  .toList()
              : List.of();
    }
    assertEquals(count, changes.size());
    return changes;
  }
}
