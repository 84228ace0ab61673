package id.loket.device.printer;

import id.loket.device.PrintOutcome;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.TicketPrinter;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.RateTrial;
import id.loket.device.link.SerialAddress;
import id.loket.device.link.TcpAddress;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ticket printer that speaks ESC/POS.
 *
 * <p>It asks the printer before a slip (a printer without paper is not sent anything), and believes
 * that a slip is out only when the printer says so afterwards: a slip fits the socket's buffer, so
 * writing it proves nothing. From the first byte after the gate on, whatever goes wrong is {@code
 * UNKNOWN}, since paper may have moved.
 *
 * <p>The link stays open between calls; one thread uses the printer, any thread may close it. A
 * printer that is trusted to clear its buffers but does not answer that it did is asked once, told
 * so in the log, and used all the same.
 */
public final class EscPosTicketPrinter implements TicketPrinter {
  private static final Logger log = LoggerFactory.getLogger(EscPosTicketPrinter.class);

  /**
   * Bytes between two questions. Behind a full receive buffer a question stays unanswered for as
   * long as the buffer stays full; 4 kB is the smallest buffer among the models that we know.
   */
  static final int PIECE_BYTES = 2_000;

  /** So that an answer behind a piece does not come late on a slow line. */
  private static final Duration PIECE_TIME = Duration.ofMillis(500);

  /** How often a silent printer is asked for a sign of life while it prints. */
  private static final Duration HEARTBEAT = Duration.ofMillis(400);

  private static final PrinterStatus DONE = new PrinterStatus(PrinterState.READY, "", false);

  private final LinkAddress address;
  private final PrinterModel model;
  private final SlipLayout layout;
  private final RateSearch rates;
  private int lastProcess = ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36);
  private volatile Conversation conversation;
  private volatile String detail = "";

  /** Cover, paper, panel and power are moved by hand. */
  private static final Set<PrinterState> SOMEBODY_WAS_THERE =
      EnumSet.of(
          PrinterState.COVER_OPEN,
          PrinterState.PAPER_OUT,
          PrinterState.OFFLINE,
          PrinterState.UNREACHABLE,
          PrinterState.PORT_MISSING);

  /** True while bytes of a slip that nobody waits for may still lie in the printer. */
  private boolean leftoversPossible;

  /** True while a piece of a slip that was given up may hang in the printer. */
  private volatile boolean pieceHangs;

  /** True while that piece has not been tried to cut off on its own. */
  private volatile boolean pieceUntried;

  /** Whether it gives each answer only when it is asked the next question. */
  private boolean answersLate;

  /** Bytes of the longest piece of the slip under way. */
  private int longestPiece;

  /** What ended a slip and may still be there, although the printer says that it is ready. */
  private String standingFault = "";

  public EscPosTicketPrinter(LinkAddress address, PrinterModel model) {
    this(address, model, Optional.empty());
  }

  public EscPosTicketPrinter(LinkAddress address, PrinterModel model, Optional<Raster> logo) {
    this.address = address;
    this.model = model;
    this.layout = new SlipLayout(model, logo);
    this.rates = new RateSearch(address);
    this.leftoversPossible = mayClear(model);
  }

  @Override
  public PrintOutcome print(Slip slip, Gate gate) {
    List<byte[]> chunks = new ArrayList<>(layout.chunks(slip));
    if (pieceHangs) {
      chunks.add(0, layout.cutOff());
    }
    return attempt(pieces(chunks), gate);
  }

  @Override
  public void cutOffPiece() {
    if (!pieceUntried) {
      return;
    }
    PrintOutcome outcome = attempt(List.of(layout.cutOff()), Gate.OPEN);
    // Once: a printer that cuts but never says so would else feed paper for ever.
    pieceUntried = !outcome.inkSent();
    if (outcome.result() == PrintOutcome.Result.PRINTED) {
      log.info("printer {}: cut off what the last slip left", address);
    }
  }

  @Override
  public void expectPiece() {
    pieceHangs = true;
    pieceUntried = true;
  }

  private PrintOutcome attempt(List<byte[]> pieces, Gate gate) {
    if (model.completion() == PrinterModel.Completion.NONE) {
      return attemptUnasked(pieces, gate);
    }
    PrinterStatus before = status();
    if (!before.state().prints()) {
      return PrintOutcome.notPrinted(before.reason(), describe(before));
    }
    Conversation printer;
    try {
      printer = openConversation();
      printer.initialise(Deadline.in(model.answerLimit()));
    } catch (LinkException e) {
      drop();
      return PrintOutcome.notPrinted(reasonOf(e), e.getMessage());
    }
    if (!gate.maySend()) {
      return PrintOutcome.notPrinted(PrintOutcome.Reason.WITHDRAWN, "");
    }
    return put(pieces, printer);
  }

  /**
   * To a printer that answers nothing. On a link of its own, since one that died unnoticed would
   * swallow the slip, and closed behind it, so that all of it leaves.
   */
  private PrintOutcome attemptUnasked(List<byte[]> pieces, Gate gate) {
    close();
    Conversation printer;
    try {
      printer = openConversation();
      printer.initialise(Deadline.in(model.answerLimit()));
    } catch (LinkException e) {
      drop();
      return PrintOutcome.notPrinted(reasonOf(e), e.getMessage());
    }
    if (!gate.maySend()) {
      return PrintOutcome.notPrinted(PrintOutcome.Reason.WITHDRAWN, "");
    }
    try {
      Deadline job = Deadline.in(jobLimit(pieces));
      for (byte[] piece : pieces) {
        printer.send(piece, job);
      }
      close();
      pieceHangs = false;
      pieceUntried = false;
      return PrintOutcome.unknown(PrintOutcome.Reason.UNCONFIRMED, "");
    } catch (LinkException e) {
      expectPiece();
      drop();
      return PrintOutcome.unknown(reasonOf(e), e.getMessage());
    }
  }

  /** The model's limit, and on a slow line the time that the bytes themselves need. */
  private Duration jobLimit(List<byte[]> pieces) {
    int bytes = pieces.stream().mapToInt(piece -> piece.length).sum();
    return model.jobLimit().plus(address.timeFor(bytes));
  }

  private Duration silenceLimit() {
    return model.silenceLimit().plus(address.timeFor(longestPiece));
  }

  /** From here on ink is possible, so every way out but one is UNKNOWN. */
  private PrintOutcome put(List<byte[]> pieces, Conversation printer) {
    try {
      PrinterStatus end = sendAndWait(pieces, printer, Deadline.in(jobLimit(pieces)));
      if (end == DONE) {
        pieceHangs = false;
        pieceUntried = false;
        return PrintOutcome.printed();
      }
      if (end.state() == PrinterState.FAULT && !end.passing()) {
        standingFault = end.detail();
      }
      giveUp(printer);
      return PrintOutcome.unknown(end.reason(), describe(end));
    } catch (LinkException e) {
      giveUp(printer);
      return PrintOutcome.unknown(reasonOf(e), e.getMessage());
    }
  }

  private PrinterStatus sendAndWait(List<byte[]> pieces, Conversation printer, Deadline job)
      throws LinkException {
    for (int i = 0; i < pieces.size(); i++) {
      printer.send(pieces.get(i), job.orIn(silenceLimit()));
      if (i < pieces.size() - 1) {
        PrinterStatus between = printer.statusUnderASlip(job.orIn(silenceLimit()));
        if (!between.state().prints() && !between.passing()) {
          return between;
        }
      }
    }
    return model.completion() == PrinterModel.Completion.PROCESS_ID
        ? waitForProcess(printer, job)
        : waitForSensors(printer, job);
  }

  private PrinterStatus waitForProcess(Conversation printer, Deadline job) throws LinkException {
    String id = nextProcess();
    printer.requestProcessDone(id, job.orIn(silenceLimit()));
    PrinterStatus end = waitUntil(() -> printer.isProcessDone(id), printer, job);
    if (end == DONE) {
      settle(printer);
    }
    return end;
  }

  private PrinterStatus waitForSensors(Conversation printer, Deadline job) throws LinkException {
    printer.requestPaperSensors(job.orIn(silenceLimit()));
    PrinterStatus end = waitUntil(() -> printer.sensors().isPresent(), printer, job);
    if (end != DONE) {
      return end;
    }
    if (printer.sensors().filter(PrinterReply.Paper::end).isPresent()) {
      return new PrinterStatus(PrinterState.PAPER_OUT, "paper ended with the slip", false);
    }
    PrinterStatus after = printer.statusUnderASlip(job.orIn(silenceLimit()));
    if (printer.hasBabbled()) {
      // Any byte of four could have been that answer.
      throw LinkException.garbled(address, "waiting for the end of printing");
    }
    return after.state().prints() ? DONE : after;
  }

  private interface Condition {
    boolean isMet();
  }

  /**
   * Waits while the printer lives and is at work: it is asked for a sign of life in between, and a
   * trouble that a person must end (cover, paper, cutter) ends the waiting at once.
   */
  private PrinterStatus waitUntil(Condition done, Conversation printer, Deadline job)
      throws LinkException {
    Deadline silence = Deadline.in(silenceLimit());
    while (!done.isMet()) {
      if (job.isOver()) {
        String detail = "slip not finished within " + seconds(job.limit());
        return new PrinterStatus(PrinterState.OFFLINE, detail, false);
      }
      if (hears(printer, job.orIn(HEARTBEAT), silence)) {
        silence = Deadline.in(silenceLimit());
      }
      if (!done.isMet() && printer.saysOffline()) {
        PrinterStatus trouble = printer.statusUnderASlip(Deadline.in(silenceLimit()));
        silence = Deadline.in(silenceLimit());
        if (!done.isMet() && !trouble.state().prints() && !trouble.passing()) {
          return trouble;
        }
      }
    }
    return DONE;
  }

  /** Whether a reply came; if none did, one is asked for, until the silence has lasted too long. */
  private static boolean hears(Conversation printer, Deadline wait, Deadline silence)
      throws LinkException {
    try {
      printer.next(wait, "waiting for the end of printing");
      return true;
    } catch (LinkException e) {
      if (e.kind() != LinkException.Kind.SILENT) {
        throw e;
      }
      if (silence.isOver()) {
        throw LinkException.silent(
            printer.link().address(), silence.limit(), "waiting for the end of printing");
      }
      printer.askForASignOfLife(silence);
      return false;
    }
  }

  /** The slip is out; a question still open must not shift the answers of the next ones. */
  private void settle(Conversation printer) {
    try {
      printer.settle(Deadline.in(model.answerLimit()));
    } catch (LinkException e) {
      drop();
    }
  }

  /** What was sent must not come out later, when nobody waits for it any more. */
  private void giveUp(Conversation printer) {
    expectPiece();
    leftoversPossible = mayClear(model);
    if (leftoversPossible) {
      try {
        printer.clearBuffers(Deadline.in(model.answerLimit()));
        leftoversPossible = false;
      } catch (LinkException e) {
        log.debug("{}: buffers not cleared now, tried again later: {}", address, e.getMessage());
      }
    }
    drop();
  }

  @Override
  public PrinterState state() {
    return status().state();
  }

  @Override
  public String detail() {
    return detail;
  }

  /** A link that was open before may have died unnoticed: then it is opened once more. */
  private PrinterStatus status() {
    boolean wasOpen = conversation != null;
    PrinterStatus status = statusOnce();
    boolean stale = wasOpen && conversation == null;
    PrinterStatus result = standing(stale ? statusOnce() : status);
    detail = result.detail();
    return result;
  }

  /**
   * Clearing the buffer lifts a printer's error but not its cause: a jammed cutter would join the
   * slips of all visitors that follow. So the fault stands until somebody was at the printer.
   */
  private PrinterStatus standing(PrinterStatus said) {
    if (SOMEBODY_WAS_THERE.contains(said.state())) {
      standingFault = "";
    }
    return standingFault.isEmpty()
        ? said
        : new PrinterStatus(
            PrinterState.FAULT,
            standingFault + "; when it is cleared, open and close the cover",
            false);
  }

  private PrinterStatus statusOnce() {
    try {
      if (model.completion() == PrinterModel.Completion.NONE) {
        lookWhetherItIsThere();
        return new PrinterStatus(PrinterState.UNANSWERING, "", false);
      }
      Conversation printer = openConversation();
      PrinterStatus status = ask(printer, Deadline.in(model.answerLimit()));
      noteLateness(printer);
      rates.understood();
      return status;
    } catch (LinkException e) {
      drop();
      return notUnderstood(e);
    }
  }

  /** A serial line catches noise, so it is given the time to fall quiet. */
  private PrinterStatus ask(Conversation printer, Deadline deadline) throws LinkException {
    return address instanceof SerialAddress
        ? printer.statusUnderASlip(deadline)
        : printer.status(deadline);
  }

  private void noteLateness(Conversation printer) {
    if (printer.answersLate() && !answersLate) {
      log.info("printer {}: gives each answer with the next question; understood so", address);
    }
    answersLate = printer.answersLate();
  }

  /** On the network nothing tells that it has been switched off, but that it takes no link. */
  private void lookWhetherItIsThere() throws LinkException {
    if (address instanceof TcpAddress) {
      close();
    }
    openConversation().link().hasArrived("looking whether it is there");
  }

  private PrinterStatus notUnderstood(LinkException e) {
    PrinterStatus status = PrinterStatus.of(e);
    if (e.kind() != LinkException.Kind.SILENT && e.kind() != LinkException.Kind.GARBLED) {
      return status;
    }
    return rates
        .notUnderstood()
        .map(
            rate ->
                new PrinterStatus(
                    PrinterState.WRONG_BAUD,
                    RateTrial.advice((SerialAddress) address, rate),
                    false))
        .orElse(status);
  }

  private Conversation openConversation() throws LinkException {
    Conversation current = conversation;
    if (current != null) {
      return current;
    }
    Conversation fresh = new Conversation(address.open(model.connectLimit()), answersLate);
    conversation = fresh;
    if (leftoversPossible) {
      ask(fresh, Deadline.in(model.answerLimit()));
      noteLateness(fresh);
      clearLeftovers(fresh);
    }
    return conversation == null ? openConversation() : fresh;
  }

  /** A printer that answers nothing does not say that it has cleared its buffers either. */
  private static boolean mayClear(PrinterModel model) {
    return model.clearSupported() && model.completion() != PrinterModel.Completion.NONE;
  }

  private void clearLeftovers(Conversation printer) {
    leftoversPossible = false;
    try {
      printer.clearBuffers(Deadline.in(model.answerLimit()));
    } catch (LinkException e) {
      log.warn("{} (set clear-supported to false if it can't)", e.getMessage());
      drop();
    }
  }

  @Override
  public void close() {
    Conversation current = conversation;
    conversation = null;
    if (current != null) {
      current.link().close();
    }
  }

  private void drop() {
    Conversation current = conversation;
    conversation = null;
    if (current != null) {
      current.link().abort();
    }
  }

  /** Whole commands together, up to a piece's size; on a slow line half a second of it. */
  private List<byte[]> pieces(List<byte[]> chunks) {
    int most = address.bytesIn(PIECE_TIME, PIECE_BYTES);
    List<byte[]> pieces = new ArrayList<>();
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    for (byte[] chunk : chunks) {
      if (piece.size() > 0 && piece.size() + chunk.length > most) {
        pieces.add(piece.toByteArray());
        piece.reset();
      }
      piece.writeBytes(chunk);
    }
    pieces.add(piece.toByteArray());
    longestPiece = pieces.stream().mapToInt(one -> one.length).max().orElse(0);
    return pieces;
  }

  /** Four printable characters that do not come again soon. */
  private String nextProcess() {
    lastProcess = (lastProcess + 1) % (36 * 36 * 36 * 36);
    String digits = Integer.toString(lastProcess, 36);
    return "0".repeat(4 - digits.length()) + digits;
  }

  private String describe(PrinterStatus status) {
    if (status.detail().startsWith(address.toString())) {
      return status.detail();
    }
    String state = status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return address + ": " + state + (status.detail().isEmpty() ? "" : ", " + status.detail());
  }

  private static PrintOutcome.Reason reasonOf(LinkException e) {
    return switch (e.kind()) {
      case UNREACHABLE -> PrintOutcome.Reason.UNREACHABLE;
      case SILENT -> PrintOutcome.Reason.SILENT;
      case CUT_OFF -> PrintOutcome.Reason.CUT_OFF;
      case GARBLED -> PrintOutcome.Reason.FAULT;
    };
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() / 1000.0 + " s";
  }
}
