package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For a file of the office that can't be mended where it is: its backup takes its place, and what
 * the journal can still give of the time since is added, as far as the chain goes. The tables that
 * the journal gives have to be made anew then. Where events are missing at the end, the head file
 * tells it at the start, as for any older copy.
 */
public final class Salvage {
  /** Of which the program in the backup has made the tables. */
  private static final String MIGRATIONS = "flyway_schema_history";

  private Salvage() {}

  /**
   * What came of it.
   *
   * @param events how many of after the backup were saved
   * @param old tables that are as they were in the backup
   */
  public record Saved(long events, List<String> old) {}

  /**
   * Puts the backup's copy in the file's place, once all that can be saved is in it. Original rows
   * of the backup stay beside those of since: which of them are right the saved events know, see
   * {@link JournalCheck#takeOutUnnamed}.
   */
  public static Saved run(Path file, Path backup, FileMending.Tables tables)
      throws IOException, SQLException {
    Path half =
        Files.createTempFile(file.toAbsolutePath().getParent(), FileMending.SEARCHED, ".db");
    Files.copy(backup, half, StandardCopyOption.REPLACE_EXISTING);
    Saved saved;
    try (Connection to = FileMending.open(half)) {
      saved = save(file, to, tables);
    }
    for (String end : List.of("-wal", "-shm", "-journal")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
    }
    WholeFile.force(half);
    WholeFile.name(half, file);
    return saved;
  }

  private static Saved save(Path damaged, Connection to, FileMending.Tables tables)
      throws SQLException {
    List<String> old = new ArrayList<>();
    for (String table : RowSums.tables(to)) {
      if (!tables.isDerived(table)
          && !table.equals(MIGRATIONS)
          && !table(damaged, to, table, tables.originals().contains(table))) {
        old.add(table);
      }
    }
    Saved saved = new Saved(events(damaged, to), old);
    forgetWhatIsNotThere(to);
    return saved;
  }

  /** Of events that could not be saved nobody has done anything: other ones will have their seq. */
  private static void forgetWhatIsNotThere(Connection to) throws SQLException {
    if (RowSums.columns(to, RowSums.EVENTS).isEmpty()) {
      return;
    }
    long last = last(to);
    try (Statement statement = to.createStatement()) {
      statement.execute("DELETE FROM command WHERE last_seq > " + last);
      statement.execute(
          "UPDATE follower SET seq = " + last + " WHERE name <> 'asked' AND seq > " + last);
    }
  }

  /**
   * A table that is whole in the damaged file is taken from there; false if it is not.
   *
   * @param beside whether the backup's rows stay
   */
  private static boolean table(Path damaged, Connection to, String table, boolean beside)
      throws SQLException {
    List<String> columns = RowSums.columns(to, table);
    List<RawRow> rows = new ArrayList<>();
    try (Connection from = LostBit.open(damaged)) {
      if (!RowSums.names(from, "PRAGMA integrity_check('" + table + "')").equals(List.of("ok"))
          || !RowSums.fitInRows(from, table)) {
        return false;
      }
      String sql = "SELECT " + RawRow.columns(columns) + " FROM " + RowSums.itself(from, table);
      try (Statement select = from.createStatement();
          ResultSet row = select.executeQuery(sql)) {
        while (row.next()) {
          rows.add(RawRow.read(row, columns.size()));
        }
      }
    } catch (SQLException e) {
      return false;
    }
    try (Statement delete = to.createStatement()) {
      delete.execute("SAVEPOINT saving");
      if (!beside) {
        delete.execute("DELETE FROM " + table);
      }
      for (RawRow row : rows) {
        row.insert(to, table, columns);
      }
      delete.execute("RELEASE saving");
    }
    return true;
  }

  private static long events(Path damaged, Connection to) throws SQLException {
    if (RowSums.columns(to, RowSums.EVENTS).isEmpty()) {
      return 0;
    }
    long last = last(to);
    long saved = 0;
    Connection from;
    try {
      from = LostBit.open(damaged);
    } catch (SQLException e) {
      return saved;
    }
    try (from) {
      while (event(from, new EventMending(to, last + saved + 1))) {
        saved++;
      }
    }
    return saved;
  }

  private static long last(Connection to) throws SQLException {
    long moved = Thinned.newest(to).map(Thinned::lastSeq).orElse(0L);
    return Math.max(moved, FileCheck.number(to, "SELECT max(seq) FROM event"));
  }

  /** One that follows on what is there; false if none can be read any more, or none fits. */
  private static boolean event(Connection from, EventMending place) throws SQLException {
    Optional<RawRow> sound;
    try {
      sound = place.soundIn(from);
    } catch (SQLException e) {
      return false;
    }
    return place.put(sound);
  }
}
