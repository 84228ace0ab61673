package id.loket.device.button;

import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.DeviceKind;
import id.loket.device.button.Contact.Press;
import id.loket.station.MetricsText;
import id.loket.station.Rounds;
import id.loket.station.StationDevice;
import id.loket.wire.DeviceReport;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A button at its station, and the thread that looks at it, fifty times a second. A press is told
 * to the office on another thread, one at a time, so that a slow server hides no press; what comes
 * while one is under way is passed over, and said.
 */
final class ButtonDevice implements StationDevice {
  /** How often the contact is looked at. */
  static final Duration POLL = Duration.ofMillis(20);

  /** After a trouble the board is asked less often. */
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

  /** So long without a look, and nobody knows what the finger has done meanwhile. */
  private static final long UNSEEN_NANOS = Duration.ofMillis(500).toNanos();

  private static final Logger log = LoggerFactory.getLogger(ButtonDevice.class);

  /** What was made of the presses, for whoever counts them. */
  private enum Count {
    DONE,
    REFUSED,
    LOST,
    TOO_SOON
  }

  /** Tells the office of a press, and waits for its answer. */
  @FunctionalInterface
  interface Teller {
    PressLine.Told tell(Press press) throws InterruptedException;
  }

  private final String name;
  private final DeviceKind kind;
  private final String address;
  private final CallButton button;
  private final Teller teller;
  private final LongSupplier nanos;
  private final Duration poll;
  private final Runnable onChange;
  private final Consumer<String> zone;
  private final Thread thread;
  private final ThreadPoolExecutor telling =
      new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::daemon);

  private final Contact contact = new Contact();
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private ButtonState state;
  private String detail = "not asked yet";
  private boolean closed;

  /** Of its own thread only. */
  private long lookedAt;

  /** How many looks in a row have found it well; of its own thread only. */
  private int well;

  /**
   * @param poll how often the contact is looked at
   * @param onChange called from the button's thread when its state has changed
   * @param zone is told the office's zone with each picture
   */
  ButtonDevice(
      String name,
      DeviceKind kind,
      String address,
      CallButton button,
      Teller teller,
      LongSupplier nanos,
      Duration poll,
      Runnable onChange,
      Consumer<String> zone) {
    this.name = name;
    this.kind = kind;
    this.address = address;
    this.button = button;
    this.teller = teller;
    this.nanos = nanos;
    this.poll = poll;
    this.onChange = onChange;
    this.zone = zone;
    this.thread = daemon(this::run);
  }

  private Thread daemon(Runnable work) {
    Thread made = new Thread(work, name);
    made.setDaemon(true);
    return made;
  }

  @Override
  public void start() {
    lookedAt = nanos.getAsLong() - UNSEEN_NANOS;
    thread.start();
  }

  /** What a press means, the office decides when it comes; only its zone has to be known. */
  @Override
  public void take(StationPicture picture) {
    zone.accept(picture.zone());
  }

  @Override
  public synchronized DeviceReport report() {
    ButtonState now = state == null ? ButtonState.UNREACHABLE : state;
    return new DeviceReport(name, kind.name(), address, now.name(), now.health(), detail);
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public synchronized void measure(MetricsText text) {
    text.counter("loket_station_presses_total", "Presses of a button by what became of them.");
    for (Count count : Count.values()) {
      String labels = "{device=\"" + name + "\",result=\"" + count + "\"}";
      text.line("loket_station_presses_total" + labels, counts.getOrDefault(count, 0L));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    telling.shutdownNow();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    button.close();
  }

  private void run() {
    try {
      Rounds.run(name, AFTER_TROUBLE, this::round);
    } catch (InterruptedException e) {
      log.debug("{} interrupted", name);
    }
  }

  private boolean round() throws InterruptedException {
    CallButton.Reading reading = button.look();
    long now = nanos.getAsLong();
    if (reading.state() == ButtonState.READY) {
      seen(reading.down(), now);
      boolean stuck = contact.isStuck(now);
      note(
          stuck ? ButtonState.FAULT : ButtonState.READY,
          stuck ? address + ": down for more than " + Contact.STUCK.toSeconds() + " s" : "");
    } else {
      note(reading.state(), button.detail());
    }
    return rest(reading.state() == ButtonState.READY ? poll : AFTER_TROUBLE);
  }

  private void seen(boolean down, long now) {
    if (now - lookedAt >= UNSEEN_NANOS) {
      contact.forget(down, now);
    } else {
      contact.seen(down, now).ifPresent(this::pressed);
    }
    lookedAt = now;
  }

  private void pressed(Press press) {
    if (press == Press.TOO_SOON || telling.getActiveCount() > 0) {
      count(Count.TOO_SOON);
      log.info("{}: pressed again within a second, passed over", name);
      return;
    }
    telling.execute(() -> tell(press));
  }

  private void tell(Press press) {
    try {
      PressLine.Told told = teller.tell(press);
      count(Count.valueOf(told.outcome().name()));
      switch (told.outcome()) {
        case DONE -> log.info("{}: {} press done", name, word(press));
        case REFUSED -> log.info("{}: {} press refused: {}", name, word(press), told.why());
        case LOST -> log.warn("{}: {} press lost: {}", name, word(press), told.why());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("{}: a press was lost by a mistake in this program", name, e);
    }
  }

  private synchronized void count(Count count) {
    counts.merge(count, 1L, Long::sum);
  }

  private static String word(Press press) {
    return press.name().toLowerCase(Locale.ROOT);
  }

  private synchronized boolean rest(Duration pause) throws InterruptedException {
    if (!closed) {
      wait(pause.toMillis());
    }
    return !closed;
  }

  private void note(ButtonState now, String nowDetail) {
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

  /** After a trouble, well again only at the second good look: each change is written down. */
  private boolean isTrusted(ButtonState now) {
    well = now == ButtonState.READY ? well + 1 : 0;
    return well != 1
        || Optional.ofNullable(state).filter(one -> one != ButtonState.READY).isEmpty();
  }

  private void logChange(ButtonState now, String nowDetail) {
    String words = now.name().toLowerCase(Locale.ROOT);
    if (now == ButtonState.READY) {
      log.info("{} {}: {}", name, address, words);
    } else {
      log.warn("{}: {} ({})", name, words, nowDetail);
    }
  }
}
