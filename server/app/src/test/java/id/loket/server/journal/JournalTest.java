package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.OfficeUnderTest;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.desk.Answer;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.rules.AdoptCatalogue;
import id.loket.server.rules.Announcement;
import id.loket.server.rules.CallHelp;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Command;
import id.loket.server.rules.DeviceChanged;
import id.loket.server.rules.FinishVisit;
import id.loket.server.rules.Hall;
import id.loket.server.rules.LeaveQueue;
import id.loket.server.rules.NoteNoShow;
import id.loket.server.rules.Office;
import id.loket.server.rules.Recall;
import id.loket.server.rules.ReportDevice;
import id.loket.server.rules.RestoreTicket;
import id.loket.server.rules.StartService;
import id.loket.server.rules.TakeCounter;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.Undo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file: what it refuses, what a check finds, and what a start costs. */
class JournalTest {
  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private Database database;
  private Instant now = Hall.MONDAY;
  private boolean clockJumps = true;

  @BeforeEach
  void migrate() throws SQLException {
    database = new Database(folder.resolve("office.db"));
    database.migrate();
  }

  // ---- replay -----------------------------------------------------------------------------------

  @Test
  void aReplayOfRandomDaysGivesExactlyTheTables() throws Exception {
    Random random = new Random(seed);
    for (int days = 0; days < 3; days++) {
      aRandomDay(random, 250);
      JournalCheck.Result check = JournalCheck.run(database);
      assertEquals("", check.finding(), "seed " + seed);
      assertTrue(check.events() > 50, "seed " + seed);
      now = now.plusSeconds(50_000);
    }
  }

  @Test
  void anEventThatWasChangedOnTheDiskIsServedToNobody() throws Exception {
    aRandomDay(new Random(seed), 250);
    try (JournalReader reader = new JournalReader(database);
        Journal journal = Journal.open(database);
        Connection connection = database.writer();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE event SET actor = actor || 'x' WHERE seq = 7");

      assertEquals(6, reader.after(0, 6).size());
      IllegalStateException read =
          assertThrows(IllegalStateException.class, () -> reader.after(0, 7));
      IllegalStateException answered =
          assertThrows(IllegalStateException.class, () -> journal.events(7, 7));
      assertEquals(read.getMessage(), answered.getMessage());
      assertTrue(read.getMessage().startsWith("event 7 doesn't fit its hash"), read.getMessage());
    }
  }

  @Test
  void aRestartedOfficeIsTheSameOffice() throws Exception {
    clockJumps = false;
    aRandomDay(new Random(seed), 300);
    String before;
    try (OfficeDesk desk = open()) {
      for (int i = 0; i < 40; i++) {
        something(desk, new Random(seed + i), i);
      }
      before = desk.look(OfficeText::of).join();
    }
    try (OfficeDesk desk = open()) {
      assertEquals(before, desk.look(OfficeText::of).join(), "seed " + seed);
    }
  }

  @Test
  void aCounterThatANewCatalogueDropsIsGoneFromTheTables() throws Exception {
    try (OfficeDesk desk = open()) {
      Catalogue usual = AlwaysOpen.catalogue();
      Catalogue smaller =
          new Catalogue(
              usual.office(), usual.services(), usual.counters().subList(0, 4), usual.settings());
      desk.handle(Submission.ofOffice(new AdoptCatalogue(smaller))).join();
    }

    assertEquals("", JournalCheck.run(database).finding());
    assertEquals(4, number("SELECT count(*) FROM counter"));
  }

  // ---- what a check finds -----------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE event SET body = replace(body, 'OPP', 'OPQ') WHERE seq = %d",
        "UPDATE event SET actor = 'person:nobody' WHERE seq = %d",
        "UPDATE event SET at_utc = '2026-11-23T02:00:00.000001Z' WHERE seq = %d",
        "UPDATE event SET kind = 'TicketLeft' WHERE seq = %d",
        "UPDATE event SET service_day = '2026-11-24' WHERE seq = %d",
        "UPDATE event SET hash = zeroblob(32) WHERE seq = %d",
        "DELETE FROM event WHERE seq = %d"
      })
  void aChangedOrMissingEventIsFoundByTheCheckAndAtTheNextStart(String change) throws Exception {
    issue(5);
    long seq = number("SELECT max(seq) FROM event WHERE kind = 'TicketIssued'") - 1;

    execute(String.format(change, seq));

    JournalCheck.Result check = JournalCheck.run(database);
    assertFalse(check.sound());
    assertTrue(
        check.finding().contains("event " + seq) || check.finding().contains("event " + (seq + 1)),
        check.finding());
    assertThrows(IllegalStateException.class, () -> Journal.open(database));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ticket SET body = replace(body, 'WAITING', 'LEFT') WHERE serial = 2",
        "DELETE FROM ticket WHERE serial = 2",
        "DELETE FROM counter WHERE number = 3",
        "UPDATE office_state SET body = '2026-11-24' WHERE name = 'day'"
      })
  void aChangedRowOfTheCurrentStateIsFoundByTheCheck(String change) throws Exception {
    issue(5);
    assertEquals("", JournalCheck.run(database).finding());

    execute(change);

    assertFalse(JournalCheck.run(database).sound());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE last_serial SET serial = 3",
        "DELETE FROM last_serial",
        "UPDATE ticket SET state = 'LEFT' WHERE serial = 2",
        "INSERT INTO active_call VALUES (1, 'nobody', 0)",
        "UPDATE counter SET officer = 'nobody' WHERE number = 1"
      })
  void aChangedColumnThatOnlyTheIndexesUseIsFoundByTheCheckToo(String change) throws Exception {
    issue(5);

    execute(change);

    assertFalse(JournalCheck.run(database).sound(), change);
  }

  @Test
  void aRandomlyChangedByteOfAnyEventIsFound() throws Exception {
    aRandomDay(new Random(seed), 120);
    Random random = new Random(seed);
    long events = number("SELECT count(*) FROM event");
    for (int n = 0; n < 60; n++) {
      long seq = 1 + random.nextInt((int) events);
      String body = text("SELECT body FROM event WHERE seq = " + seq);
      int at = random.nextInt(body.length());
      char other = body.charAt(at) == 'x' ? 'y' : 'x';
      String changed = body.substring(0, at) + other + body.substring(at + 1);

      setBody(seq, changed);
      assertFalse(JournalCheck.run(database).sound(), "event " + seq + ", seed " + seed);
      setBody(seq, body);
    }
    assertEquals("", JournalCheck.run(database).finding());
  }

  // ---- the last wall ----------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO ticket SELECT 99, service_day, prefix, serial, state, body, 0 FROM ticket",
        "INSERT INTO ticket SELECT place, service_day, prefix, 99, state, body, 0 FROM ticket",
        "UPDATE ticket SET serial = 1 WHERE serial = 2",
        "INSERT INTO active_call VALUES (1, 'other', 0)",
        "INSERT INTO active_call SELECT 2, ticket, 0 FROM active_call",
        "UPDATE counter SET officer = 'sari' WHERE number = 2",
        "INSERT INTO event SELECT * FROM event WHERE seq = 1",
        "INSERT INTO command SELECT * FROM command"
      })
  void theTablesThemselvesRefuseASecondOne(String planted) throws Exception {
    issue(2);
    try (OfficeDesk desk = open()) {
      desk.handle(Submission.ofOffice(new TakeCounter(1, "sari"))).join();
      desk.handle(Submission.ofOffice(new CallNext(1, "sari"))).join();
      desk.handle(Submission.of("tap-1", "x", "x", Hall.wanted("SSW"))).join();
    }

    SQLException refusal = assertThrows(SQLException.class, () -> execute(planted));

    assertTrue(refusal.getMessage().contains("UNIQUE"), refusal.getMessage());
  }

  // ---- the start --------------------------------------------------------------------------------

  @Test
  void aStartReadsWhatIsOpenAndNotTheWholePast() throws Exception {
    issue(3);
    int few = rowsReadAtStart();

    anOldHistory(100_000);

    assertEquals(100_000, number("SELECT count(*) FROM event") / 100_000 * 100_000);
    int many = rowsReadAtStart();
    assertTrue(many <= few + 200, few + " rows before, " + many + " after 100,000 more events");
    assertEquals("", JournalCheck.run(database).finding());
  }

  @Test
  void noQueryOfAStartScansTheJournal() throws Exception {
    issue(3);
    List<String> plan = new ArrayList<>();
    try (Connection connection = database.reader();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "EXPLAIN QUERY PLAN SELECT * FROM ("
                    + EventReader.SELECT
                    + " ORDER BY seq DESC LIMIT 200) ORDER BY seq")) {
      while (row.next()) {
        plan.add(row.getString("detail"));
      }
    }

    assertFalse(plan.get(plan.size() - 1).isEmpty());
    assertTrue(
        plan.stream().noneMatch(step -> step.contains("event") && step.contains("TEMP B-TREE")),
        plan.toString());
  }

  @Test
  void anUnknownKindOfEventStopsTheStartRatherThanBeSkipped() throws Exception {
    issue(1);
    try (Journal journal = Journal.open(database)) {
      journal.begin();
      journal.append(
          now,
          LocalDate.parse("2026-11-23"),
          "office",
          new DeviceChanged("s", "d", "READY", "", Optional.empty(), Optional.empty()));
      journal.commit();
    }
    assertThrows(IllegalStateException.class, () -> Registers.NONE.read("FromTheFuture", 1, "{}"));
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private OfficeDesk open() throws SQLException {
    return OfficeUnderTest.desk(database, clock());
  }

  private void issue(int tickets) throws SQLException {
    try (OfficeDesk desk = open()) {
      for (int i = 0; i < tickets; i++) {
        desk.handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
      }
    }
  }

  private void aRandomDay(Random random, int steps) throws SQLException {
    try (OfficeDesk desk = open()) {
      for (int step = 0; step < steps; step++) {
        something(desk, random, step);
      }
    }
  }

  private void something(OfficeDesk desk, Random random, int step) {
    now =
        clockJumps && random.nextInt(100) == 0
            ? now.minusSeconds(3600)
            : now.plusSeconds(random.nextInt(40));
    int counter = 1 + random.nextInt(3);
    String officer = "officer" + counter;
    List<String> ids =
        desk.look(office -> office.tickets().stream().map(Ticket::id).sorted().toList()).join();
    String any = ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
    Priority priority = random.nextInt(4) == 0 ? Priority.ELDERLY : Priority.REGULAR;
    String service = List.of("OPP", "SSW", "REENTRY").get(random.nextInt(3));
    Command command =
        switch (random.nextInt(14)) {
          case 0, 1, 2 -> Hall.wanted(service, priority);
          case 3 -> new TakeCounter(counter, officer);
          case 4, 5 -> new CallNext(counter, officer);
          case 6 -> new StartService(counter, officer);
          case 7 -> new FinishVisit(counter, officer);
          case 8 -> new Recall(counter, officer);
          case 9 -> new NoteNoShow(counter, officer, Announcement.Stage.CALLED);
          case 10 -> new Undo(counter, officer);
          case 11 -> new RestoreTicket(any, "guard");
          case 12 -> new LeaveQueue(any, "guard");
          default ->
              random.nextBoolean()
                  ? new CallHelp("help-" + now + step, "kiosk" + random.nextInt(9))
                  : new ReportDevice(
                      "station", "printer", "PRINTER", "STATE" + random.nextInt(3), "DOWN", "");
        };
    Answer answer = desk.handle(Submission.ofOffice(command)).join();
    assertFalse(answer instanceof Answer.Reused);
  }

  /** Rows that a start brings into memory: the tail of the journal and the current state. */
  private int rowsReadAtStart() throws SQLException {
    int rows = 0;
    for (String table : List.of("ticket", "counter", "shelf")) {
      rows += (int) number("SELECT count(*) FROM " + table);
    }
    long tail = number("SELECT count(*) FROM (SELECT 1 FROM event ORDER BY seq DESC LIMIT 200)");
    try (Journal journal = Journal.open(database)) {
      assertTrue(journal.load().isPresent());
    }
    return rows + (int) tail;
  }

  /** Many days of somebody else's tickets, expired long ago. */
  private void anOldHistory(int events) throws SQLException {
    try (Journal journal = Journal.open(database)) {
      Office office = journal.load().orElseThrow();
      LocalDate day = office.day();
      journal.begin();
      for (int n = 0; n < events; n++) {
        DeviceChanged event =
            new DeviceChanged(
                "station", "printer", "STATE" + n, "", Optional.empty(), Optional.empty());
        journal.append(now, day, "office", event);
        office.replay(event, now);
      }
      journal.store(office, office.takeChanges());
      journal.commit();
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(database.file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void setBody(long seq, String body) throws SQLException {
    try (Connection connection = TestDatabases.open(database.file());
        PreparedStatement update =
            connection.prepareStatement("UPDATE event SET body = ? WHERE seq = ?")) {
      update.setString(1, body);
      update.setLong(2, seq);
      update.executeUpdate();
    }
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.reader();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
