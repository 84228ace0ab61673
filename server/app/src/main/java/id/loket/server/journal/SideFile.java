package id.loket.server.journal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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

  private final OwnFile file;

  private SideFile(OwnFile file) {
    this.file = file;
  }

  /** Opens the file, or makes it; ends what a power cut has interrupted. */
  public static SideFile open(Path file) throws SQLException {
    return new SideFile(OwnFile.open(file, SQLiteConfig.JournalMode.TRUNCATE));
  }

  public <T> T read(Function<Handle, T> question) {
    return file.use(question::apply);
  }

  /** Makes the tables that are missing, and the sums of their rows. */
  public void make(Consumer<Handle> making) throws SQLException {
    file.<Void, SQLException>use(
        tables -> {
          tables.useTransaction(
              all -> {
                making.accept(all);
                RowSums.seal(all.getConnection());
              });
          return null;
        });
  }

  /** One transaction: all of it is on the disk when this returns, or nothing if it throws. */
  public <T> T write(Function<Handle, T> deed) {
    return file.use(tables -> tables.inTransaction(deed::apply));
  }

  /** Another number whenever something was written here. */
  public long changes() {
    return file.changes();
  }

  /**
   * All rows of these tables, each in the order of its first column, and the statements that make
   * them.
   *
   * @throws IllegalStateException if one of the tables is not there
   */
  public List<TableRows> rows(List<String> names) {
    return file.use(
        tables -> names.stream().map(table -> rows(tables, table, "ORDER BY 1")).toList());
  }

  private static TableRows rows(Handle tables, String table, String rest, Object... values) {
    String create =
        tables
            .createQuery("SELECT sql FROM sqlite_schema WHERE name = ?")
            .bind(0, table)
            .mapTo(String.class)
            .one();
    try {
      return TableRows.read(tables.getConnection(), table, true, rest, values).madeBy(create);
    } catch (SQLException e) {
      throw new IllegalStateException("reading " + table, e);
    }
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

  private TableRows.Head head(String table) {
    return file.use(
        tables -> {
          TableRows none = rows(tables, table, "LIMIT 0");
          int rows = tables.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one();
          return new TableRows.Head(table, none.create(), true, none.columns(), rows);
        });
  }

  private List<String> key(String table) {
    return file.use(
        tables ->
            tables
                .createQuery("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
                .bind(0, table)
                .mapTo(String.class)
                .list());
  }

  private List<List<Object>> piece(String table, List<String> key, List<Object> after) {
    String columns = String.join(", ", key);
    String marks = key.stream().map(one -> "?").collect(Collectors.joining(", "));
    String where = after.isEmpty() ? "" : "WHERE (" + columns + ") > (" + marks + ") ";
    String rest = where + "ORDER BY " + columns + " LIMIT " + PIECE;
    return file.use(tables -> rows(tables, table, rest, after.toArray()).values());
  }

  /**
   * Puts so many tables, as {@link TableRows#to} or {@link #rowsTo} wrote them, into a file that
   * may lack them, in one transaction.
   */
  public void put(DataInput in, int count) throws IOException {
    file.<Void, IOException>use(tables -> put(tables, in, count));
  }

  private static Void put(Handle tables, DataInput in, int count) throws IOException {
    tables.begin();
    try {
      for (int left = count; left > 0; left--) {
        TableRows.pour(in, tables.getConnection());
      }
      tables.commit();
      return null;
    } catch (SQLException e) {
      tables.rollback();
      throw new IOException("rows can't be put back", e);
    } catch (IOException | RuntimeException e) {
      tables.rollback();
      throw e;
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
