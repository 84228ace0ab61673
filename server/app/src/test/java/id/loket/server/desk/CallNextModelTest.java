package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.journal.Database;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Command;
import id.loket.server.rules.FinishVisit;
import id.loket.server.rules.Hall;
import id.loket.server.rules.StartService;
import id.loket.server.rules.TakeCounter;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.TicketIssued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Officers press Next and visitors take numbers at the same time. Whatever was answered has to fit
 * one order of the presses, one after another, in which each press lies between its beginning and
 * its answer: the queue is linearizable. All such orders are tried.
 */
class CallNextModelTest {
  private static final int ROUNDS = 150;

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());

  /** One press: what was asked, when it began and was answered, and the answer. */
  private record Press(boolean issue, long began, long answered, int number) {}

  @Test
  void everyRoundOfPressesFitsAQueueThatServesOneAfterAnother() throws Exception {
    Files.createDirectories(folder);
    Database database = new Database(folder.resolve("office.db"));
    database.migrate();
    Random random = new Random(seed);
    try (OfficeDesk desk =
        OfficeDesk.open(
            database,
            Clock.fixed(Hall.MONDAY, ZoneOffset.UTC),
            OfficeUnderTest.FINGERPRINTS,
            CallNextModelTest::fourCountersForOneService)) {
      for (int counter = 1; counter <= 4; counter++) {
        desk.handle(Submission.ofOffice(new TakeCounter(counter, "officer" + counter))).join();
      }
      Deque<Integer> waiting = new ArrayDeque<>();
      for (int round = 0; round < ROUNDS; round++) {
        long choices = random.nextLong();
        List<Press> presses =
            together(thread -> new Hand(desk, thread, new Random(choices + thread)));
        List<Press> left = new ArrayList<>(presses);
        Deque<Integer> before = waiting;
        assertTrue(
            fits(left, before, new HashSet<>()),
            () -> "no order explains " + presses + ", waiting " + before + ", seed " + seed);
        waiting = afterwards(presses, waiting);
      }
    }
  }

  @Test
  void theSearchNoticesAVisitorCalledTwiceOrOutOfOrderOrOverlooked() {
    Deque<Integer> two = new ArrayDeque<>(List.of(1, 2));
    assertTrue(fits(presses(call(0, 9, 2), call(1, 8, 1)), two, new HashSet<>()));
    assertFalse(fits(presses(call(0, 9, 1), call(1, 8, 1)), two, new HashSet<>()), "twice");
    assertFalse(fits(presses(call(0, 1, 2), call(2, 3, 1)), two, new HashSet<>()), "out of order");
    assertFalse(fits(presses(call(0, 1, 0)), two, new HashSet<>()), "overlooked");
    assertFalse(
        fits(presses(new Press(true, 0, 1, 3), call(2, 3, 0)), new ArrayDeque<>(), new HashSet<>()),
        "issued before, yet nobody was waiting");
    assertTrue(
        fits(presses(new Press(true, 0, 3, 3), call(1, 2, 0)), new ArrayDeque<>(), new HashSet<>()),
        "issued meanwhile");
  }

  /** Wing and Gong's search: takes any press that nobody finished before, and tries the rest. */
  private static boolean fits(List<Press> left, Deque<Integer> waiting, Set<String> seen) {
    if (left.isEmpty()) {
      return true;
    }
    if (!seen.add(left + " " + waiting)) {
      return false;
    }
    long firstAnswer = left.stream().mapToLong(Press::answered).min().orElseThrow();
    for (Press press : List.copyOf(left)) {
      if (press.began() > firstAnswer) {
        continue;
      }
      Deque<Integer> then = new ArrayDeque<>(waiting);
      if (press.issue()) {
        then.addLast(press.number());
      } else {
        int next = then.isEmpty() ? 0 : then.removeFirst();
        if (next != press.number()) {
          continue;
        }
      }
      List<Press> rest = new ArrayList<>(left);
      rest.remove(press);
      if (fits(rest, then, seen)) {
        return true;
      }
    }
    return false;
  }

  /** Numbers rise in order of issue, so that who still waits is known without the order. */
  private static Deque<Integer> afterwards(List<Press> presses, Deque<Integer> waiting) {
    List<Integer> now = new ArrayList<>(waiting);
    presses.stream().filter(Press::issue).forEach(press -> now.add(press.number()));
    presses.stream().filter(press -> !press.issue()).forEach(p -> now.remove((Object) p.number()));
    Collections.sort(now);
    return new ArrayDeque<>(now);
  }

  /** Four hands press four times each, as much at once as the machine can. */
  private static List<Press> together(IntFunction<Hand> hands) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Hand> all = new ArrayList<>();
    for (int thread = 1; thread <= 4; thread++) {
      Hand hand = hands.apply(thread);
      hand.start = start;
      all.add(hand);
      hand.start();
    }
    start.countDown();
    List<Press> presses = new ArrayList<>();
    for (Hand hand : all) {
      hand.join();
      presses.addAll(hand.presses);
    }
    return presses;
  }

  private static final class Hand extends Thread {
    private static final AtomicLong TIME = new AtomicLong();
    private final OfficeDesk desk;
    private final int counter;
    private final Random random;
    private final List<Press> presses = new ArrayList<>();
    private CountDownLatch start;

    Hand(OfficeDesk desk, int counter, Random random) {
      this.desk = desk;
      this.counter = counter;
      this.random = random;
    }

    @Override
    public void run() {
      try {
        start.await();
      } catch (InterruptedException e) {
        return;
      }
      for (int n = 0; n < 4; n++) {
        boolean issue = random.nextInt(5) < 2;
        String officer = "officer" + counter;
        Command command = issue ? Hall.wanted("OPP") : new CallNext(counter, officer);
        long began = TIME.incrementAndGet();
        Answer answer = desk.handle(Submission.ofOffice(command)).join();
        long answered = TIME.incrementAndGet();
        int number = number(answer);
        presses.add(new Press(issue, began, answered, number));
        if (!issue && number > 0) {
          desk.handle(Submission.ofOffice(new StartService(counter, officer))).join();
          desk.handle(Submission.ofOffice(new FinishVisit(counter, officer))).join();
        }
      }
    }

    private static int number(Answer answer) {
      if (answer instanceof Answer.Accepted accepted) {
        for (Recorded one : accepted.events()) {
          if (one.event() instanceof TicketIssued issued) {
            return issued.serial();
          }
          if (one.event() instanceof TicketCalled called) {
            String id = called.ticket();
            return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
          }
        }
      }
      return 0;
    }
  }

  private static List<Press> presses(Press... presses) {
    return List.of(presses);
  }

  private static Press call(long began, long answered, int number) {
    return new Press(false, began, answered, number);
  }

  private static Catalogue fourCountersForOneService() {
    Catalogue usual = AlwaysOpen.catalogue();
    List<Catalogue.Counter> counters = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      counters.add(new Catalogue.Counter(number, "Loket " + number, List.of("OPP")));
    }
    return new Catalogue(usual.office(), usual.services(), counters, usual.settings());
  }
}
