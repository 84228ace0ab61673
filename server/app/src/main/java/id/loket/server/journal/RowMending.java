package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of one table that don't fit their sums. Where one bit of a row has changed, only the right
 * one gives the sum again. One thread, while nobody else uses the file.
 */
final class RowMending {
  private final Connection connection;
  private final String table;
  private final List<String> columns;
  private final List<RawRow> good = new ArrayList<>();

  /** Sums of rows that are not there, at least not as they were. */
  private final List<Long> wanted;

  /** Rows that fit no sum: they were changed, or else their sums were. */
  private final List<Found> unclear = new ArrayList<>();

  private int lost;

  private record Found(RawRow row, long sum) {}

  /** Reads the table, and finds what it can of rows that were changed by one bit. */
  RowMending(Path file, Connection connection, String table) throws SQLException, IOException {
    this.connection = connection;
    this.table = table;
    this.columns = RowSums.columns(connection, table);
    List<Found> found = rows(connection);
    this.wanted =
        RowSums.inRows(connection, table)
            ? RowSums.sumsInRows(connection, table)
            : StoredSums.read(file, pages(RowSums.indexOf(table)));
    List<Found> odd = new ArrayList<>();
    for (Found one : found) {
      if (wanted.remove((Long) one.sum())) {
        good.add(one.row());
      } else {
        odd.add(one);
      }
    }
    for (Found one : odd) {
      take(one);
    }
  }

  private void take(Found odd) throws SQLException {
    Optional<Long> flipped =
        wanted.stream().filter(sum -> Long.bitCount(sum ^ odd.sum()) == 1).findFirst();
    Optional<RawRow> before = Optional.empty();
    if (flipped.isPresent()) {
      wanted.remove(flipped.get());
      before = Optional.of(odd.row());
    } else if (wanted.isEmpty()) {
      // As many sums as rows: this one's has gone, and nothing speaks against the row.
      before = Optional.of(odd.row());
    } else {
      try (Sum sum = new Sum(odd.row())) {
        before = odd.row().before(sum::isWanted);
      }
    }
    if (before.isPresent()) {
      good.add(before.get());
    } else {
      unclear.add(odd);
      lost++;
    }
  }

  /** Rows that were changed, and that nothing here can tell how. */
  int lost() {
    return Math.max(lost, wanted.size());
  }

  /**
   * Takes rows from a copy of the file, of before: only such as have the very sum that is missing.
   * Where rows are never changed, one that stands in the copy as well is sound, and its sum is not.
   */
  void takeFrom(Connection copy) throws SQLException {
    if (!RowSums.columns(copy, table).equals(columns)) {
      return;
    }
    List<Found> before = rows(copy);
    for (Found one : before) {
      if (wanted.remove((Long) one.sum())) {
        good.add(one.row());
        lost = Math.max(0, lost - 1);
      }
    }
    if (KeyFile.NEVER_CHANGED.contains(table)) {
      Set<Long> sums = before.stream().map(Found::sum).collect(Collectors.toSet());
      unclear.stream().filter(one -> sums.contains(one.sum())).forEach(this::keep);
    }
  }

  private void keep(Found sound) {
    good.add(sound.row());
    lost = Math.max(0, lost - 1);
    if (!wanted.isEmpty()) {
      wanted.remove(0);
    }
  }

  /** Writes the table anew, with all of its indexes: what is good, and what was found again. */
  void write() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT mending");
      statement.execute("DROP INDEX IF EXISTS " + RowSums.indexOf(table));
      statement.execute("DELETE FROM " + table);
      for (RawRow row : good) {
        row.insert(connection, table, columns);
      }
      RowSums.make(connection, table);
      statement.execute("RELEASE mending");
    }
  }

  private List<Integer> pages(String tree) throws SQLException {
    return RowSums.names(connection, "SELECT pageno FROM dbstat WHERE name = ?", tree).stream()
        .map(Integer::valueOf)
        .toList();
  }

  private List<Found> rows(Connection from) throws SQLException {
    String sql =
        String.format(
            "SELECT %s, %s FROM %s",
            RawRow.columns(columns),
            RowSums.expression(table, columns),
            RowSums.itself(from, table));
    List<Found> rows = new ArrayList<>();
    try (Statement statement = from.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(new Found(RawRow.read(row, columns.size()), row.getLong(2 * columns.size() + 1)));
      }
    }
    return rows;
  }

  /** The sum of rows of one shape. */
  private final class Sum implements AutoCloseable {
    private final List<String> places;
    private PreparedStatement select;

    Sum(RawRow row) throws SQLException {
      places = row.places();
      select = prepare(places);
    }

    private PreparedStatement prepare(List<String> places) throws SQLException {
      return connection.prepareStatement("SELECT " + RowSums.expression(table, places));
    }

    boolean isWanted(RawRow row) {
      try {
        if (row.places().equals(places)) {
          return isWanted(row, select);
        }
        try (PreparedStatement other = prepare(row.places())) {
          return isWanted(row, other);
        }
      } catch (SQLException e) {
        throw new IllegalStateException("the sum of a row can't be asked for", e);
      }
    }

    private boolean isWanted(RawRow row, PreparedStatement asked) throws SQLException {
      row.bind(asked);
      try (ResultSet sum = asked.executeQuery()) {
        return sum.next() && wanted.remove((Long) sum.getLong(1));
      }
    }

    @Override
    public void close() throws SQLException {
      select.close();
    }
  }
}
