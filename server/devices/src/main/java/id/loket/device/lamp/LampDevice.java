package id.loket.device.lamp;

import id.loket.device.CounterLamp;
import id.loket.device.DeviceKind;
import id.loket.device.LampState;
import id.loket.station.Rounds;
import id.loket.station.StationDevice;
import id.loket.wire.DeviceReport;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lamp of one loket at its station, and the one thread that owns it: steady while somebody
 * works there, blinking while a visitor is called, else dark. The blinking is this thread's, two
 * orders a second; a board's own blinking is told differently by every maker.
 *
 * <p>The order is repeated every two seconds, so that a lamp that was away shows the right thing
 * again by itself. Without the server it keeps on showing what it was told last; at the end of the
 * station it is darkened.
 */
final class LampDevice implements StationDevice {
  /** How often the lamp is told what it shows already. */
  static final Duration AGAIN = Duration.ofSeconds(2);

  /** How long it is lit, and dark, while it blinks. */
  static final Duration BLINK = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(LampDevice.class);

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

  private final String name;
  private final int counter;
  private final String address;
  private final CounterLamp lamp;
  private final Duration again;
  private final Duration blink;
  private final Runnable onChange;
  private final Thread thread;

  private Light wanted;
  private LampState state;
  private String detail = "not asked yet";
  private boolean closed;

  /** What the lamp was told last; of its own thread only. */
  private boolean lit;

  /** How many orders in a row it has obeyed; of its own thread only. */
  private int obeyed;

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
    this.name = name;
    this.counter = counter;
    this.address = address;
    this.lamp = lamp;
    this.again = again;
    this.blink = blink;
    this.onChange = onChange;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
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
  public synchronized DeviceReport report() {
    LampState now = state == null ? LampState.UNREACHABLE : state;
    return new DeviceReport(
        name, DeviceKind.LAMP.name(), address, now.name(), now.health(), detail);
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lamp.close();
  }

  private void run() {
    try {
      Rounds.run(name, again, this::round);
    } catch (InterruptedException e) {
      log.debug("{} interrupted", name);
    }
  }

  private boolean round() throws InterruptedException {
    Optional<Light> order = awaitOrder();
    if (order.isEmpty()) {
      darken();
      return false;
    }
    lit = order.get() == Light.STEADY || order.get() == Light.BLINKING && !lit;
    note(lamp.light(lit), lamp.detail());
    rest(order.get());
    return true;
  }

  /** Before the first picture nobody knows what the lamp is to show; empty at the end. */
  private synchronized Optional<Light> awaitOrder() throws InterruptedException {
    while (!closed && wanted == null) {
      wait();
    }
    return closed ? Optional.empty() : Optional.of(wanted);
  }

  private synchronized void rest(Light shown) throws InterruptedException {
    if (!closed && wanted == shown) {
      wait((shown == Light.BLINKING ? blink : again).toMillis());
    }
  }

  private void darken() {
    if (lit) {
      lamp.light(false);
    }
  }

  private void note(LampState now, String nowDetail) {
    boolean trusted = isTrusted(now);
    boolean changed;
    synchronized (this) {
      changed = trusted && state != now;
      state = trusted ? now : state;
      detail = trusted ? nowDetail : detail;
    }
    if (changed) {
      logChange(now, nowDetail);
      onChange.run();
    }
  }

  /**
   * After a trouble, well again only when it has obeyed twice: a relay that sticks obeys every
   * other order of a blinking lamp, and each change is written in the office's journal.
   */
  private boolean isTrusted(LampState now) {
    obeyed = now == LampState.READY ? obeyed + 1 : 0;
    return obeyed != 1 || state == null || state == LampState.READY;
  }

  private void logChange(LampState now, String nowDetail) {
    String words = now.name().toLowerCase(Locale.ROOT);
    if (now == LampState.READY) {
      log.info("{} {}: {}", name, address, words);
    } else {
      log.warn("{}: {} ({})", name, words, nowDetail);
    }
  }
}
