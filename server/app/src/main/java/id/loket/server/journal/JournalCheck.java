package id.loket.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;

/**
 * The full check, run by command on a stopped or running office: every hash of the chain,
 * everything that is a function of the events made anew in a scratch file and compared row by row
 * both ways, and every original row held against the digest in its event. To rebuild is the same
 * with the result put in the tables' place.
 */
public final class JournalCheck {
  private static byte[] emptyOffice;

  private final Path home;
  private final Database database;
  private final List<? extends Tally> tallies;
  private boolean whole;

  /**
   * @param home where the file lies of which the database may be a copy
   */
  private JournalCheck(Path home, Database database, List<? extends Tally> tallies) {
    this.home = home;
    this.database = database;
    this.tallies = tallies;
  }

  /**
   * @param finding empty if everything fits; else one sentence that names the event or the row, and
   *     nothing of what stands in it
   */
  public record Result(long events, String finding) {
    public boolean sound() {
      return finding.isEmpty();
    }
  }

  /** Every table that the journal gives. */
  public static Set<String> derived(Registers registers, List<? extends Tally> tallies) {
    return Set.copyOf(new Replay(registers, tallies).tables());
  }

  public static Result run(Database database) throws SQLException {
    return run(database, List.of());
  }

  /**
   * @param tallies followers; those that derive tables are asked for them again
   */
  public static Result run(Database database, List<? extends Tally> tallies) throws SQLException {
    database.mustBeOurs();
    return database.isOlder()
        ? runOnCopy(database, tallies)
        : new JournalCheck(database.file(), database, tallies).inScratch(JournalCheck::compare);
  }

  /**
   * The same, and from the very first event on, through the files of all months that were taken out
   * of the office's own.
   */
  public static Result runWhole(Database database, List<? extends Tally> tallies)
      throws SQLException {
    Result own = run(database, tallies);
    if (!own.sound() || database.isOlder() || Months.of(database).isEmpty()) {
      return own;
    }
    JournalCheck check = new JournalCheck(database.file(), database, tallies);
    check.whole = true;
    Result all = check.inScratch(JournalCheck::compare);
    return all.sound()
        ? all
        : new Result(
            own.events(),
            all.finding() + "; what " + database.file().getFileName() + " holds fits");
  }

  /** A file of an older program stays as it is until a server opens it. */
  private static Result runOnCopy(Database old, List<? extends Tally> tallies) throws SQLException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("loket-check");
      Database copy = old.copy(folder.resolve("copy.db"));
      copy.migrate();
      return new JournalCheck(old.file(), copy, tallies).inScratch(JournalCheck::compare);
    } catch (IOException e) {
      throw new UncheckedIOException("a folder for the check can't be made", e);
    } finally {
      delete(folder);
    }
  }

  /**
   * Puts what the journal gives in the place of every derived row, in one transaction. Nobody else
   * may use the file meanwhile.
   *
   * @return what {@link #run} would have found before
   * @throws IllegalStateException if the journal itself is not sound; nothing is changed then
   */
  public static Result rebuild(Database database, List<? extends Tally> tallies)
      throws SQLException {
    return new JournalCheck(database.file(), database, tallies).inScratch(JournalCheck::putInPlace);
  }

  /**
   * Takes out the original rows that no event names: what wrote them is lost, and nobody could ever
   * erase them. Nobody else may use the file meanwhile.
   *
   * @return how many
   * @throws IllegalStateException if the journal itself is not sound; nothing is changed then
   */
  public static int takeOutUnnamed(Database database, List<? extends Tally> tallies)
      throws SQLException {
    return new JournalCheck(database.file(), database, tallies)
        .inScratch(JournalCheck::takeOutUnnamed);
  }

  private static int takeOutUnnamed(JournalCheck check, Replay replay, Path scratch, Connection to)
      throws SQLException {
    try (Connection from = check.database.reader()) {
      replay.run(from, to);
    }
    int taken = 0;
    try (Connection office = check.database.writer();
        Statement statement = office.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (String table : check.database.registers().tables(Table.Nature.ORIGINAL)) {
        Set<String> named = replay.namedIn(table).keySet();
        for (String id : RowSums.names(office, "SELECT id FROM " + table)) {
          taken += named.contains(id) ? 0 : delete(office, table, id);
        }
      }
      statement.execute("COMMIT");
    }
    return taken;
  }

  private static int delete(Connection office, String table, String id) throws SQLException {
    try (PreparedStatement delete =
        office.prepareStatement("DELETE FROM " + table + " WHERE id = ?")) {
      delete.setString(1, id);
      return delete.executeUpdate();
    }
  }

  /** What all events up to one of them come to. The office may work meanwhile. */
  static OfficeState stateAfter(Database database, List<? extends Tally> tallies, long last)
      throws SQLException {
    return new JournalCheck(database.file(), database, tallies)
        .inScratch(
            (check, replay, scratch, to) -> {
              try (Connection from = database.reader()) {
                replay.run(from, last, to);
                return replay.state(to);
              }
            });
  }

  /**
   * What all months in files of their own come to, from the first event on.
   *
   * @throws IllegalStateException if one of the files is missing or changed
   */
  static OfficeState stateOfMonths(Database database, List<? extends Tally> tallies)
      throws SQLException {
    return new JournalCheck(database.file(), database, tallies)
        .inScratch(
            (check, replay, scratch, to) -> {
              try (Connection from = database.reader()) {
                replay.runWhole(from, Months.beside(check.home), to);
                return replay.begin();
              }
            });
  }

  /** What the migrations make of nothing. They take half a second, so only once. */
  private static synchronized byte[] emptyOffice(Path folder) throws IOException, SQLException {
    if (emptyOffice == null) {
      Path file = folder.resolve("empty.db");
      new Database(file).migrate();
      emptyOffice = Files.readAllBytes(file);
    }
    return emptyOffice.clone();
  }

  private interface Step<T> {
    T take(JournalCheck check, Replay replay, Path scratch, Connection to) throws SQLException;
  }

  private <T> T inScratch(Step<T> step) throws SQLException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("loket-check");
      Path scratch = folder.resolve("scratch.db");
      Files.write(scratch, emptyOffice(folder));
      Database made =
          new Database(scratch, database.registers(), SQLiteConfig.SynchronousMode.OFF, 4000);
      try (Connection to = made.writer()) {
        return step.take(this, new Replay(database.registers(), tallies), scratch, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a folder for the check can't be made", e);
    } finally {
      delete(folder);
    }
  }

  private static Result compare(JournalCheck check, Replay replay, Path scratch, Connection to)
      throws SQLException {
    // Before the events are read: while the office runs it only ever falls behind them.
    Optional<Head.Seen> seen = Head.read(Head.beside(check.home));
    try (Connection from = check.database.reader();
        Statement statement = from.createStatement()) {
      attach(from, scratch);
      statement.execute("BEGIN");
      try {
        check.replay(replay, from, to);
      } catch (IllegalStateException e) {
        return new Result(0, e.getMessage());
      }
      String missing = missing(replay.events(), seen);
      if (!missing.isEmpty()) {
        return new Result(replay.events(), missing);
      }
      for (String table : replay.tables()) {
        String finding = difference(from, table);
        if (!finding.isEmpty()) {
          return new Result(replay.events(), finding);
        }
      }
      return new Result(replay.events(), check.originals(from, replay));
    }
  }

  private void replay(Replay replay, Connection from, Connection to) throws SQLException {
    if (whole) {
      replay.runWhole(from, Months.beside(home), to);
    } else {
      replay.run(from, to);
    }
  }

  /** What the chain itself can't tell: that its end, or all of it, is not there. */
  private static String missing(long events, Optional<Head.Seen> seen) {
    long known = seen.map(Head.Seen::seq).orElse(0L);
    if (known > events) {
      return "this folder has seen event " + known + ", the file ends with event " + events;
    }
    return events == 0 ? "there is no office in this file" : "";
  }

  private static Result putInPlace(JournalCheck check, Replay replay, Path scratch, Connection to)
      throws SQLException {
    Result before = run(check.database, check.tallies);
    Optional<Thinned> base;
    try (Connection from = check.database.reader()) {
      base = Thinned.newest(from);
      check.whole = base.isPresent() && !OfficeState.isThere(from, base.get());
      check.replay(replay, from, to);
    }
    try (Connection office = check.database.writer();
        Statement statement = office.createStatement()) {
      attach(office, scratch);
      statement.execute("BEGIN IMMEDIATE");
      if (check.whole) {
        replay.begin().write(Database.handle(office), base.get().lastSeq());
      }
      for (String table : replay.tables()) {
        statement.execute("DELETE FROM main." + table);
        String columns = columns(office, table);
        statement.execute(
            String.format(
                "INSERT INTO main.%1$s (%2$s) SELECT %2$s FROM scratch.%1$s", table, columns));
      }
      statement.execute("COMMIT");
    }
    return before;
  }

  private static void attach(Connection connection, Path scratch) throws SQLException {
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS scratch")) {
      attach.setString(1, scratch.toString());
      attach.execute();
    }
  }

  // ---- derived rows -----------------------------------------------------------------------------

  private static String difference(Connection connection, String table) throws SQLException {
    List<String> key = key(connection, table);
    List<Object> odd = first(connection, "main", "scratch", table, key);
    if (odd.isEmpty()) {
      odd = first(connection, "scratch", "main", table, key);
    }
    if (odd.isEmpty()) {
      return "";
    }
    String where =
        table
            + " "
            + Stream.iterate(0, i -> i < key.size(), i -> i + 1)
                .map(nameOf(key, odd))
                .collect(Collectors.joining(" "));
    Map<String, Object> stored = row(connection, "main", table, key, odd);
    Map<String, Object> replayed = row(connection, "scratch", table, key, odd);
    if (stored.isEmpty()) {
      return where + ": the journal gives this row, the table has none";
    }
    if (replayed.isEmpty()) {
      return where + ": the table has this row, the journal gives none";
    }
    String columns =
        stored.keySet().stream()
            .filter(column -> !RowSums.isSum(column))
            .filter(replayed::containsKey)
            .filter(column -> !Objects.equals(stored.get(column), replayed.get(column)))
            .collect(Collectors.joining(", "));
    return where + ": the journal gives another " + columns + " than the table holds";
  }

  /**
   * What both files have of a table: tables of a newer program may have more columns than this one
   * fills, and then other sums.
   */
  private static String columns(Connection connection, String table) throws SQLException {
    List<String> own = columns(connection, table, "main");
    List<String> made = columns(connection, table, "scratch");
    boolean alike = Set.copyOf(own).equals(Set.copyOf(made));
    return own.stream()
        .filter(made::contains)
        .filter(column -> alike || !RowSums.isSum(column))
        .collect(Collectors.joining(", "));
  }

  private static List<String> columns(Connection connection, String table, String file)
      throws SQLException {
    return RowSums.names(
        connection, "SELECT name FROM pragma_table_info(?, ?) ORDER BY cid", table, file);
  }

  private static Function<Integer, String> nameOf(List<String> key, List<Object> values) {
    return i -> key.get(i) + "=" + values.get(i);
  }

  private static List<String> key(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")) {
      select.setString(1, table);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return columns;
  }

  /** The key of the first row that one file has and the other lacks; empty if there is none. */
  private static List<Object> first(
      Connection connection, String one, String other, String table, List<String> key)
      throws SQLException {
    String columns = columns(connection, table);
    String sql =
        String.format(
            "SELECT %1$s FROM (SELECT %2$s FROM %3$s.%5$s EXCEPT SELECT %2$s FROM %4$s.%5$s) LIMIT 1",
            String.join(", ", key), columns, one, other, table);
    List<Object> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (row.next()) {
        for (int i = 1; i <= key.size(); i++) {
          values.add(row.getObject(i));
        }
      }
    }
    return values;
  }

  private static Map<String, Object> row(
      Connection connection, String file, String table, List<String> key, List<Object> values)
      throws SQLException {
    String where = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    Map<String, Object> found = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM " + file + "." + table + " WHERE " + where)) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          ResultSetMetaData columns = row.getMetaData();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            found.put(columns.getColumnName(i), row.getString(i));
          }
        }
      }
    }
    return found;
  }

  // ---- original rows ----------------------------------------------------------------------------

  private String originals(Connection connection, Replay replay) throws SQLException {
    for (String table : database.registers().tables(Table.Nature.ORIGINAL)) {
      Map<String, String> named = replay.namedIn(table);
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT id, body FROM " + table)) {
        while (row.next()) {
          String id = row.getString(1);
          String digest = named.remove(id);
          if (digest == null) {
            return table + " id=" + id + ": no event names this row, or its person was erased";
          }
          if (!digest.equals(Digest.of(row.getBytes(2)))) {
            return table + " id=" + id + ": the row doesn't fit the digest in its event";
          }
        }
      }
      if (!named.isEmpty()) {
        return table + " id=" + named.keySet().iterator().next() + ": the row is missing";
      }
    }
    return "";
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": what the check has left can't be removed", e);
    }
  }
}
