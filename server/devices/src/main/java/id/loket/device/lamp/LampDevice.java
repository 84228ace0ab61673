package id.loket.device.lamp;

import id.loket.device.CounterLamp;
import id.loket.device.DeviceKind;
import id.loket.device.LampState;
import id.loket.station.WatchedDevice;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Optional;

/**
 * The lamp of one loket at its station, and the one thread that owns it: steady while somebody
 * works there, blinking while a visitor is called, else dark. The blinking is this thread's, two
 * orders a second; a board's own blinking is told differently by every maker.
 *
 * <p>The order is repeated every two seconds, so that a lamp that was away shows the right thing
 * again by itself. Without the server it keeps on showing what it was told last; at the end of the
 * station it is darkened.
 */
final class LampDevice extends WatchedDevice {
  /** How often the lamp is told what it shows already. */
  static final Duration AGAIN = Duration.ofSeconds(2);

  /** How long it is lit, and dark, while it blinks. */
  static final Duration BLINK = Duration.ofMillis(500);

  /** A relay that sticks obeys every other order of a blinking lamp. */
  private static final int WELL_AFTER = 2;

  /** What the hall sees. */
  private enum Light {
    DARK,
    STEADY,
    BLINKING;

    static Light of(Showing showing) {
      return switch (showing) {
        case OFF, PAUSED -> DARK;
        case OPEN, SERVING -> STEADY;
        case CALLING -> BLINKING;
      };
    }
  }

  private final int counter;
  private final CounterLamp lamp;
  private final Duration again;
  private final Duration blink;

  private Light wanted;

  /** What the lamp was told last; of its own thread only. */
  private boolean lit;

  /**
   * @param again how often the lamp is told what it shows already
   * @param blink how long it is lit, and dark, while it blinks
   * @param onChange called from the lamp's thread when its state has changed
   */
  LampDevice(
      String name,
      int counter,
      String address,
      CounterLamp lamp,
      Duration again,
      Duration blink,
      Runnable onChange) {
    super(name, DeviceKind.LAMP.name(), address, again, WELL_AFTER, onChange);
    this.counter = counter;
    this.lamp = lamp;
    this.again = again;
    this.blink = blink;
  }

  /** A loket that the office doesn't have is dark. */
  @Override
  public synchronized void take(StationPicture picture) {
    Light next =
        picture.counters().stream()
            .filter(one -> one.number() == counter)
            .findFirst()
            .map(one -> Light.of(one.showing()))
            .orElse(Light.DARK);
    if (next != wanted) {
      wanted = next;
      notifyAll();
    }
  }

  @Override
  protected boolean round() throws InterruptedException {
    Optional<Light> order = awaitOrder();
    if (order.isEmpty()) {
      darken();
      return false;
    }
    lit = order.get() == Light.STEADY || order.get() == Light.BLINKING && !lit;
    LampState state = lamp.light(lit);
    note(new Condition(state.name(), state.health(), lamp.detail()));
    rest(order.get());
    return true;
  }

  /** Before the first picture nobody knows what the lamp is to show; empty at the end. */
  private synchronized Optional<Light> awaitOrder() throws InterruptedException {
    while (!isClosed() && wanted == null) {
      wait();
    }
    return isClosed() ? Optional.empty() : Optional.of(wanted);
  }

  private synchronized void rest(Light shown) throws InterruptedException {
    if (!isClosed() && wanted == shown) {
      wait((shown == Light.BLINKING ? blink : again).toMillis());
    }
  }

  @Override
  protected void release() {
    lamp.close();
  }

  private void darken() {
    if (lit) {
      lamp.light(false);
    }
  }
}
