package id.loket.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks whether one of the office's files still holds what was written into it: the trees of its
 * tables, the sum of each row, and the chain of the events. Only reads, and each look of it is
 * short, so that it may be done while the office works.
 */
final class FileCheck {
  /** A file of so many pages (20 MB) is looked at whole at each start. */
  private static final long SMALL_PAGES = 5_000;

  /** So many of the newest events are looked at in a large one. */
  private static final long NEWEST_EVENTS = 10_000;

  /** Whoever has lost more has lost the file. */
  private static final int ENOUGH = 1_000;

  /** A read that lasts keeps the log from being emptied. */
  private static final int EVENTS_AT_ONCE = 5_000;

  private static final Pattern PAGE = Pattern.compile("\\bpage (\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern INDEX =
      Pattern.compile(
          "(?:from index|in index|entries in index|differ from index|index(?= \\w+ stores)) (\\w+)");
  private static final Pattern SCHEMA = Pattern.compile("malformed database schema \\((\\w+)\\)");
  private static final Pattern COLUMN =
      Pattern.compile("(?:value in|failed in|KEY order for) (\\w+)");

  private FileCheck() {}

  /** How much is looked at. */
  enum Extent {
    /** Of a large file what is served first; the others whole. */
    AT_START,
    WHOLE
  }

  /** What doesn't fit. */
  sealed interface Damage {
    /** For a technician; nothing of what stands in the file. */
    String words();
  }

  /** The file can't be opened, or a tree in it can't be walked. */
  record Tree(Set<Integer> pages, String words) implements Damage {}

  /** A row that doesn't fit its sum, or a sum that has no row. */
  record Rows(String table) implements Damage {
    @Override
    public String words() {
      return "table " + table + ": a row doesn't fit its sum";
    }
  }

  /** An event that was changed, or is not there. */
  record OfChain(long seq) implements Damage {
    @Override
    public String words() {
      return "event " + seq + " doesn't fit the journal's hashes";
    }
  }

  /** Everything that is wrong; empty if nothing is. */
  static List<Damage> look(Connection connection, Extent extent) {
    try {
      boolean whole = extent == Extent.WHOLE || pages(connection) <= SMALL_PAGES;
      List<Damage> damages = new ArrayList<>(schema(connection));
      damages.addAll(trees(connection, whole));
      if (damages.stream().noneMatch(Tree.class::isInstance)) {
        damages.addAll(events(connection, whole));
      }
      return List.copyOf(damages);
    } catch (SQLException | RuntimeException e) {
      return List.of(new Tree(Set.of(), "it can't be read: " + reason(e)));
    }
  }

  /** What SQLite calls the trouble, and which table or index it met. */
  private static String reason(Exception e) {
    Matcher schema = SCHEMA.matcher(String.valueOf(e.getMessage()));
    return WriteTrouble.codeOf(e).orElse(e.getClass().getSimpleName())
        + (schema.find() ? schema.group() : "");
  }

  /** The table or index of which a look could not make sense. */
  static Optional<String> named(Tree tree) {
    Matcher schema = SCHEMA.matcher(tree.words());
    return schema.find() ? Optional.of(schema.group(1)) : Optional.empty();
  }

  private static long pages(Connection connection) throws SQLException {
    return number(connection, "PRAGMA page_count");
  }

  static long number(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** One bit of the note itself may have changed; then the schema is right. */
  private static List<Damage> schema(Connection connection) throws SQLException {
    Optional<Long> noted = RowSums.sealed(connection);
    if (noted.isEmpty()) {
      return RowSums.indexes(connection).isEmpty()
          ? List.of()
          : List.of(new Tree(Set.of(1), "the schema's sum is missing"));
    }
    long differing = noted.get() ^ RowSums.schema(connection);
    if (differing == 0) {
      return List.of();
    }
    return Long.bitCount(differing) == 1
        ? List.of(new Rows(RowSums.SEALED))
        : List.of(new Tree(Set.of(1), "the schema was changed"));
  }

  private static List<Damage> trees(Connection connection, boolean whole) throws SQLException {
    List<String> said = new ArrayList<>();
    if (whole) {
      said.addAll(RowSums.names(connection, "PRAGMA integrity_check(1000)"));
    } else {
      for (String table : RowSums.tables(connection)) {
        said.addAll(RowSums.names(connection, "PRAGMA integrity_check('" + table + "')"));
      }
    }
    Set<Damage> damages = new LinkedHashSet<>();
    Set<Integer> pages = new LinkedHashSet<>();
    String first = "";
    for (String line : said) {
      Optional<String> table = table(connection, line);
      if (line.equals("ok")) {
        continue;
      } else if (table.isPresent()) {
        damages.add(new Rows(table.get()));
      } else {
        first = first.isEmpty() ? line.replaceAll("\\s+", " ") : first;
        pages.addAll(pages(line));
      }
    }
    if (!first.isEmpty()) {
      return List.of(new Tree(pages, first));
    }
    // While tables are changed there are no sums to fit.
    List<String> sealed = RowSums.isSealed(connection) ? RowSums.tables(connection) : List.of();
    for (String table : sealed) {
      if (!RowSums.fitInRows(connection, table)) {
        damages.add(new Rows(table));
      }
    }
    return List.copyOf(damages);
  }

  private static List<Integer> pages(String line) {
    List<Integer> pages = new ArrayList<>();
    Matcher page = PAGE.matcher(line);
    while (page.find()) {
      pages.add(Integer.valueOf(page.group(1)));
    }
    return pages;
  }

  /** The table of which a line of the integrity check says that rows and indexes disagree. */
  private static Optional<String> table(Connection connection, String line) throws SQLException {
    Matcher column = COLUMN.matcher(line);
    if (column.find()) {
      return Optional.of(column.group(1));
    }
    Matcher index = INDEX.matcher(line);
    return index.find()
        ? RowSums.names(
                connection, "SELECT tbl_name FROM sqlite_schema WHERE name = ?", index.group(1))
            .stream()
            .findFirst()
        : Optional.empty();
  }

  // ---- the chain --------------------------------------------------------------------------------

  private static List<Damage> events(Connection connection, boolean whole) throws SQLException {
    if (RowSums.columns(connection, RowSums.EVENTS).isEmpty()) {
      return List.of();
    }
    Optional<Thinned> base = Thinned.newest(connection);
    long begin = base.map(Thinned::lastSeq).orElse(0L);
    long last = number(connection, "SELECT max(seq) FROM event");
    List<Damage> damages = new ArrayList<>();
    long from = whole ? begin : Math.max(begin, last - NEWEST_EVENTS);
    byte[] previous = from == begin ? base.map(Thinned::hash).orElse(HashChain.START) : null;
    for (long seq = from; seq < last && damages.size() < ENOUGH; seq += EVENTS_AT_ONCE) {
      previous = events(connection, seq, Math.min(last, seq + EVENTS_AT_ONCE), previous, damages);
    }
    return damages;
  }

  /** Those after one number up to another; returns the last one's hash, null if it is damaged. */
  private static byte[] events(
      Connection connection, long after, long last, byte[] before, List<Damage> damages)
      throws SQLException {
    HashChain chain = new HashChain();
    byte[] previous = before;
    long expected = after + 1;
    try (PreparedStatement select =
        connection.prepareStatement(
            EventReader.SELECT + " WHERE seq > ? AND seq <= ? ORDER BY seq")) {
      select.setLong(1, after);
      select.setLong(2, last);
      try (ResultSet row = select.executeQuery()) {
        for (; row.next(); expected++) {
          long seq = row.getLong("seq");
          for (; expected < seq && damages.size() < ENOUGH; expected++) {
            damages.add(new OfChain(expected));
            previous = null;
          }
          if (fits(row, chain, previous)) {
            previous = row.getBytes("hash");
          } else {
            damages.add(new OfChain(seq));
            previous = null;
          }
        }
      }
    }
    for (; expected <= last && damages.size() < ENOUGH; expected++) {
      damages.add(new OfChain(expected));
    }
    return previous;
  }

  private static boolean fits(ResultSet row, HashChain chain, byte[] previous) throws SQLException {
    try {
      EventReader.check(row, chain, previous);
      return true;
    } catch (IllegalStateException | NullPointerException e) {
      return false;
    }
  }
}
