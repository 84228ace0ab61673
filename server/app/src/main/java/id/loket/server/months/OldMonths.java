package id.loket.server.months;

import id.loket.server.backup.MonthCopies;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.Months;
import id.loket.server.journal.Tally;
import id.loket.server.journal.Thinned;
import id.loket.server.journal.Thinning;
import id.loket.server.rules.Office;
import id.loket.server.web.Check;
import id.loket.server.web.Requests;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each night after two, and soon after the start: reads the files of old months, takes again from
 * the backups or the second copy what is no longer as it was written, and moves the months out of
 * the office's file that are old enough by now. Not while somebody is asked which day it is, for a
 * wrong day would make everything old. One thread, which may be busy for as long as it takes to
 * read the files; the checks may be asked by any.
 */
public final class OldMonths {
  private static final Logger log = LoggerFactory.getLogger(OldMonths.class);
  private static final Duration HOUR = Duration.ofHours(2);
  private static final String CHECK = "months";

  private final OfficeDesk desk;
  private final Database database;
  private final Thinning thinning;
  private final Months months;
  private final List<MonthCopies> copies;
  private final int days;
  private final Supplier<ZoneId> zone;
  private final Clock clock;
  private Optional<LocalDate> last = Optional.empty();
  private volatile Optional<Check> damaged = Optional.empty();
  private volatile Optional<Check> failed = Optional.empty();

  /**
   * @param copies where files of months may be taken again, the likeliest first
   * @param days whose events stay in the office's file
   * @param zone the office's
   */
  public OldMonths(
      OfficeDesk desk,
      Database database,
      List<? extends Tally> tallies,
      List<MonthCopies> copies,
      int days,
      Supplier<ZoneId> zone,
      Clock clock) {
    this.desk = desk;
    this.database = database;
    this.thinning = new Thinning(database, tallies, new AtDesk());
    this.months = Months.beside(database.file());
    this.copies = List.copyOf(copies);
    this.days = days;
    this.zone = zone;
    this.clock = clock;
  }

  private final class AtDesk implements Thinning.Writer {
    @Override
    public <T> T write(Function<Handle, T> rows) {
      return Requests.await(desk.write(rows::apply));
    }
  }

  /** Does what is due now; to be called every minute or so. Interrupted, it begins nothing more. */
  public void look() {
    LocalDate night = clock.instant().minus(HOUR).atZone(zone.get()).toLocalDate();
    if (last.equals(Optional.of(night)) || isDoubted()) {
      return;
    }
    last = Optional.of(night);
    lookAfterFiles();
    move();
  }

  private boolean isDoubted() {
    return Requests.await(
        desk.look(office -> office.mark().isDoubted() || office.doubt().isPresent()));
  }

  // ---- the files --------------------------------------------------------------------------------

  private void lookAfterFiles() {
    try {
      List<Months.Damage> found = months.look(Months.of(database));
      found.forEach(one -> log.error("months: {}", one.words()));
      List<Thinned> wanted = found.stream().map(Months.Damage::month).toList();
      for (MonthCopies one : copies) {
        wanted = takeAgain(wanted, one);
      }
      damaged = wanted.isEmpty() ? Optional.empty() : Optional.of(damaged(wanted));
    } catch (SQLException | RuntimeException e) {
      failed("the files of old months can't be looked at", e);
    }
  }

  /** Those that are not there either stay wanted. */
  private List<Thinned> takeAgain(List<Thinned> wanted, MonthCopies from) {
    if (wanted.isEmpty()) {
      return wanted;
    }
    try {
      List<Thinned> there = from.putBack(wanted, months);
      there.forEach(one -> log.warn("months: {} was taken again from {}", one.month(), from));
      return wanted.stream().filter(one -> !there.contains(one)).toList();
    } catch (IOException e) {
      log.warn("months: nothing can be taken again from {}: {}", from, e.getMessage());
      return wanted;
    }
  }

  private Check damaged(List<Thinned> wanted) {
    String names =
        wanted.stream().map(one -> one.month().toString()).collect(Collectors.joining(", "));
    return Check.attention(CHECK, "months.damaged").with("months", names).since(clock.instant());
  }

  // ---- moving -----------------------------------------------------------------------------------

  private void move() {
    YearMonth first = Thinning.firstKept(Requests.await(desk.look(Office::day)), days);
    try {
      thinning.run(first, () -> !Thread.currentThread().isInterrupted());
      failed = Optional.empty();
    } catch (IOException | SQLException | RuntimeException e) {
      failed("old months can't be moved, and will be tried again the next night", e);
    }
  }

  /** Not where the server stops meanwhile: its next start goes on. */
  private void failed(String what, Exception why) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    log.error("months: {}: {}", what, why.getMessage());
    Instant since = failed.map(Check::since).orElse(clock.instant());
    failed = Optional.of(Check.attention(CHECK, "months.failed").since(since));
  }

  /** Its row on the list of checks. */
  public Check check() {
    return damaged.or(() -> failed).orElse(Check.well(CHECK));
  }
}
