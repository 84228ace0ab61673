package id.loket.server.desk;

import id.loket.server.journal.Database;
import id.loket.server.journal.JournalReader;
import id.loket.server.journal.Recorded;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one follower: reads from its stored position, batch by batch. */
public final class Following implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Following.class);
  private static final int BATCH = 200;
  private static final long PAUSE_AFTER_FAILURE_SECONDS = 1;

  private final Follower follower;
  private final OfficeDesk desk;
  private final JournalReader reader;
  private final Semaphore news = new Semaphore(1);
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long position;

  private Following(Follower follower, OfficeDesk desk, JournalReader reader) {
    this.follower = follower;
    this.desk = desk;
    this.reader = reader;
    this.thread = new Thread(this::run, "follower-" + follower.name());
  }

  public static Following start(Follower follower, OfficeDesk desk, Database database)
      throws SQLException {
    Following following = new Following(follower, desk, new JournalReader(database));
    following.position = following.reader.position(follower.name());
    desk.onCommitted(recorded -> following.news.release());
    following.thread.start();
    return following;
  }

  /** The newest event that is done. */
  public long position() {
    return position;
  }

  @Override
  public void close() {
    stopping = true;
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

  private void run() {
    boolean failed = false;
    while (!stopping) {
      try {
        wait(failed);
        failed = false;
        List<Recorded> batch;
        do {
          batch = reader.after(position, BATCH);
          done(batch);
        } while (!batch.isEmpty() && !stopping);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        failed = !stopping;
        if (failed) {
          log.warn("follower {}: after event {}, will try again", follower.name(), position, e);
        }
      }
    }
  }

  private void wait(boolean failed) throws InterruptedException {
    if (failed) {
      TimeUnit.SECONDS.sleep(PAUSE_AFTER_FAILURE_SECONDS);
    } else {
      news.acquire();
      news.drainPermits();
    }
  }

  private void done(List<Recorded> batch) throws Exception {
    if (batch.isEmpty()) {
      return;
    }
    for (Recorded one : batch) {
      follower.follow(one);
    }
    long last = batch.get(batch.size() - 1).seq();
    desk.write(
            connection -> {
              for (Recorded one : batch) {
                follower.write(one, connection);
              }
              desk.moveFollower(follower.name(), last);
              return last;
            })
        .get(30, TimeUnit.SECONDS);
    position = last;
    follower.written(batch);
  }
}
