package id.loket.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Reason;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter.Gate;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.TcpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kit can't ask for, because it needs a peer that answers as told. */
class EscPosTicketPrinterTest {
  private ScriptedPrinter device;
  private EscPosTicketPrinter printer;
  private PrinterModel model;

  @BeforeEach
  void open() throws IOException {
    start(ScriptedTicketPrinterTest.quick(PrinterModel.forPaper(58)));
  }

  @AfterEach
  void close() {
    printer.close();
    device.close();
  }

  @Test
  void aSlipWhoseLastAnswerIsLostIsUnknownThoughItIsOut() {
    device.loseLastAnswer();

    PrintOutcome outcome = printer.print(TicketPrinterKit.slip("R012"), Gate.OPEN);

    assertEquals(Result.UNKNOWN, outcome.result());
    assertEquals(Reason.CUT_OFF, outcome.reason());
    assertEquals(1, device.slips().size());
  }

  @Test
  void aPrinterThatNeverSaysThatItCutFeedsNoPaperForEver() {
    device.loseLastAnswer();
    printer.print(TicketPrinterKit.slip("R012"), Gate.OPEN);

    for (int i = 0; i < 3; i++) {
      assertEquals(PrinterState.READY, printer.state());
      printer.cutOffPiece();
    }

    assertEquals(2, device.slips().size(), "the slip, and one cut");
  }

  @Test
  void whereverTheLinkIsCutFromTheFirstQuestionOnNothingIsClaimed() {
    int questionsAndSlip = 2_000;
    boolean printed = false;
    for (int offset = 1; offset < questionsAndSlip && !printed; offset++) {
      device.repair();
      int before = device.slips().size();
      printer.close();
      device.cutAfter(offset);

      PrintOutcome outcome = printer.print(TicketPrinterKit.slip("R012"), Gate.OPEN);

      printed = outcome.result() == Result.PRINTED;
      boolean paper = device.slips().size() > before;
      assertTrue(!printed || paper, "PRINTED without paper, cut after " + offset);
      boolean notPrinted = outcome.result() == Result.NOT_PRINTED;
      assertFalse(notPrinted && (paper || outcome.inkSent()), "cut after " + offset);
    }
    assertTrue(printed, "the slip is shorter than " + questionsAndSlip + " bytes");
  }

  @Test
  void whereverThePaperEndsTheSlipIsNotCalledPrinted() {
    int lines = 1;
    PrintOutcome outcome = printOnPaperOf(lines);
    while (outcome.result() != Result.PRINTED) {
      assertEquals(Result.UNKNOWN, outcome.result(), outcome.toString());
      assertEquals(Reason.PAPER_OUT, outcome.reason());
      assertEquals(0, device.slips().size(), "paper for " + lines + " lines");
      lines++;
      outcome = printOnPaperOf(lines);
    }
    assertTrue(lines > 8, "the slip has more lines than " + lines);
    assertEquals(1, device.slips().size());
  }

  @Test
  void withOrderedSensorsPaperThatEndsWithTheSlipIsUnknown() throws IOException {
    close();
    start(
        ScriptedTicketPrinterTest.quick(
            PrinterModel.forPaper(58).withCompletion(PrinterModel.Completion.STATUS, true)));
    whereverThePaperEndsTheSlipIsNotCalledPrinted();
  }

  @Test
  void aCutterErrorIsNamed() {
    device.failWith(0x08);

    assertEquals(PrinterState.FAULT, printer.state());
    assertEquals("cutter error", printer.detail());
    PrintOutcome outcome = printer.print(TicketPrinterKit.slip("R012"), Gate.OPEN);
    assertEquals(Reason.FAULT, outcome.reason());
    assertEquals(device.address() + ": fault, cutter error", outcome.detail());
  }

  @Test
  void aHotHeadUnderTheSlipIsWaitedFor() {
    PrintOutcome outcome =
        printer.print(
            TicketPrinterKit.slip("R012"),
            () -> {
              device.failWith(0x40);
              device.whenAsked(3, device::repair);
              return true;
            });

    assertEquals(PrintOutcome.printed(), outcome);
  }

  @Test
  void aFeedButtonHeldForeverEndsWithTheJobsLimit() {
    PrintOutcome outcome =
        printer.print(
            TicketPrinterKit.slip("R012"),
            () -> {
              device.holdFeedButton(true);
              return true;
            });

    assertEquals(Result.UNKNOWN, outcome.result());
    assertEquals(Reason.OFFLINE, outcome.reason());
    assertTrue(outcome.detail().contains("not finished within 4.0 s"), outcome.detail());
  }

  @Test
  void leftoversOfADeadStationAreClearedBeforeTheFirstSlip() {
    printer.print(
        TicketPrinterKit.slip("R012"),
        () -> {
          device.takePaperAway();
          device.cutAfter(400);
          return true;
        });
    // The station dies here; its successor knows nothing of the half slip.
    device.plugIn();
    printer = new EscPosTicketPrinter(device.address(), device.model());
    assertEquals(PrinterState.PAPER_OUT, printer.state());
    device.repair();

    assertEquals(PrintOutcome.printed(), printer.print(TicketPrinterKit.slip("R013"), Gate.OPEN));
    assertTrue(device.slips().stream().noneMatch(lines -> lines.contains("R012")));
  }

  @Test
  void aPrinterThatCantClearIsUsedAllTheSame() {
    device.ignoreClear();

    assertEquals(PrintOutcome.printed(), printer.print(TicketPrinterKit.slip("R012"), Gate.OPEN));
  }

  @Test
  void aPrinterThatWasSwitchedOffAndOnIsFoundWithoutAFalseAlarm() {
    printer.state();
    device.cutAfter(0);
    device.repair();

    assertEquals(PrinterState.READY, printer.state());
  }

  @Test
  void aLongSlipIsAskedForInBetweenAndNeverInsideACommand() {
    List<Slip.Line> lines = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      lines.add(new Slip.Line(Style.BULLET, "persyaratan nomor " + i));
    }

    assertEquals(PrintOutcome.printed(), printer.print(new Slip(lines), Gate.OPEN));

    assertEquals(150, device.slips().get(0).size());
    assertEquals("- persyaratan nomor 149", device.slips().get(0).get(149));
    assertNeverMoreThan(2_048, device.received());
  }

  /** Each of them could be the answer that the driver waits for. */
  @Test
  void bytesThatNobodyAskedForDoNotPrintASlip() throws IOException {
    close();
    start(
        ScriptedTicketPrinterTest.quick(
            PrinterModel.forPaper(58).withCompletion(PrinterModel.Completion.STATUS, true)));

    PrintOutcome outcome =
        printer.print(
            TicketPrinterKit.slip("R012"),
            () -> {
              device.goSilent();
              device.say(0x00, 0x12, 0x12, 0x12);
              return true;
            });

    assertEquals(Result.UNKNOWN, outcome.result(), outcome.toString());
    assertEquals(List.of(), device.slips());
  }

  @Test
  void anAnswerThatCameUnaskedIsNotTheNextQuestionsAnswer() {
    printer.state();
    device.say(0x7E, 0x32, 0x72);

    assertEquals(PrinterState.READY, printer.state(), printer.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x10, 0x12, 0x37, 0x41, 0x80})
  void aPrinterThatNeverStopsTalkingHoldsNobody(int value) throws IOException {
    close();
    start(
        PrinterModel.forPaper(58)
            .withLimits(
                Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofSeconds(1)));
    printer.state();
    device.surroundAnswersWith(value);

    PrinterState state =
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> printer.state(), "hangs");

    assertEquals(PrinterState.WRONG_DEVICE, state, printer.detail());
    assertTrue(printer.detail().contains("nobody asked"), printer.detail());
    device.repair();
    assertEquals(PrinterState.READY, printer.state(), printer.detail());
  }

  /** Catalogue 4: a printer that reads one byte a second must not hold the caller. */
  @Test
  void aPrinterThatReadsByTheDropIsGivenUp() throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread peer = new Thread(() -> answerFourQuestionsThenDribble(slow));
      peer.setDaemon(true);
      peer.start();
      LinkAddress address = new TcpAddress("127.0.0.1", slow.getLocalPort());
      PrinterModel model =
          ScriptedTicketPrinterTest.quick(
              PrinterModel.forPaper(58).withCompletion(PrinterModel.Completion.STATUS, false));

      PrintOutcome outcome;
      try (EscPosTicketPrinter driver = new EscPosTicketPrinter(address, model)) {
        outcome = driver.print(TicketPrinterKit.slip("R012"), Gate.OPEN);
      }

      assertNotEquals(Result.PRINTED, outcome.result());
      assertEquals(Reason.SILENT, outcome.reason());
    }
  }

  private static void answerFourQuestionsThenDribble(ServerSocket slow) {
    try (Socket host = slow.accept()) {
      for (int i = 0; i < 3; i++) {
        host.getInputStream().readNBytes(3);
        host.getOutputStream().write(0x12);
      }
      // Nothing more is read: a byte a second makes no difference within the limits.
      slow.accept();
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void assertNeverMoreThan(int limit, byte[] received) {
    int since = 0;
    for (int i = 0; i < received.length; i++) {
      since++;
      boolean question = i > 0 && received[i - 1] == 0x10 && received[i] == 0x04;
      since = question ? 0 : since;
      assertFalse(since > limit, "more than " + limit + " bytes without a question");
    }
  }

  /** With a driver of its own each time, which has no piece of an earlier slip to cut off. */
  private PrintOutcome printOnPaperOf(int lines) {
    device.repair();
    printer.close();
    printer = new EscPosTicketPrinter(device.address(), model);
    return printer.print(
        TicketPrinterKit.slip("R012"),
        () -> {
          device.endPaperAfter(lines);
          return true;
        });
  }

  private void start(PrinterModel model) throws IOException {
    this.model = model;
    device = new ScriptedPrinter(model);
    printer = new EscPosTicketPrinter(device.address(), model);
  }
}
