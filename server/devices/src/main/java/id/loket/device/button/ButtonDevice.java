package id.loket.device.button;

import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.DeviceKind;
import id.loket.device.button.Contact.Press;
import id.loket.station.MetricsText;
import id.loket.station.WatchedDevice;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A button at its station, and the thread that looks at it, fifty times a second. A press is told
 * to the office on another thread, one at a time, so that a slow server hides no press; what comes
 * while one is under way is passed over, and said.
 */
final class ButtonDevice extends WatchedDevice {
  /** How often the contact is looked at. */
  static final Duration POLL = Duration.ofMillis(20);

  /** After a trouble the board is asked less often. */
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

  /**
   * Looks in a row, two seconds of them: a loose wire or a board that babbles is well now and then,
   * and each change is written in the office's journal.
   */
  private static final int WELL_AFTER = 100;

  /** So long without a look, and nobody knows what the finger has done meanwhile. */
  private static final long UNSEEN_NANOS = Duration.ofMillis(500).toNanos();

  /** Tells the office of a press, and waits for its answer. */
  @FunctionalInterface
  interface Teller {
    PressLine.Told tell(Press press) throws InterruptedException;
  }

  private final String address;
  private final CallButton button;
  private final Teller teller;
  private final LongSupplier nanos;
  private final Duration poll;
  private final Consumer<String> zone;
  private final Telling telling;

  private final Contact contact = new Contact();

  /** Of its own thread only. */
  private long lookedAt;

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
    super(name, kind.name(), address, AFTER_TROUBLE, WELL_AFTER, onChange);
    this.address = address;
    this.button = button;
    this.teller = teller;
    this.nanos = nanos;
    this.poll = poll;
    this.zone = zone;
    this.telling = new Telling(name, 0);
  }

  @Override
  public void start() {
    lookedAt = nanos.getAsLong() - UNSEEN_NANOS;
    super.start();
  }

  /** What a press means, the office decides when it comes; only its zone has to be known. */
  @Override
  public void take(StationPicture picture) {
    zone.accept(picture.zone());
  }

  @Override
  public void measure(MetricsText text) {
    telling.measure(text);
  }

  @Override
  protected void release() {
    telling.close();
    button.close();
  }

  @Override
  protected boolean round() throws InterruptedException {
    CallButton.Reading reading = button.look();
    long now = nanos.getAsLong();
    if (reading.state() == ButtonState.READY) {
      seen(reading.down(), now);
      boolean stuck = contact.isStuck(now);
      note(
          stuck
              ? condition(
                  ButtonState.FAULT,
                  address + ": down for more than " + Contact.STUCK.toSeconds() + " s")
              : condition(ButtonState.READY, ""));
    } else {
      note(condition(reading.state(), button.detail()));
    }
    return rest(reading.state() == ButtonState.READY ? poll : AFTER_TROUBLE);
  }

  private static Condition condition(ButtonState state, String detail) {
    return new Condition(state.name(), state.health(), detail);
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
    if (press == Press.TOO_SOON) {
      telling.passOver();
      return;
    }
    telling.tell(word(press), () -> teller.tell(press), told -> {});
  }

  private static String word(Press press) {
    return press.name().toLowerCase(Locale.ROOT);
  }
}
