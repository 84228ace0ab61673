package id.loket.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the events of old months out of the office's file, each month whole into a file of its own
 * (see {@link MonthFile}), while the office works. In this order: the month's file is written,
 * forced to the disk, read again from its first byte to its last and named; then one transaction
 * says that it lies there and what all events up to its last come to; only then are its events
 * removed, a few at a time. Whatever is cut off in between, the next run goes on. One thread.
 */
public final class Thinning {
  private static final Logger log = LoggerFactory.getLogger(Thinning.class);

  /** So few that a tap which comes meanwhile waits no longer than for another tap. */
  private static final int AT_ONCE = 250;

  private static final int PARTS_AT_ONCE = 16;

  /** A read that lasts keeps the log from being emptied. */
  private static final int READ_AT_ONCE = 5_000;

  /** What a file needs at most, and the rows of the state, for each event. */
  private static final int BYTES_AN_EVENT = 512;

  private static final String NEW = ".new";

  /** That of events from before the office's first day; they go with its first month. */
  private static final String NO_DAY = LocalDate.EPOCH.toString();

  private final Database database;
  private final List<? extends Tally> tallies;
  private final Writer writer;
  private final Months months;

  /** Writes into the office's file. */
  public interface Writer {
    /** One transaction, which is on the disk when this returns. */
    <T> T write(Function<Handle, T> rows);
  }

  /** The last event of a month. */
  private record Cut(YearMonth month, long last) {}

  /**
   * @param tallies followers whose tables are a function of the events
   */
  public Thinning(Database database, List<? extends Tally> tallies, Writer writer) {
    this.database = database;
    this.tallies = tallies;
    this.writer = writer;
    this.months = Months.beside(database.file());
  }

  /**
   * The first month that stays, where so many days have to be at hand. A month in which one of them
   * lies stays whole.
   */
  public static YearMonth firstKept(LocalDate today, int days) {
    return YearMonth.from(today.minusDays(days));
  }

  /**
   * The same as {@link #run} on a stopped office, whose newest day is taken for today; then gives
   * back the room that the events took in the office's file.
   */
  public static List<Thinned> runAlone(Database database, List<? extends Tally> tallies, int days)
      throws IOException, SQLException {
    try (Connection connection = database.writer();
        Handle tables = Database.handle(connection)) {
      List<String> newest =
          RowSums.names(connection, "SELECT service_day FROM event ORDER BY seq DESC LIMIT 1");
      if (newest.isEmpty()) {
        return List.of();
      }
      YearMonth first = firstKept(LocalDate.parse(newest.get(0)), days);
      List<Thinned> moved = new Thinning(database, tallies, alone(tables)).run(first, () -> true);
      tables.execute("VACUUM");
      tables.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      return moved;
    }
  }

  private static Writer alone(Handle tables) {
    return new Writer() {
      @Override
      public <T> T write(Function<Handle, T> rows) {
        tables.execute("BEGIN IMMEDIATE");
        try {
          T result = rows.apply(tables);
          tables.execute("COMMIT");
          return result;
        } catch (RuntimeException e) {
          tables.execute("ROLLBACK");
          throw e;
        }
      }
    };
  }

  /**
   * Ends what was cut off, then moves every whole month of before the given one; the newest month
   * in which anything happened always stays. Where a newer program has made the tables nothing is
   * moved: this one can't tell what all of them come to.
   *
   * @param goOn asked between two steps
   * @return what was moved
   * @throws IOException if a month's file can't be written, or doesn't say what was written; the
   *     office's own file holds all then that it held before
   */
  public List<Thinned> run(YearMonth first, BooleanSupplier goOn) throws IOException, SQLException {
    if (database.isNewer()) {
      log.info("months: they wait for the program that made the tables");
      return List.of();
    }
    sweep();
    removeLeft(goOn);
    mendState();
    List<Thinned> moved = new ArrayList<>();
    for (Cut cut : cuts(first)) {
      if (!goOn.getAsBoolean() || !isFollowed(cut.last())) {
        break;
      }
      moved.add(move(cut));
      removeLeft(goOn);
    }
    return moved;
  }

  // ---- which months -----------------------------------------------------------------------------

  /**
   * A day that lay ahead by mistake is left again: what was written for it belongs to the month of
   * what came after. So a month ends with the last event of one of its days, or of an earlier one.
   */
  private List<Cut> cuts(YearMonth first) throws SQLException {
    long begin = begin();
    Optional<YearMonth> oldest = monthAfter(begin);
    if (oldest.isEmpty() || !oldest.get().isBefore(first)) {
      return List.of();
    }
    TreeMap<YearMonth, Long> lasts = lasts(begin);
    YearMonth newest = monthOfLast();
    List<Cut> cuts = new ArrayList<>();
    long last = begin;
    for (Map.Entry<YearMonth, Long> one : lasts.headMap(first).entrySet()) {
      if (one.getValue() > last && one.getKey().isBefore(newest)) {
        last = one.getValue();
        cuts.add(new Cut(one.getKey(), last));
      }
    }
    return cuts;
  }

  private long begin() throws SQLException {
    try (Connection from = database.reader()) {
      return Thinned.newest(from).map(Thinned::lastSeq).orElse(0L);
    }
  }

  private Optional<YearMonth> monthAfter(long seq) throws SQLException {
    return monthOf(
        "SELECT service_day FROM event WHERE seq > "
            + seq
            + " AND service_day <> '"
            + NO_DAY
            + "' ORDER BY seq LIMIT 1");
  }

  private YearMonth monthOfLast() throws SQLException {
    return monthOf("SELECT service_day FROM event ORDER BY seq DESC LIMIT 1").orElseThrow();
  }

  private Optional<YearMonth> monthOf(String sql) throws SQLException {
    try (Connection from = database.reader()) {
      return RowSums.names(from, sql).stream().findFirst().map(Thinning::month);
    }
  }

  private static YearMonth month(String day) {
    return YearMonth.parse(day.substring(0, 7));
  }

  /** The last event of each month, in whatever order the months came. */
  private TreeMap<YearMonth, Long> lasts(long begin) throws SQLException {
    TreeMap<YearMonth, Long> lasts = new TreeMap<>();
    Map<String, YearMonth> known = new LinkedHashMap<>();
    boolean more = true;
    for (long after = begin; more; ) {
      more = false;
      try (Connection from = database.reader();
          PreparedStatement select =
              from.prepareStatement(
                  "SELECT seq, service_day FROM event WHERE seq > ? ORDER BY seq LIMIT "
                      + READ_AT_ONCE)) {
        select.setLong(1, after);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            after = row.getLong(1);
            more = true;
            if (!row.getString(2).equals(NO_DAY)) {
              lasts.put(known.computeIfAbsent(row.getString(2), Thinning::month), after);
            }
          }
        }
      }
    }
    return lasts;
  }

  /** Whether every follower has come so far: it reads the office's file alone. */
  private boolean isFollowed(long last) throws SQLException {
    try (Connection from = database.reader()) {
      for (Tally tally : tallies) {
        if (!tally.derives().isEmpty() && JournalReader.position(from, tally.name()) < last) {
          return false;
        }
      }
      return RowSums.names(
              from,
              "SELECT name FROM follower WHERE name <> 'asked' AND seq < " + last + " LIMIT 1")
          .isEmpty();
    }
  }

  // ---- a month's file ---------------------------------------------------------------------------

  private Thinned move(Cut cut) throws IOException, SQLException {
    OwnersOnly.makeFolder(months.folder());
    Path file = months.file(cut.month());
    Path half = file.resolveSibling(file.getFileName() + NEW);
    OfficeState state = stateAfter(cut.last());
    Thinned month;
    try (Connection from = database.reader()) {
      MonthFile.Header header = header(from, cut, state.sha256());
      mustHaveRoom(header.lastSeq() - header.firstSeq());
      MonthFile.write(half, header, taker -> give(from, header, taker));
      month = described(from, header, half);
    }
    MonthFile.Header said = MonthFile.read(half, any -> {});
    if (!said.equals(MonthFile.Header.of(month))
        || !MonthFile.sha256(half).equals(month.sha256())) {
      throw new IOException(half + ": can't be read again as it was written");
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(months.folder());
    force(months.folder().getParent());
    declare(month, state);
    log.info(
        "months: {}: events {}-{} moved into {}, {} kB",
        month.month(),
        month.firstSeq(),
        month.lastSeq(),
        file.getFileName(),
        month.bytes() >> 10);
    return month;
  }

  private OfficeState stateAfter(long last) throws SQLException {
    return JournalCheck.stateAfter(database, tallies, last);
  }

  private static MonthFile.Header header(Connection from, Cut cut, String stateAfter)
      throws SQLException {
    Optional<Thinned> before = Thinned.newest(from);
    long begin = before.map(Thinned::lastSeq).orElse(0L);
    List<Long> epochs =
        RowSums.names(
                from,
                "SELECT epoch FROM event WHERE seq > "
                    + begin
                    + " AND seq <= "
                    + cut.last()
                    + " GROUP BY epoch ORDER BY min(seq)")
            .stream()
            .map(Long::valueOf)
            .toList();
    return new MonthFile.Header(
        cut.month(),
        begin + 1,
        cut.last(),
        epochs,
        before.map(Thinned::hashAfter).orElse(Digest.hex(HashChain.START)),
        RowSums.names(from, "SELECT lower(hex(hash)) FROM event WHERE seq = " + cut.last()).get(0),
        before.map(Thinned::stateAfter).orElse(OfficeState.OF_NOTHING),
        stateAfter,
        Migrations.newest());
  }

  private void give(Connection from, MonthFile.Header header, MonthFile.Taker taker)
      throws IOException, SQLException {
    try (PreparedStatement select =
        from.prepareStatement(EventReader.SELECT + " WHERE seq > ? AND seq <= ? ORDER BY seq")) {
      for (long after = header.firstSeq() - 1; after < header.lastSeq(); after += READ_AT_ONCE) {
        select.setLong(1, after);
        select.setLong(2, Math.min(header.lastSeq(), after + READ_AT_ONCE));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            taker.take(EventRow.read(row));
          }
        }
      }
    }
  }

  private static Thinned described(Connection from, MonthFile.Header header, Path half)
      throws IOException, SQLException {
    String last =
        RowSums.names(from, "SELECT at_utc FROM event WHERE seq = " + header.lastSeq()).get(0);
    return new Thinned(
        header.month(),
        header.firstSeq(),
        header.lastSeq(),
        Instant.parse(last),
        header.epochs(),
        header.hashBefore(),
        header.hashAfter(),
        header.stateBefore(),
        header.stateAfter(),
        header.tables(),
        MonthFile.sha256(half),
        Files.size(half));
  }

  /** What is held for a full disk is not for this. */
  private void mustHaveRoom(long events) throws IOException {
    long needed = 4 * Ballast.BYTES + 2 * events * BYTES_AN_EVENT;
    long free = Files.getFileStore(months.folder()).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          String.format(
              "%s: %d MB are free, a month needs %d MB to be moved",
              months.folder(), free >> 20, needed >> 20));
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  // ---- the office's file ------------------------------------------------------------------------

  private void declare(Thinned month, OfficeState state) {
    write(state, month.lastSeq());
    writer.write(
        tables -> {
          month.write(tables);
          return month;
        });
  }

  private void write(OfficeState state, long seq) {
    writer.write(tables -> tables.execute("DELETE FROM " + Thinned.STATE + " WHERE seq = ?", seq));
    List<byte[]> parts = state.parts();
    for (int from = 0; from < parts.size(); from += PARTS_AT_ONCE) {
      int begin = from;
      int end = Math.min(parts.size(), from + PARTS_AT_ONCE);
      writer.write(
          tables -> {
            for (int part = begin; part < end; part++) {
              OfficeState.writePart(tables, seq, part, parts.get(part));
            }
            return end;
          });
    }
  }

  /** What a damaged disk has taken of it comes from the months once more, if they are all there. */
  private void mendState() throws SQLException {
    Optional<Thinned> newest;
    try (Connection from = database.reader()) {
      newest = Thinned.newest(from);
      if (newest.isEmpty() || OfficeState.isThere(from, newest.get())) {
        return;
      }
    }
    log.warn("months: what they come to can't be read, and is made anew from their files");
    write(JournalCheck.stateOfMonths(database, tallies), newest.get().lastSeq());
  }

  /** Files that were not named. */
  private void sweep() throws IOException {
    if (!Files.isDirectory(months.folder())) {
      return;
    }
    List<Path> left;
    try (Stream<Path> files = Files.list(months.folder())) {
      left = files.filter(one -> one.getFileName().toString().endsWith(NEW)).toList();
    }
    for (Path one : left) {
      Files.delete(one);
    }
  }

  /**
   * Removes what lies in the files of months, the oldest first, so that what is left has no gap.
   *
   * @throws IOException if the file they lie in is not as it was written
   */
  private void removeLeft(BooleanSupplier goOn) throws IOException, SQLException {
    Optional<Thinned> newest;
    long oldest;
    try (Connection from = database.reader()) {
      newest = Thinned.newest(from);
      oldest = FileCheck.number(from, "SELECT coalesce(min(seq), 0) FROM event");
    }
    if (newest.isPresent() && oldest > 0 && oldest <= newest.get().lastSeq()) {
      if (!months.isSound(newest.get())) {
        takeBack(newest.get(), oldest);
        return;
      }
      removeEvents(oldest, newest.get().lastSeq(), goOn);
    }
    if (goOn.getAsBoolean()) {
      removeStates(newest.map(Thinned::lastSeq).orElse(0L));
    }
  }

  /** Nothing was removed yet, so the month is moved once more. */
  private void takeBack(Thinned month, long oldest) throws IOException {
    Path file = months.file(month.month());
    if (oldest > month.firstSeq()) {
      throw new IOException(file + ": it is not as it was written");
    }
    log.warn("months: {} is not as it was written, and is written anew", file.getFileName());
    writer.write(
        tables ->
            tables.execute(
                "DELETE FROM " + Thinned.TABLE + " WHERE last_seq = ?", month.lastSeq()));
  }

  private void removeEvents(long oldest, long last, BooleanSupplier goOn) {
    for (long until = oldest; until <= last && goOn.getAsBoolean(); ) {
      until = Math.min(last + 1, until + AT_ONCE);
      long end = until;
      writer.write(tables -> tables.execute("DELETE FROM event WHERE seq < ?", end));
    }
  }

  private void removeStates(long last) throws SQLException {
    List<String> states;
    try (Connection from = database.reader()) {
      states = RowSums.names(from, "SELECT DISTINCT seq FROM " + Thinned.STATE);
    }
    for (String one : states) {
      if (Long.parseLong(one) != last) {
        removeState(Long.parseLong(one));
      }
    }
  }

  private void removeState(long seq) {
    int removed;
    do {
      removed =
          writer.write(
              tables ->
                  tables.execute(
                      "DELETE FROM "
                          + Thinned.STATE
                          + " WHERE rowid = (SELECT min(rowid) FROM "
                          + Thinned.STATE
                          + " WHERE seq = ?)",
                      seq));
    } while (removed > 0);
  }
}
