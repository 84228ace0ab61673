package id.loket.device.printer;

import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The questions that a printer answers, over one open link. Knows no slip and no outcome.
 *
 * <p>An answer to {@code DLE EOT n} does not say which n it belongs to, so at most one such
 * question is open; whoever gets no answer drops the link, and a late answer dies with it. One
 * thread uses it.
 */
final class Conversation {
  private static final byte DLE = 0x10;
  private static final byte GS = 0x1D;

  private final ByteLink link;
  private final ReplyReader reader = new ReplyReader();

  /** The n of the {@code DLE EOT n} that is not answered yet, or 0. */
  private int openQuestion;

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
    byte[] bytes = {0x1B, 0x40, GS, 0x61, (byte) 0xFF};
    link.write(bytes, deadline, "initialising the printer");
  }

  void send(byte[] piece, Deadline deadline) throws LinkException {
    link.write(piece, deadline, "sending a slip");
  }

  /** Asks with {@code DLE EOT}, which is answered at once, off-line and mid-slip as well. */
  PrinterStatus status(Deadline deadline) throws LinkException {
    int printer = ask(1, deadline, "asking printer status");
    int cause = ask(2, deadline, "asking off-line cause");
    int paper = ask(4, deadline, "asking paper status");
    int errors = (cause & 0x40) != 0 ? ask(3, deadline, "asking error cause") : 0;
    return PrinterStatus.of(printer, cause, errors, paper);
  }

  private int ask(int n, Deadline deadline, String doing) throws LinkException {
    settle(deadline);
    put(n, deadline, doing);
    while (true) {
      if (next(deadline, doing) instanceof PrinterReply.RealTime answer) {
        return answer.status();
      }
    }
  }

  /** Asks without waiting, unless a question is open already; the answer shows up in next. */
  void askForASignOfLife(Deadline deadline) throws LinkException {
    if (openQuestion == 0) {
      put(1, deadline, "asking for a sign of life");
    }
  }

  /** Waits until no question is open, so that the next answer is the next question's. */
  void settle(Deadline deadline) throws LinkException {
    while (openQuestion != 0) {
      next(deadline, "asking for a sign of life");
    }
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
    while (!cleared) {
      next(deadline, "clearing its buffers");
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
    Optional<PrinterReply> reply = Optional.empty();
    while (reply.isEmpty()) {
      reply = reader.take(link.read(deadline, doing));
    }
    note(reply.get());
    return reply.get();
  }

  private void note(PrinterReply reply) {
    if (reply instanceof PrinterReply.RealTime answer) {
      saysOffline = openQuestion == 1 ? (answer.status() & 0x08) != 0 : saysOffline;
      openQuestion = 0;
    } else if (reply instanceof PrinterReply.Automatic automatic) {
      saysOffline = automatic.offline();
    } else if (reply instanceof PrinterReply.ProcessDone done) {
      lastDone = done.id();
    } else if (reply instanceof PrinterReply.BuffersCleared) {
      cleared = true;
    } else if (reply instanceof PrinterReply.Paper paper) {
      sensors = Optional.of(paper);
    }
  }
}
