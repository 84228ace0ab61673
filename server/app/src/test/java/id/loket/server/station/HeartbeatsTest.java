package id.loket.server.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Health;
import id.loket.server.LockedFile;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalReader;
import id.loket.server.rules.DeviceChanged;
import id.loket.server.rules.DeviceState;
import id.loket.server.web.DeviceView;
import id.loket.wire.DeviceReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the office knows of a printer, also when the file could not be written for a while. */
class HeartbeatsTest {
  @TempDir Path folder;

  private final MovedClock clock = MovedClock.onAMorning();
  private Database database;
  private OfficeDesk desk;
  private Heartbeats heartbeats;

  @BeforeEach
  void open() throws SQLException {
    database = new Database(folder.resolve("office.db"));
    database.migrate();
    desk = OfficeUnderTest.desk(database, clock);
    heartbeats = new Heartbeats(desk, clock);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void onlyWhatChangedReachesTheJournal() throws Exception {
    beat("READY");
    beat("READY");
    beat("PAPER_OUT");
    beat("PAPER_OUT");

    assertEquals(List.of("READY", "PAPER_OUT"), statesInJournal());
  }

  @Test
  void aStateThatCouldNotBeWrittenIsKnownAfterTheNextBeat() throws Exception {
    beat("READY");

    try (LockedFile locked = new LockedFile(desk, database)) {
      assertThrows(RuntimeException.class, () -> beat("PAPER_OUT"), () -> "in spite of " + locked);
    }
    beat("PAPER_OUT");

    assertEquals("PAPER_OUT", printer());
  }

  @Test
  void aStationWhoseLossCouldNotBeWrittenIsLostAtTheNextLook() throws Exception {
    beat("READY");
    clock.move(Duration.ofSeconds(7));

    try (LockedFile locked = new LockedFile(desk, database)) {
      assertThrows(RuntimeException.class, heartbeats::look, () -> "in spite of " + locked);
    }
    heartbeats.look();

    assertEquals("STATION_LOST", printer());
  }

  @Test
  void aSilentStationIsLostOnceAndBackWithItsFirstBeat() throws Exception {
    beat("READY");
    clock.move(Duration.ofSeconds(7));
    heartbeats.look();
    heartbeats.look();
    beat("READY");
    heartbeats.look();

    assertEquals(List.of("READY", "STATION_LOST", "READY"), statesInJournal());
  }

  @Test
  void aStationThatNeverCameBackAfterARestartIsLost() throws Exception {
    beat("READY");

    heartbeats = new Heartbeats(desk, clock);
    heartbeats.look();
    assertEquals("READY", printer(), "it has as long as any other");
    clock.move(Duration.ofSeconds(7));
    heartbeats.look();

    assertEquals("STATION_LOST", printer());
  }

  @Test
  void anotherHealthInTheSameStateIsNews() throws Exception {
    lamp(Health.WELL);
    lamp(Health.WELL);
    lamp(Health.ATTENTION);

    assertEquals(List.of("READY", "READY"), statesInJournal());
  }

  @Test
  void aDeviceThatItsStationNamesNoMoreIsForgotten() throws Exception {
    lamp(Health.WELL);

    beat("READY");

    assertEquals("READY", printer());
    assertTrue(desk.look(office -> office.device("s1", "lamp-3").isEmpty()).join());
  }

  @Test
  void aLampIsLostWithItsStationAndStaysALamp() {
    lamp(Health.WELL);
    clock.move(Duration.ofSeconds(7));
    heartbeats.look();

    DeviceState lost = desk.look(office -> office.device("s1", "lamp-3").orElseThrow()).join();
    assertEquals("STATION_LOST", lost.state());
    assertEquals("LAMP", DeviceView.kind(lost));
    assertEquals(Health.DOWN, DeviceView.health(lost));
  }

  private void lamp(Health health) {
    heartbeats.beat(
        "device:s1", "s1", List.of(new DeviceReport("lamp-3", "LAMP", "", "READY", health, "")));
  }

  private void beat(String state) {
    heartbeats.beat(
        "device:s1", "s1", List.of(new DeviceReport("printer", null, "", state, null, "")));
  }

  private String printer() {
    return desk.look(office -> office.device("s1", "printer").orElseThrow().state()).join();
  }

  private List<String> statesInJournal() throws SQLException {
    try (JournalReader reader = new JournalReader(database)) {
      return reader.after(0, 1_000).stream()
          .filter(one -> one.event() instanceof DeviceChanged)
          .map(one -> ((DeviceChanged) one.event()).state())
          .toList();
    }
  }
}
