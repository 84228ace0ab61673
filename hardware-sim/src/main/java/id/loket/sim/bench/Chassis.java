package id.loket.sim.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is the same inside every virtual device: its switch, its log, who wants to hear of changes,
 * and the knobs that a hand turns. Its monitor guards all that a device adds; many threads may use
 * it.
 */
public abstract class Chassis {
  private static final int KEPT_LINES = 200;

  /** What was logged so often makes room first. */
  private static final int OFTEN = 10;

  /** One entry of the log. */
  private record LogLine(long number, Instant at, String kind, String text) {}

  protected final Clock clock;
  private final Recent<LogLine> log =
      new Recent<>(KEPT_LINES, OFTEN, line -> line.kind() + line.text());
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "device-listeners");
            thread.setDaemon(true);
            return thread;
          });
  private long lines;
  private boolean off;

  /**
   * @param clock of what is written in the log
   */
  protected Chassis(Clock clock) {
    this.clock = clock;
  }

  // ---- knobs -----------------------------------------------------------------------------------

  /** A switch that is turned in the monitor, and written in the log. */
  public final Control onOff(String control, Supplier<Boolean> value, Consumer<Boolean> setter) {
    return Control.onOff(
        control, () -> look(value), on -> byHand(control + " " + on, () -> setter.accept(on)));
  }

  /** The same of a number. */
  public final Control number(
      String control,
      String unit,
      long least,
      long most,
      Supplier<Long> value,
      Consumer<Long> setter) {
    return Control.number(
        control,
        unit,
        least,
        most,
        () -> look(value),
        given -> byHand(control + " " + given, () -> setter.accept(given)));
  }

  public final synchronized void byHand(String what, Runnable change) {
    log("STATE", what);
    change.run();
    changed();
  }

  public final synchronized <T> T look(Supplier<T> value) {
    return value.get();
  }

  // ---- what happens ----------------------------------------------------------------------------

  /**
   * @param kind COMMAND, ANSWER or STATE
   */
  protected final synchronized void log(String kind, String text) {
    log.add(new LogLine(++lines, clock.instant(), kind, text));
  }

  /** Newest first, ready to become JSON. */
  public final synchronized List<Map<String, Object>> log(int most) {
    List<LogLine> all = log.all();
    Collections.reverse(all);
    return all.stream()
        .limit(most)
        .map(
            line ->
                Map.<String, Object>of(
                    "number", line.number(),
                    "at", line.at().toString(),
                    "kind", line.kind(),
                    "text", line.text()))
        .toList();
  }

  /** Wakes who waits in the monitor, and tells the listeners. */
  protected final synchronized void changed() {
    notifyAll();
    if (!off && !listeners.isEmpty() && telling.compareAndSet(false, true)) {
      teller.execute(
          () -> {
            telling.set(false);
            listeners.forEach(Runnable::run);
          });
    }
  }

  /** Hears of each change soon after, on a thread of its own. */
  public final void onChange(Runnable listener) {
    listeners.add(listener);
  }

  // ---- time ------------------------------------------------------------------------------------

  /** Sleeps that long, or until it is switched off. */
  public final void pause(long millis) throws InterruptedException {
    pauseNanos(millis * 1_000_000);
  }

  public final synchronized void pauseNanos(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !off; left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }

  /**
   * Waits until something is so, looking again at each change.
   *
   * @return false if it was not so within that time
   */
  public final synchronized boolean await(BooleanSupplier wanted, long mostMillis)
      throws InterruptedException {
    long end = System.nanoTime() + mostMillis * 1_000_000;
    while (!wanted.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  public final synchronized boolean isOff() {
    return off;
  }

  /** For good; whoever waits in it goes on. */
  public final synchronized void switchOff() {
    off = true;
    notifyAll();
    teller.shutdown();
  }
}
