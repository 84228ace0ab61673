package id.loket.sim.camera;

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
 * What is inside the camera: its picture, what a hand has broken, and what has happened. Its
 * monitor guards all of it; many threads may use it.
 */
final class Body {
  static final long BETWEEN_FRAMES_MILLIS = 100;

  /** The longest delay, and one frame more. */
  private static final int KEPT_FRAMES = 101;

  private static final int KEPT_LINES = 200;

  /** One entry of the log. */
  record LogLine(long number, Instant at, String kind, String text) {}

  /** One picture on its way to the plug. */
  record Frame(long number, Instant taken, byte[] jpeg) {}

  /** What a hand has done to the camera. Read and changed under the monitor. */
  static final class Faults {
    boolean silent;
    boolean refuse;
    boolean stall;
    boolean frozen;
    boolean halfPicture;
    boolean wrongBoundary;
    boolean noJpeg;
    boolean lengthTooLong;
    boolean lengthTooShort;
    boolean noLength;
    boolean endless;
    boolean giant;
    boolean unauthorized;
    boolean notFound;
    boolean dark;
    boolean testCard;
    boolean nobody;
    long face;
    long level;
    long lateMillis;
    long slowBytesPerSecond;
    long cutAfterBytes = -1;
  }

  final Faults faults = new Faults();
  private final Clock clock;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Deque<LogLine> log = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "camera-listeners");
            thread.setDaemon(true);
            return thread;
          });
  private long lines;
  private long taken;
  private long sent;
  private int hosts;
  private String lastRequest = "";
  private boolean off;

  Body(Clock clock) {
    this.clock = clock;
  }

  // ---- the shutter -----------------------------------------------------------------------------

  /** Takes a picture every tenth of a second while somebody looks; a camera at rest takes none. */
  void shoot() {
    try {
      while (awaitHost()) {
        take();
        pause(BETWEEN_FRAMES_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean awaitHost() throws InterruptedException {
    while (!off && hosts == 0) {
      frames.clear();
      wait();
    }
    return !off;
  }

  private void take() {
    Instant moment = clock.instant();
    byte[] jpeg = scene().jpeg(moment);
    synchronized (this) {
      byte[] shown = faults.frozen && !frames.isEmpty() ? frames.getLast().jpeg() : jpeg;
      frames.add(new Frame(++taken, moment, shown));
      if (frames.size() > KEPT_FRAMES) {
        frames.remove();
      }
      notifyAll();
    }
  }

  /** What it sees at this moment, whether somebody looks or not. */
  byte[] now() {
    return scene().jpeg(clock.instant());
  }

  synchronized Scene scene() {
    Scene.View view =
        faults.testCard
            ? Scene.View.TEST_CARD
            : faults.nobody ? Scene.View.EMPTY_CHAIR : Scene.View.FACE;
    Scene.Level level = Scene.Level.values()[(int) faults.level];
    return new Scene(view, (int) faults.face, level, faults.dark);
  }

  /** The first frame after that one that is due at the plug; null at the end. */
  synchronized Frame awaitFrame(long after) throws InterruptedException {
    while (!off) {
      Instant due = clock.instant().minusMillis(faults.lateMillis);
      Frame next = null;
      for (Frame one : frames) {
        if (one.number() > after && !one.taken().isAfter(due)) {
          next = one;
        }
      }
      if (next != null && !faults.stall) {
        return next;
      }
      wait(BETWEEN_FRAMES_MILLIS);
    }
    return null;
  }

  synchronized void sent() {
    sent++;
    changed();
  }

  // ---- what happens ----------------------------------------------------------------------------

  synchronized void hosts(int more, String who) {
    hosts += more;
    log("STATE", who + (more > 0 ? " connected" : " gone"));
    changed();
  }

  synchronized void requested(String line) {
    lastRequest = line;
    log("COMMAND", line);
    changed();
  }

  synchronized void answered(String what) {
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

  synchronized long sentCount() {
    return sent;
  }

  synchronized String lastRequest() {
    return lastRequest;
  }

  /** Newest first. */
  synchronized List<LogLine> log(int most) {
    List<LogLine> all = new ArrayList<>(log);
    Collections.reverse(all);
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Sleeps that long, or until the camera is switched off. */
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

  private void log(String kind, String text) {
    log.add(new LogLine(++lines, clock.instant(), kind, text));
    if (log.size() > KEPT_LINES) {
      log.remove();
    }
  }

  private void changed() {
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
