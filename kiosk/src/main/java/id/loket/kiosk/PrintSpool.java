package id.loket.kiosk;

import id.loket.device.DeviceKind;
import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.device.TicketPrinter;
import id.loket.kiosk.PrintSpool.Office.Permission;
import id.loket.station.MetricsText;
import id.loket.station.Rounds;
import id.loket.station.StationDevice;
import id.loket.wire.DeviceReport;
import id.loket.wire.PrintJob;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slips that wait for the printer, and the one thread that owns it.
 *
 * <p>A slip is begun only within its validity, on a printer that says it is well, and after the
 * office has noted durably that it is being sent. It is tried once more only if no ink byte had
 * been sent; after UNKNOWN never. Any thread may hand in a picture or read the state; nothing here
 * waits for the printer but its own thread.
 */
final class PrintSpool implements StationDevice {
  /** The one printer of a station; the office prints by this name. */
  static final String NAME = "printer";

  /** What the spool needs of the office. */
  interface Office {
    /** Says what came of asking whether a slip may go to the paper. */
    enum Permission {
      GRANTED,
      CLOSED,
      NO_ANSWER
    }

    Permission sending(String job) throws InterruptedException;

    /** Takes the outcome and sees that it arrives; returns at once. */
    void tell(String job, PrintOutcome outcome);

    /** The printer's state has changed. */
    void printerChanged();
  }

  private static final Logger log = LoggerFactory.getLogger(PrintSpool.class);

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(500);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final Duration AFTER_MISTAKE = Duration.ofSeconds(1);
  private static final int TRIES = 2;

  /** After so many questions without an answer since the start, nobody waits for it any more. */
  private static final int SILENCES = 3;

  private static final String NEVER_ANSWERED =
      "; it has not answered since the start: if it never does, set printer.completion = none";

  /** Far more than can stand in one picture; older ids never come again. */
  private static final int REMEMBERED = 2_000;

  private final TicketPrinter printer;
  private final String address;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Office office;
  private final Thread thread;

  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, Result> finished = new LinkedHashMap<>();
  private final Map<Result, Long> counts = new LinkedHashMap<>();
  private String underWay = "";
  private PrinterState state;
  private String detail = "";
  private long nextPoll;
  private boolean closed;

  /** False until the printer has once said that it is well. */
  private boolean everWell;

  /** How often in a row it has been asked and has not been understood. */
  private int silences;

  /** One slip and what has been tried with it. */
  private static final class Waiting {
    final PrintJob job;
    long validUntil;
    long notBefore;
    Long troubleSince;
    int tries;
    PrintOutcome lastTry;
    Permission permission;

    /** The office may have heard that this slip is being sent, though its answer got lost. */
    boolean maybeNoted;

    Waiting(PrintJob job, long validUntil, long now) {
      this.job = job;
      this.validUntil = validUntil;
      this.notBefore = now;
    }
  }

  PrintSpool(
      TicketPrinter printer, String address, Duration patience, LongSupplier nanos, Office office) {
    this.printer = printer;
    this.address = address;
    this.patience = patience;
    this.nanos = nanos;
    this.office = office;
    this.nextPoll = nanos.getAsLong();
    this.thread = new Thread(this::run, "print spool");
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
  }

  /** Takes the whole picture: what is new is queued, what the office has closed is dropped. */
  @Override
  public synchronized void take(StationPicture picture) {
    long now = nanos.getAsLong();
    Set<String> open = picture.jobs().stream().map(PrintJob::id).collect(Collectors.toSet());
    waiting.keySet().removeIf(id -> !open.contains(id) && !id.equals(underWay));
    for (PrintJob job : picture.jobs()) {
      long validUntil = now + Duration.ofSeconds(job.validForSeconds()).toNanos();
      Waiting known = waiting.get(job.id());
      if (known != null) {
        known.validUntil = earlier(known.validUntil, validUntil);
      } else if (!finished.containsKey(job.id())) {
        takeNew(job, validUntil, now);
      }
    }
    notifyAll();
  }

  private void takeNew(PrintJob job, long validUntil, long now) {
    if (job.sending()) {
      String why = "the station was stopped while it was sending this slip";
      printer.expectPiece();
      finish(job.id(), PrintOutcome.unknown(Reason.INTERRUPTED, why));
    } else {
      waiting.put(job.id(), new Waiting(job, validUntil, now));
      // A trouble that was seen two seconds ago may be over.
      nextPoll = state == null || state.prints() ? nextPoll : now;
    }
  }

  /** For a clock that is moved by hand: what waits for a moment looks at it again. */
  synchronized void clockMoved() {
    notifyAll();
  }

  @Override
  public synchronized DeviceReport report() {
    PrinterState now = stateNow();
    return new DeviceReport(
        NAME,
        DeviceKind.PRINTER.name(),
        address,
        now.name(),
        now.health(),
        state == null ? "not asked yet" : detail);
  }

  private PrinterState stateNow() {
    return state == null ? PrinterState.UNREACHABLE : state;
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public synchronized Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("printer", stateNow());
    health.put("waiting", waiting.size());
    return health;
  }

  @Override
  public synchronized void measure(MetricsText text) {
    text.states(
            "loket_station_printer_state",
            "1 for the state the printer is in.",
            PrinterState.class,
            stateNow())
        .gauge("loket_station_slips_waiting", "Slips that wait for the printer.", waiting.size())
        .counter("loket_station_slips_total", "Slips by what became of them.");
    for (Result result : Result.values()) {
      String name = "loket_station_slips_total{result=\"" + result + "\"}";
      text.line(name, counts.getOrDefault(result, 0L));
    }
  }

  /** Finishes the slip that is under way, and begins no other. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(Duration.ofSeconds(20).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    printer.close();
  }

  private void run() {
    try {
      Rounds.run("print spool", AFTER_MISTAKE, this::round);
    } catch (InterruptedException e) {
      log.debug("print spool interrupted");
    }
  }

  private boolean round() throws InterruptedException {
    if (isClosed()) {
      return false;
    }
    if (isPollDue()) {
      poll();
    }
    dropWhatIsTooLate();
    Waiting next = next();
    if (next == null) {
      rest();
    } else {
      print(next);
    }
    return true;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized boolean isPollDue() {
    return nanos.getAsLong() - nextPoll >= 0;
  }

  private void poll() {
    try {
      PrinterState now = printer.state();
      note(now, printer.detail());
      if (now.prints()) {
        printer.cutOffPiece();
      }
    } catch (RuntimeException e) {
      log.error("printer {}: can't be asked, by a mistake in this program", address, e);
      note(PrinterState.FAULT, e.toString());
    }
  }

  private void note(PrinterState now, String nowDetail) {
    boolean changed;
    boolean hopeless;
    synchronized (this) {
      changed = state != now;
      everWell |= now.prints();
      silences = now.reason() == Reason.SILENT ? silences + 1 : 0;
      hopeless = isHopeless();
      state = now;
      detail = hopeless ? nowDetail + NEVER_ANSWERED : nowDetail;
      nextPoll =
          nanos.getAsLong()
              + (waiting.isEmpty() || now.prints() ? POLL : POLL_WHILE_WAITING).toNanos();
    }
    if (changed) {
      logChange(now, nowDetail);
      office.printerChanged();
    }
    if (hopeless && silences == SILENCES) {
      log.warn("printer {}: {}{}", address, nowDetail, NEVER_ANSWERED);
    }
  }

  /** A printer that has never answered will hardly begin while a visitor waits. */
  private boolean isHopeless() {
    return !everWell && silences >= SILENCES;
  }

  private void logChange(PrinterState now, String nowDetail) {
    String words = now.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String more = nowDetail.isEmpty() ? "" : " (" + nowDetail + ")";
    if (now.prints()) {
      log.info("printer {}: {}{}", address, words, more);
    } else {
      log.warn("printer {}: {}{}", address, words, more);
    }
  }

  /** A slip that comes too late is worse than none: the visitor has photographed the number. */
  private synchronized void dropWhatIsTooLate() {
    long now = nanos.getAsLong();
    Map<String, PrintOutcome> dropped = new LinkedHashMap<>();
    for (Iterator<Waiting> each = waiting.values().iterator(); each.hasNext(); ) {
      Waiting one = each.next();
      if (!state.prints() && one.troubleSince == null) {
        one.troubleSince = now;
      }
      boolean impatient =
          !state.prints()
              && one.troubleSince != null
              && (isHopeless() || now - one.troubleSince >= patience.toNanos());
      if (impatient || now - one.validUntil >= 0) {
        each.remove();
        dropped.put(one.job.id(), outcomeOfTooLate(one));
      }
    }
    dropped.forEach(this::finish);
  }

  private PrintOutcome outcomeOfTooLate(Waiting one) {
    if (one.lastTry != null) {
      return one.lastTry;
    }
    if (!state.prints()) {
      String why = detail.isEmpty() ? address + ": " + state : detail;
      return PrintOutcome.notPrinted(state.reason(), why);
    }
    return PrintOutcome.notPrinted(Reason.EXPIRED, "older than its use");
  }

  private synchronized Waiting next() {
    long now = nanos.getAsLong();
    if (!state.prints() || closed) {
      return null;
    }
    return waiting.values().stream()
        .filter(one -> now - one.notBefore >= 0)
        .findFirst()
        .orElse(null);
  }

  private synchronized void rest() throws InterruptedException {
    long now = nanos.getAsLong();
    long until = nextPoll;
    for (Waiting one : waiting.values()) {
      until = earlier(until, one.validUntil);
      if (state.prints()) {
        until = earlier(until, one.notBefore);
      } else if (one.troubleSince != null) {
        until = earlier(until, one.troubleSince + patience.toNanos());
      }
    }
    long millis = Duration.ofNanos(until - now).toMillis() + 1;
    if (!closed && millis > 0 && !hasNews()) {
      wait(millis);
    }
  }

  /** A slip that came between the question for the next one and this rest. */
  private boolean hasNews() {
    return state.prints()
        && waiting.values().stream().anyMatch(one -> nanos.getAsLong() - one.notBefore >= 0);
  }

  private void print(Waiting one) throws InterruptedException {
    synchronized (this) {
      underWay = one.job.id();
      one.permission = null;
    }
    PrintOutcome outcome = outcomeOf(one);
    boolean trouble = outcome.result() != Result.PRINTED;
    synchronized (this) {
      underWay = "";
      if (trouble) {
        nextPoll = nanos.getAsLong();
      }
      settle(one, outcome);
    }
  }

  /** A mistake of ours must not take the slips behind it along. */
  private PrintOutcome outcomeOf(Waiting one) {
    try {
      return printer.print(one.job.slip(), () -> isAllowed(one));
    } catch (RuntimeException e) {
      log.error("slip {} failed by a mistake in this program", one.job.id(), e);
      return one.permission == Permission.GRANTED
          ? PrintOutcome.unknown(Reason.INTERRUPTED, e.toString())
          : new PrintOutcome(Result.NOT_PRINTED, Reason.FAULT, false, e.toString());
    }
  }

  private boolean isAllowed(Waiting one) {
    if (nanos.getAsLong() - one.validUntil >= 0) {
      return false;
    }
    try {
      one.permission = office.sending(one.job.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      one.permission = Permission.NO_ANSWER;
    }
    boolean granted = one.permission == Permission.GRANTED;
    return granted && nanos.getAsLong() - one.validUntil < 0;
  }

  private void settle(Waiting one, PrintOutcome outcome) {
    String id = one.job.id();
    boolean inkless = outcome.result() == Result.NOT_PRINTED && !outcome.inkSent();
    if (inkless && outcome.reason() == Reason.WITHDRAWN) {
      settleWithdrawn(one);
    } else if (inkless && ++one.tries < TRIES) {
      one.lastTry = outcome;
      one.notBefore = nanos.getAsLong() + BETWEEN_TRIES.toNanos();
    } else {
      waiting.remove(id);
      finish(id, outcome);
    }
  }

  private void settleWithdrawn(Waiting one) {
    if (one.permission == Permission.NO_ANSWER) {
      // The office can't be reached: the slip waits, as long as it is of use.
      one.maybeNoted = true;
      one.notBefore = nanos.getAsLong() + BETWEEN_TRIES.toNanos();
    } else if (one.permission == Permission.CLOSED && one.maybeNoted) {
      waiting.remove(one.job.id());
      String why = "the server's word to print got lost on the way; nothing was printed";
      finish(one.job.id(), PrintOutcome.notPrinted(Reason.WITHDRAWN, why));
    } else if (one.permission == Permission.CLOSED) {
      waiting.remove(one.job.id());
      remember(one.job.id(), Result.NOT_PRINTED);
    } else {
      waiting.remove(one.job.id());
      finish(one.job.id(), PrintOutcome.notPrinted(Reason.EXPIRED, "older than its use"));
    }
  }

  private void finish(String id, PrintOutcome outcome) {
    remember(id, outcome.result());
    counts.merge(outcome.result(), 1L, Long::sum);
    if (outcome.result() != Result.PRINTED && outcome.reason() != Reason.UNCONFIRMED) {
      log.warn("slip {}: {} {} {}", id, outcome.result(), outcome.reason(), outcome.detail());
    }
    office.tell(id, outcome);
  }

  private void remember(String id, Result result) {
    finished.put(id, result);
    if (finished.size() > REMEMBERED) {
      finished.remove(finished.keySet().iterator().next());
    }
  }

  /** Steady time may wrap around, so moments are compared by their distance. */
  private static long earlier(long one, long other) {
    return one - other <= 0 ? one : other;
  }
}
