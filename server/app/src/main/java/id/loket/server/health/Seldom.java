package id.loket.server.health;

import id.loket.server.desk.Ticks;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What takes its time to find out: asked on a thread of its own, at most once in a while, and told
 * as it was known last. A question that hangs holds up nobody, and is not asked a second time
 * before it has ended. Whoever asks first waits a moment for the first answer. Safe for many
 * threads.
 *
 * @param <T> the answer; never null
 */
final class Seldom<T> implements Supplier<T> {
  private static final long FIRST_MILLIS = 1_000;
  private static final Logger log = LoggerFactory.getLogger(Seldom.class);

  private final String name;
  private final Supplier<T> question;
  private final Duration pause;
  private final Ticks ticks;
  private T known;
  private boolean asking;
  private boolean asked;
  private boolean waited;
  private volatile boolean failing;
  private long end;

  /**
   * @param known before the first answer
   */
  Seldom(String name, Supplier<T> question, Duration pause, Ticks ticks, T known) {
    this.name = name;
    this.question = question;
    this.pause = pause;
    this.ticks = ticks;
    this.known = known;
  }

  /** Asks, if it is time; returns at once. */
  synchronized void ask() {
    boolean due = !asked || ticks.since(end).compareTo(pause) >= 0;
    if (due && !asking) {
      asking = true;
      Thread thread = new Thread(this::answer, name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public synchronized T get() {
    ask();
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_MILLIS);
      for (long left = FIRST_MILLIS;
          !asked && !waited && left > 0;
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waited = true;
    return known;
  }

  private void answer() {
    try {
      T answer = question.get();
      synchronized (this) {
        known = answer;
        failing = false;
      }
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("health: {} could not be asked: {}", name, e.toString());
      }
      failing = true;
    } finally {
      synchronized (this) {
        asking = false;
        asked = true;
        end = ticks.nanos();
        notifyAll();
      }
    }
  }
}
