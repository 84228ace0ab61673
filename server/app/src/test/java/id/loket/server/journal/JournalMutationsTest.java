package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.desk.Answer;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Command;
import id.loket.server.rules.FinishVisit;
import id.loket.server.rules.Hall;
import id.loket.server.rules.StartService;
import id.loket.server.rules.TakeCounter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Careless hands in the journal, as often as {@code -Dmutations} says: rows that are changed, gone,
 * doubled or in another order, each found by the check.
 */
class JournalMutationsTest {
  private static final int MUTATIONS = Integer.getInteger("mutations", 300);
  private static final long SEED = Long.getLong("seed", 15);
  private static final int VISITS = 20;

  private static final List<String> TEXTS =
      List.of("at_utc", "service_day", "kind", "actor", "body");
  private static final List<String> NUMBERS = List.of("epoch", "version");
  private static final List<String> HASHES = List.of("prev_hash", "hash");
  private static final String ALL =
      "epoch, at_utc, service_day, kind, version, actor, body, prev_hash, hash";

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private long last;

  /** The whole number takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void everyEditDeletionAndReorderingOfTheJournalIsFound() throws Exception {
    Path office = anOffice();
    Path copy = folder.resolve("copy.db");
    Map<String, Integer> found = new TreeMap<>();
    for (int i = 0; i < MUTATIONS; i++) {
      for (String side : List.of("-wal", "-shm")) {
        Files.deleteIfExists(Path.of(copy + side));
      }
      Files.copy(office, copy, StandardCopyOption.REPLACE_EXISTING);

      String mutation = mutate(copy);

      JournalCheck.Result check = JournalCheck.run(new Database(copy));
      assertTrue(!check.sound(), "seed " + SEED + ", mutation " + i + " not found: " + mutation);
      found.merge(mutation.replaceAll(" .*", ""), 1, Integer::sum);
    }
    System.out.println(String.format("journal mutations: %d, all found %s", MUTATIONS, found));
    assertEquals(6, found.size(), "kinds: " + found);
  }

  private String mutate(Path file) throws SQLException {
    long seq = any();
    try (Connection connection = new Database(file).writer();
        Statement statement = connection.createStatement()) {
      switch (random.nextInt(6)) {
        case 0 -> {
          return edit(statement, seq);
        }
        case 1 -> {
          statement.executeUpdate("DELETE FROM event WHERE seq = " + seq);
          return "deleted " + seq;
        }
        case 2 -> {
          statement.executeUpdate("DELETE FROM event WHERE seq = " + seq);
          close(statement, seq);
          return "closed-up " + seq;
        }
        case 3 -> {
          long other = seq == last ? seq - 1 : seq + 1;
          return swap(statement, seq, other);
        }
        case 4 -> {
          statement.executeUpdate(
              "INSERT INTO event (seq, "
                  + ALL
                  + ") SELECT "
                  + (last + 1)
                  + ", "
                  + ALL
                  + " FROM event WHERE seq = "
                  + seq);
          return "doubled " + seq;
        }
        default -> {
          statement.executeUpdate("DELETE FROM event WHERE seq >= " + seq);
          return "cut-short " + seq;
        }
      }
    }
  }

  private String edit(Statement statement, long seq) throws SQLException {
    int which = random.nextInt(TEXTS.size() + NUMBERS.size() + HASHES.size());
    if (which < TEXTS.size()) {
      String column = TEXTS.get(which);
      String text = value(statement, column, seq);
      int at = random.nextInt(Math.max(1, text.length()));
      String changed =
          text.isEmpty()
              ? "x"
              : text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
      statement.executeUpdate(
          "UPDATE event SET "
              + column
              + " = '"
              + changed.replace("'", "''")
              + "' WHERE seq = "
              + seq);
      return "edited " + column + " of " + seq;
    }
    which -= TEXTS.size();
    if (which < NUMBERS.size()) {
      String column = NUMBERS.get(which);
      statement.executeUpdate(
          "UPDATE event SET " + column + " = " + column + " + 1 WHERE seq = " + seq);
      return "edited " + column + " of " + seq;
    }
    String column = HASHES.get(which - NUMBERS.size());
    statement.executeUpdate(
        "UPDATE event SET " + column + " = zeroblob(32) WHERE seq = " + (seq == 1 ? 2 : seq));
    return "edited " + column + " of " + seq;
  }

  private static void close(Statement statement, long gap) throws SQLException {
    statement.executeUpdate("UPDATE event SET seq = -seq WHERE seq > " + gap);
    statement.executeUpdate("UPDATE event SET seq = -seq - 1 WHERE seq < 0");
  }

  private static String swap(Statement statement, long one, long other) throws SQLException {
    statement.executeUpdate("UPDATE event SET seq = -1 WHERE seq = " + one);
    statement.executeUpdate("UPDATE event SET seq = " + one + " WHERE seq = " + other);
    statement.executeUpdate("UPDATE event SET seq = " + other + " WHERE seq = -1");
    return "swapped " + one + " and " + other;
  }

  private static String value(Statement statement, String column, long seq) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT " + column + " FROM event WHERE seq = " + seq)) {
      return row.getString(1);
    }
  }

  private long any() {
    return 1 + random.nextLong(last);
  }

  private static void does(OfficeDesk desk, Command command) {
    Answer answer = desk.handle(Submission.ofOffice(command)).join();
    assertTrue(answer instanceof Answer.Accepted, answer::toString);
  }

  /** A small office with visitors, closed, in one file. */
  private Path anOffice() throws Exception {
    Database database = new Database(folder.resolve("office.db"));
    database.migrate();
    try (OfficeDesk desk = OfficeUnderTest.desk(database, WallClock.clock())) {
      does(desk, new TakeCounter(3, "sari"));
      for (int visit = 0; visit < VISITS; visit++) {
        does(desk, Hall.wanted("REENTRY"));
        does(desk, new CallNext(3, "sari"));
        does(desk, new StartService(3, "sari"));
        does(desk, new FinishVisit(3, "sari"));
      }
    }
    JournalCheck.Result sound = JournalCheck.run(database);
    assertEquals("", sound.finding());
    last = sound.events();
    return database.copy(folder.resolve("whole.db")).file();
  }
}
