package id.loket.server.months;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.backup.Backups;
import id.loket.server.journal.Database;
import id.loket.server.journal.FileDump;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Months;
import id.loket.server.journal.TestDatabases;
import id.loket.server.journal.Thinned;
import id.loket.server.journal.Thinning;
import id.loket.server.keys.KeyStore;
import id.loket.server.mending.Finding;
import id.loket.server.mending.Mending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old months leave the office's file, and all of it can be checked and made anew as before. */
class ThinningTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  /** Not changed by moving what lies behind it. */
  private static final Set<String> MOVED = Set.of("event", "thinned", "thinned_state", "sealed");

  private static OldOffice office;

  @TempDir Path scratch;

  @BeforeAll
  static void play() throws Exception {
    office = new OldOffice(150, SEED);
  }

  @AfterAll
  static void remove() {
    office.close();
  }

  @Test
  void theOfficesFileChecksFromItsOwnBeginningAndWithItsMonthsFromTheFirstEvent() throws Exception {
    Path data = copy("data");
    Database file = OldOffice.database(data);
    long events = sound(file);
    Map<String, String> before = FileDump.of(file.file());

    List<Thinned> moved = Thinning.runAlone(file, OfficeServer.TALLIES, 62);

    assertEquals(List.of("2026-11", "2026-12", "2027-01"), names(moved), "seed " + SEED);
    assertEquals(1, moved.get(0).firstSeq());
    assertEquals(moved.get(0).lastSeq() + 1, moved.get(1).firstSeq());
    assertEquals(events, sound(file), "seed " + SEED);
    assertEquals(events - moved.get(2).lastSeq(), number(file, "SELECT count(*) FROM event"));
    assertEquals(withoutMoved(before), withoutMoved(FileDump.of(file.file())));
    Files.delete(Months.beside(file.file()).file(YearMonth.of(2026, 12)));
    assertEquals(events, JournalCheck.run(file, OfficeServer.TALLIES).events());
    JournalCheck.Result whole = JournalCheck.runWhole(file, OfficeServer.TALLIES);
    assertTrue(whole.finding().contains("months/2026-12.jsonl.gz: it is missing"), whole::finding);
  }

  @Test
  void whateverIsDamagedIsMadeAnewFromWhereTheOfficesFileBegins() throws Exception {
    Path data = copy("data");
    Database file = OldOffice.database(data);
    Thinning.runAlone(file, OfficeServer.TALLIES, 62);
    Map<String, String> before = FileDump.of(file.file());

    change(
        file,
        "DELETE FROM guest_entry WHERE party_size > 0",
        "UPDATE daily_visits SET served = served + 1",
        "DELETE FROM last_serial",
        "DELETE FROM follower WHERE name <> 'asked'");
    assertFalse(JournalCheck.run(file, OfficeServer.TALLIES).sound());
    JournalCheck.rebuild(file, OfficeServer.TALLIES);

    sound(file);
    Map<String, String> after = FileDump.of(file.file());
    for (String table : List.of("guest_entry", "guest_reading", "person_erased", "last_serial")) {
      assertEquals(before.get(table), after.get(table), table + ", seed " + SEED);
    }
  }

  @Test
  void whatTheMonthsComeToIsMadeAnewFromTheirFilesWhereItWasLost() throws Exception {
    Path data = copy("data");
    Database file = OldOffice.database(data);
    Thinning.runAlone(file, OfficeServer.TALLIES, 62);
    Map<String, String> before = FileDump.of(file.file());

    change(file, "DELETE FROM thinned_state", "DELETE FROM ticket");
    JournalCheck.Result lost = JournalCheck.run(file, OfficeServer.TALLIES);
    assertTrue(lost.finding().contains("can't be read"), lost::finding);
    JournalCheck.rebuild(file, OfficeServer.TALLIES);

    sound(file);
    assertEquals(before, FileDump.of(file.file()));
    change(file, "DELETE FROM thinned_state");
    Thinning.runAlone(file, OfficeServer.TALLIES, 62);
    sound(file);
    assertEquals(before, FileDump.of(file.file()), "the next night does it as well");
  }

  @Test
  void aBitThatFlipsInAThinnedOfficeIsMendedAsInAnyOther() throws Exception {
    Path data = copy("data");
    Database thinned = OldOffice.database(data);
    Thinning.runAlone(thinned, OfficeServer.TALLIES, 62);
    backUp(thinned, data);
    Map<String, String> before = FileDump.of(thinned.file());
    before.remove("sealed");
    Random random = new Random(SEED);
    for (int n = 0; n < 12; n++) {
      Path copy = OldOffice.copy(data, scratch.resolve("flip" + n));
      Database file = OldOffice.database(copy);
      byte[] bytes = Files.readAllBytes(file.file());
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file.file(), bytes);

      Optional<Finding> told =
          Mending.run(
              file,
              OfficeServer.TALLIES,
              List.of(),
              copy.resolve("key/office.key"),
              copy.resolve("backups"),
              office.clockAfter().instant());

      Map<String, String> after = FileDump.of(file.file());
      after.remove("sealed");
      if (told.filter(one -> one.state() == Finding.State.LOST).isEmpty()) {
        assertEquals(before, after, "seed " + SEED + ", byte " + at);
      }
      sound(file);
    }
  }

  @Test
  void howeverOftenAndWhereverItIsCutTheSameComesOfIt() throws Exception {
    Random random = new Random(SEED);
    for (int n = 0; n < 4; n++) {
      Path data = copy("data" + n);
      Database file = OldOffice.database(data);
      Map<String, String> before = FileDump.of(file.file());
      for (int days = 150; days > 0; days -= 1 + random.nextInt(90)) {
        Thinning.runAlone(file, OfficeServer.TALLIES, days);
        sound(file);
      }
      assertEquals(withoutMoved(before), withoutMoved(FileDump.of(file.file())), "seed " + SEED);
    }
  }

  @Test
  void aThinnedOfficeGoesOn() throws Exception {
    Path data = copy("data");
    Database file = OldOffice.database(data);
    Thinning.runAlone(file, OfficeServer.TALLIES, 62);
    long before = sound(file);

    try (OfficeServer server =
        OfficeServer.start(OldOffice.settings(data, office.clockAfter(), 62))) {
      assertEquals(1, server.desk().look(one -> one.waiting("REENTRY")).join());
    }

    assertTrue(sound(file) >= before);
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private Path copy(String name) throws Exception {
    return OldOffice.copy(office.folder(), scratch.resolve(name));
  }

  private static void backUp(Database file, Path data) throws Exception {
    MovedClock clock = office.clockAfter();
    try (KeyStore keys = KeyStore.open(data, data.resolve("key/office.key"), clock)) {
      new Backups(file, List.of(), keys, OfficeServer.TALLIES, clock).make(data.resolve("backups"));
    }
  }

  /** How many events there are, once all of them are found sound both ways. */
  private static long sound(Database file) throws SQLException {
    JournalCheck.Result own = JournalCheck.run(file, OfficeServer.TALLIES);
    JournalCheck.Result whole = JournalCheck.runWhole(file, OfficeServer.TALLIES);
    assertEquals("", own.finding(), "seed " + SEED);
    assertEquals("", whole.finding(), "seed " + SEED);
    assertEquals(List.of(), file.lookWhole());
    assertEquals(own.events(), whole.events());
    return own.events();
  }

  private static List<String> names(List<Thinned> months) {
    return months.stream().map(one -> one.month().toString()).toList();
  }

  private static Map<String, String> withoutMoved(Map<String, String> dump) {
    dump.keySet().removeAll(MOVED);
    return dump;
  }

  private static void change(Database file, String... sql) throws SQLException {
    try (Connection connection = TestDatabases.open(file.file());
        Statement statement = connection.createStatement()) {
      for (String one : sql) {
        statement.executeUpdate(one);
      }
    }
  }

  private static long number(Database file, String sql) {
    return file.read(tables -> tables.createQuery(sql).mapTo(Long.class).one());
  }
}
