package id.loket.server.backup;

import id.loket.server.desk.Ticks;
import id.loket.server.keys.KeyStore;
import id.loket.server.web.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup each night at one, or as soon as the machine runs again, and lets old ones go: the
 * newest of each of the last 7 days, of each of the last 5 weeks and of each of the last 12 months
 * stays. The copy of the keys follows each erasure within a minute. One thread, which may be busy
 * for as long as a rehearsal takes.
 */
public final class Nightly implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Nightly.class);
  private static final LocalTime HOUR = LocalTime.of(1, 0);
  public static final Duration LOOK = Duration.ofMinutes(1);

  /** After a failure; what fails every minute would fill disk and log. */
  private static final Duration PAUSE = Duration.ofHours(1);

  /** The rehearsal of a large office on a slow disk takes minutes. */
  private static final Duration TOO_LONG = Duration.ofHours(1);

  /** A disk may hang, and systemd kills a server that doesn't stop. */
  private static final Duration ENDS = Duration.ofSeconds(5);

  private static final String CHECK = "backup";

  /** One a night, and some hours for a computer that is switched on late. */
  private static final Duration OLD = Duration.ofHours(36);

  private static final Duration VERY_OLD = Duration.ofDays(7);
  private static final Duration FIRST = Duration.ofMinutes(10);

  private static final int DAYS = 7;
  private static final int WEEKS = 5;
  private static final int MONTHS = 12;

  private final Backups backups;
  private final Path folder;
  private final KeyStore keys;
  private final Supplier<ZoneId> zone;
  private final Clock clock;
  private final Ticks ticks;
  private volatile UnderWay underWay;
  private UnderWay givenUp;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(SecondCopy.daemon("nights"));
  private Runnable onMade = () -> {};
  private final Instant began;
  private int erased = -1;
  private volatile Instant failedAt;
  private volatile Optional<Instant> newest = Optional.empty();

  /**
   * @param zone the office's
   */
  public Nightly(
      Backups backups,
      Path folder,
      KeyStore keys,
      Supplier<ZoneId> zone,
      Clock clock,
      Ticks ticks) {
    this.ticks = ticks;
    this.backups = backups;
    this.folder = folder;
    this.keys = keys;
    this.zone = zone;
    this.clock = clock;
    this.began = clock.instant();
  }

  private record UnderWay(Thread thread, long began, Instant since) {}

  /**
   * Gives up what takes too long, and tells it: a disk or share that answers no more. To be called
   * now and then on another thread; whoever waits for such a disk can't be made to stop, but
   * nothing comes of it any more, and nobody waits for it.
   */
  public void watch() {
    UnderWay now = underWay;
    if (now != null && now != givenUp && isTooLong(now)) {
      givenUp = now;
      now.thread().interrupt();
      log.error("backup: given up, for {} has not answered since {}", folder, now.since());
    }
  }

  /** Since when the folder has not answered; empty if it does. */
  public Optional<Instant> hangingSince() {
    return Optional.ofNullable(underWay).filter(this::isTooLong).map(UnderWay::since);
  }

  private boolean isTooLong(UnderWay one) {
    return ticks.since(one.began()).compareTo(TOO_LONG) > 0;
  }

  /** Told after each that was made, on the thread that makes them. Set before the first look. */
  public void onMade(Runnable listener) {
    onMade = listener;
  }

  /** On which all backups are made, one after the other. */
  public ScheduledExecutorService thread() {
    return thread;
  }

  /** From now on it looks by itself. */
  public void start() {
    start(LOOK);
  }

  void start(Duration first) {
    thread.execute(this::lookForNewest);
    thread.scheduleWithFixedDelay(
        this::look, first.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What lies there from before is known before the first look, unless the folder hangs. */
  private void lookForNewest() {
    underWay = new UnderWay(Thread.currentThread(), ticks.nanos(), clock.instant());
    try {
      newest = Backups.newest(folder);
    } catch (RuntimeException e) {
      log.warn("backup: {} can't be read: {}", folder, e.getMessage());
    } finally {
      underWay = null;
    }
  }

  /**
   * A backup under way is given up, and made after the next start. It reads files that are closed
   * next, so it is waited for, but not as long as a disk may hang.
   */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(ENDS.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("backup: still under way while the office closes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what is due now; to be called every {@link #LOOK}. */
  public void look() {
    // Of one that was given up and came to its end by itself.
    Thread.interrupted();
    underWay = new UnderWay(Thread.currentThread(), ticks.nanos(), clock.instant());
    try {
      doWhatIsDue();
    } finally {
      underWay = null;
    }
  }

  private void doWhatIsDue() {
    copyKeysAfterErasure();
    Instant now = clock.instant();
    if (failedAt != null && Duration.between(failedAt, now).abs().compareTo(PAUSE) < 0) {
      return;
    }
    try {
      if (isDue()) {
        Backups.Made made = backups.make(folder);
        log.info(
            "backup: {} with {} events, {} kB, restored and sound, in {} ms",
            made.file(),
            made.events(),
            made.bytes() >> 10,
            made.took().toMillis());
        forgetOld();
        onMade.run();
      }
      newest = Backups.newest(folder);
      failedAt = null;
    } catch (IOException | SQLException | RuntimeException e) {
      log.error("backup: none could be made, and none is tried for an hour: {}", e.getMessage());
      failedAt = now;
    }
  }

  /** When the newest backup was made, as of the last look; whoever asks never waits for a disk. */
  public Optional<Instant> newest() {
    return newest;
  }

  /**
   * Makes one at once, whether it is due or not. On the same thread as {@link #look}.
   *
   * @throws IllegalStateException if none could be made, or what was restored is not sound
   */
  public Backups.Made make() {
    underWay = new UnderWay(Thread.currentThread(), ticks.nanos(), clock.instant());
    try {
      Backups.Made made = backups.make(folder);
      newest = Backups.newest(folder);
      failedAt = null;
      return made;
    } catch (IOException | SQLException | RuntimeException e) {
      failedAt = clock.instant();
      throw new IllegalStateException("no backup was made: " + e.getMessage(), e);
    } finally {
      underWay = null;
    }
  }

  /** Its row on the list of checks. A server that has just begun makes the first one in time. */
  public List<Check> checks(Instant now) {
    Optional<Instant> hanging = hangingSince();
    if (hanging.isPresent()) {
      return List.of(Check.down(CHECK, "backup.hangs").since(hanging.get()));
    }
    Instant failed = failedAt;
    if (failed != null) {
      return List.of(Check.attention(CHECK, "backup.failed").since(failed));
    }
    if (newest.isEmpty()) {
      boolean early = Duration.between(began, now).compareTo(FIRST) < 0;
      return List.of(
          early ? Check.missing(CHECK, "backup.notYet") : Check.attention(CHECK, "backup.none"));
    }
    Duration age = Duration.between(newest.get(), now);
    if (age.compareTo(OLD) < 0) {
      return List.of(Check.well(CHECK));
    }
    Check row =
        age.compareTo(VERY_OLD) < 0
            ? Check.attention(CHECK, "backup.old")
            : Check.down(CHECK, "backup.old");
    return List.of(row.with("days", age.toDays()).since(newest.get().plus(OLD)));
  }

  private boolean isDue() {
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone.get()).toLocalDate();
    Instant one = atOne(today);
    Instant last = one.isAfter(now) ? atOne(today.minusDays(1)) : one;
    return Backups.in(folder).stream()
        .flatMap(file -> Backups.moment(file).stream())
        .noneMatch(moment -> !moment.isBefore(last) && !moment.isAfter(now));
  }

  private Instant atOne(LocalDate day) {
    return day.atTime(HOUR).atZone(zone.get()).toInstant();
  }

  /** Also at each start, for an erasure just before the stop. */
  private void copyKeysAfterErasure() {
    try {
      int now = keys.erased().size();
      if (erased != now) {
        backups.copyKeys(folder);
      }
      erased = now;
    } catch (IOException | RuntimeException e) {
      log.warn("backup: the keys can't be copied, and will be later: {}", e.getMessage());
    }
  }

  private void forgetOld() throws IOException {
    Set<LocalDate> days = new HashSet<>();
    Set<String> weeks = new HashSet<>();
    Set<YearMonth> months = new HashSet<>();
    for (Path file : Backups.in(folder)) {
      LocalDate day = Backups.moment(file).orElseThrow().atZone(zone.get()).toLocalDate();
      boolean stays = days.size() < DAYS && days.add(day);
      stays |= weeks.size() < WEEKS && weeks.add(week(day));
      stays |= months.size() < MONTHS && months.add(YearMonth.from(day));
      if (!stays) {
        Files.delete(file);
      }
    }
  }

  private static String week(LocalDate day) {
    return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
