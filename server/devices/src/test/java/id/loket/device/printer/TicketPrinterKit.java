package id.loket.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.doctor.ShortForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every driver of a ticket printer must do, with a printer that a test can handle, and as far
 * as it harms nothing with a real one.
 */
public abstract class TicketPrinterKit {
  /** A call that has not come back by then hangs; every limit of a driver is far below. */
  private static final int TRIES = 10;

  private static final Duration HANGS = Duration.ofMinutes(1);

  private PrinterUnderTest device;
  private TicketPrinter printer;

  protected abstract PrinterUnderTest device() throws Exception;

  protected abstract TicketPrinter driver(PrinterUnderTest device);

  /** Distance between the offsets at which the link is cut; 1 tries every byte. */
  protected int cutStep() {
    return 97;
  }

  @BeforeEach
  void open() throws Exception {
    device = device();
    printer = driver(device);
  }

  @AfterEach
  void close() {
    printer.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysThatItIsWell() {
    PrinterState state = stateNow();
    assertTrue(state.prints());
    assertLookAgrees(state);
  }

  @Test
  protected void aSlipComesOutAsItWasWritten() {
    PrintOutcome outcome = print(slip("R012"));

    assertEquals(PrintOutcome.printed(), outcome);
    if (device.hasHands()) {
      List<String> paper = device.slips().get(0);
      assertTrue(paper.contains("R012"), paper.toString());
      assertTrue(paper.contains("BP3MI Jakarta"), paper.toString());
      assertTrue(paper.contains("- KTP asli"), paper.toString());
      assertEquals(1, device.slips().size());
    }
  }

  @Test
  protected void slipsComeOneAfterAnother() {
    for (int serial = 1; serial <= 3; serial++) {
      assertEquals(PrintOutcome.printed(), print(slip("R00" + serial)));
    }

    if (device.hasHands()) {
      assertEquals(3, device.slips().size());
      assertTrue(device.slips().get(2).contains("R003"));
    }
  }

  @Test
  protected void aPrinterThatIsWellSaysSo() {
    assertTrue(stateNow().prints());
  }

  @Test
  protected void aLinkThatWasClosedIsOpenedAgain() {
    stateNow();
    printer.close();

    assertTrue(stateNow().prints());
  }

  @Test
  protected void aClosedGateLeavesThePaperUntouched() {
    AtomicInteger asked = new AtomicInteger();

    PrintOutcome outcome =
        print(
            slip("R012"),
            () -> {
              asked.incrementAndGet();
              return false;
            });

    assertEquals(PrintOutcome.notPrinted(Reason.WITHDRAWN, ""), outcome);
    assertEquals(1, asked.get());
    if (device.hasHands()) {
      assertBlankPaper();
    }
  }

  @Test
  protected void withoutPaperNothingIsSent() {
    needsHands();
    device.takePaperAway();

    assertEquals(PrinterState.PAPER_OUT, stateNow());
    assertLookAgrees(PrinterState.PAPER_OUT);
    assertNotPrinted(Reason.PAPER_OUT, print(slip("R012"), TicketPrinterKit::neverAsked));
    assertBlankPaper();
  }

  @Test
  protected void withAnOpenCoverNothingIsSent() {
    needsHands();
    device.openCover();

    assertEquals(PrinterState.COVER_OPEN, stateNow());
    assertLookAgrees(PrinterState.COVER_OPEN);
    assertNotPrinted(Reason.COVER_OPEN, print(slip("R012"), TicketPrinterKit::neverAsked));
    assertBlankPaper();
  }

  @Test
  protected void aSilentPrinterIsSentNothing() {
    needsHands();
    device.goSilent();

    assertEquals(PrinterState.SILENT, stateNow());
    assertLookAgrees(PrinterState.SILENT);
    assertNotPrinted(Reason.SILENT, print(slip("R012"), TicketPrinterKit::neverAsked));
    assertBlankPaper();
  }

  @Test
  protected void anUnpluggedPrinterIsUnreachable() {
    needsHands();
    device.close();

    PrinterState state = stateNow();
    // A port whose plug is out is gone; one on the network only does not answer.
    assertTrue(
        Set.of(PrinterState.UNREACHABLE, PrinterState.PORT_MISSING).contains(state), state.name());
    assertFalse(print(slip("R012"), TicketPrinterKit::neverAsked).inkSent());
    assertTrue(
        printer.detail().startsWith(device.address().toString()),
        "names the address: " + printer.detail());
    assertLookAgrees(state);
  }

  @Test
  protected void paperThatEndsUnderTheSlipIsNotCalledPrinted() {
    needsHands();

    PrintOutcome outcome = print(slip("R012"), after(device::takePaperAway));

    assertEquals(Result.UNKNOWN, outcome.result(), outcome.toString());
    assertEquals(Reason.PAPER_OUT, outcome.reason());
    assertTrue(outcome.inkSent());
  }

  @Test
  protected void aSlipThatWasGivenUpDoesNotComeOutAfterTheRefill() {
    needsHands();
    assumeTrue(device.model().clearSupported(), "this model can't empty its buffers");
    print(slip("R012"), after(device::takePaperAway));

    device.repair();
    PrintOutcome outcome = print(slip("R013"));

    assertEquals(PrintOutcome.printed(), outcome);
    assertTrue(device.slips().stream().noneMatch(lines -> lines.contains("R012")));
    assertTrue(device.slips().stream().anyMatch(lines -> lines.contains("R013")));
  }

  /** Else a visitor would hold a paper with two numbers. */
  @Test
  protected void aPieceOfASlipIsCutOffBeforeTheNextOne() {
    needsHands();
    for (int offset = 100; offset <= 350; offset += 50) {
      int bytes = offset;
      giveUpAfter(bytes);

      assertEquals(PrintOutcome.printed(), print(slip("R013")));

      List<String> newest = device.slips().get(device.slips().size() - 1);
      assertEquals("BP3MI Jakarta", newest.get(0), newest.toString());
      assertEquals(1, newest.stream().filter("BP3MI Jakarta"::equals).count());
      assertTrue(newest.contains("R013") && !newest.contains("R012"), newest.toString());
      assertNoEmptyPaperWasCutOff();
    }
  }

  /** Its visitor is still there; the next slip may be minutes away. */
  @Test
  protected void aPieceOfASlipIsCutOffWhenThePrinterIsWellAgain() {
    needsHands();
    giveUpAfter(200);

    assertTrue(stateNow().prints());
    cutOffPiece();

    assertEquals(List.of(), device.uncutLines());
    assertEquals(1, device.slips().size());
    assertNoEmptyPaperWasCutOff();
    cutOffPiece();
    assertEquals(PrintOutcome.printed(), print(slip("R013")));
    assertEquals(2, device.slips().size(), "nothing is cut off twice: " + device.slips());
  }

  @Test
  protected void nothingIsCutOffWhilePaperIsMissing() {
    needsHands();
    giveUpAfter(200);
    device.takePaperAway();
    cutOffPiece();
    assertEquals(List.of(), device.slips());

    device.repair();
    cutOffPiece();

    assertEquals(List.of(), device.uncutLines());
    assertEquals(1, device.slips().size());
    assertNoEmptyPaperWasCutOff();
  }

  @Test
  protected void aCoverOpenedUnderTheSlipIsNotCalledPrinted() {
    needsHands();

    PrintOutcome outcome = print(slip("R012"), after(device::openCover));

    assertEquals(Result.UNKNOWN, outcome.result(), outcome.toString());
    assertEquals(Reason.COVER_OPEN, outcome.reason());
  }

  @Test
  protected void aPrinterThatFallsSilentUnderTheSlipIsGivenUp() {
    needsHands();

    PrintOutcome outcome = print(slip("R012"), after(device::goSilent));

    assertEquals(Result.UNKNOWN, outcome.result(), outcome.toString());
    assertEquals(Reason.SILENT, outcome.reason());
  }

  @Test
  protected void aPrinterThatIsWellAgainPrintsAgain() {
    needsHands();
    device.goSilent();
    stateNow();

    device.repair();

    assertReadyAtTheSecondLook();
    assertEquals(PrintOutcome.printed(), print(slip("R013")));
    assertTrue(device.slips().get(device.slips().size() - 1).contains("R013"));
  }

  /**
   * Else the first visitors after it get no slips, from a printer that is said to have no paper.
   */
  @Test
  protected void whatABabblingPrinterHasSentIsThrownAwayWhenItIsWell() {
    needsHands();
    stateNow();
    device.babble();

    device.repair();

    assertEquals(PrinterState.READY, stateNow(), printer.detail());
    assertEquals(PrintOutcome.printed(), print(slip("R013")));
  }

  @Test
  protected void aPrinterThatGoesOnBabblingIsNeverBelievedWronglyAndIsWellAfterTheRepair() {
    needsHands();
    stateNow();
    device.babble();

    for (int i = 0; i < 10; i++) {
      PrinterState state = stateNow();
      boolean told =
          state == PrinterState.WRONG_DEVICE && printer.detail().contains("nobody asked");
      assertTrue(state == PrinterState.READY || told, state + " " + printer.detail());
    }

    device.repair();
    assertEquals(PrinterState.READY, stateNow(), printer.detail());
    assertEquals(PrintOutcome.printed(), print(slip("R013")));
  }

  @Test
  protected void babbleIsNeverTakenForASlipThatIsOut() {
    needsHands();

    PrintOutcome outcome =
        print(
            slip("R012"),
            after(
                () -> {
                  device.takePaperAway();
                  device.babble();
                }));

    assertEquals(Result.UNKNOWN, outcome.result(), outcome.toString());
    assertBlankPaper();
  }

  /** A cutter that is said to be jammed stands until somebody opens the cover. */
  @Test
  protected void noFaultStandsThatOnlyBabbleHasTold() {
    needsHands();
    print(slip("R012"), after(device::babble));

    device.repair();

    // What was said before the repair may still be on the cable.
    PrinterState state = stateNow();
    for (int tries = 1; tries < TRIES && state == PrinterState.WRONG_DEVICE; tries++) {
      state = stateNow();
    }
    assertEquals(PrinterState.READY, state, printer.detail());
    assertEquals(PrintOutcome.printed(), print(slip("R013")));
  }

  /** The promise: never PRINTED for paper that did not come out, and never a hang. */
  @Test
  protected void whereverTheLinkIsCutNoMissingPaperIsCalledPrinted() {
    needsHands();
    int offset = 0;
    PrintOutcome outcome = printCutAfter(offset);
    assertNotEquals(Result.PRINTED, outcome.result());
    while (outcome.result() != Result.PRINTED) {
      offset += cutStep();
      outcome = printCutAfter(offset);
      assertTrue(offset < 20_000, "a slip is shorter than this, and was never printed");
    }
  }

  @Test
  protected void hostileTextMovesNothingButInk() {
    needsHands();
    String hostile =
        "\u001B@\u001Dp\u0010\u0014\u0001\u0000\u0001 \u202E\uD800 \u2013 Ibu\u0000 Siti";

    PrintOutcome outcome = print(new Slip(List.of(new Slip.Line(Style.TEXT, hostile))));

    assertEquals(PrintOutcome.printed(), outcome);
    assertEquals(1, device.slips().size());
    assertEquals(List.of("@p - Ibu Siti"), device.slips().get(0));
  }

  private PrintOutcome printCutAfter(int offset) {
    device.repair();
    int before = device.slips().size();
    PrintOutcome outcome = print(slip("R012"), after(() -> device.cutAfter(offset)));
    List<List<String>> paper = device.slips();
    if (outcome.result() == Result.PRINTED) {
      List<String> newest = paper.get(paper.size() - 1);
      assertTrue(
          paper.size() > before && newest.contains("R012") && newest.contains("- KTP asli"),
          "PRINTED without the whole slip when cut after " + offset + " bytes: " + newest);
      assertEquals(List.of(), device.uncutLines());
    }
    if (outcome.result() == Result.NOT_PRINTED) {
      assertEquals(before, paper.size(), "NOT_PRINTED with paper, cut after " + offset + " bytes");
      assertFalse(outcome.inkSent());
    }
    return outcome;
  }

  /** A slip whose cable is pulled, and plugged in again when the printer has come to rest. */
  private void giveUpAfter(int bytes) {
    print(slip("R012"), after(() -> device.cutAfter(bytes)));
    device.comeToRest();
    device.repair();
    assertNotEquals(List.of(), device.uncutLines(), "a piece hangs after " + bytes + " bytes");
  }

  private void assertNoEmptyPaperWasCutOff() {
    assertTrue(device.slips().stream().noneMatch(List::isEmpty), device.slips().toString());
  }

  /** Opens the gate, but not before something has happened to the printer. */
  private static TicketPrinter.Gate after(Runnable event) {
    return () -> {
      event.run();
      return true;
    };
  }

  private static boolean neverAsked() {
    throw new AssertionError("the gate is asked although nothing can be printed");
  }

  private PrintOutcome print(Slip slip) {
    return print(slip, TicketPrinter.Gate.OPEN);
  }

  private PrintOutcome print(Slip slip, TicketPrinter.Gate gate) {
    return assertTimeoutPreemptively(HANGS, () -> printer.print(slip, gate));
  }

  private void assertLookAgrees(PrinterState state) {
    printer.close();
    ShortForm.agrees(() -> PrinterLook.at(device.address(), device.model()), state, state.health());
  }

  private void cutOffPiece() {
    assertTimeoutPreemptively(HANGS, printer::cutOffPiece);
  }

  private PrinterState stateNow() {
    return assertTimeoutPreemptively(HANGS, printer::state);
  }

  /** On a cable it may still answer what it was asked before; that spoils one look at most. */
  private void assertReadyAtTheSecondLook() {
    if (stateNow() != PrinterState.READY) {
      assertEquals(PrinterState.READY, stateNow(), printer.detail());
    }
  }

  private void assertNotPrinted(Reason reason, PrintOutcome outcome) {
    assertEquals(Result.NOT_PRINTED, outcome.result());
    assertEquals(reason, outcome.reason());
    assertFalse(outcome.inkSent());
    assertTrue(
        outcome.detail().startsWith(device.address().toString()),
        "names the address: " + outcome.detail());
  }

  private void assertBlankPaper() {
    assertEquals(List.of(), device.slips());
    assertEquals(List.of(), device.uncutLines());
  }

  private void needsHands() {
    assumeTrue(device.hasHands(), "nobody stands at this printer");
  }

  protected static Slip slip(String number) {
    List<Slip.Line> lines = new ArrayList<>();
    lines.add(new Slip.Line(Style.TITLE, "BP3MI Jakarta"));
    lines.add(new Slip.Line(Style.RULE, ""));
    lines.add(new Slip.Line(Style.CENTRED, "Nomor antrean"));
    lines.add(new Slip.Line(Style.BIG_NUMBER, number));
    lines.add(new Slip.Line(Style.COPY_MARK, "SALINAN"));
    lines.add(new Slip.Line(Style.STRONG, "Pengajuan PMI Re-entry"));
    lines.add(new Slip.Line(Style.TEXT, "21-11-2026 09.14 WIB"));
    lines.add(new Slip.Line(Style.BULLET, "KTP asli"));
    lines.add(new Slip.Line(Style.QR, "https://antrean.example.go.id/t/9wQ2"));
    return new Slip(lines);
  }
}
