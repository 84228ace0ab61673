package id.loket.server.journal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  /** So many rows are read at once of a table that may be large. */
  private static final int PIECE = 500;

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
    return rows(names, "ORDER BY 1");
  }

  private List<TableRows> rows(List<String> names, String rest) {
    List<TableRows> rows = new ArrayList<>();
    for (String table : names) {
      String create =
          tables
              .createQuery("SELECT sql FROM sqlite_schema WHERE name = ?")
              .bind(0, table)
              .mapTo(String.class)
              .one();
      try {
        rows.add(TableRows.read(connection, table, true, rest).madeBy(create));
      } catch (SQLException e) {
        throw new IllegalStateException("reading " + table, e);
      }
    }
    return rows;
  }

  /**
   * Writes all rows of a table in the order of its key, and the statement that makes it, as {@link
   * TableRows#to} does. Only a piece of them is in memory at once, and nobody waits for {@code
   * out}, so that others may write here between two pieces.
   *
   * @return false if there were more rows, or fewer, than had been counted first
   */
  public boolean rowsTo(DataOutput out, String table) throws IOException {
    TableRows.Head head = head(table);
    List<String> key = key(table);
    head.to(out);
    int written = 0;
    List<List<Object>> piece = piece(table, key, List.of());
    while (!piece.isEmpty()) {
      new TableRows(table, "", true, head.columns(), piece).valuesTo(out);
      written += piece.size();
      List<Object> last = piece.get(piece.size() - 1);
      piece = piece(table, key, key.stream().map(head.columns()::indexOf).map(last::get).toList());
    }
    return written == head.rows();
  }

  private synchronized TableRows.Head head(String table) {
    List<TableRows> none = rows(List.of(table), "LIMIT 0");
    int rows = tables.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one();
    return new TableRows.Head(table, none.get(0).create(), true, none.get(0).columns(), rows);
  }

  private synchronized List<String> key(String table) {
    return tables
        .createQuery("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
        .bind(0, table)
        .mapTo(String.class)
        .list();
  }

  private synchronized List<List<Object>> piece(
      String table, List<String> key, List<Object> after) {
    String columns = String.join(", ", key);
    String marks = key.stream().map(one -> "?").collect(Collectors.joining(", "));
    String where = after.isEmpty() ? "" : "WHERE (" + columns + ") > (" + marks + ") ";
    try {
      return TableRows.read(
              connection,
              table,
              true,
              where + "ORDER BY " + columns + " LIMIT " + PIECE,
              after.toArray())
          .values();
    } catch (SQLException e) {
      throw new IllegalStateException("reading " + table, e);
    }
  }

  /**
   * Puts so many tables, as {@link TableRows#to} or {@link #rowsTo} wrote them, into a file that may
   * lack them, in one transaction.
   */
  public synchronized void put(DataInput in, int count) throws IOException, SQLException {
    tables.begin();
    try {
      for (int left = count; left > 0; left--) {
        TableRows.pour(in, connection);
      }
      tables.commit();
    } catch (IOException | SQLException | RuntimeException e) {
      tables.rollback();
      throw e;
    }
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
