package id.loket.device.printer;

import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The questions that a printer answers, over one open link. Knows no slip and no outcome.
 *
 * <p>What lay in the link before a question is no answer to it and is thrown away. Where bytes come
 * that nobody asked for, no answer among them is believed: it is waited for quiet and asked again.
 *
 * <p>An answer to {@code DLE EOT n} does not say which n it belongs to, so at most one such
 * question is open; whoever gets no answer drops the link, and a late answer dies with it. One
 * thread uses it.
 */
final class Conversation {
  private static final byte DLE = 0x10;
  private static final byte GS = 0x1D;

  /** So long without a byte, and nothing more is on its way. */
  private static final Duration QUIET = Duration.ofMillis(100);

  private static final int TRIES = 3;

  /** More than the longest reply, or than the replies that can come at once. */
  private static final int MOST_READ_LATE = 100;

  private static final String ASKING = "asking printer status";

  /** Far more than a printer says unasked between two questions. */
  private static final int MOST_THROWN_AWAY = 65_536;

  private final ByteLink link;
  private final ReplyReader reader = new ReplyReader();

  /** The n of the {@code DLE EOT n} that is not answered yet, or 0. */
  private int openQuestion;

  /** What the last {@code DLE EOT n} was answered. */
  private int answered;

  /** Replies that nobody asked for, since the link was opened. */
  private int unasked;

  private int unaskedBefore;
  private boolean sensorsAsked;
  private boolean saysOffline;
  private boolean cleared;
  private String lastDone = "";
  private Optional<PrinterReply.Paper> sensors = Optional.empty();

  Conversation(ByteLink link) {
    this.link = link;
  }

  ByteLink link() {
    return link;
  }

  /** {@code ESC @}, then {@code GS a}: the first would switch off what the second switches on. */
  void initialise(Deadline deadline) throws LinkException {
    unaskedBefore = unasked();
    byte[] bytes = {0x1B, 0x40, GS, 0x61, (byte) 0xFF};
    link.write(bytes, deadline, "initialising the printer");
  }

  void send(byte[] piece, Deadline deadline) throws LinkException {
    link.write(piece, deadline, "sending a slip");
  }

  /**
   * Asks with {@code DLE EOT}, which is answered at once, off-line and mid-slip as well. A trouble
   * is asked twice: what came unasked within the very moment shifts the answers by one.
   */
  PrinterStatus status(Deadline deadline) throws LinkException {
    PrinterStatus said = enquire(deadline);
    if (said.state().prints()) {
      return said;
    }
    try {
      return enquire(deadline);
    } catch (LinkException e) {
      if (e.kind() == LinkException.Kind.SILENT) {
        return said;
      }
      throw e;
    }
  }

  private PrinterStatus enquire(Deadline deadline) throws LinkException {
    int start = unasked();
    for (int i = 0; i < TRIES; i++) {
      throwAwayWhatArrived();
      int before = unasked();
      PrinterStatus status = askAll(deadline, start);
      throwAwayWhatArrived();
      if (unasked() == before) {
        return status;
      }
      awaitQuiet(deadline);
    }
    throw LinkException.garbled(link.address(), ASKING);
  }

  /** Whether something came that nobody had asked for, since the printer was initialised. */
  boolean hasBabbled() {
    return unasked() > unaskedBefore;
  }

  private int unasked() {
    return unasked + reader.passedOver();
  }

  private void throwAwayWhatArrived() throws LinkException {
    int count = 0;
    while (link.hasArrived(ASKING)) {
      take(link.read(Deadline.in(Duration.ZERO), ASKING));
      if (++count > MOST_THROWN_AWAY) {
        throw LinkException.garbled(link.address(), ASKING);
      }
    }
  }

  private void awaitQuiet(Deadline deadline) throws LinkException {
    try {
      while (true) {
        take(link.read(deadline.orIn(QUIET), "waiting for quiet"));
        if (deadline.isOver()) {
          throw LinkException.garbled(link.address(), "waiting for quiet");
        }
      }
    } catch (LinkException e) {
      if (e.kind() != LinkException.Kind.SILENT) {
        throw e;
      }
      reader.forget();
      openQuestion = 0;
    }
  }

  /** An answer may be lost in what was not asked for; then it is not silence. */
  private PrinterStatus askAll(Deadline deadline, int start) throws LinkException {
    try {
      int printer = ask(1, deadline, ASKING);
      int cause = ask(2, deadline, "asking off-line cause");
      int paper = ask(4, deadline, "asking paper status");
      int errors = (cause & 0x40) != 0 ? ask(3, deadline, "asking error cause") : 0;
      return PrinterStatus.of(printer, cause, errors, paper);
    } catch (LinkException e) {
      boolean lost = e.kind() == LinkException.Kind.SILENT && unasked() > start;
      throw lost ? LinkException.garbled(link.address(), ASKING) : e;
    }
  }

  private int ask(int n, Deadline deadline, String doing) throws LinkException {
    settle(deadline);
    put(n, deadline, doing);
    hearUntil(() -> openQuestion == 0, deadline, doing);
    return answered;
  }

  /** Asks without waiting, unless a question is open already; the answer shows up in next. */
  void askForASignOfLife(Deadline deadline) throws LinkException {
    if (openQuestion == 0) {
      put(1, deadline, "asking for a sign of life");
    }
  }

  /** Waits until no question is open, so that the next answer is the next question's. */
  void settle(Deadline deadline) throws LinkException {
    hearUntil(() -> openQuestion == 0, deadline, "asking for a sign of life");
  }

  private void put(int n, Deadline deadline, String doing) throws LinkException {
    openQuestion = n;
    link.write(new byte[] {DLE, 0x04, (byte) n}, deadline, doing);
  }

  /**
   * Empties the printer's buffers with {@code DLE DC4} function 8 and waits until it says so;
   * nothing may follow before that (Epson ESC/POS reference, DLE DC4 fn=8, notes).
   */
  void clearBuffers(Deadline deadline) throws LinkException {
    cleared = false;
    byte[] bytes = {DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
    link.write(bytes, deadline, "clearing its buffers");
    hearUntil(() -> cleared, deadline, "clearing its buffers");
  }

  /** {@code GS ( H} function 48: the printer answers when everything before it is printed. */
  void requestProcessDone(String id, Deadline deadline) throws LinkException {
    byte[] bytes = {GS, 0x28, 0x48, 6, 0, 0x30, 0x30, 0, 0, 0, 0};
    System.arraycopy(id.getBytes(StandardCharsets.US_ASCII), 0, bytes, 7, 4);
    link.write(bytes, deadline, "asking for the end of printing");
  }

  boolean isProcessDone(String id) {
    return lastDone.equals(id);
  }

  /** {@code GS r 1}: answered when the buffer before it was processed. */
  void requestPaperSensors(Deadline deadline) throws LinkException {
    sensors = Optional.empty();
    sensorsAsked = true;
    link.write(new byte[] {GS, 0x72, 1}, deadline, "asking for the end of printing");
  }

  /** The answer to {@code GS r 1}, if it has come. */
  Optional<PrinterReply.Paper> sensors() {
    return sensors;
  }

  /** Whether the printer's last word, asked or unasked, was that it is off-line. */
  boolean saysOffline() {
    return saysOffline;
  }

  /** Waits for the next reply and remembers what it says. */
  PrinterReply next(Deadline deadline, String doing) throws LinkException {
    Optional<PrinterReply> reply = take(link.read(deadline, doing));
    for (int late = 0; reply.isEmpty(); late += deadline.isOver() ? 1 : 0) {
      endIfLate(late, doing);
      reply = take(link.read(deadline, doing));
    }
    return reply.get();
  }

  private void hearUntil(BooleanSupplier heard, Deadline deadline, String doing)
      throws LinkException {
    for (int late = 0; !heard.getAsBoolean(); late += deadline.isOver() ? 1 : 0) {
      endIfLate(late, doing);
      next(deadline, doing);
    }
  }

  /** What has arrived is read to its end though the time is over, but no babble is. */
  private void endIfLate(int late, String doing) throws LinkException {
    if (late > MOST_READ_LATE) {
      throw LinkException.garbled(link.address(), doing);
    }
  }

  private Optional<PrinterReply> take(int value) {
    Optional<PrinterReply> reply = reader.take(value);
    reply.ifPresent(this::note);
    return reply;
  }

  private void note(PrinterReply reply) {
    if (reply instanceof PrinterReply.RealTime answer) {
      saysOffline = openQuestion == 1 ? (answer.status() & 0x08) != 0 : saysOffline;
      unasked += openQuestion == 0 ? 1 : 0;
      openQuestion = 0;
      answered = answer.status();
    } else if (reply instanceof PrinterReply.Automatic automatic) {
      saysOffline = automatic.offline();
    } else if (reply instanceof PrinterReply.ProcessDone done) {
      lastDone = done.id();
    } else if (reply instanceof PrinterReply.BuffersCleared) {
      cleared = true;
    } else if (reply instanceof PrinterReply.Paper paper) {
      unasked += sensorsAsked ? 0 : 1;
      sensorsAsked = false;
      sensors = Optional.of(paper);
    }
  }
}
