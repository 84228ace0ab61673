package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The events of one service day, wherever they lie: in the office's file, or in the file of an old
 * month. Where in the office's file a day begins and ends is found by one reading of it, and later
 * by what came since. Safe for many threads; each reading has a connection of its own.
 *
 * <p>Known limit: what was written for a day that lay ahead by mistake is not found once the months
 * around it lie in files of their own, where it belongs to the month of what came after.
 */
public final class PastDays {
  private final Database database;
  private final Months months;
  private final NavigableMap<LocalDate, Span> spans = new TreeMap<>();
  private long spannedTo;

  public PastDays(Database database) {
    this.database = database;
    this.months = Months.beside(database.file());
  }

  /**
   * An event as it is stored.
   *
   * @param at the epoch where what stands there is no time
   * @param body JSON
   * @param known whether this program can tell what it says; an event of a newer one's feature
   *     stays in the journal all the same
   * @param sound whether it fits its hash, and the event before it where that one was read
   */
  public record Past(
      long seq,
      Instant at,
      LocalDate day,
      String kind,
      String actor,
      String body,
      boolean known,
      boolean sound) {}

  /** Takes one event after the other, until it has enough. */
  @FunctionalInterface
  public interface Taker {
    /** Whether it takes more. */
    boolean take(Past event);
  }

  /** The first and the last event of a day; those of other days may lie between. */
  private record Span(long first, long last) {
    Span with(Span more) {
      return new Span(Math.min(first, more.first), Math.max(last, more.last));
    }
  }

  /**
   * Gives the events of that day, the oldest first.
   *
   * @param after only those behind this one; 0 for all
   * @throws IOException if the file of that month can't be read
   */
  public void give(LocalDate day, long after, Taker taker) throws IOException, SQLException {
    try (Connection connection = database.reader()) {
      if (ofMonth(connection, day, after, taker)) {
        ofOffice(connection, day, after, taker);
      }
    }
  }

  /** The oldest day of which anything is known; today's, where nothing is. */
  public LocalDate oldest(LocalDate today) throws SQLException {
    try (Connection connection = database.reader()) {
      NavigableMap<LocalDate, Span> known = daysInFile(connection);
      // What was done before the first day began has none.
      LocalDate first = known.higherKey(LocalDate.EPOCH);
      LocalDate inFile = first == null ? today : first;
      return Thinned.all(connection).stream()
          .map(one -> one.month().atDay(1))
          .filter(one -> one.isBefore(inFile))
          .findFirst()
          .orElse(inFile);
    }
  }

  private boolean ofMonth(Connection connection, LocalDate day, long after, Taker taker)
      throws IOException, SQLException {
    YearMonth month = YearMonth.from(day);
    Path file = months.file(month);
    boolean moved = Thinned.all(connection).stream().anyMatch(one -> one.month().equals(month));
    if (!moved) {
      return true;
    }
    if (!Files.exists(file)) {
      throw new IOException(Months.FOLDER + "/" + file.getFileName() + ": it is missing");
    }
    Gate gate = new Gate(taker);
    MonthFile.read(
        file,
        event -> {
          if (event.day().equals(day.toString()) && event.seq() > after) {
            gate.take(past(event, day, true));
          }
        });
    return gate.open;
  }

  /** What comes after a taker has enough is passed by. */
  private static final class Gate {
    private final Taker taker;
    private boolean open = true;

    Gate(Taker taker) {
      this.taker = taker;
    }

    void take(Past event) {
      open = open && taker.take(event);
    }
  }

  private void ofOffice(Connection connection, LocalDate day, long after, Taker taker)
      throws SQLException {
    Span span = daysInFile(connection).get(day);
    if (span == null) {
      return;
    }
    HashChain chain = new HashChain();
    try (PreparedStatement select =
        connection.prepareStatement(
            EventReader.SELECT
                + " WHERE seq > ? AND seq BETWEEN ? AND ? AND service_day = ? ORDER BY seq")) {
      select.setLong(1, after);
      select.setLong(2, span.first());
      select.setLong(3, span.last());
      select.setString(4, day.toString());
      try (ResultSet row = select.executeQuery()) {
        boolean more = true;
        long before = -1;
        byte[] hash = null;
        while (more && row.next()) {
          EventRow event = EventRow.read(row);
          boolean follows =
              event.seq() != before + 1 || Arrays.equals(hash, row.getBytes("prev_hash"));
          more = taker.take(past(event, day, follows && EventReader.fits(row, chain)));
          before = event.seq();
          hash = row.getBytes("hash");
        }
      }
    }
  }

  private Past past(EventRow event, LocalDate day, boolean sound) {
    Optional<Instant> at = read(event.at(), Instant::parse);
    return new Past(
        event.seq(),
        at.orElse(Instant.EPOCH),
        day,
        event.kind(),
        event.actor(),
        event.body(),
        event.isKnown(database.registers()),
        sound && at.isPresent());
  }

  /** Empty where a damaged row has something else there. */
  private static <T> Optional<T> read(String text, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private synchronized NavigableMap<LocalDate, Span> daysInFile(Connection connection)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT service_day, min(seq), max(seq) FROM event WHERE seq > ?"
                + " GROUP BY service_day")) {
      select.setLong(1, spannedTo);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Span more = new Span(row.getLong(2), row.getLong(3));
          read(row.getString(1), LocalDate::parse)
              .ifPresent(day -> spans.merge(day, more, Span::with));
          spannedTo = Math.max(spannedTo, more.last());
        }
      }
    }
    return new TreeMap<>(spans);
  }
}
