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
 * that nobody asked for, no answer among them is believed.
 *
 * <p>An answer to {@code DLE EOT n} does not say which n it belongs to, so at most one such
 * question is open; whoever gets no answer drops the link, and a late answer dies with it.
 *
 * <p>Some printers give each answer only when the next question comes. One that is silent is asked
 * once more to find that out; from then on each question is put twice, and what comes at the second
 * time is the answer to the first. One thread uses it.
 */
final class Conversation {
  private static final byte DLE = 0x10;
  private static final byte GS = 0x1D;

  /** So long without a byte, and nothing more is on its way. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** How long is waited for an answer that hangs in the printer until the next question. */
  private static final Duration LATE = Duration.ofMillis(300);

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
  private boolean late;
  private boolean hasAnswered;
  private boolean sensorsAsked;
  private boolean saysOffline;
  private boolean cleared;
  private String lastDone = "";
  private Optional<PrinterReply.Paper> sensors = Optional.empty();

  /**
   * @param late whether this printer is known to answer one question late
   */
  Conversation(ByteLink link, boolean late) {
    this.link = link;
    this.late = late;
  }

  /** Whether an answer has come only with the question after its own. */
  boolean answersLate() {
    return late;
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
   *
   * @throws LinkException also where something came among the answers that nobody had asked for;
   *     the true ones may still be on their way then, and die with the link
   */
  PrinterStatus status(Deadline deadline) throws LinkException {
    return status(deadline, 1);
  }

  /** The same on a link that a slip hangs on: it is waited for quiet and asked again. */
  PrinterStatus statusUnderASlip(Deadline deadline) throws LinkException {
    return status(deadline, TRIES);
  }

  private PrinterStatus status(Deadline deadline, int tries) throws LinkException {
    PrinterStatus said = enquireAndLearn(deadline, tries);
    if (said.state().prints()) {
      return said;
    }
    try {
      return enquire(deadline, tries);
    } catch (LinkException e) {
      if (e.kind() == LinkException.Kind.SILENT) {
        return said;
      }
      throw e;
    }
  }

  /** Learning that it answers late has taken the time for the answers. */
  private PrinterStatus enquireAndLearn(Deadline deadline, int tries) throws LinkException {
    boolean known = late;
    try {
      return enquire(deadline, tries);
    } catch (LinkException e) {
      if (known || !late) {
        throw e;
      }
      return enquire(Deadline.in(deadline.limit()), tries);
    }
  }

  private PrinterStatus enquire(Deadline deadline, int tries) throws LinkException {
    int start = unasked();
    for (int i = 1; i <= tries; i++) {
      throwAwayWhatArrived();
      int before = unasked();
      PrinterStatus status = askAll(deadline, start);
      throwAwayWhatArrived();
      if (unasked() == before) {
        return status;
      }
      if (i < tries) {
        awaitQuiet(deadline);
      }
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
    if (late) {
      return askTwice(n, deadline, doing);
    }
    settle(deadline);
    put(n, deadline, doing);
    try {
      hearUntil(() -> openQuestion == 0, deadline, doing);
    } catch (LinkException e) {
      if (e.kind() != LinkException.Kind.SILENT || hasAnswered) {
        throw e;
      }
      askOnceMore(n, e, doing);
    }
    return answered;
  }

  /** A printer that was silent so far may answer now what it was asked before. */
  private void askOnceMore(int n, LinkException silence, String doing) throws LinkException {
    Deadline soon = Deadline.in(LATE);
    put(n, soon, doing);
    try {
      hearUntil(() -> openQuestion == 0, soon, doing);
      late = !isAnsweredAgain(doing);
    } catch (LinkException e) {
      throw e.kind() == LinkException.Kind.SILENT ? silence : e;
    }
  }

  /** One that is only slow answers both times. */
  private boolean isAnsweredAgain(String doing) throws LinkException {
    openQuestion = 1;
    try {
      hearUntil(() -> openQuestion == 0, Deadline.in(LATE), doing);
      return true;
    } catch (LinkException e) {
      if (e.kind() != LinkException.Kind.SILENT) {
        throw e;
      }
      openQuestion = 0;
      return false;
    }
  }

  /** The first time brings the answer to the question before, if one hangs there. */
  private int askTwice(int n, Deadline deadline, String doing) throws LinkException {
    put(n, deadline, doing);
    try {
      hearUntil(() -> openQuestion == 0, deadline.orIn(LATE), doing);
    } catch (LinkException e) {
      if (e.kind() != LinkException.Kind.SILENT) {
        throw e;
      }
    }
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
    if (late) {
      openQuestion = 0;
      return;
    }
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
    releaseLateAnswer(deadline);
    hearUntil(() -> cleared, deadline, "clearing its buffers");
  }

  private void releaseLateAnswer(Deadline deadline) throws LinkException {
    if (!late) {
      return;
    }
    try {
      next(deadline.orIn(LATE), "clearing its buffers");
    } catch (LinkException e) {
      if (e.kind() != LinkException.Kind.SILENT) {
        throw e;
      }
      put(1, deadline, "clearing its buffers");
    }
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
    hasAnswered = true;
    if (reply instanceof PrinterReply.RealTime answer) {
      saysOffline = openQuestion == 1 ? (answer.status() & 0x08) != 0 : saysOffline;
      unasked += openQuestion == 0 && !late ? 1 : 0;
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
