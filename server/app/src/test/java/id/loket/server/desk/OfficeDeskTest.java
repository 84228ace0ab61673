package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.JournalReader;
import id.loket.server.journal.Recorded;
import id.loket.server.journal.TestDatabases;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Command;
import id.loket.server.rules.CounterTaken;
import id.loket.server.rules.Decision;
import id.loket.server.rules.Hall;
import id.loket.server.rules.Reason;
import id.loket.server.rules.TakeCounter;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.TicketIssued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk on a real file. */
class OfficeDeskTest {
  @TempDir Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Hall.MONDAY);
  private Database database;
  private OfficeDesk desk;

  @BeforeEach
  void open() throws SQLException {
    database = new Database(folder.resolve("office.db"));
    database.migrate();
    desk = OfficeUnderTest.desk(database, clock());
  }

  @AfterEach
  void close() throws SQLException {
    desk.close();
    assertEquals("", JournalCheck.run(database).finding());
  }

  // ---- the same request again ------------------------------------------------------------------

  @Test
  void aRepeatedRequestGivesTheSameTicketAndOneEvent() throws Exception {
    String first = issued(answer(tap("a", Hall.wanted("OPP"))));
    String second = issued(answer(tap("a", Hall.wanted("OPP"))));

    assertEquals(first, second);
    assertEquals(List.of(first), ticketsInJournal());
  }

  @Test
  void aRequestRepeatedAfterARestartGivesTheSameTicketAndOneEvent() throws Exception {
    String first = issued(answer(tap("a", Hall.wanted("OPP"))));

    restart();

    assertEquals(first, issued(answer(tap("a", Hall.wanted("OPP")))));
    assertEquals(List.of(first), ticketsInJournal());
  }

  @Test
  void aRequestRepeatedOnTheNextDayStillGivesYesterdaysTicket() throws Exception {
    String first = issued(answer(tap("a", Hall.wanted("OPP"))));

    now.updateAndGet(at -> at.plus(Duration.ofDays(1)));
    issued(answer(tap("b", Hall.wanted("OPP"))));

    assertEquals(first, issued(answer(tap("a", Hall.wanted("OPP")))));
  }

  @Test
  void anIdThatSomebodyElseUsedIsRefusedAsReused() {
    answer(tap("a", Hall.wanted("OPP")));

    Submission thief = Submission.of("2026-11-23-a", "device:other", "a", Hall.wanted("OPP"));

    assertInstanceOf(Answer.Reused.class, desk.handle(thief).join());
  }

  @Test
  void anIdThatWasUsedForSomethingElseIsRefusedAsReused() throws Exception {
    answer(tap("a", Hall.wanted("OPP")));

    Submission other = Submission.of("2026-11-23-a", "device:kiosk", "other", Hall.wanted("SSW"));

    assertInstanceOf(Answer.Reused.class, desk.handle(other).join());
    assertEquals(1, ticketsInJournal().size());
  }

  @Test
  void aRefusalIsRepeatedEvenWhenTheOfficeWouldNowSayYes() throws Exception {
    answer(office(new TakeCounter(1, "sari")));
    Answer first = answer(tap("call", new CallNext(1, "sari")));
    answer(tap("a", Hall.wanted("OPP")));
    restart();

    Answer again = answer(tap("call", new CallNext(1, "sari")));

    assertEquals(new Answer.Refused(Reason.NOBODY_WAITING), first);
    assertEquals(first, again);
  }

  @Test
  void fiftyTapsOfOneButtonAtOnceGiveOneTicket() throws Exception {
    CountDownLatch together = new CountDownLatch(1);
    List<CompletableFuture<String>> taps = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      taps.add(
          CompletableFuture.supplyAsync(
              () -> {
                waitFor(together);
                return issued(answer(tap("same", Hall.wanted("OPP"))));
              },
              task -> new Thread(task).start()));
    }
    together.countDown();

    Set<String> tickets = new HashSet<>();
    taps.forEach(tap -> tickets.add(tap.join()));
    assertEquals(1, tickets.size());
    assertEquals(1, ticketsInJournal().size());
  }

  // ---- one that can't be done ------------------------------------------------------------------

  @Test
  void aCommandThatThrowsTakesNoOtherOfItsGroupWithIt() throws Exception {
    List<Answer> others = new ArrayList<>();
    CompletableFuture<Answer> broken =
        inOneGroup(
            others,
            (office, at) -> {
              throw new IllegalStateException("planted");
            });

    assertThrows(CompletionException.class, broken::join);
    assertEquals(4, others.stream().map(OfficeDeskTest::issued).distinct().count());
    assertEquals(4, ticketsInJournal().size());
    assertEquals("2026-11-23-A-5", issued(answer(tap("later", Hall.wanted("OPP")))));
  }

  @Test
  void anEventThatViolatesAUniqueIndexTakesNoOtherOfItsGroupWithIt() throws Exception {
    answer(office(new TakeCounter(1, "sari")));
    List<Answer> others = new ArrayList<>();

    CompletableFuture<Answer> broken =
        inOneGroup(others, (office, at) -> Decision.accept(new CounterTaken(2, "sari")));

    CompletionException refusal = assertThrows(CompletionException.class, broken::join);
    assertTrue(refusal.getCause().getMessage().contains("UNIQUE"), refusal.toString());
    assertEquals(4, others.stream().map(OfficeDeskTest::issued).distinct().count());
    assertEquals(
        "", desk.look(office -> office.counter(2).orElseThrow().officer()).join(), "in memory");
  }

  @Test
  void aSecondCallOfOneTicketIsStoppedByTheTablesEvenIfTheRulesWereWrong() throws Exception {
    answer(office(new TakeCounter(1, "sari")));
    answer(office(new TakeCounter(2, "budi")));
    String ticket = issued(answer(tap("a", Hall.wanted("OPP"))));
    answer(tap("call", new CallNext(1, "sari")));

    CompletableFuture<Answer> wrong =
        desk.handle(
            office(
                (office, at) ->
                    Decision.accept(
                        new TicketCalled(
                            ticket,
                            2,
                            "budi",
                            id.loket.server.rules.Why.CHOSEN,
                            "x",
                            0,
                            java.util.Optional.empty()))));

    assertThrows(CompletionException.class, wrong::join);
    assertEquals(
        "", desk.look(office -> office.counter(2).orElseThrow().current()).join(), "in memory");
  }

  @Test
  void rowsThatCannotBeWrittenTakeNoCommandWithThem() throws Exception {
    CompletableFuture<Integer> rows =
        desk.write(tables -> tables.execute("INSERT INTO follower (name, seq) VALUES ('x', NULL)"));
    String ticket = issued(answer(tap("a", Hall.wanted("OPP"))));

    assertThrows(CompletionException.class, rows::join);
    assertEquals(List.of(ticket), ticketsInJournal());
  }

  // ---- a disk that says no ---------------------------------------------------------------------

  @Test
  void aFullDiskPromisesNothingAndTheDeskGoesOnWhenThereIsRoomAgain() throws Exception {
    pragma("max_page_count = 1");
    List<CompletableFuture<Answer>> taps = new ArrayList<>();
    String asked = "x".repeat(200);
    for (int i = 0; i < 200; i++) {
      taps.add(desk.handle(tap(asked + i, Hall.wanted("OPP"))));
    }
    List<String> promised = new ArrayList<>();
    int failed = 0;
    for (CompletableFuture<Answer> tap : taps) {
      try {
        promised.add(issued(tap.join()));
      } catch (CompletionException e) {
        failed++;
      }
    }
    assertTrue(failed > 0, "the disk never was full");
    assertEquals(promised, ticketsInJournal(), "what was promised is what is there");

    pragma("max_page_count = 1000000");

    for (int i = 0; i < 200; i++) {
      answer(tap(asked + i, Hall.wanted("OPP")));
    }
    assertEquals(200, new HashSet<>(ticketsInJournal()).size());
    assertEquals(200, desk.look(office -> office.waiting("OPP")).join(), "each visitor waits once");
  }

  @Test
  void anIdleOfficeEmptiesItsLogAndNobodyWaitsForAReader() throws Exception {
    Path log = folder.resolve("office.db-wal");
    try (Connection reader = database.reader();
        Statement reading = reader.createStatement()) {
      answer(tap("before", Hall.wanted("OPP")));
      reading.execute("BEGIN");
      reading.executeQuery("SELECT count(*) FROM event").close();
      answer(tap("between", Hall.wanted("OPP")));
      assertTrue(Files.size(log) > 0, "the log is cut under a reader");
      reading.execute("COMMIT");
    }

    while (Files.size(log) > 0) {
      LockSupport.parkNanos(10_000_000);
    }

    assertEquals("2026-11-23-A-3", issued(answer(tap("after", Hall.wanted("OPP")))));
  }

  @Test
  void aLockedFilePromisesNothingAndTheSameRequestsSucceedLater() throws Exception {
    answer(tap("before", Hall.wanted("OPP")));
    List<CompletableFuture<Answer>> taps = new ArrayList<>();
    try (Connection other = otherWriter();
        Statement lock = other.createStatement()) {
      pragmaOnDesk("busy_timeout = 20");
      answer(tap("between", Hall.wanted("OPP")));
      lock.execute("BEGIN IMMEDIATE");
      for (int i = 0; i < 5; i++) {
        taps.add(desk.handle(tap("late" + i, Hall.wanted("OPP"))));
      }
      for (CompletableFuture<Answer> tap : taps) {
        assertThrows(CompletionException.class, tap::join);
      }
      lock.execute("ROLLBACK");
    }
    assertEquals(2, ticketsInJournal().size());
    assertEquals(2, desk.look(office -> office.waiting("OPP")).join());

    for (int i = 0; i < 5; i++) {
      answer(tap("late" + i, Hall.wanted("OPP")));
    }
    assertEquals("2026-11-23-A-8", issued(answer(tap("after", Hall.wanted("OPP")))));
  }

  @Test
  void aConstraintThatOnlyTheCommitNoticesFailsAloneAndItsGroupIsRunAgain() throws Exception {
    desk.write(
            tables -> {
              tables.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
              return tables.execute(
                  "CREATE TABLE child (parent INTEGER REFERENCES parent(id)"
                      + " DEFERRABLE INITIALLY DEFERRED)");
            })
        .join();
    CountDownLatch gate = HeldDesk.hold(desk);
    CompletableFuture<Answer> one = desk.handle(tap("one", Hall.wanted("OPP")));
    CompletableFuture<Integer> orphan =
        desk.write(tables -> tables.execute("INSERT INTO child VALUES (7)"));
    CompletableFuture<Answer> two = desk.handle(tap("two", Hall.wanted("OPP")));
    gate.countDown();

    assertThrows(CompletionException.class, orphan::join);
    assertEquals(List.of(issued(one.join()), issued(two.join())), ticketsInJournal());
  }

  @Test
  void theWritingConnectionSyncsEachCommitAndKeepsALog() throws Exception {
    assertEquals(2, desk.synchronous(), "2 is FULL");
    assertEquals("wal", pragmaOnDesk("journal_mode"));
    assertEquals("1", pragmaOnDesk("foreign_keys"));
  }

  @Test
  void aReaderCannotWrite() throws Exception {
    try (Connection reader = database.reader();
        Statement statement = reader.createStatement()) {
      assertThrows(SQLException.class, () -> statement.executeUpdate("DELETE FROM event"));
    }
  }

  // ---- time ------------------------------------------------------------------------------------

  @Test
  void aClockSetBackIsAnEventAndGivesNoNumberTwice() throws Exception {
    String before = issued(answer(tap("a", Hall.wanted("OPP"))));
    now.set(Instant.parse("1970-01-01T00:00:00Z"));
    String during = issued(answer(tap("b", Hall.wanted("OPP"))));
    restart();
    now.set(Hall.MONDAY.plusSeconds(60));
    String after = issued(answer(tap("c", Hall.wanted("OPP"))));

    assertEquals(
        List.of("2026-11-23-A-1", "2026-11-23-A-2", "2026-11-23-A-3"),
        List.of(before, during, after));
    assertEquals(
        1, kinds().stream().filter("ClockJumped"::equals).count(), () -> kinds().toString());
  }

  @Test
  void theFirstCommandOfTheNextDayExpiresWhatWasLeftAndStartsAtOne() throws Exception {
    answer(tap("a", Hall.wanted("OPP")));
    answer(tap("b", Hall.wanted("OPP")));
    now.set(Instant.parse("2026-11-23T17:00:00Z"));

    assertEquals("2026-11-24-A-1", issued(answer(tap("c", Hall.wanted("OPP")))));

    assertEquals(2, kinds().stream().filter("TicketExpired"::equals).count());
    assertEquals(1, desk.look(office -> office.waiting()).join());
    restart();
    assertEquals("2026-11-24-A-2", issued(answer(tap("d", Hall.wanted("OPP")))));
  }

  @Test
  void whatIsAskedAfterTheDeskClosedFailsAtOnce() {
    desk.close();

    CompletableFuture<Answer> late = desk.handle(tap("a", Hall.wanted("OPP")));

    CompletionException no = assertThrows(CompletionException.class, late::join);
    assertInstanceOf(DeskBusy.class, no.getCause());
  }

  @Test
  void aFaultThatEndsTheDeskLeavesNobodyWaitingAndLosesNothingThatWasPromised() throws Exception {
    String promised = issued(answer(tap("a", Hall.wanted("OPP"))));
    CountDownLatch gate = HeldDesk.hold(desk);
    CompletableFuture<Integer> fault =
        desk.look(
            office -> {
              throw new StackOverflowError("planted");
            });
    CompletableFuture<Answer> beside = desk.handle(tap("b", Hall.wanted("OPP")));
    gate.countDown();

    assertThrows(ExecutionException.class, () -> fault.get(30, TimeUnit.SECONDS));
    String answered = issued(beside.get(30, TimeUnit.SECONDS));
    CompletableFuture<Answer> late = desk.handle(tap("c", Hall.wanted("OPP")));
    ExecutionException no =
        assertThrows(ExecutionException.class, () -> late.get(30, TimeUnit.SECONDS));

    assertInstanceOf(DeskBusy.class, no.getCause());
    assertEquals("planted", desk.fault().get(30, TimeUnit.SECONDS).getMessage());
    assertEquals(List.of(promised, answered), ticketsInJournal());
  }

  @Test
  void aFaultWhileDecidingTakesBackTheWholeGroupAndPromisesNothing() throws Exception {
    CountDownLatch gate = HeldDesk.hold(desk);
    CompletableFuture<Answer> before = desk.handle(tap("a", Hall.wanted("OPP")));
    CompletableFuture<Answer> fault =
        desk.handle(
            office(
                (office, at) -> {
                  throw new StackOverflowError("planted");
                }));
    gate.countDown();

    assertThrows(ExecutionException.class, () -> before.get(30, TimeUnit.SECONDS));
    assertThrows(ExecutionException.class, () -> fault.get(30, TimeUnit.SECONDS));
    assertEquals(List.of(), ticketsInJournal());
  }

  // ---- helpers ---------------------------------------------------------------------------------

  /** Four taps around a broken command, all decided in one transaction. */
  private CompletableFuture<Answer> inOneGroup(List<Answer> others, Command broken)
      throws Exception {
    CountDownLatch gate = HeldDesk.hold(desk);
    List<CompletableFuture<Answer>> taps = new ArrayList<>();
    taps.add(desk.handle(tap("1", Hall.wanted("OPP"))));
    taps.add(desk.handle(tap("2", Hall.wanted("OPP"))));
    CompletableFuture<Answer> middle = desk.handle(tap("broken", broken));
    taps.add(desk.handle(tap("3", Hall.wanted("OPP"))));
    taps.add(desk.handle(tap("4", Hall.wanted("OPP"))));
    long groups = desk.figures().groups();
    gate.countDown();
    taps.forEach(tap -> others.add(tap.join()));
    desk.look(office -> 0).join();
    assertEquals(groups + 1, desk.figures().groups(), "all of them in one transaction");
    return middle;
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pragma(String pragma) {
    assertNotEquals("", pragmaOnDesk(pragma));
  }

  /** Outside a transaction, because some are ignored within. */
  private String pragmaOnDesk(String pragma) {
    return desk.write(
            tables ->
                tables
                    .createQuery("PRAGMA " + pragma)
                    .mapTo(String.class)
                    .findFirst()
                    .orElse("none"))
        .join();
  }

  private Connection otherWriter() throws SQLException {
    return TestDatabases.open(database.file());
  }

  private void restart() throws SQLException {
    desk.close();
    desk = OfficeUnderTest.desk(database, clock());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  private static Submission tap(String id, Command command) {
    return Submission.of("2026-11-23-" + id, "device:kiosk", id, command);
  }

  private static Submission office(Command command) {
    return Submission.ofOffice(command);
  }

  private Answer answer(Submission submission) {
    return desk.handle(submission).join();
  }

  private static String issued(Answer answer) {
    return ((Answer.Accepted) answer)
        .events().stream()
            .filter(one -> one.event() instanceof TicketIssued)
            .map(one -> ((TicketIssued) one.event()).ticket())
            .findFirst()
            .orElseThrow();
  }

  private List<Recorded> journal() {
    try (JournalReader reader = new JournalReader(database)) {
      return reader.after(0, Integer.MAX_VALUE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> kinds() {
    return journal().stream().map(one -> one.event().getClass().getSimpleName()).toList();
  }

  private List<String> ticketsInJournal() {
    return journal().stream()
        .filter(one -> one.event() instanceof TicketIssued)
        .map(one -> ((TicketIssued) one.event()).ticket())
        .toList();
  }
}
