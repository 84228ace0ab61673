package id.loket.device.sign;

import id.loket.device.CounterSign;
import id.loket.device.DeviceKind;
import id.loket.device.SignFace;
import id.loket.device.SignState;
import id.loket.station.WatchedDevice;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Optional;

/**
 * The sign over one loket at its station, and the one thread that owns it: the number that is
 * called or served, blinking while the call is new; else what the loket is, and the time.
 *
 * <p>The face is repeated every two seconds, so that a sign that was away shows the right thing
 * again by itself. Without the server it keeps on showing what it was told last; at the end of the
 * station it is darkened.
 */
final class SignDevice extends WatchedDevice {
  /** How often the sign is told what it shows already. */
  static final Duration AGAIN = Duration.ofSeconds(2);

  /** How long a number is lit, and dark, while it blinks. */
  static final Duration BLINK = Duration.ofMillis(500);

  /** A sign with a loose plug shows every other face. */
  private static final int WELL_AFTER = 2;

  private final int counter;
  private final CounterSign sign;
  private final Watched watched;
  private final Duration again;
  private final Duration blink;

  private boolean news;

  /** Whether the number was lit last; of its own thread only. */
  private boolean lit;

  /**
   * @param again how often the sign is told what it shows already
   * @param blink how long a number is lit, and dark, while it blinks
   * @param onChange called from the sign's thread when its state has changed
   */
  SignDevice(
      String name,
      int counter,
      String address,
      CounterSign sign,
      Watched watched,
      Duration again,
      Duration blink,
      Runnable onChange) {
    super(name, DeviceKind.SIGN.name(), address, again, WELL_AFTER, onChange);
    this.counter = counter;
    this.sign = sign;
    this.watched = watched;
    this.again = again;
    this.blink = blink;
  }

  /** A loket that the office doesn't have is closed. */
  @Override
  public synchronized void take(StationPicture picture) {
    if (watched.take(picture)) {
      news = true;
      notifyAll();
    }
  }

  @Override
  protected boolean round() throws InterruptedException {
    Optional<SignFace> face = awaitFace();
    if (face.isEmpty()) {
      sign.show(new SignFace(SignFace.What.DARK, counter, "", ""));
      return false;
    }
    SignState state = sign.show(face.get());
    note(new Condition(state.name(), state.health(), sign.detail()));
    rest();
    return true;
  }

  @Override
  protected void release() {
    sign.close();
  }

  /** Empty at the end. A new call begins with its number lit. */
  private synchronized Optional<SignFace> awaitFace() throws InterruptedException {
    while (!isClosed() && !watched.isKnown()) {
      wait();
    }
    if (isClosed()) {
      return Optional.empty();
    }
    lit = news || !lit || !watched.blinks();
    news = false;
    return Optional.of(watched.face(lit));
  }

  private synchronized void rest() throws InterruptedException {
    if (!isClosed() && !news) {
      wait((watched.blinks() ? blink : again).toMillis());
    }
  }
}
