package id.loket.device.button;

import id.loket.device.ButtonState;
import id.loket.device.CallPad;
import id.loket.device.button.PadLines.Said;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A call pad on a serial line, or behind a box that brings one to the network ({@code
 * server/docs/call-pad.md}). It is asked every second whether it is there; a press that it repeats
 * counts once, and one from before it has answered for the first time doesn't count: nobody knows
 * how long it has lain on the line.
 */
final class LineCallPad implements CallPad {
  private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

  /** So long nobody was listening: the computer was asleep or busy, and no pad is to blame. */
  private static final Duration OWN_PAUSE = Duration.ofMillis(500);

  /** A pad repeats a press for three seconds; later the same number is another one. */
  private static final Duration REPEATED = Duration.ofSeconds(5);

  private final LinkAddress address;
  private final Duration connectLimit;
  private final Duration answerLimit;
  private final LongSupplier nanos;
  private final PadLines lines = new PadLines();
  private final Map<Integer, Long> pressedAt = new HashMap<>();
  private ByteLink link;
  private ButtonState state = ButtonState.UNREACHABLE;
  private String detail = "";
  private boolean here;
  private boolean judged;
  private boolean unreadable;
  private long askedAt;
  private long heardAt;

  /** Since when nothing has been heard, as far as it was listened to. */
  private long silentSince;

  private long judgedAt;

  /**
   * @param answerLimit how long a pad may be silent though it is asked
   * @param nanos steady time
   */
  LineCallPad(
      LinkAddress address, Duration connectLimit, Duration answerLimit, LongSupplier nanos) {
    this.address = address;
    this.connectLimit = connectLimit;
    this.answerLimit = answerLimit;
    this.nanos = nanos;
  }

  @Override
  public Heard listen(Duration most) {
    try {
      open();
      Deadline end = Deadline.in(most);
      Optional<Press> press = Optional.empty();
      // How it is, nobody knows before it has answered, or has not.
      while (press.isEmpty() && !(judged && end.isOver())) {
        ask();
        press = hear(judged ? end : Deadline.in(most));
        judge();
      }
      return new Heard(state, press);
    } catch (LinkException e) {
      close();
      state = e.state(ButtonState.class);
      detail = e.getMessage();
      return new Heard(state, Optional.empty());
    }
  }

  private void open() throws LinkException {
    if (link != null) {
      return;
    }
    link = address.open(connectLimit);
    lines.forget();
    here = false;
    judged = false;
    unreadable = false;
    heardAt = nanos.getAsLong();
    silentSince = heardAt;
    judgedAt = heardAt;
    askedAt = heardAt - ASKED_EVERY.toNanos();
  }

  private void ask() throws LinkException {
    long now = nanos.getAsLong();
    if (now - askedAt >= ASKED_EVERY.toNanos()) {
      askedAt = now;
      link.write(PadLines.ask(), Deadline.in(answerLimit), "asking whether the pad is there");
    }
  }

  /** One byte, so that no flood keeps it from asking. */
  private Optional<Press> hear(Deadline end) throws LinkException {
    Optional<Said> said;
    try {
      said = lines.take(link.read(end, "listening to the pad"));
    } catch (LinkException e) {
      if (e.kind() == LinkException.Kind.SILENT) {
        return Optional.empty();
      }
      throw e;
    }
    unreadable = unreadable || lines.isTooLong();
    return said.isEmpty() ? Optional.empty() : understood(said.get());
  }

  private Optional<Press> understood(Said said) throws LinkException {
    if (said instanceof Said.Unreadable) {
      unreadable = true;
      return Optional.empty();
    }
    heardAt = nanos.getAsLong();
    silentSince = heardAt;
    if (said instanceof Said.Begun) {
      pressedAt.clear();
      return Optional.empty();
    }
    if (said instanceof Said.Pressed pressed) {
      return pressed(pressed.press());
    }
    here = true;
    unreadable = false;
    return Optional.empty();
  }

  private Optional<Press> pressed(Press press) throws LinkException {
    if (!here) {
      return Optional.empty();
    }
    link.write(PadLines.taken(press.number()), Deadline.in(answerLimit), "thanking for a press");
    Long before = pressedAt.put(press.number(), heardAt);
    boolean again = before != null && heardAt - before < REPEATED.toNanos();
    return again ? Optional.empty() : Optional.of(press);
  }

  /** As it is after what has been heard so far. */
  private void judge() throws LinkException {
    long now = nanos.getAsLong();
    boolean slept = now - judgedAt >= OWN_PAUSE.toNanos();
    silentSince += slept ? now - judgedAt : 0;
    judgedAt = now;
    boolean late = now - silentSince >= answerLimit.toNanos();
    if (here && !late) {
      state = ButtonState.READY;
      detail = "";
      judged = true;
    } else if (late && unreadable) {
      here = false;
      judged = true;
      state = ButtonState.FAULT;
      detail = address + ": what comes is no line of a pad; its rate, or the device, is another";
    } else if (late) {
      throw LinkException.silent(address, answerLimit, "asking whether the pad is there");
    }
  }

  @Override
  public void answer(Press press, Answer answer) {
    if (link == null) {
      return;
    }
    try {
      link.write(PadLines.answer(press, answer), Deadline.in(answerLimit), "answering a press");
    } catch (LinkException e) {
      close();
    }
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    if (link != null) {
      link.close();
      link = null;
    }
  }
}
