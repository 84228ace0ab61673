package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalReader;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.Event;
import id.loket.server.rules.Hall;
import id.loket.server.rules.TicketIssued;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Followers: every event at least once, their rows exactly once, and nobody held up. */
class FollowingTest {
  @TempDir Path folder;

  private Database database;
  private OfficeDesk desk;

  @BeforeEach
  void open() throws SQLException {
    database = new Database(folder.resolve("office.db"));
    database.migrate();
    desk = OfficeUnderTest.desk(database, Clock.fixed(Hall.MONDAY, ZoneOffset.UTC));
    desk.write(tables -> tables.execute("CREATE TABLE seen (seq INTEGER)")).join();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aFollowerSeesEveryEventInOrderAlsoThoseFromBeforeItsTime() throws Exception {
    issue(5);
    Counting counting = new Counting(0);
    try (Following following = Following.start(counting, desk, database)) {
      issue(5);
      counting.waitFor(10);
      assertEquals(counting.tickets.stream().sorted().toList(), List.copyOf(counting.tickets));
      waitForPosition(following, desk);
    }
    assertEquals(10, new java.util.HashSet<>(rowsSeen()).size());
  }

  @Test
  void aFollowerGoesOnWhereItHadStopped() throws Exception {
    Counting first = new Counting(0);
    try (Following following = Following.start(first, desk, database)) {
      issue(3);
      first.waitFor(3);
      waitForPosition(following, desk);
    }
    issue(2);
    Counting second = new Counting(0);
    try (Following following = Following.start(second, desk, database)) {
      second.waitFor(2);
      waitForPosition(following, desk);
    }

    assertEquals(3, first.tickets.size());
    assertEquals(2, second.tickets.size(), "nothing twice");
    assertEquals(5, rowsSeen().size());
  }

  @Test
  void aFollowerThatFailsSeesTheSameEventAgainAndItsRowsAreWrittenOnce() throws Exception {
    Counting failing = new Counting(2);
    try (Following following = Following.start(failing, desk, database)) {
      issue(3);
      failing.waitFor(3);
      waitForPosition(following, desk);
    }

    assertTrue(failing.failures.get() >= 2);
    assertEquals(3, rowsSeen().size(), "exactly once");
    assertEquals(3, new java.util.HashSet<>(rowsSeen()).size());
  }

  @Test
  void aFollowerWhoseRowsCannotBeWrittenDoesNotMove() throws Exception {
    CountDownLatch tried = new CountDownLatch(2);
    Follower broken =
        new Follower() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public void write(List<Recorded> batch, Handle tables) {
            tried.countDown();
            tables.execute("INSERT INTO nowhere VALUES (1)");
          }
        };
    try (Following following = Following.start(broken, desk, database)) {
      issue(1);
      tried.await();
      assertEquals(0, following.position());
      assertEquals("2", issue(1), "the desk goes on");
    }
  }

  @Test
  void aFollowerThatHangsHoldsUpNeitherTheDeskNorTheOthers() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Follower hanging =
        new Follower() {
          @Override
          public String name() {
            return "hanging";
          }

          @Override
          public void follow(Recorded recorded) throws Exception {
            never.await();
          }
        };
    Counting counting = new Counting(0);
    try (Following stuck = Following.start(hanging, desk, database);
        Following well = Following.start(counting, desk, database)) {
      issue(20);
      counting.waitFor(20);
      assertEquals(0, stuck.position());
      waitForPosition(well, desk);
      never.countDown();
    }
  }

  /** What every follower has behind it may leave the file; a tiny office waited months for that. */
  @Test
  void whatNobodyWantedIsStoredAsDoneOnceItIsQuiet() throws Exception {
    Follower indifferent =
        new Follower() {
          @Override
          public String name() {
            return "indifferent";
          }

          @Override
          public boolean wants(Event event) {
            return false;
          }

          @Override
          public void follow(Recorded recorded) {
            throw new AssertionError("not wanted");
          }

          @Override
          public void write(List<Recorded> wanted, Handle tables) {
            assertEquals(List.of(), wanted);
          }
        };
    issue(3);
    try (JournalReader reader = new JournalReader(database);
        Following following =
            Following.start(
                indifferent, desk, database, Duration.ofMinutes(1), Duration.ofMillis(20))) {
      long newest = reader.after(0, 1_000).stream().mapToLong(Recorded::seq).max().orElseThrow();
      while (reader.position("indifferent") < newest) {
        Thread.sleep(5);
      }
      assertEquals(newest, following.position());
    }
  }

  /** Woken, this one would sleep for an hour before it does anything. */
  @Test
  void nobodyIsWokenForWhatHePassesBy() throws Exception {
    AtomicInteger waits = new AtomicInteger();
    Follower sleeper =
        new Follower() {
          @Override
          public String name() {
            return "sleeper";
          }

          @Override
          public boolean wants(Event event) {
            return false;
          }

          @Override
          public Duration patience() {
            return waits.getAndIncrement() == 0 ? Duration.ZERO : Duration.ofHours(1);
          }

          @Override
          public void write(List<Recorded> wanted, Handle tables) {}
        };
    try (JournalReader reader = new JournalReader(database);
        Following following = Following.start(sleeper, desk, database)) {
      awaitPosition(following, reader);
      issue(3);
      awaitPosition(following, reader);
      assertEquals(1, waits.get());
    }
  }

  private static void awaitPosition(Following following, JournalReader reader) throws Exception {
    long newest = reader.after(0, 1_000).stream().mapToLong(Recorded::seq).max().orElseThrow();
    while (following.position() < newest) {
      Thread.sleep(5);
    }
  }

  @Test
  void rowsThatTheDeskWasTooSlowForAreWrittenOnceThoughTheyWereBroughtTwice() throws Exception {
    Visits visits = new Visits();
    try (Following following =
        Following.start(visits, desk, database, Duration.ofMillis(200), Duration.ofHours(1))) {
      issue(1);
      visits.begun.acquire();
      CountDownLatch gate = HeldDesk.hold(desk);
      visits.goOn.release();
      visits.begun.acquire();
      visits.goOn.release();
      visits.begun.acquire();
      gate.countDown();
      visits.goOn.release(1_000);

      visits.written.acquire();
      assertTrue(following.position() > 0);
    }

    assertEquals(1, rowsSeen().size());
  }

  @Test
  void eventsThatJoinedThoseBroughtAgainAreWrittenAndTheOthersNotTwice() throws Exception {
    Visits visits = new Visits();
    try (Following following =
        Following.start(visits, desk, database, Duration.ofMillis(200), Duration.ofHours(1))) {
      issue(1);
      visits.begun.acquire();
      CountDownLatch gate = HeldDesk.hold(desk);
      visits.goOn.release();
      visits.begun.acquire();
      gate.countDown();
      issue(1);
      visits.failOnce = true;
      visits.goOn.release(1_000);

      visits.written.acquire();
      assertTrue(following.position() > 0);
    }

    assertEquals(2, rowsSeen().size());
    assertEquals(2, new java.util.HashSet<>(rowsSeen()).size());
  }

  /** Writes a row for each ticket, and lets a test stop it before it does. */
  private static final class Visits implements Follower {
    final Semaphore begun = new Semaphore(0);
    final Semaphore goOn = new Semaphore(0);
    final Semaphore written = new Semaphore(0);
    volatile boolean failOnce;

    @Override
    public String name() {
      return "visits";
    }

    @Override
    public boolean wants(Event event) {
      return event instanceof TicketIssued;
    }

    @Override
    public void follow(Recorded recorded) throws InterruptedException {
      begun.release();
      goOn.acquire();
      if (failOnce) {
        failOnce = false;
        throw new IllegalStateException("planted");
      }
    }

    @Override
    public void write(List<Recorded> batch, Handle tables) {
      batch.forEach(one -> tables.execute("INSERT INTO seen VALUES (?)", one.seq()));
    }

    @Override
    public void written(List<Recorded> batch) {
      written.release();
    }
  }

  /** Notes each ticket in memory and in a table; fails so many times before. */
  private static final class Counting implements Follower {
    final LinkedBlockingQueue<Long> tickets = new LinkedBlockingQueue<>();
    final AtomicInteger failures = new AtomicInteger();
    private final int failuresWanted;
    private final Semaphore seen = new Semaphore(0);

    Counting(int failuresWanted) {
      this.failuresWanted = failuresWanted;
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public void follow(Recorded recorded) {
      if (recorded.event() instanceof TicketIssued && failures.get() < failuresWanted) {
        failures.incrementAndGet();
        throw new IllegalStateException("planted");
      }
    }

    @Override
    public void write(List<Recorded> batch, Handle tables) {
      batch.stream()
          .filter(one -> one.event() instanceof TicketIssued)
          .forEach(one -> tables.execute("INSERT INTO seen VALUES (?)", one.seq()));
    }

    @Override
    public void written(List<Recorded> batch) {
      for (Recorded one : batch) {
        if (one.event() instanceof TicketIssued) {
          tickets.add(one.seq());
          seen.release();
        }
      }
    }

    void waitFor(int many) throws InterruptedException {
      assertTrue(seen.tryAcquire(many, 40, TimeUnit.SECONDS), "seen so far: " + tickets);
    }
  }

  private static void waitForPosition(Following following, OfficeDesk desk) {
    desk.look(office -> 0).join();
    assertTrue(following.position() > 0);
  }

  private String issue(int tickets) {
    String last = "";
    for (int i = 0; i < tickets; i++) {
      Answer answer = desk.handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
      last =
          ((Answer.Accepted) answer)
              .events().stream()
                  .filter(one -> one.event() instanceof TicketIssued)
                  .map(one -> "" + ((TicketIssued) one.event()).serial())
                  .findFirst()
                  .orElseThrow();
    }
    return last;
  }

  private List<Long> rowsSeen() throws SQLException {
    List<Long> rows = new ArrayList<>();
    try (Connection connection = database.reader();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT seq FROM seen ORDER BY rowid")) {
      while (row.next()) {
        rows.add(row.getLong(1));
      }
    }
    return rows;
  }
}
