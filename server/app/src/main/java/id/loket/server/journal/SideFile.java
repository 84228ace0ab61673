package id.loket.server.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;

/**
 * A file of a feature's own beside the office's, for rows that must not tell when they were
 * written. It has no log that would keep the order of writes: SQLite's rollback journal holds what
 * a page was before only while a transaction lasts, and is cut to nothing with the commit, which is
 * on the disk then. What is overwritten or removed is zeroed. Safe for many threads, which wait for
 * each other.
 *
 * <p>Known limit: whoever has the folder of a machine that lost its power in the middle of a commit
 * sees the last transaction apart from the others, until the next start.
 */
public final class SideFile implements AutoCloseable {
  private final Connection connection;
  private final Handle tables;

  private SideFile(Connection connection) {
    this.connection = connection;
    this.tables = Database.handle(connection);
  }

  /** Opens the file, or makes it; ends what a power cut has interrupted. */
  public static SideFile open(Path file) throws SQLException {
    return new SideFile(OwnFile.open(file, SQLiteConfig.JournalMode.TRUNCATE));
  }

  public synchronized <T> T read(Function<Handle, T> question) {
    return question.apply(tables);
  }

  /** Makes the tables that are missing, and the sums of their rows. */
  public synchronized void make(Consumer<Handle> making) throws SQLException {
    tables.useTransaction(
        file -> {
          making.accept(file);
          RowSums.seal(connection);
        });
  }

  /** One transaction: all of it is on the disk when this returns, or nothing if it throws. */
  public synchronized <T> T write(Function<Handle, T> deed) {
    return tables.inTransaction(deed::apply);
  }

  /** Another number whenever something was written here. */
  public synchronized long changes() {
    return changes(tables);
  }

  static long changes(Handle tables) {
    return tables.createQuery("SELECT total_changes()").mapTo(Long.class).one();
  }

  /**
   * All rows of these tables, each in the order of its first column, and the statements that make
   * them.
   *
   * @throws IllegalStateException if one of the tables is not there
   */
  public synchronized List<TableRows> rows(List<String> names) {
    List<TableRows> rows = new ArrayList<>();
    for (String table : names) {
      String create =
          tables
              .createQuery("SELECT sql FROM sqlite_schema WHERE name = ?")
              .bind(0, table)
              .mapTo(String.class)
              .one();
      try {
        rows.add(TableRows.read(connection, table, true, "ORDER BY 1").madeBy(create));
      } catch (SQLException e) {
        throw new IllegalStateException("reading " + table, e);
      }
    }
    return rows;
  }

  /** Puts tables into a file that may lack them, in one transaction. */
  public synchronized void put(List<TableRows> rows) throws SQLException {
    tables.useTransaction(
        all -> {
          for (TableRows one : rows) {
            boolean there =
                all.createQuery("SELECT 1 FROM sqlite_schema WHERE name = ?")
                    .bind(0, one.table())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!there) {
              all.execute(one.create());
            }
            one.put(connection);
          }
        });
  }

  @Override
  public synchronized void close() {
    try {
      tables.close();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("closing a side file", e);
    }
  }
}
