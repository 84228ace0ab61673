package id.loket.server.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tables out of the office's file whose rows have moved to another, so that neither its free
 * pages nor its log remember them. Run before anybody else opens the file; a start that is
 * interrupted at any point does it again.
 */
public final class MovingOut {
  private static final Logger log = LoggerFactory.getLogger(MovingOut.class);

  private MovingOut() {}

  /**
   * Does nothing if the last of these tables is gone already.
   *
   * @param copy keeps the rows elsewhere; they are on the disk there when it returns. It may be
   *     asked again for the same rows
   */
  public static void run(Database database, List<String> tables, Consumer<Handle> copy)
      throws SQLException {
    String last = tables.get(tables.size() - 1);
    if (!database.read(file -> has(file, last))) {
      return;
    }
    try (Connection connection = database.writer();
        Handle file = Database.handle(connection)) {
      List<String> left = tables.stream().filter(one -> has(file, one)).toList();
      if (file.createQuery("SELECT 1 FROM event LIMIT 1")
          .mapTo(Integer.class)
          .findOne()
          .isPresent()) {
        copy.accept(file);
        left.forEach(one -> file.execute("DELETE FROM " + one));
        if (!traceless(file)) {
          return;
        }
      }
      file.execute("BEGIN IMMEDIATE");
      left.forEach(one -> file.execute("DROP TABLE " + one));
      if (RowSums.isSealed(connection)) {
        RowSums.noteSchema(connection);
      }
      file.execute("COMMIT");
      cutLog(file);
    }
  }

  private static boolean has(Handle file, String table) {
    return file.createQuery("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
        .bind(0, table)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * The whole file is written anew, for which the disk may have no room. The tables stay then,
   * empty, and the next start tries again; the office opens all the same.
   */
  private static boolean traceless(Handle file) {
    try {
      file.execute("VACUUM");
      if (cutLog(file)) {
        return true;
      }
      log.warn("office: another program reads the file, so its log keeps traces of moved rows");
    } catch (RuntimeException e) {
      log.warn("office: traces of rows that were moved stay in the file until the next start", e);
    }
    return false;
  }

  private static boolean cutLog(Handle file) {
    return file.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
        .map((row, context) -> row.getInt(1) == 0)
        .one();
  }
}
