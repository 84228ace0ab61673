package id.loket.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.TicketPrinter;
import id.loket.kiosk.PrintSpool.Office.Permission;
import id.loket.wire.PrintJob;
import id.loket.wire.StationPicture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The retry rule and the time limits, with a printer that gives the outcomes it is told. */
class PrintSpoolTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final ToldPrinter printer = new ToldPrinter();
  private final AskedOffice office = new AskedOffice();
  private final PrintSpool spool =
      new PrintSpool(printer, "tcp://there:9100", Duration.ofSeconds(15), now::get, office);

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void aSlipWithoutInkIsTriedOnceMore() throws Exception {
    printer.willGive(PrintOutcome.notPrinted(Reason.PAPER_OUT, "no paper"));
    printer.willGive(PrintOutcome.printed());
    ask(job("1", 60));

    assertEquals("1 PRINTED", told());
    assertEquals(List.of("1"), office.sent);
  }

  @Test
  void aSlipThatFailsTwiceIsGivenUp() throws Exception {
    printer.willGive(PrintOutcome.notPrinted(Reason.PAPER_OUT, "no paper"));
    printer.willGive(PrintOutcome.notPrinted(Reason.COVER_OPEN, "open"));
    ask(job("1", 60));

    assertEquals("1 NOT_PRINTED", told());
    assertEquals(2, printer.tries);
  }

  @Test
  void afterInkNothingIsTriedAgain() throws Exception {
    printer.willGive(new PrintOutcome(PrintOutcome.Result.NOT_PRINTED, Reason.FAULT, true, ""));
    printer.willGive(PrintOutcome.unknown(Reason.CUT_OFF, ""));
    printer.willGive(PrintOutcome.printed());
    ask(job("1", 60), job("2", 60), job("3", 60));

    assertEquals("1 NOT_PRINTED", told());
    assertEquals("2 UNKNOWN", told());
    assertEquals("3 PRINTED", told());
    assertEquals(3, printer.tries);
  }

  @Test
  void slipsComeInTheOrderOfTheirAsking() throws Exception {
    for (int i = 0; i < 5; i++) {
      printer.willGive(PrintOutcome.printed());
    }
    ask(job("5", 60), job("3", 60), job("4", 60), job("1", 60), job("2", 60));

    List<String> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      told.add(told());
    }
    assertEquals(List.of("5 PRINTED", "3 PRINTED", "4 PRINTED", "1 PRINTED", "2 PRINTED"), told);
  }

  @Test
  void aSlipIsNotBegunAfterItsValidity() throws Exception {
    printer.state = PrinterState.PAPER_OUT;
    ask(job("1", 3));

    assertEquals("1 NOT_PRINTED", told());
    assertEquals(0, printer.tries);
  }

  @Test
  void patienceEndsBeforeTheValidity() throws Exception {
    printer.state = PrinterState.COVER_OPEN;
    ask(job("1", 60));

    assertEquals("1 NOT_PRINTED", told());
    assertEquals(Reason.COVER_OPEN, office.last.reason());
  }

  @Test
  void nobodyWaitsForAPrinterThatHasBeenSilentSinceTheStart() throws Exception {
    printer.state = PrinterState.SILENT;
    ask();
    for (int i = 0; i < 4; i++) {
      untilNext(printer.events, "poll");
    }
    long before = now.get();
    ask(job("1", 60));

    assertEquals("1 NOT_PRINTED", told());
    assertEquals(Reason.SILENT, office.last.reason());
    long waited = Duration.ofNanos(now.get() - before).toMillis();
    assertTrue(waited < 3_000, "the visitor waited " + waited + " ms");
    assertTrue(spool.report().detail().contains("printer.completion = none"));
  }

  @Test
  void aPrinterThatFellSilentIsGivenItsTime() throws Exception {
    ask();
    untilNext(printer.events, "poll");
    // The second question says that the answer to the first has been taken in.
    untilNext(printer.events, "poll");
    printer.state = PrinterState.SILENT;
    for (int i = 0; i < 4; i++) {
      untilNext(printer.events, "poll");
    }
    long before = now.get();
    ask(job("1", 60));

    assertEquals("1 NOT_PRINTED", told());
    assertTrue(Duration.ofNanos(now.get() - before).toMillis() >= 3_000);
  }

  @Test
  void aSlipThatExpiresAtTheGateIsNotSent() throws Exception {
    printer.beforeGate = () -> now.addAndGet(Duration.ofSeconds(61).toNanos());
    printer.willGive(PrintOutcome.printed());
    ask(job("1", 60));

    assertEquals("1 NOT_PRINTED", told());
    assertEquals(Reason.EXPIRED, office.last.reason());
    assertEquals(List.of(), office.sent);
  }

  @Test
  void aSlipThatExpiresWhileTheOfficeAnswersIsNotPrinted() throws Exception {
    office.whileAsked = () -> now.addAndGet(Duration.ofSeconds(61).toNanos());
    printer.willGive(PrintOutcome.printed());
    ask(job("1", 60));

    assertEquals("1 NOT_PRINTED", told());
    assertEquals(0, printer.inked);
  }

  @Test
  void aSlipThatTheOfficeDropsIsForgotten() throws Exception {
    printer.state = PrinterState.PAPER_OUT;
    ask(job("1", 60), job("2", 60));
    untilNext(printer.events, "poll");
    printer.willGive(PrintOutcome.printed());

    ask(job("2", 60));
    printer.state = PrinterState.READY;

    assertEquals("2 PRINTED", told());
    assertEquals(1, printer.tries);
  }

  @Test
  void aMistakeInTheDriverTakesNoOtherSlipAlong() throws Exception {
    printer.willThrow();
    printer.willGive(PrintOutcome.printed());
    printer.willThrow();
    ask(job("1", 60), job("2", 60));

    assertEquals(List.of("2 PRINTED", "1 NOT_PRINTED"), List.of(told(), told()));
    assertTrue(spool.isAlive());
  }

  @Test
  void aMistakeBesideTheDriverDoesNotEndThePrinting() throws Exception {
    office.mistakes.add(new IllegalStateException("planted"));
    office.mistakes.add(new IllegalStateException("planted again"));
    printer.willGive(PrintOutcome.printed());
    ask(job("1", 600));

    assertEquals("1 PRINTED", told());
    assertTrue(office.mistakes.isEmpty());
  }

  @Test
  void theOfficesNoAnswerCostsNoTry() throws Exception {
    office.permission = Permission.NO_ANSWER;
    for (int i = 0; i < 4; i++) {
      printer.willGive(PrintOutcome.printed());
    }
    ask(job("1", 60));
    untilNext(printer.events, "try");
    untilNext(printer.events, "try");
    untilNext(printer.events, "try");
    office.permission = Permission.GRANTED;

    assertEquals("1 PRINTED", told());
  }

  @Test
  void whatAGivenUpSlipLeftIsCutOffWhenThePrinterIsWellAgain() throws Exception {
    printer.beforeGate = () -> printer.state = PrinterState.COVER_OPEN;
    printer.willGive(PrintOutcome.unknown(Reason.COVER_OPEN, ""));
    ask(job("1", 60));
    assertEquals("1 UNKNOWN", told());
    printer.events.clear();
    untilNext(printer.events, "poll");
    untilNext(printer.events, "poll");

    printer.state = PrinterState.READY;

    untilNext(printer.events, "cut off while READY");
  }

  /** Ten seconds are promised, with the driver's own limits in them. */
  @Test
  void aPrinterThatIsWellAgainIsKnownTwoSecondsLater() throws Exception {
    printer.state = PrinterState.FAULT;
    ask();
    assertEquals("changed", office.changes.poll(1, TimeUnit.MINUTES));
    assertEquals("FAULT", spool.report().state());

    printer.state = PrinterState.READY;
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    spool.clockMoved();

    assertEquals("changed", office.changes.poll(1, TimeUnit.MINUTES));
    assertEquals("READY", spool.report().state());
  }

  private void ask(PrintJob... jobs) {
    spool.take(new StationPicture(StationPicture.VERSION, List.of(jobs), List.of()));
    if (!spool.isAlive()) {
      spool.start();
    }
  }

  private String told() throws InterruptedException {
    return untilNext(office.told, "");
  }

  /** Lets the spool's time pass, a tenth of a second at a look, until the event has come. */
  private String untilNext(BlockingQueue<String> events, String awaited)
      throws InterruptedException {
    for (int looks = 0; looks < 5_000; looks++) {
      String event = events.poll(2, TimeUnit.MILLISECONDS);
      if (event != null && event.startsWith(awaited)) {
        return event;
      }
      if (event == null) {
        now.addAndGet(Duration.ofMillis(100).toNanos());
        spool.clockMoved();
      }
    }
    throw new AssertionError("never: " + awaited);
  }

  private static PrintJob job(String id, int validForSeconds) {
    return new PrintJob(id, validForSeconds, false, new Slip(List.of()));
  }

  /** Gives one outcome after the other, and asks the gate where ink would flow. */
  private static final class ToldPrinter implements TicketPrinter {
    private final Deque<PrintOutcome> outcomes = new ArrayDeque<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile PrinterState state = PrinterState.READY;
    private volatile Runnable beforeGate = () -> {};
    private volatile int tries;
    private volatile int inked;

    synchronized void willGive(PrintOutcome outcome) {
      outcomes.add(outcome);
    }

    synchronized void willThrow() {
      outcomes.add(PrintOutcome.notPrinted(Reason.NONE, "throw"));
    }

    @Override
    public PrintOutcome print(Slip slip, Gate gate) {
      PrintOutcome outcome;
      synchronized (this) {
        outcome = outcomes.remove();
        tries++;
      }
      events.add("try");
      if (outcome.detail().equals("throw")) {
        throw new IllegalStateException("planted");
      }
      if (outcome.result() == PrintOutcome.Result.NOT_PRINTED && !outcome.inkSent()) {
        return outcome;
      }
      beforeGate.run();
      if (!gate.maySend()) {
        return PrintOutcome.notPrinted(Reason.WITHDRAWN, "");
      }
      inked++;
      return outcome;
    }

    @Override
    public PrinterState state() {
      events.add("poll");
      return state;
    }

    @Override
    public void cutOffPiece() {
      events.add("cut off while " + state);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static final class AskedOffice implements PrintSpool.Office {
    private final List<String> sent = new ArrayList<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<RuntimeException> mistakes = new LinkedBlockingQueue<>();
    private volatile Permission permission = Permission.GRANTED;
    private volatile Runnable whileAsked = () -> {};
    private volatile PrintOutcome last;

    @Override
    public Permission sending(String job) {
      whileAsked.run();
      sent.add(job);
      return permission;
    }

    @Override
    public void tell(String job, PrintOutcome outcome) {
      last = outcome;
      told.add(job + " " + outcome.result());
    }

    @Override
    public void printerChanged() {
      changes.add("changed");
      RuntimeException mistake = mistakes.poll();
      if (mistake != null) {
        throw mistake;
      }
    }
  }
}
