package id.loket.sim.printer;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.loket.paper.Cut;
import id.loket.paper.PrinterBody;
import id.loket.paper.Slip;
import id.loket.paper.Strip;
import id.loket.paper.Work;
import id.loket.sim.bench.Frames;
import id.loket.sim.bench.Recent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The inside of the printer that its threads share: receive buffer, print queue, sensors, paper and
 * faults. One monitor guards all of it, and every change wakes whoever waits. The host's thread
 * fills the buffer, the interpreter empties it into the queue, the {@link Mechanism} puts the queue
 * on paper.
 */
final class Machine implements PrinterBody {
  private static final int KEPT_LOG = 600;

  /** What was logged so often makes room first. */
  private static final int OFTEN = 10;

  private static final int KEPT_BYTES = 48;

  private final PrinterSetup setup;
  private final Clock clock;
  private final ReceiveBuffer buffer;
  private final Deque<Work> queue = new ArrayDeque<>();
  private final Recent<LogLine> log =
      new Recent<>(KEPT_LOG, OFTEN, line -> line.kind() + line.text());
  private final Deque<Byte> lastBytes = new ArrayDeque<>();
  private final Deque<Slip> slips = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Slip>> slipListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "printer-listeners");
            thread.setDaemon(true);
            return thread;
          });

  final Faults faults = new Faults();
  private final Frames frames;
  private Strip strip;
  private long paperRows;
  private int queuedRows;
  private int generation;
  private int powerCycle;

  /** Both as they were when the command under way gave its first byte. */
  private int generationBegun;

  private int powerCycleBegun;
  private boolean interpreting;
  private boolean off;
  private boolean cutterError;
  private int automaticMask;
  private int offLineResponse;
  private PrinterStatus told;
  private Answers host;
  private byte[] held = {};

  private int slipsEver;
  private int cuts;
  private int drawerPulses;
  private long received;
  private long babbled;
  private long logged;

  Machine(PrinterSetup setup, Clock clock) {
    this.setup = setup;
    this.clock = clock;
    this.frames = new Frames(clock);
    this.buffer = new ReceiveBuffer(setup.bufferBytes());
    this.strip = freshStrip();
    this.paperRows = rows(setup.rollMillimetres());
    this.told = status();
  }

  /** Faults that a hand sets; plain fields, guarded by the machine. */
  static final class Faults {
    boolean paperNearEnd;
    boolean paperEnd;
    boolean coverOpen;
    boolean offLine;
    boolean cutterJam;
    boolean silent;
    boolean stalled;
    boolean refuse;

    /** Each answer leaves with the one after it, as a firmware does that flushes too early. */
    boolean late;

    long slowBytesPerSecond;
    long cutAfterBytes = -1;
    long answerDelayMillis;
    long babbleBytesPerSecond;
  }

  PrinterSetup setup() {
    return setup;
  }

  @Override
  public int dots() {
    return setup.model().dots();
  }

  @Override
  public int cutterRows() {
    return rows(setup.cutterMillimetres());
  }

  Frames frames() {
    return frames;
  }

  // ---- the host's side -------------------------------------------------------------------------

  synchronized void connected(Answers answers, String peer) {
    host = answers;
    log(LogLine.Kind.STATE, "connected " + peer);
    changed();
  }

  synchronized void disconnected(Answers answers, String how) {
    if (host == answers) {
      host = null;
      log(LogLine.Kind.STATE, "disconnected " + how);
      changed();
    }
  }

  synchronized boolean hasHost() {
    return host != null;
  }

  /** Waits until the printer wants to read, and says how many bytes at most. */
  synchronized int waitUntilReadable() {
    while (!off && (faults.stalled || buffer.free() == 0)) {
      await();
    }
    return readable();
  }

  private int readable() {
    int most = off || faults.stalled ? 0 : buffer.free();
    if (faults.cutAfterBytes >= 0) {
      most = (int) Math.min(most, faults.cutAfterBytes);
    }
    if (faults.slowBytesPerSecond > 0) {
      most = (int) Math.min(most, Math.max(1, faults.slowBytesPerSecond / 50));
    }
    return most;
  }

  /** Takes read bytes in; real-time commands among them act in the same step. */
  synchronized void receive(byte[] bytes, int count, RealTime realTime) {
    for (int i = 0; i < count; i++) {
      buffer.put(bytes[i]);
      lastBytes.addLast(bytes[i]);
      if (lastBytes.size() > KEPT_BYTES) {
        lastBytes.removeFirst();
      }
      realTime.read(bytes[i] & 0xff);
    }
    received += count;
    if (faults.cutAfterBytes > 0) {
      faults.cutAfterBytes = Math.max(0, faults.cutAfterBytes - count);
    }
    changed();
  }

  /** Whether the byte that was read last is the one after which the cable is to be cut. */
  synchronized boolean cutNow() {
    if (faults.cutAfterBytes != 0) {
      return false;
    }
    faults.cutAfterBytes = -1;
    return true;
  }

  /** Paces reading to the bytes per second of the control {@code slow}. */
  synchronized void paceReading(int bytes) {
    long start = System.nanoTime();
    while (!off && faults.slowBytesPerSecond > 0) {
      long due = start + bytes * 1_000_000_000L / faults.slowBytesPerSecond;
      if (!awaitUntil(due)) {
        return;
      }
    }
  }

  @Override
  public synchronized void answer(byte[] answer) {
    byte[] bytes = answer;
    if (faults.late) {
      bytes = held;
      held = answer;
      if (bytes.length == 0) {
        log(LogLine.Kind.STATE, "late, held until the next: " + Hex.of(answer));
        return;
      }
    } else {
      held = new byte[0];
    }
    if (faults.silent) {
      log(LogLine.Kind.STATE, "silent, not sent: " + Hex.of(bytes));
    } else if (host == null) {
      log(LogLine.Kind.STATE, "nobody connected, not sent: " + Hex.of(bytes));
    } else if (host.send(bytes, faults.answerDelayMillis)) {
      log(LogLine.Kind.ANSWER, Hex.of(bytes));
      frames.said(bytes, "answer");
    } else {
      log(LogLine.Kind.STATE, "the host does not read, not sent: " + Hex.of(bytes));
    }
  }

  /**
   * Waits until the control {@code babble} is set and somebody is connected, and says how many
   * bytes come at once; 0 at the end.
   */
  synchronized int waitForBabble(int piecesPerSecond) {
    while (!off && (faults.babbleBytesPerSecond == 0 || host == null)) {
      await();
    }
    if (off) {
      return 0;
    }
    long rate = Math.min(faults.babbleBytesPerSecond, host.bytesPerSecond());
    return (int) Math.max(1, rate / piecesPerSecond);
  }

  /** Sends what nobody has asked for, also when it is set to be silent. */
  synchronized void babble(byte[] bytes) {
    if (faults.babbleBytesPerSecond > 0 && host != null && host.babble(bytes)) {
      babbled += bytes.length;
      notifyAll();
    }
  }

  /** Whether all that was said has left the printer. */
  synchronized boolean hasSaidAll() {
    return host == null || host.hasLeft();
  }

  synchronized long babbled() {
    return babbled;
  }

  // ---- the interpreter's side ------------------------------------------------------------------

  /** Waits for the first byte of a command; an off-line printer begins none. */
  @Override
  public synchronized int takeFirst() {
    interpreting = false;
    changed();
    while (!off && (buffer.count() == 0 || status().offLine())) {
      await();
    }
    int first = taken();
    generationBegun = generation;
    powerCycleBegun = powerCycle;
    return first;
  }

  /** Waits for a further byte of the command under way. */
  @Override
  public synchronized int take(int generationOfCommand) {
    while (!off && generation == generationOfCommand && buffer.count() == 0) {
      interpreting = false;
      notifyAll();
      await();
    }
    dropIfCleared(generationOfCommand);
    return taken();
  }

  private int taken() {
    if (off) {
      throw new SwitchedOff();
    }
    int value = buffer.take();
    interpreting = true;
    notifyAll();
    return value;
  }

  /** Hands work on; waits while the printer is as far ahead of its paper as it can be. */
  @Override
  public synchronized void queue(Work work, int generationOfCommand) {
    int limit = rows(setup.aheadMillimetres());
    while (!off
        && generation == generationOfCommand
        && !queue.isEmpty()
        && queuedRows + work.rows() > limit) {
      await();
    }
    dropIfCleared(generationOfCommand);
    queue.addLast(work);
    queuedRows += work.rows();
    notifyAll();
  }

  /** Hands a cut on and waits until it is done: no byte behind it is looked at before. */
  @Override
  public synchronized void queueAndWait(Work.CutPaper cut, int generationOfCommand) {
    queue(cut, generationOfCommand);
    while (!off && generation == generationOfCommand && queue.peekLast() == cut) {
      await();
    }
    dropIfCleared(generationOfCommand);
  }

  private void dropIfCleared(int generationOfCommand) {
    if (off) {
      throw new SwitchedOff();
    }
    if (generation != generationOfCommand) {
      throw new Cleared();
    }
  }

  @Override
  public synchronized int generation() {
    return generationBegun;
  }

  @Override
  public synchronized int powerCycle() {
    return powerCycleBegun;
  }

  @Override
  public synchronized void initialized() {
    automaticMask = 0;
  }

  @Override
  public synchronized void automaticStatus(int mask) {
    automaticMask = mask;
    if (mask != 0) {
      answer(status().automatic());
    }
  }

  @Override
  public synchronized void offLineResponse(int kind) {
    offLineResponse = kind;
  }

  @Override
  public synchronized void drawerPulsed() {
    drawerPulses++;
    changed();
  }

  @Override
  public int paperSensors() {
    return status().paperInOrder();
  }

  @Override
  public String named(int n) {
    return switch (n) {
      case 65 -> "1.00 SIMULASI";
      case 66 -> "LOKET";
      case 67 -> "SIMULASI-" + setup.model().code();
      case 68 -> "SIM-" + setup.name();
      default -> "";
    };
  }

  @Override
  public void typed(String text) {
    log(LogLine.Kind.TEXT, text);
    frames.heard(text.getBytes(UTF_8), "text: " + text);
  }

  @Override
  public void obeyed(byte[] bytes, long length, boolean known, String remark) {
    StringBuilder text = new StringBuilder(Mnemonic.of(bytes));
    if (length > bytes.length) {
      text.append(" .. ").append(length).append(" bytes");
    }
    if (!remark.isEmpty()) {
      text.append(" (").append(remark).append(')');
    }
    log(known ? LogLine.Kind.COMMAND : LogLine.Kind.UNKNOWN, text.toString());
    frames.heard(bytes, known ? CommandWords.of(bytes) + ": " + text : "unknown: " + text);
  }

  // ---- the mechanism's side --------------------------------------------------------------------

  /** Waits for work that can be done: there is some, and the printer is on-line. */
  synchronized Work waitForWork() {
    while (!off && (queue.isEmpty() || status().offLine())) {
      await();
    }
    if (off) {
      throw new SwitchedOff();
    }
    return queue.peekFirst();
  }

  /** Lets the paper take its time; false if the work was cleared away meanwhile. */
  synchronized boolean paperMoves(Work work, long nanos) {
    long due = System.nanoTime() + nanos;
    while (!off && queue.peekFirst() == work && awaitUntil(due)) {
      // Woken by another change: the paper still moves.
    }
    return !off && queue.peekFirst() == work && !status().offLine();
  }

  /** Does the first work of the queue, if it is still this one. */
  synchronized void perform(Work work) {
    if (off || queue.peekFirst() != work) {
      return;
    }
    if (work instanceof Work.CutPaper && faults.cutterJam) {
      cutterError = true;
      changed();
      return;
    }
    queue.removeFirst();
    queuedRows -= work.rows();
    if (work instanceof Work.Burn burn) {
      strip.burn(burn.dots(), burn.line());
    } else if (work instanceof Work.Feed feed) {
      strip.feed(feed.rows());
    } else if (work instanceof Work.CutPaper cut) {
      cut(cut.kind());
    } else if (work instanceof Work.Tell tell) {
      answer(tell.answer());
    }
    // Between sensor and head lies enough paper to finish a line, so it may go below nothing.
    paperRows = Math.max(0, paperRows - work.rows());
    changed();
  }

  private void cut(Cut kind) {
    cuts++;
    if (strip.rowsBehindTheBlade() > 0) {
      comeOff(strip.cut(slipsEver + 1, now(), kind));
    }
  }

  private void comeOff(Slip slip) {
    slipsEver++;
    slips.addLast(slip);
    if (slips.size() > setup.keptSlips()) {
      slips.removeFirst();
    }
    log(
        LogLine.Kind.STATE,
        "slip " + slip.number() + ", " + slip.heightMillimetres() + " mm, " + slip.cut());
    slipListeners.forEach(listener -> teller.execute(() -> listener.accept(slip)));
  }

  // ---- real time -------------------------------------------------------------------------------

  synchronized void clear() {
    forgetData();
    log(LogLine.Kind.STATE, "buffer cleared by the host");
    answer(new byte[] {0x37, 0x25, 0});
    changed();
  }

  private void forgetData() {
    buffer.clear();
    queue.clear();
    queuedRows = 0;
    generation++;
    cutterError = false;
  }

  synchronized void recover(int n) {
    if (!cutterError || n != 1 && n != 2) {
      return;
    }
    cutterError = false;
    if (n == 2) {
      forgetData();
    }
    changed();
  }

  /** Off and on again: data and modes are gone, paper and faults stay as they are. */
  synchronized void powerCycled() {
    forgetData();
    powerCycle++;
    held = new byte[0];
    automaticMask = 0;
    offLineResponse = 0;
    log(LogLine.Kind.STATE, "switched off and on");
    changed();
  }

  // ---- hands -----------------------------------------------------------------------------------

  /** Moves one control and wakes whoever it concerns. */
  synchronized void byHand(String what, Runnable change) {
    log(LogLine.Kind.STATE, what);
    change.run();
    if (!faults.cutterJam) {
      cutterError = false;
    }
    changed();
  }

  synchronized long paperMillimetres() {
    return paperRows / DOTS_PER_MILLIMETRE;
  }

  /** Sets what is left; putting paper where there was none is a new roll. */
  synchronized void paper(long millimetres) {
    boolean wasEmpty = paperRows == 0;
    paperRows = rows(millimetres);
    if (wasEmpty && paperRows > 0) {
      changeRoll();
    }
  }

  /** Puts a full roll in; the sensors, if a hand held them, are let go. */
  synchronized void refill() {
    faults.paperEnd = false;
    faults.paperNearEnd = false;
    paperRows = rows(setup.rollMillimetres());
    changeRoll();
  }

  private void changeRoll() {
    if (strip.blank()) {
      strip = freshStrip();
    } else {
      comeOff(strip.tear(slipsEver + 1, now()));
    }
  }

  private Strip freshStrip() {
    return new Strip(dots(), cutterRows());
  }

  // ---- what can be seen ------------------------------------------------------------------------

  synchronized PrinterStatus status() {
    boolean paperEnd = faults.paperEnd || paperRows == 0;
    boolean nearEnd =
        paperEnd || faults.paperNearEnd || paperRows <= rows(setup.nearEndMillimetres());
    boolean offLine = faults.offLine || faults.coverOpen || paperEnd || cutterError;
    return new PrinterStatus(faults.coverOpen, nearEnd, paperEnd, cutterError, offLine);
  }

  synchronized List<Slip> slips() {
    return List.copyOf(slips);
  }

  synchronized int slipsEver() {
    return slipsEver;
  }

  synchronized Slip currentPaper() {
    return strip.seen(now());
  }

  synchronized int buffered() {
    return buffer.count();
  }

  synchronized int cuts() {
    return cuts;
  }

  synchronized int drawerPulses() {
    return drawerPulses;
  }

  synchronized long received() {
    return received;
  }

  synchronized byte[] lastBytes() {
    byte[] bytes = new byte[lastBytes.size()];
    int i = 0;
    for (byte value : lastBytes) {
      bytes[i++] = value;
    }
    return bytes;
  }

  synchronized List<LogLine> log() {
    return log.all();
  }

  synchronized void log(LogLine.Kind kind, String text) {
    log.add(new LogLine(++logged, now(), kind, text));
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void onSlip(Consumer<Slip> listener) {
    slipListeners.add(listener);
  }

  // ---- waiting ---------------------------------------------------------------------------------

  /** Waits for a condition of what can be seen; false when the time is over first. */
  synchronized boolean awaitThat(java.util.function.BooleanSupplier condition, Duration most) {
    long due = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (off || !awaitUntil(due)) {
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  /**
   * Whatever was received is interpreted and on paper, but for the begin of an unfinished command.
   */
  synchronized boolean idle() {
    return buffer.count() == 0 && queue.isEmpty() && !interpreting;
  }

  synchronized void waitWhile(java.util.function.BooleanSupplier condition) {
    while (!off && condition.getAsBoolean()) {
      await();
    }
  }

  synchronized boolean off() {
    return off;
  }

  synchronized void switchOff() {
    off = true;
    notifyAll();
    teller.shutdown();
  }

  /** Tells sensors' changes to the host, wakes the threads, calls the listeners. */
  private void changed() {
    PrinterStatus now = status();
    if (!now.equals(told)) {
      log(LogLine.Kind.STATE, now.words());
      if (now.worthTelling(told, automaticMask)) {
        answer(now.automatic());
      }
      if (offLineResponse != 0 && now.offLine() && !told.offLine()) {
        answer(now.offLineResponse(offLineResponse == 2));
      }
      told = now;
    }
    notifyAll();
    if (!off && !listeners.isEmpty() && telling.compareAndSet(false, true)) {
      teller.execute(
          () -> {
            telling.set(false);
            listeners.forEach(Runnable::run);
          });
    }
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwitchedOff();
    }
  }

  /** Waits for a wake-up before that moment; false once the moment is over. */
  private boolean awaitUntil(long dueNanos) {
    long left = dueNanos - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 100_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwitchedOff();
    }
    return true;
  }

  private Instant now() {
    return clock.instant();
  }

  private static int rows(long millimetres) {
    return Math.toIntExact(millimetres * DOTS_PER_MILLIMETRE);
  }
}
