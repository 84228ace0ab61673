package id.loket.server.backup;

import id.loket.server.desk.Ticks;
import id.loket.server.journal.Database;
import id.loket.server.journal.Increments;
import id.loket.server.journal.Tally;
import id.loket.server.keys.KeyStore;
import id.loket.server.web.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second copy of the office on another disk, a few seconds behind: the whole file once a night,
 * and what comes after it every two seconds, all of it sealed with the office key and each record
 * on the disk before the next. It reads the office's file as any reader does and writes on threads
 * of its own, so that a disk that is slow, full, away or hanging makes nobody else wait. When the
 * disk comes back it goes on where that disk stopped, or anew where it can't.
 *
 * <p>Safe for many threads. All but {@link #look} wait for no disk, {@link #close} not for long.
 */
public final class SecondCopy implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SecondCopy.class);

  public static final Duration LOOK = Duration.ofSeconds(2);

  /** So far behind, somebody has to come. */
  public static final Duration TOO_FAR = Duration.ofMinutes(1);

  private static final String CHECK = "copy";
  private static final Duration HANGS = Duration.ofSeconds(10);
  private static final Duration WHOLE_HANGS = Duration.ofMinutes(10);

  /**
   * After a failure, and twice as long after each that follows: the next try has to read all that
   * is there.
   */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final Duration AGAIN_AT_LAST = Duration.ofMinutes(1);

  /** While it lasts it is said so often. */
  private static final Duration SAID_AGAIN = Duration.ofMinutes(1);

  private static final Duration LAST_ROUND = Duration.ofSeconds(5);
  private static final long FULL_BYTES = 1 << 16;
  private static final long ROOM_MADE_BYTES = 1 << 20;

  /** Beyond it all requests are told anew. */
  private static final int REQUESTS = 20_000;

  private final Path home;
  private final Increments increments;
  private final CopyFolder folder;
  private final Ticks ticks;
  private final Clock clock;
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean renewal = new AtomicBoolean();
  private final Thread thread = daemon("copy").newThread(this::run);
  private final Object pause = new Object();
  private boolean closing;
  private volatile boolean abandoned;

  private long notBefore;
  private int failures;
  private long freeAtFailure;
  private CopyTrouble.Cause said;
  private long saidAt;
  private boolean told;
  private volatile long goodAt;
  private volatile Long roundBegan;
  private volatile Long wholeBegan;
  private volatile CopyTrouble trouble;

  /**
   * @param home has to be there; it is never made, so that an empty place where a disk belongs is
   *     told and not filled
   * @param tallies followers whose tables are a function of the events
   */
  public SecondCopy(
      Path home,
      Database database,
      List<CopyPart> parts,
      KeyStore keys,
      List<? extends Tally> tallies,
      Ticks ticks,
      Clock clock) {
    this.home = home;
    this.increments = new Increments(database, tallies);
    this.folder = new CopyFolder(home, database, parts, keys, increments, ticks, clock);
    this.ticks = ticks;
    this.clock = clock;
    this.goodAt = ticks.nanos();
    this.notBefore = goodAt;
  }

  /** Files that each whole copy carries as well, which are no databases. */
  public SecondCopy carrying(Supplier<List<Path>> files) {
    folder.carry(files);
    return this;
  }

  static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** From now on it looks by itself. */
  public void start() {
    thread.start();
  }

  private void run() {
    boolean last = false;
    while (!last) {
      look();
      synchronized (pause) {
        try {
          if (!closing) {
            pause.wait(LOOK.toMillis());
          }
        } catch (InterruptedException e) {
          return;
        }
        last = closing;
      }
    }
    notBefore = ticks.nanos();
    look();
    folder.close();
  }

  /** A request was answered: its answer has to be known to the copy too. */
  public void asked(String request) {
    if (waiting.incrementAndGet() <= REQUESTS) {
      requests.add(request);
    }
  }

  /**
   * Told the newest event of a copy that holds more than the office, on the copy's thread. Set
   * before the first look.
   */
  public void onKnowingMore(LongConsumer listener) {
    folder.onKnowingMore(listener);
  }

  /** The whole file anew, when the next round is done. */
  public void renew() {
    renewal.set(true);
  }

  // ---- how it is --------------------------------------------------------------------------------

  /** So much of what is newest would be lost now, with the office's own disk. */
  public Duration lag() {
    return ticks.since(goodAt);
  }

  /** Present while it doesn't go on. */
  public Optional<CopyTrouble> trouble() {
    Long round = roundBegan;
    Long whole = wholeBegan;
    if (round != null && ticks.since(round).compareTo(HANGS) > 0) {
      return hanging(round);
    }
    if (whole != null && ticks.since(whole).compareTo(WHOLE_HANGS) > 0) {
      return hanging(whole);
    }
    return Optional.ofNullable(trouble);
  }

  /** Its row on the list of checks. */
  public Check check() {
    if (lag().compareTo(TOO_FAR) <= 0) {
      return folder.isOnTheDataDisk() ? Check.attention(CHECK, "copy.sameDisk") : Check.well(CHECK);
    }
    Check row =
        trouble()
            .map(one -> Check.attention(CHECK, "copy." + one.cause()).since(one.since()))
            .orElse(Check.attention(CHECK, "copy.slow"));
    return row.with("minutes", lag().toMinutes());
  }

  private Optional<CopyTrouble> hanging(long began) {
    Instant since = clock.instant().minus(ticks.since(began));
    return Optional.of(new CopyTrouble(CopyTrouble.Cause.HANGING, since));
  }

  /** Tells it in the log when it is too far behind, and when no longer. One thread. */
  public void watch() {
    boolean far = lag().compareTo(TOO_FAR) > 0;
    if (far && !told) {
      log.error(
          "copy: {} is {} s behind: {}",
          home,
          lag().toSeconds(),
          trouble().map(one -> one.cause().words()).orElse("it is slow"));
    } else if (!far && told) {
      log.info("copy: {} is up to now again", home);
    }
    told = far;
  }

  // ---- one round --------------------------------------------------------------------------------

  /** Brings the copy up to now, if the disk lets it. */
  public synchronized void look() {
    long began = ticks.nanos();
    roundBegan = began;
    try {
      if (began - notBefore < 0 && !isCured()) {
        return;
      }
      if (renewal.getAndSet(false)) {
        folder.renew();
      }
      if (folder.copy(takeRequests())) {
        goodAt = began;
        trouble = null;
        failures = 0;
        said = null;
      } else {
        came(CopyTrouble.Cause.BEGINNING);
      }
      wholeBegan = folder.comingSince().orElse(null);
    } catch (CopyFolder.AnotherOfficeException e) {
      failed(CopyTrouble.Cause.ANOTHER_OFFICE, e);
    } catch (IOException | SQLException | RuntimeException e) {
      failed(cause(e), e);
    } finally {
      roundBegan = null;
    }
  }

  private List<String> takeRequests() {
    if (waiting.getAndSet(0) > REQUESTS) {
      increments.anew();
    }
    List<String> taken = new ArrayList<>();
    for (String one = requests.poll(); one != null; one = requests.poll()) {
      taken.add(one);
    }
    return taken;
  }

  private void failed(CopyTrouble.Cause cause, Exception e) {
    if (abandoned) {
      return;
    }
    folder.giveUp();
    wholeBegan = folder.comingSince().orElse(null);
    freeAtFailure = free();
    notBefore = ticks.nanos() + pauseAfter(cause).toNanos();
    came(cause);
    if (said != cause || ticks.since(saidAt).compareTo(SAID_AGAIN) >= 0) {
      log.warn("copy: {} can't be written: {} ({})", home, cause.words(), e.getMessage());
      said = cause;
      saidAt = ticks.nanos();
    }
  }

  /** Whether a folder is there is seen at once. */
  private Duration pauseAfter(CopyTrouble.Cause cause) {
    if (cause == CopyTrouble.Cause.ABSENT) {
      failures = 0;
      return LOOK;
    }
    Duration pause = AGAIN.multipliedBy(1L << Math.min(failures++, 10));
    return pause.compareTo(AGAIN_AT_LAST) < 0 ? pause : AGAIN_AT_LAST;
  }

  /** Whether somebody has made room, or has let it be written; seen without reading anything. */
  private boolean isCured() {
    CopyTrouble now = trouble;
    if (now == null) {
      return false;
    }
    return switch (now.cause()) {
      case FULL -> free() - freeAtFailure > ROOM_MADE_BYTES;
      case READ_ONLY -> Files.isWritable(home);
      default -> !Files.isDirectory(home);
    };
  }

  private long free() {
    try {
      return Files.getFileStore(home).getUsableSpace();
    } catch (IOException unknown) {
      return 0;
    }
  }

  private void came(CopyTrouble.Cause cause) {
    CopyTrouble before = trouble;
    if (before == null || before.cause() != cause) {
      trouble = new CopyTrouble(cause, clock.instant());
    }
  }

  /** By what the system says of the folder; its messages are in whatever language. */
  private CopyTrouble.Cause cause(Exception e) {
    try {
      if (!Files.isDirectory(home)) {
        return CopyTrouble.Cause.ABSENT;
      }
      if (!Files.isWritable(home)) {
        return CopyTrouble.Cause.READ_ONLY;
      }
      boolean full =
          Files.getFileStore(home).getUsableSpace() < FULL_BYTES
              || String.valueOf(e.getMessage()).contains("No space left");
      return full ? CopyTrouble.Cause.FULL : CopyTrouble.Cause.BROKEN;
    } catch (IOException unknown) {
      return CopyTrouble.Cause.BROKEN;
    }
  }

  /** What is new goes into the copy first, unless its disk takes longer than a few seconds. */
  @Override
  public void close() {
    synchronized (pause) {
      closing = true;
      pause.notifyAll();
    }
    if (thread.getState() == Thread.State.NEW) {
      folder.close();
      return;
    }
    try {
      thread.join(LAST_ROUND.toMillis());
      if (thread.isAlive()) {
        log.warn("copy: {} does not answer while the office closes", home);
        abandoned = true;
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
