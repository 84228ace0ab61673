package id.loket.sim.io;

import id.loket.sim.bench.Chassis;
import id.loket.sim.bench.Frames;
import java.time.Clock;

/**
 * What is inside every virtual device of this package, whatever it does: what a hand has broken,
 * who is connected, and what has happened. Its monitor guards all of it; many threads may use it.
 */
class Board extends Chassis {

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
  private long requests;
  private int hosts;
  private long babbled;
  private boolean babbling;
  private byte[] lastRequest = {};

  Board(Clock clock) {
    super(clock);
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

  synchronized int hosts() {
    return hosts;
  }

  synchronized long requests() {
    return requests;
  }

  synchronized byte[] lastRequest() {
    return lastRequest;
  }

  /**
   * Waits until the control {@code babble} is set and somebody is connected, and says how many
   * bytes come at once; 0 at the end.
   */
  synchronized int waitForBabble(int piecesPerSecond) throws InterruptedException {
    babbling = false;
    notifyAll();
    while (!isOff() && (faults.babbleBytesPerSecond == 0 || hosts == 0)) {
      wait();
    }
    babbling = !isOff();
    return isOff() ? 0 : (int) Math.max(1, faults.babbleBytesPerSecond / piecesPerSecond);
  }

  /** Waits while the control {@code stalled} is set: nothing is read. */
  synchronized void awaitFlow() throws InterruptedException {
    while (!isOff() && faults.stalled) {
      wait();
    }
  }

  synchronized void babbled(int bytes) {
    babbled += bytes;
    notifyAll();
  }

  /** Whether a piece of it may be on its way to a host. */
  synchronized boolean isBabbling() {
    return babbling;
  }

  synchronized long babbled() {
    return babbled;
  }
}
