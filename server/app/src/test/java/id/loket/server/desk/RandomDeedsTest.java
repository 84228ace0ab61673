package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.Digest;
import id.loket.server.journal.Journal;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.OfficeText;
import id.loket.server.journal.Register;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Table;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Command;
import id.loket.server.rules.Decision;
import id.loket.server.rules.Event;
import id.loket.server.rules.FinishVisit;
import id.loket.server.rules.Hall;
import id.loket.server.rules.HallEvent;
import id.loket.server.rules.Office;
import id.loket.server.rules.Refusal;
import id.loket.server.rules.StartService;
import id.loket.server.rules.TakeCounter;
import id.loket.server.rules.Undo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deeds at random, of the hall and of a feature: accepted, refused, repeated, failing at each step,
 * alone and in groups. After each group rows, events, request ids and answers are all there or all
 * not, and what the desk has in memory is what a fresh load gives.
 */
class RandomDeedsTest {
  private static final int GROUPS = Integer.getInteger("deeds", 150);

  @TempDir Path folder;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicReference<Instant> now = new AtomicReference<>(Hall.MONDAY);
  private Database database;
  private OfficeDesk desk;
  private int names;

  /** A drawer that holds one thing for each name; it lies in the tables of the guest book. */
  record Stored(String id, String name, String sha256) implements Event {}

  enum No implements Refusal {
    NAME_TAKEN;

    @Override
    public String sentence() {
      return "There is one of that name.";
    }
  }

  private static final class Drawer implements Register {
    @Override
    public String name() {
      return "drawer";
    }

    @Override
    public List<Kind> kinds() {
      return List.of(new Kind(Stored.class, 1));
    }

    @Override
    public List<Table> tables() {
      return List.of(Table.derived("guest_entry"), Table.original("guest_words"));
    }

    @Override
    public List<No> refusals() {
      return List.of(No.values());
    }

    @Override
    public void apply(Event event, Instant at, Handle tables) {
      Stored stored = (Stored) event;
      tables.execute(
          "INSERT INTO guest_entry (guest, person, ticket, service_day, party_size, noted_utc)"
              + " VALUES (?, 'p', ?, '2026-11-23', 1, ?)",
          stored.id(),
          stored.name(),
          at.toString());
    }

    @Override
    public Optional<Original> original(Event event) {
      Stored stored = (Stored) event;
      return Optional.of(new Original("guest_words", stored.id(), "p", stored.sha256()));
    }
  }

  /** How a deed goes wrong, if it does. */
  private enum Fault {
    NONE,
    BEFORE_DECIDING,
    WRITES_WHILE_DECIDING,
    CONFLICT_NOT_LOOKED_FOR,
    AFTER_ALL_WAS_APPLIED
  }

  /** Stores a thing and, perhaps, has the hall do something too. */
  private record Store(String id, String name, Optional<Command> hall, Fault fault)
      implements Deed {
    @Override
    public Verdict decide(Look look) {
      if (fault == Fault.BEFORE_DECIDING) {
        throw new IllegalStateException("planted");
      }
      if (fault == Fault.WRITES_WHILE_DECIDING) {
        look.tables().execute("DELETE FROM guest_entry");
      }
      boolean taken =
          look.tables()
              .createQuery("SELECT 1 FROM guest_entry WHERE ticket = ?")
              .bind(0, name)
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
      if (taken && fault != Fault.CONFLICT_NOT_LOOKED_FOR) {
        return Verdict.refuse(No.NAME_TAKEN);
      }
      byte[] body = name.getBytes(StandardCharsets.UTF_8);
      List<Event> events = new ArrayList<>();
      if (hall.isPresent()) {
        Decision decision = hall.get().decide(look.office(), look.now());
        if (decision instanceof Decision.Refused refused) {
          return Verdict.refuse(refused.reason());
        }
        for (HallEvent event : ((Decision.Accepted) decision).events()) {
          events.add(event);
        }
      }
      events.add(new Stored(id, name, Digest.of(body)));
      return new Verdict.Accepted(
          events,
          tables -> {
            tables.execute("INSERT INTO guest_words VALUES (?, 'p', ?)", id, body);
            if (fault == Fault.AFTER_ALL_WAS_APPLIED) {
              throw new IllegalStateException("planted");
            }
          });
    }
  }

  private record Asked(Submission submission, CompletableFuture<Answer> answer) {}

  @Test
  void allOfADeedIsThereOrNothingAndMemoryIsAsAFreshLoadGivesIt() throws Exception {
    database = new Database(folder.resolve("office.db"), new Registers(List.of(new Drawer())));
    database.migrate();
    Map<String, String> told = new HashMap<>();
    List<Submission> earlier = new ArrayList<>();
    desk = OfficeUnderTest.desk(database, clock());
    try {
      for (int group = 0; group < GROUPS; group++) {
        now.updateAndGet(at -> at.plus(Duration.ofSeconds(random.nextInt(40))));
        CountDownLatch gate = HeldDesk.hold(desk);
        List<Asked> asked = new ArrayList<>();
        int size = 1 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
          boolean again = !earlier.isEmpty() && random.nextInt(6) == 0;
          Submission one = again ? earlier.get(random.nextInt(earlier.size())) : fresh();
          asked.add(new Asked(one, desk.handle(one)));
        }
        gate.countDown();
        for (Asked one : asked) {
          earlier.add(one.submission());
          String answer = answer(one.answer());
          String before = told.putIfAbsent(one.submission().requestId(), answer);
          if (before != null && !before.equals("FAILED")) {
            assertEquals(before, answer, () -> "the same tap, seed " + seed);
          } else if (!answer.equals("FAILED")) {
            told.put(one.submission().requestId(), answer);
          }
        }
        assertMemoryIsAFreshLoad();
      }
    } finally {
      desk.close();
    }
    assertAllOrNothing(told);
    assertTrue(told.containsValue("FAILED") && told.containsValue("NAME_TAKEN"), told::toString);
  }

  private void assertMemoryIsAFreshLoad() throws Exception {
    String memory = desk.look(OfficeText::of).join();
    try (Journal journal = Journal.open(database)) {
      Office fresh = journal.load().orElseThrow();
      assertEquals(OfficeText.of(fresh), memory, () -> "seed " + seed);
    }
  }

  /**
   * Whoever was told yes finds row, event and request; of whoever was told no there is no trace.
   */
  private void assertAllOrNothing(Map<String, String> told) throws Exception {
    assertEquals("", JournalCheck.run(database).finding(), () -> "seed " + seed);
    assertEquals(
        number("SELECT count(*) FROM event WHERE kind = 'drawer.Stored'"),
        number("SELECT count(*) FROM guest_entry"));
    assertEquals(
        number("SELECT count(*) FROM guest_entry"), number("SELECT count(*) FROM guest_words"));
    told.forEach(
        (id, answer) -> {
          int rows = number("SELECT count(*) FROM command WHERE request_id = '" + id + "'");
          assertEquals(answer.equals("FAILED") ? 0 : 1, rows, () -> id + " seed " + seed);
        });
    int accepted =
        (int)
            told.entrySet().stream()
                .filter(one -> one.getKey().startsWith("store"))
                .filter(one -> one.getValue().startsWith("["))
                .count();
    assertEquals(accepted, number("SELECT count(*) FROM guest_entry"), () -> "seed " + seed);
  }

  private Submission fresh() {
    String id = "tap" + random.nextLong();
    Optional<Command> hall = Optional.of(command());
    if (random.nextBoolean()) {
      return new Submission(id, "x", id, Deed.of(hall.get()));
    }
    Fault fault =
        random.nextInt(3) > 0 ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)];
    String name = "name" + (random.nextInt(4) == 0 ? random.nextInt(names + 1) : ++names);
    String thing = "thing" + random.nextLong();
    return new Submission(
        "store" + id,
        "x",
        id,
        new Store(thing, name, random.nextBoolean() ? hall : Optional.empty(), fault));
  }

  private Command command() {
    int counter = 1 + random.nextInt(2);
    String officer = "officer" + counter;
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> Hall.wanted(random.nextBoolean() ? "OPP" : "REENTRY");
      case 3 -> new TakeCounter(counter, officer);
      case 4 -> new CallNext(counter, officer);
      case 5 -> new StartService(counter, officer);
      case 6 -> new FinishVisit(counter, officer);
      default -> new Undo(counter, officer);
    };
  }

  private static String answer(CompletableFuture<Answer> future) {
    try {
      Answer answer = future.join();
      if (answer instanceof Answer.Accepted accepted) {
        return accepted.events().stream().map(one -> one.seq()).toList().toString();
      }
      return answer instanceof Answer.Refused refused ? refused.reason().name() : "REUSED";
    } catch (CompletionException e) {
      return "FAILED";
    }
  }

  private int number(String sql) {
    return database.read(tables -> tables.createQuery(sql).mapTo(Integer.class).one());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
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
}
