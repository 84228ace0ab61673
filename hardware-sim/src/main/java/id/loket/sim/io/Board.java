package id.loket.sim.io;

import id.loket.sim.bench.Frames;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What is inside every virtual device of this package, whatever it does: what a hand has broken,
 * who is connected, and what has happened. Its monitor guards all of it; many threads may use it.
 */
class Board {
  private static final int KEPT_LINES = 200;

  /** One entry of the log. */
  record LogLine(long number, Instant at, String kind, String text) {}

  /** What a hand has done to it; each device has some of these. Under the monitor. */
  static final class Faults {
    boolean silent;
    boolean refuse;
    boolean otherUnit;
    boolean exceptions;
    boolean halfAnswers;
    boolean stuck;
    boolean twice;
    boolean stalled;
    boolean wrongBaud;
    boolean bounces;
    long babbleBytesPerSecond;
    long answerDelayMillis;
  }

  final Faults faults = new Faults();
  final Frames frames;
  private final Clock clock;
  private final Deque<LogLine> log = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "board-listeners");
            thread.setDaemon(true);
            return thread;
          });
  private long lines;
  private long requests;
  private int hosts;
  private long babbled;
  private byte[] lastRequest = {};
  private boolean off;

  Board(Clock clock) {
    this.clock = clock;
    this.frames = new Frames(clock);
  }

  /** Loses what it holds only while it has power; in the monitor. */
  void forget() {}

  final synchronized void powerCycled() {
    log("STATE", "power off and on");
    forget();
    changed();
  }

  synchronized void requested(byte[] frame) {
    requests++;
    lastRequest = frame;
    changed();
  }

  synchronized void hosts(int more, String who) {
    hosts += more;
    log("STATE", who + (more > 0 ? " connected" : " gone"));
    changed();
  }

  synchronized void refused(String what) {
    log("ANSWER", what);
    changed();
  }

  synchronized void byHand(String what, Runnable change) {
    log("STATE", what);
    change.run();
    changed();
  }

  synchronized <T> T look(Supplier<T> value) {
    return value.get();
  }

  synchronized int hosts() {
    return hosts;
  }

  synchronized long requests() {
    return requests;
  }

  synchronized byte[] lastRequest() {
    return lastRequest;
  }

  /** Newest first. */
  synchronized List<LogLine> log(int most) {
    List<LogLine> all = new ArrayList<>(log);
    Collections.reverse(all);
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Sleeps that long, or until the board is switched off. */
  synchronized void pause(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && !off; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }

  /** False if it was not so within that time. */
  synchronized boolean await(BooleanSupplier wanted, long mostMillis) throws InterruptedException {
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

  /**
   * Waits until the control {@code babble} is set and somebody is connected, and says how many
   * bytes come at once; 0 at the end.
   */
  synchronized int waitForBabble(int piecesPerSecond) throws InterruptedException {
    while (!off && (faults.babbleBytesPerSecond == 0 || hosts == 0)) {
      wait();
    }
    return off ? 0 : (int) Math.max(1, faults.babbleBytesPerSecond / piecesPerSecond);
  }

  /** Waits while the control {@code stalled} is set: nothing is read. */
  synchronized void awaitFlow() throws InterruptedException {
    while (!off && faults.stalled) {
      wait();
    }
  }

  synchronized void babbled(int bytes) {
    babbled += bytes;
    notifyAll();
  }

  synchronized long babbled() {
    return babbled;
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  synchronized boolean isOff() {
    return off;
  }

  synchronized void switchOff() {
    off = true;
    notifyAll();
    teller.shutdown();
  }

  final synchronized void log(String kind, String text) {
    log.add(new LogLine(++lines, clock.instant(), kind, text));
    if (log.size() > KEPT_LINES) {
      log.remove();
    }
  }

  /** In the monitor. */
  final synchronized void changed() {
    notifyAll();
    if (!off && !listeners.isEmpty() && telling.compareAndSet(false, true)) {
      teller.execute(
          () -> {
            telling.set(false);
            listeners.forEach(Runnable::run);
          });
    }
  }
}
