package id.loket.server.desk;

import id.loket.server.journal.Database;
import id.loket.server.journal.JournalReader;
import id.loket.server.journal.Recorded;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The thread of one follower: takes what was committed, batch by batch, from its stored position.
 * What it does not want wakes nobody and moves the stored position only now and then, so a ticket
 * that nobody waits for costs no second fsync; after a restart it passes by a few of these again.
 * When nothing that it wants has happened for an hour its place is stored all the same: what is
 * followed by everybody may be thinned.
 */
public final class Following implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Following.class);
  private static final int BATCH = 1_000;
  private static final int PASSED_BY = 1_000;
  private static final long PAUSE_AFTER_FAILURE_SECONDS = 1;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofHours(1);

  private final Follower follower;
  private final OfficeDesk desk;
  private final JournalReader reader;
  private final Duration limit;
  private final Duration quiet;
  private final LastingTrouble trouble;
  private final Heard heard = new Heard();
  private final Semaphore news = new Semaphore(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private final AtomicLong position = new AtomicLong();
  private volatile long newest;
  private volatile boolean failing;
  private volatile long storedPosition;

  private Following(
      Follower follower, OfficeDesk desk, JournalReader reader, Duration limit, Duration quiet) {
    this.follower = follower;
    this.desk = desk;
    this.reader = reader;
    this.limit = limit;
    this.quiet = quiet;
    this.trouble =
        new LastingTrouble(log, Level.WARN, "follower " + follower.name(), System::nanoTime);
    this.thread = new Thread(this::run, "follower-" + follower.name());
  }

  public static Following start(Follower follower, OfficeDesk desk, Database database)
      throws SQLException {
    return start(follower, desk, database, LIMIT, QUIET);
  }

  /**
   * @param limit how long it waits for the desk before it brings the same events again
   * @param quiet after so long without an event its place is stored
   */
  static Following start(
      Follower follower, OfficeDesk desk, Database database, Duration limit, Duration quiet)
      throws SQLException {
    Following following = new Following(follower, desk, new JournalReader(database), limit, quiet);
    following.storedPosition = following.reader.position(follower.name());
    following.position.set(following.storedPosition);
    desk.onCommitted(following::hear);
    following.thread.start();
    return following;
  }

  /** The newest event that is done. */
  public long position() {
    return position.get();
  }

  public String name() {
    return follower.name();
  }

  /** Whether its last try failed; it tries again every second. */
  public boolean isFailing() {
    return failing;
  }

  /** How many events it has still to do, of those committed in this run. */
  public long behind() {
    return Math.max(0, newest - position.get());
  }

  @Override
  public void close() {
    stop.countDown();
    news.release();
    try {
      thread.join();
      reader.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      log.warn("follower {}: closing", follower.name(), e);
    }
  }

  /** Nobody is woken for what he only passes by; it is done as soon as it is heard. */
  private void hear(Committed committed) {
    List<Recorded> events = committed.events();
    long last = events.get(events.size() - 1).seq();
    newest = last;
    heard.add(events);
    boolean passedBy =
        last - storedPosition < PASSED_BY
            && events.stream().noneMatch(one -> follower.wants(one.event()))
            && position.compareAndSet(events.get(0).seq() - 1, last);
    if (!passedBy) {
      news.release();
    }
  }

  private void run() {
    boolean failed = false;
    while (!stopping()) {
      try {
        wait(failed);
        failed = false;
        List<Recorded> batch;
        do {
          long done = position.get();
          batch = heard.after(done, BATCH);
          batch = batch.isEmpty() ? reader.after(done, BATCH) : batch;
          done(batch);
          trouble.over();
          failing = false;
        } while (!batch.isEmpty() && !stopping());
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        failed = !stopping();
        failing = failed;
        if (failed) {
          trouble.came("after event " + position.get() + ", will try again", e);
        }
      }
    }
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  private void wait(boolean failed) throws Exception {
    if (failed) {
      stop.await(PAUSE_AFTER_FAILURE_SECONDS, TimeUnit.SECONDS);
    } else if (!news.tryAcquire(quiet.toMillis(), TimeUnit.MILLISECONDS)) {
      long done = position.get();
      if (done > storedPosition) {
        write(List.of(), done);
      }
    } else {
      stop.await(follower.patience().toMillis(), TimeUnit.MILLISECONDS);
      news.drainPermits();
    }
  }

  private void done(List<Recorded> batch) throws Exception {
    if (batch.isEmpty()) {
      return;
    }
    List<Recorded> wanted = batch.stream().filter(one -> follower.wants(one.event())).toList();
    for (Recorded one : wanted) {
      follower.follow(one);
    }
    long last = batch.get(batch.size() - 1).seq();
    if (!wanted.isEmpty() || last - storedPosition >= PASSED_BY) {
      write(wanted, last);
    }
    position.accumulateAndGet(last, Math::max);
    if (!wanted.isEmpty()) {
      follower.written(wanted);
    }
  }

  /**
   * A write that took too long may still wait at the desk when the same events are brought again.
   * So what is done already is asked inside the transaction: no event's rows are written twice.
   */
  private void write(List<Recorded> wanted, long last) throws Exception {
    desk.write(
            tables -> {
              long done = desk.followerPosition(follower.name());
              List<Recorded> fresh = wanted.stream().filter(one -> one.seq() > done).toList();
              if (!fresh.isEmpty()) {
                follower.write(fresh, tables);
              }
              if (last > done) {
                desk.moveFollower(follower.name(), last);
              }
              return last;
            })
        .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    storedPosition = last;
  }
}
