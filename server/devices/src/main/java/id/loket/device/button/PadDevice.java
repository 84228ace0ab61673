package id.loket.device.button;

import id.loket.device.ButtonState;
import id.loket.device.CallPad;
import id.loket.device.CallPad.Answer;
import id.loket.device.CallPad.Heard;
import id.loket.device.CallPad.Key;
import id.loket.device.CallPad.Press;
import id.loket.device.DeviceKind;
import id.loket.station.MetricsText;
import id.loket.station.WatchedDevice;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A call pad at its station, and the thread that listens to it. Presses are told to the office in
 * their order; what came of each, the pad shows. The same key again within a second is a key that
 * is held, or a hand that trembles.
 */
final class PadDevice extends WatchedDevice {
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);
  private static final Duration LISTENING = Duration.ofMillis(100);

  /** Noise on a line is well at every other look. */
  private static final int WELL_AFTER = 2;

  /** A hand is that much faster than a slow server. */
  private static final int WAITING = 3;

  private static final String STUCK =
      "a key comes again and again for more than " + Contact.STUCK.toSeconds() + " s";

  /** Tells the office of a key, and waits for its answer. */
  @FunctionalInterface
  interface Teller {
    PressLine.Told tell(Key key) throws InterruptedException;
  }

  private record Answered(Press press, Answer answer) {}

  private final CallPad pad;
  private final Teller teller;
  private final LongSupplier nanos;
  private final Consumer<String> zone;
  private final Telling telling;
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

  /**
   * The key that was pressed last, since when it has come again and again, and when it last did.
   */
  private Key held;

  private long heldSince;
  private long heldAt;

  /**
   * @param onChange called from the pad's thread when its state has changed
   * @param zone is told the office's zone with each picture
   */
  PadDevice(
      String name,
      String address,
      CallPad pad,
      Teller teller,
      LongSupplier nanos,
      Runnable onChange,
      Consumer<String> zone) {
    super(name, DeviceKind.CALL_PAD.name(), address, AFTER_TROUBLE, WELL_AFTER, onChange);
    this.pad = pad;
    this.teller = teller;
    this.nanos = nanos;
    this.zone = zone;
    this.telling = new Telling(name, WAITING);
  }

  /** What a key means, the office decides when it comes; only its zone has to be known. */
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
    pad.close();
  }

  @Override
  protected boolean round() throws InterruptedException {
    Heard heard = pad.listen(LISTENING);
    ButtonState state = isStuck() ? ButtonState.FAULT : heard.state();
    note(new Condition(state.name(), state.health(), isStuck() ? STUCK : pad.detail()));
    heard.press().ifPresent(this::pressed);
    for (Answered one = answers.poll(); one != null; one = answers.poll()) {
      pad.answer(one.press(), one.answer());
    }
    return rest(heard.state() == ButtonState.READY ? Duration.ZERO : AFTER_TROUBLE);
  }

  private boolean isStuck() {
    return heldAt - heldSince >= Contact.STUCK.toNanos()
        && nanos.getAsLong() - heldAt < Contact.BETWEEN.toNanos();
  }

  private void pressed(Press press) {
    long now = nanos.getAsLong();
    boolean again = press.key() == held && now - heldAt < Contact.BETWEEN.toNanos();
    held = press.key();
    heldSince = again ? heldSince : now;
    heldAt = now;
    if (again) {
      telling.passOver();
      answers.add(new Answered(press, Answer.NOT_DONE));
      return;
    }
    boolean taken =
        telling.tell(
            word(press.key()),
            () -> tell(press.key(), now),
            told -> answers.add(new Answered(press, answer(told))));
    if (!taken) {
      answers.add(new Answered(press, Answer.NOT_DONE));
    }
  }

  /** Behind a press that the office took long to hear, another is no order of this moment. */
  private PressLine.Told tell(Key key, long pressed) throws InterruptedException {
    return nanos.getAsLong() - pressed > PressLine.PATIENCE.toNanos()
        ? new PressLine.Told(PressLine.Outcome.LOST, "it waited too long behind another")
        : teller.tell(key);
  }

  private static Answer answer(PressLine.Told told) {
    return told.outcome() == PressLine.Outcome.DONE ? Answer.DONE : Answer.NOT_DONE;
  }

  private static String word(Key key) {
    return key.name().toLowerCase(Locale.ROOT);
  }
}
