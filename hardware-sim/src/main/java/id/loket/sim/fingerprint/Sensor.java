package id.loket.sim.fingerprint;

import id.loket.sim.bench.Chassis;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies on the sensor, what a hand has broken, and what has happened. Its monitor guards all of
 * it; many threads may use it.
 */
final class Sensor extends Chassis {
  private static final int KEPT_PICTURES = 12;

  /** A picture that was taken of a finger. */
  record Seen(int number, Instant at, int finger, byte[] halves) {}

  /** What a hand has done to the module. Read and changed under the monitor. */
  static final class Faults {
    boolean silent;
    boolean refuse;
    boolean liftedEarly;
    boolean messy;
    boolean halfAnswers;
    boolean wrongBaud;

    /** Packets of pictures whose sum is spoilt, from now on; -1 for all. */
    long badSums;

    /** Packets of a picture after which nothing comes any more, or the cable is cut; -1: never. */
    long stallAfterPackets = -1;

    long cutAfterPackets = -1;
    long babbleBytesPerSecond;
  }

  final Faults faults = new Faults();
  private final Map<Integer, Seen> pictures = new LinkedHashMap<>();
  private int finger;
  private boolean hasty;
  private long baud;
  private int touches;
  private int looks;
  private long commands;
  private long packets;
  private long babbled;
  private boolean lit;
  private boolean host;

  Sensor(Clock clock) {
    super(clock);
  }

  /** Number of the finger that lies there; 0 for none. */
  synchronized int finger() {
    return finger;
  }

  /** Each time it is put there a little otherwise. */
  synchronized void lay(int number) {
    if (number != finger && number > 0) {
      touches++;
    }
    finger = number;
    log("STATE", number == 0 ? "finger lifted" : "finger " + number + " put there");
    changed();
  }

  /** The picture of what lies there now; empty if nothing does. */
  Optional<Seen> look() {
    int number;
    int touch;
    SyntheticFinger.Touch how;
    synchronized (this) {
      number = finger;
      touch = touches;
      how = hasty ? SyntheticFinger.Touch.HASTY : SyntheticFinger.Touch.CAREFUL;
    }
    if (number == 0) {
      return Optional.empty();
    }
    return Optional.of(keep(number, Fingers.finger(number).touched(touch, how)));
  }

  private synchronized Seen keep(int number, byte[] halves) {
    Seen seen = new Seen(++looks, clock.instant(), number, halves);
    pictures.put(seen.number(), seen);
    if (pictures.size() > KEPT_PICTURES) {
      pictures.remove(pictures.keySet().iterator().next());
    }
    changed();
    return seen;
  }

  synchronized Optional<Seen> picture(int number) {
    return Optional.ofNullable(pictures.get(number));
  }

  /** Newest first. */
  synchronized List<Seen> pictures(int most) {
    List<Seen> all = new ArrayList<>(pictures.values());
    Collections.reverse(all);
    return all.subList(0, Math.min(most, all.size()));
  }

  synchronized boolean hasty() {
    return hasty;
  }

  synchronized void hasty(boolean on) {
    hasty = on;
    changed();
  }

  /** Of the cable; 0 sends as quickly as it goes. */
  synchronized long baud() {
    return baud;
  }

  synchronized void baud(long rate) {
    baud = rate;
    log("STATE", "baud rate " + rate);
    changed();
  }

  synchronized void light(boolean on) {
    lit = on;
    changed();
  }

  synchronized boolean isLit() {
    return lit;
  }

  synchronized void commanded(String text) {
    commands++;
    log("COMMAND", text);
    changed();
  }

  synchronized void answered(String text) {
    log("ANSWER", text);
    changed();
  }

  /**
   * A packet of a picture is about to go.
   *
   * @return whether its sum is to be spoilt
   */
  synchronized boolean packetGoes() {
    packets++;
    boolean spoilt = faults.badSums != 0;
    if (faults.badSums > 0) {
      faults.badSums--;
    }
    notifyAll();
    return spoilt;
  }

  /** Packets of pictures that have gone, since it was built. */
  synchronized long packets() {
    return packets;
  }

  synchronized void babbled(int bytes) {
    babbled += bytes;
    notifyAll();
  }

  synchronized long babbled() {
    return babbled;
  }

  synchronized long commands() {
    return commands;
  }

  synchronized void hostIs(boolean there) {
    host = there;
    log("STATE", there ? "host connected" : "host gone");
    changed();
  }

  synchronized boolean hasHost() {
    return host;
  }
}
