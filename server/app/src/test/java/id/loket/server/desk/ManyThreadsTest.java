package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.JournalReader;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.ActionUndone;
import id.loket.server.rules.Announcement;
import id.loket.server.rules.CallHelp;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Command;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Event;
import id.loket.server.rules.FinishVisit;
import id.loket.server.rules.Hall;
import id.loket.server.rules.LeaveQueue;
import id.loket.server.rules.NoShowNoted;
import id.loket.server.rules.NoteNoShow;
import id.loket.server.rules.PauseCounter;
import id.loket.server.rules.Recall;
import id.loket.server.rules.Reprint;
import id.loket.server.rules.RestoreTicket;
import id.loket.server.rules.StartService;
import id.loket.server.rules.TakeCounter;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.Undo;
import id.loket.server.rules.VisitFinished;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand mixed operations from 32 threads on one real desk, with a clock that runs fast. */
class ManyThreadsTest {
  private static final int THREADS = 32;
  private static final int OPERATIONS = 10_000;
  private static final List<String> SERVICES = List.of("OPP", "SSW", "PERSEORANGAN", "REENTRY");

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());

  /** Each look at it is a quarter of a second later, so that recalls and no-shows come due. */
  private final Clock clock =
      new Clock() {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
          return Hall.MONDAY.plusMillis(250 * looks.incrementAndGet());
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

  private record Done(Submission asked, Answer answer) {}

  @Test
  void tenThousandOperationsFromThirtyTwoThreadsLoseAndDoubleNothing() throws Exception {
    Database database = new Database(folder.resolve("office.db"));
    database.migrate();
    ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
    try (OfficeDesk desk = OfficeUnderTest.desk(database, clock)) {
      for (int counter = 1; counter <= 4; counter++) {
        desk.handle(Submission.ofOffice(new TakeCounter(counter, "officer" + counter))).join();
      }
      CountDownLatch together = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      for (int number = 0; number < THREADS; number++) {
        Random random = new Random(seed + number);
        String name = "hand" + number;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    together.await();
                    work(desk, name, random, done);
                  } catch (Exception | AssertionError e) {
                    faults.add(e);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      together.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(), List.copyOf(faults), "seed " + seed);
      assertEquals(OPERATIONS / THREADS * THREADS, done.size());
      assertAnsweredAgain(desk, done);
    }

    List<Recorded> journal;
    try (JournalReader reader = new JournalReader(database)) {
      journal = reader.after(0, Integer.MAX_VALUE);
    }
    assertEveryAnswerIsInTheJournalAndNothingElse(done, journal);
    assertNoNumberTwiceAndNoTicketAtTwoCounters(journal);
    assertEquals("", JournalCheck.run(database).finding(), "seed " + seed);
  }

  private void work(OfficeDesk desk, String name, Random random, ConcurrentLinkedQueue<Done> done) {
    List<String> tickets = new ArrayList<>();
    for (int n = 0; n < OPERATIONS / THREADS; n++) {
      Command command = something(random, tickets, name + "-" + n);
      String id = "2026-11-23-" + name + "-" + n;
      Submission asked = Submission.of(id, name, Integer.toString(n), command);
      Answer answer = desk.handle(asked).join();
      done.add(new Done(asked, answer));
      if (answer instanceof Answer.Accepted accepted) {
        for (Recorded one : accepted.events()) {
          if (one.event() instanceof TicketIssued issued) {
            tickets.add(issued.ticket());
          } else if (one.event() instanceof NoShowNoted missed) {
            tickets.add(missed.ticket());
          }
        }
      }
    }
  }

  private static Command something(Random random, List<String> tickets, String unique) {
    int counter = 1 + random.nextInt(4);
    String officer = "officer" + counter;
    String ticket = tickets.isEmpty() ? "none" : tickets.get(random.nextInt(tickets.size()));
    Priority priority = random.nextInt(5) == 0 ? Priority.ELDERLY : Priority.REGULAR;
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> Hall.wanted(SERVICES.get(random.nextInt(4)), priority);
      case 3, 4, 5 -> new CallNext(counter, officer);
      case 6, 7 -> new StartService(counter, officer);
      case 8, 9 -> new FinishVisit(counter, officer);
      case 10 -> new Recall(counter, officer);
      case 11 -> new NoteNoShow(counter, officer, Announcement.Stage.CALLED);
      case 12 -> new Undo(counter, officer);
      case 13 -> new RestoreTicket(ticket, "guard");
      case 14 ->
          random.nextBoolean()
              ? new LeaveQueue(ticket, "guard")
              : new Reprint(ticket, "station", "again-" + unique, "guard");
      default ->
          random.nextInt(8) == 0
              ? new CallHelp("help-" + unique, "kiosk")
              : random.nextInt(8) == 0
                  ? new PauseCounter(counter, officer)
                  : new id.loket.server.rules.OpenCounter(counter, officer);
    };
  }

  private void assertAnsweredAgain(OfficeDesk desk, ConcurrentLinkedQueue<Done> done) {
    int n = 0;
    for (Done one : done) {
      if (n++ % 20 == 0) {
        assertEquals(one.answer(), desk.handle(one.asked()).join(), "seed " + seed);
      }
    }
  }

  private void assertEveryAnswerIsInTheJournalAndNothingElse(
      ConcurrentLinkedQueue<Done> done, List<Recorded> journal) {
    Map<Long, Recorded> bySeq = new HashMap<>();
    journal.forEach(one -> bySeq.put(one.seq(), one));
    int answered = 0;
    for (Done one : done) {
      if (one.answer() instanceof Answer.Accepted accepted) {
        for (Recorded event : accepted.events()) {
          assertEquals(event, bySeq.remove(event.seq()), "seed " + seed);
          answered++;
        }
      }
    }
    assertTrue(answered > OPERATIONS / 4, "only " + answered + " events");
    bySeq.values().forEach(left -> assertEquals("office", left.actor(), () -> "nobody's: " + left));
  }

  private void assertNoNumberTwiceAndNoTicketAtTwoCounters(List<Recorded> journal) {
    Set<String> numbers = new HashSet<>();
    Map<String, Integer> where = new HashMap<>();
    Map<Integer, String> who = new HashMap<>();
    int calls = 0;
    for (Recorded one : journal) {
      Event event = one.event();
      if (event instanceof TicketIssued issued) {
        assertTrue(numbers.add(one.day() + issued.prefix() + issued.serial()), "seed " + seed);
      } else if (event instanceof TicketCalled called) {
        assertNull(where.put(called.ticket(), called.counter()), () -> one + " seed " + seed);
        assertNull(who.put(called.counter(), called.ticket()), () -> one + " seed " + seed);
        calls++;
      } else if (event instanceof VisitFinished finished) {
        leaves(finished.ticket(), finished.counter(), where, who);
      } else if (event instanceof NoShowNoted missed) {
        leaves(missed.ticket(), missed.counter(), where, who);
      } else if (event instanceof ActionUndone undone) {
        if (undone.what() == CounterState.What.CALL) {
          leaves(undone.ticket(), undone.counter(), where, who);
        } else if (undone.what() == CounterState.What.FINISH
            || undone.what() == CounterState.What.NO_SHOW) {
          assertNull(where.put(undone.ticket(), undone.counter()), () -> one + " seed " + seed);
          assertNull(who.put(undone.counter(), undone.ticket()), () -> one + " seed " + seed);
        }
      }
    }
    assertTrue(calls > 100, "only " + calls + " calls");
  }

  private void leaves(
      String ticket, int counter, Map<String, Integer> where, Map<Integer, String> who) {
    assertEquals(counter, where.remove(ticket), "seed " + seed);
    assertEquals(ticket, who.remove(counter), "seed " + seed);
  }
}
