package id.loket.device.sign;

import id.loket.device.CounterSign;
import id.loket.device.DeviceKind;
import id.loket.device.SignFace;
import id.loket.device.SignState;
import id.loket.station.Rounds;
import id.loket.station.StationDevice;
import id.loket.wire.DeviceReport;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sign over one loket at its station, and the one thread that owns it: the number that is
 * called or served, blinking while the call is new; else what the loket is, and the time.
 *
 * <p>The face is repeated every two seconds, so that a sign that was away shows the right thing
 * again by itself. Without the server it keeps on showing what it was told last; at the end of the
 * station it is darkened.
 */
final class SignDevice implements StationDevice {
  /** How often the sign is told what it shows already. */
  static final Duration AGAIN = Duration.ofSeconds(2);

  /** How long a number is lit, and dark, while it blinks. */
  static final Duration BLINK = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(SignDevice.class);

  private final String name;
  private final int counter;
  private final String address;
  private final CounterSign sign;
  private final Watched watched;
  private final Duration again;
  private final Duration blink;
  private final Runnable onChange;
  private final Thread thread;

  private SignState state;
  private String detail = "not asked yet";
  private boolean news;
  private boolean closed;

  /** Whether the number was lit last; of its own thread only. */
  private boolean lit;

  /** How many faces in a row it has shown; of its own thread only. */
  private int obeyed;

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
    this.name = name;
    this.counter = counter;
    this.address = address;
    this.sign = sign;
    this.watched = watched;
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

  /** A loket that the office doesn't have is closed. */
  @Override
  public synchronized void take(StationPicture picture) {
    if (watched.take(picture)) {
      news = true;
      notifyAll();
    }
  }

  @Override
  public synchronized DeviceReport report() {
    SignState now = state == null ? SignState.UNREACHABLE : state;
    return new DeviceReport(
        name, DeviceKind.SIGN.name(), address, now.name(), now.health(), detail);
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
    sign.close();
  }

  private void run() {
    try {
      Rounds.run(name, again, this::round);
    } catch (InterruptedException e) {
      log.debug("{} interrupted", name);
    }
  }

  private boolean round() throws InterruptedException {
    Optional<SignFace> face = awaitFace();
    if (face.isEmpty()) {
      sign.show(new SignFace(SignFace.What.DARK, counter, "", ""));
      return false;
    }
    note(sign.show(face.get()), sign.detail());
    rest();
    return true;
  }

  /** Empty at the end. A new call begins with its number lit. */
  private synchronized Optional<SignFace> awaitFace() throws InterruptedException {
    while (!closed && !watched.isKnown()) {
      wait();
    }
    if (closed) {
      return Optional.empty();
    }
    lit = news || !lit || !watched.blinks();
    news = false;
    return Optional.of(watched.face(lit));
  }

  private synchronized void rest() throws InterruptedException {
    if (!closed && !news) {
      wait((watched.blinks() ? blink : again).toMillis());
    }
  }

  private void note(SignState now, String nowDetail) {
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

  /** After a trouble, well again only when it has shown two faces: each change is written down. */
  private boolean isTrusted(SignState now) {
    boolean well = now == SignState.READY || now == SignState.UNANSWERING;
    obeyed = well ? obeyed + 1 : 0;
    boolean wasTroubled =
        state != null && state != SignState.READY && state != SignState.UNANSWERING;
    return obeyed != 1 || !wasTroubled;
  }

  private void logChange(SignState now, String nowDetail) {
    String words = now.name().toLowerCase(Locale.ROOT);
    if (now == SignState.READY || now == SignState.UNANSWERING) {
      log.info("{} {}: {}", name, address, words);
    } else {
      log.warn("{}: {} ({})", name, words, nowDetail);
    }
  }
}
