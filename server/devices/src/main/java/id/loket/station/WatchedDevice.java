package id.loket.station;

import id.loket.device.Health;
import id.loket.wire.DeviceReport;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device and the one thread that owns it, and goes its rounds there until the station ends. What
 * a round has found is noted: it is told to the office, and logged when it is another than before.
 *
 * <p>What its kind shares with that thread is guarded by this object's lock, and notified on it.
 */
public abstract class WatchedDevice implements StationDevice {
  /**
   * How a device is.
   *
   * @param state a word of its kind's states
   */
  public record Condition(String state, Health health, String detail) {}

  /** Longer than a driver waits for a device that has gone. */
  private static final Duration LAST_ROUND = Duration.ofSeconds(12);

  private static final Condition NOT_ASKED =
      new Condition("UNREACHABLE", Health.DOWN, "not asked yet");

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final String name;
  private final String kind;
  private final String address;
  private final Duration afterMistake;
  private final int wellAfter;
  private final Runnable onChange;
  private final Thread thread;

  private Condition condition = NOT_ASKED;
  private boolean closed;

  /** How many rounds in a row have found it well; of its own thread only. */
  private int well;

  /**
   * @param afterMistake the pause after a round that failed by a mistake in this program
   * @param wellAfter how many good rounds in a row end a trouble: each change is written in the
   *     office's journal
   * @param onChange called from the device's thread when its state has changed
   */
  protected WatchedDevice(
      String name,
      String kind,
      String address,
      Duration afterMistake,
      int wellAfter,
      Runnable onChange) {
    this.name = name;
    this.kind = kind;
    this.address = address;
    this.afterMistake = afterMistake;
    this.wellAfter = wellAfter;
    this.onChange = onChange;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** One round of the thread's work; false if it was the last one. */
  protected abstract boolean round() throws InterruptedException;

  /** Closes the driver, after the last round. */
  protected abstract void release();

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public final synchronized DeviceReport report() {
    return new DeviceReport(
        name, kind, address, condition.state(), condition.health(), condition.detail());
  }

  @Override
  public final boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public final void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(LAST_ROUND.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release();
  }

  protected final String name() {
    return name;
  }

  protected final synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until the pause is over, whatever is notified meanwhile; false at the end. */
  protected final synchronized boolean rest(Duration pause) throws InterruptedException {
    long until = System.nanoTime() + pause.toNanos();
    for (long left = pause.toMillis();
        left > 0 && !closed;
        left = Duration.ofNanos(until - System.nanoTime()).toMillis()) {
      wait(left);
    }
    return !closed;
  }

  /** For the device's own thread. */
  protected final void note(Condition now) {
    if (!isTrusted(now)) {
      return;
    }
    boolean changed;
    synchronized (this) {
      changed = condition == NOT_ASKED || !condition.state().equals(now.state());
      condition = now;
    }
    if (changed) {
      logChange(now);
      onChange.run();
    }
  }

  private boolean isTrusted(Condition now) {
    well = now.health() == Health.WELL ? well + 1 : 0;
    boolean wasTroubled = condition != NOT_ASKED && condition.health() != Health.WELL;
    return well == 0 || well >= wellAfter || !wasTroubled;
  }

  private void logChange(Condition now) {
    String words = now.state().toLowerCase(Locale.ROOT);
    if (now.health() == Health.WELL) {
      log.info("{} {}: {}", name, address, words);
    } else {
      log.warn("{}: {} ({})", name, words, now.detail());
    }
  }

  private void run() {
    try {
      Rounds.run(name, afterMistake, this::round);
    } catch (InterruptedException e) {
      log.debug("{} interrupted", name);
    }
  }
}
