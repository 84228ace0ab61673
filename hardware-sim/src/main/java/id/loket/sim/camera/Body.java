package id.loket.sim.camera;

import id.loket.sim.bench.Chassis;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is inside the camera: its picture, what a hand has broken, and what has happened. Its
 * monitor guards all of it; many threads may use it.
 */
final class Body extends Chassis {
  static final long BETWEEN_FRAMES_MILLIS = 100;

  /** The longest delay, and one frame more. */
  private static final int KEPT_FRAMES = 101;

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
    long stallAfterBytes = -1;
  }

  final Faults faults = new Faults();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private long taken;
  private long sent;
  private int hosts;
  private String lastRequest = "";

  Body(Clock clock) {
    super(clock);
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
    while (!isOff() && hosts == 0) {
      frames.clear();
      wait();
    }
    return !isOff();
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
    while (!isOff()) {
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

  synchronized int hosts() {
    return hosts;
  }

  synchronized long sentCount() {
    return sent;
  }

  synchronized String lastRequest() {
    return lastRequest;
  }
}
