package id.loket.server.backup;

import id.loket.server.journal.Increment;
import id.loket.server.keys.OfficeKey;
import id.loket.server.keys.SealedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One folder of a second copy, named by a number: {@code base}, the office's file as it was once,
 * sealed like a backup; numbered logs with all that came after; and the parts that are overwritten.
 * Without its base it is nothing.
 */
record CopySet(Path folder) {
  private static final Pattern NAME = Pattern.compile("\\d{6}");

  /** At the end of the name of one that is kept, and gone on with no more. */
  static final String ASIDE = ".aside";

  private static final String BASE = "base";
  private static final String LOG = ".log";

  /** Those of a copy, the newest first. */
  static List<CopySet> in(Path home) throws IOException {
    try (Stream<Path> there = Files.list(home)) {
      return there
          .filter(one -> NAME.matcher(one.getFileName().toString()).matches())
          .sorted(Comparator.comparing((Path one) -> one.getFileName().toString()).reversed())
          .map(CopySet::new)
          .toList();
    }
  }

  /** The one to be made after those that are there, or were set aside. */
  static CopySet next(Path home) throws IOException {
    try (Stream<Path> there = Files.list(home)) {
      int newest =
          there
              .map(one -> one.getFileName().toString().replace(ASIDE, ""))
              .filter(name -> NAME.matcher(name).matches())
              .mapToInt(Integer::parseInt)
              .max()
              .orElse(0);
      return new CopySet(home.resolve(String.format("%06d", newest + 1)));
    }
  }

  Path base() {
    return folder.resolve(BASE);
  }

  boolean isBegun() {
    return Files.exists(base());
  }

  /** The name of the log to be begun next. */
  Path nextLog() throws IOException {
    List<Path> there = logs();
    String last = there.isEmpty() ? "0" : there.get(there.size() - 1).getFileName().toString();
    return folder.resolve(
        String.format("%06d%s", Integer.parseInt(last.replace(LOG, "")) + 1, LOG));
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      return there.filter(one -> one.getFileName().toString().endsWith(LOG)).sorted().toList();
    }
  }

  /** Takes one increment after the other. */
  interface Taker {
    /**
     * @throws IllegalStateException if it doesn't fit what came before
     */
    void take(Increment one) throws IOException, SQLException;
  }

  /**
   * How far the logs go.
   *
   * @param last the newest whole increment; empty if there is none
   * @param cut whether the newest log ends in the middle of a record, as a kill leaves it
   * @param damage what else was found; empty if nothing
   */
  record Written(Optional<Increment.Place> end, Optional<Last> last, boolean cut, String damage) {}

  /** What is told of the newest increment. */
  record Last(int version, Instant at) {}

  /**
   * Reads all logs as far as they are whole. Each new one says again what the one before may have
   * lost, so a log that ends too early costs nothing where the next one goes on.
   *
   * @throws IOException if they can't be read, or are another office's
   */
  Written read(OfficeKey key, Taker taker) throws IOException, SQLException {
    Optional<Increment.Place> end = Optional.empty();
    Optional<Last> last = Optional.empty();
    boolean cut = false;
    String damage = "";
    for (Path log : logs()) {
      try (SealedLog.Reader reader = new SealedLog.Reader(log, key)) {
        for (Optional<byte[]> one = reader.next(); one.isPresent(); one = reader.next()) {
          Increment increment = Increment.of(one.get());
          long before = end.map(Increment.Place::seq).orElse(increment.from().seq());
          if (increment.from().seq() > before) {
            return new Written(end, last, false, log + ": event " + (before + 1) + " is missing");
          }
          taker.take(increment);
          if (end.isEmpty() || increment.to().seq() > before) {
            end = Optional.of(increment.to());
          }
          last = Optional.of(new Last(increment.version(), increment.at()));
        }
        cut = reader.ending() == SealedLog.Ending.CUT;
        if (reader.ending() == SealedLog.Ending.DAMAGED) {
          damage = log + ": a part of it was changed";
        }
      } catch (IllegalStateException e) {
        return new Written(end, last, false, log + ": " + e.getMessage());
      }
    }
    return new Written(end, last, cut, damage);
  }
}
