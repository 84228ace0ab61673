package id.loket.sim.printer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.paper.Cut;
import id.loket.paper.PaperImage;
import id.loket.paper.Slip;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host meets on the wire, and a person on paper, in good and bad hours of the printer. */
class VirtualTicketPrinterTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String PRINT_AND_CUT = "0a 1d 56 42 00";

  private VirtualTicketPrinter printer;

  @BeforeEach
  void switchOn() throws IOException {
    printer = VirtualTicketPrinter.start(setup());
  }

  @AfterEach
  void switchOff() {
    printer.close();
  }

  @Test
  void statusBytesAreThoseOfTheManualsTable() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      String ask = "10 04 01 10 04 02 10 04 03 10 04 04";
      assertAll(
          () -> assertEquals("12 12 12 12", host.say(ask).hear(4)),
          () -> {
            set("paperNearEnd", true);
            assertEquals("12 12 12 1e", host.say(ask).hear(4));
            set("paperNearEnd", false);
          },
          () -> {
            set("paperEnd", true);
            assertEquals("1a 32 12 7e", host.say(ask).hear(4));
            set("paperEnd", false);
          },
          () -> {
            set("coverOpen", true);
            assertEquals("1a 16 12 12", host.say(ask).hear(4));
            set("coverOpen", false);
          },
          () -> {
            set("offLine", true);
            assertEquals("1a 12 12 12", host.say(ask).hear(4));
            set("offLine", false);
          });
    }
  }

  @Test
  void automaticStatusComesAtOnceAndAtEachChange() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      assertEquals("10 00 00 00", host.say("1b 40 1d 61 ff").hear(4));

      set("paperNearEnd", true);
      assertEquals("10 00 03 00", host.hear(4));
      set("paperEnd", true);
      assertEquals("18 00 0f 00", host.hear(4));
      set("paperEnd", false);
      set("paperNearEnd", false);
      assertEquals("10 00 03 00 10 00 00 00", host.hear(8));
      set("coverOpen", true);
      assertEquals("38 00 00 00", host.hear(4));
      set("coverOpen", false);
      assertEquals("10 00 00 00", host.hear(4));
    }
  }

  @Test
  void initializingEndsTheAutomaticStatus() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("1d 61 ff").hear(4);
      host.say("1b 40");
      awaitWorked(5);

      set("coverOpen", true);

      assertEquals("", host.hearAtOnce());
    }
  }

  @Test
  void statusIsAnsweredInsideOfAPictureAndStaysInThePicture() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      // A picture of 24 x 1 dots, whose three bytes are the request itself.
      assertEquals("12", host.say("1d 76 30 00 03 00 01 00 10 04 02").hear(1));

      host.say("1d 56 42 00");
      PaperImage image = printer.awaitSlips(1, SOON).get(0).image();
      int y = firstInkedRow(image);
      StringBuilder dots = new StringBuilder();
      for (int x = 0; x < 24; x++) {
        dots.append(image.black(x, y) ? '1' : '0');
      }
      assertEquals("000100000000010000000010", dots.toString());
    }
  }

  @Test
  void statusIsAnsweredWhenItsBytesComeOneByOne() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("10");
      printer.awaitReceived(1, SOON);
      host.say("04");
      printer.awaitReceived(2, SOON);

      assertEquals("12", host.say("04").hear(1));
    }
  }

  @Test
  void statusIsAnsweredWhileThePrinterIsOffLine() throws IOException {
    set("coverOpen", true);
    try (RawHost host = new RawHost(printer)) {
      assertEquals("16", host.say("'waiting' 0a 1d 72 01 10 04 02").hear(1));
      assertEquals("", host.hearAtOnce(), "GS r is asked in order, so it waits for the cover");

      set("coverOpen", false);
      assertEquals("00", host.hear(1));
    }
  }

  @Test
  void behindAFullBufferNothingIsReadAndNothingAnswered() throws IOException {
    set("coverOpen", true);
    try (RawHost host = new RawHost(printer)) {
      host.say(new byte[printer.buffered() + 4096]);
      printer.awaitReceived(4096, SOON);

      assertEquals("", host.say("10 04 01").hearAtOnce());
      assertEquals(4096, printer.buffered());

      set("coverOpen", false);
      assertEquals("12", host.hear(1));
    }
  }

  @Test
  void processIdIsAnsweredOnlyWhenEverythingBeforeItIsOnPaper() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("'R012' 0a 1d 28 48 06 00 30 30 'A001'");
      assertEquals("37 22 41 30 30 31 00", host.hear(7));
      assertEquals("R012", printer.currentPaper().text());
    }
  }

  @Test
  void askedInOrderThePrinterIsAheadOfItsPaperButTheProcessIdIsNot() throws IOException {
    printer.close();
    // Slow enough that 20 mm of paper take long after they are interpreted.
    printer = VirtualTicketPrinter.start(setup().withSpeed(2));
    try (RawHost host = new RawHost(printer)) {
      host.say("1b 4a a0 1d 72 01 1d 28 48 06 00 30 30 'A001'");

      assertEquals("00", host.hear(1));
      assertTrue(printer.currentPaper().heightMillimetres() < 12 + 20, "paper is still moving");
      assertEquals("", host.hearAtOnce());
    }
  }

  @Test
  void askedInOrderBehindACutThePrinterAnswersWhenTheSlipIsOff() throws IOException {
    printer.close();
    printer = VirtualTicketPrinter.start(setup().withSpeed(150));
    try (RawHost host = new RawHost(printer)) {
      host.say("'R012' " + PRINT_AND_CUT + " 1d 72 01");

      assertEquals("00", host.hear(1));
      assertEquals(List.of("R012"), printer.slips().stream().map(Slip::text).toList());
    }
  }

  @Test
  void paperThatEndsInASlipStopsItAndAfterTheRefillItGoesOn() throws IOException {
    set("paper", 10);
    try (RawHost host = new RawHost(printer)) {
      host.say("1d 61 ff 'one' 0a 'two' 0a 'three' 0a 'four' 0a 1d 28 48 06 00 30 30 'A001'");
      assertEquals("10 00 03 00 18 00 0f 00", host.hear(8));
      assertEquals("one\ntwo\nthree", printer.currentPaper().text());
      assertEquals("32", host.say("10 04 02").hear(1));

      printer.controls().press("refill");

      assertEquals("10 00 00 00 37 22 41 30 30 31 00", host.hear(11));
      Slip torn = printer.slips().get(0);
      assertEquals(Cut.TORN, torn.cut());
      assertEquals("one\ntwo\nthree", torn.text());
      assertEquals("four", printer.currentPaper().text());
    }
  }

  @Test
  void aJobThatIsGivenUpIsClearedAndDoesNotPrintAfterTheRefill() throws IOException {
    set("paperEnd", true);
    try (RawHost host = new RawHost(printer)) {
      host.say("'stale' " + PRINT_AND_CUT);
      assertEquals("37 25 00", host.say("10 14 08 01 03 14 01 06 02 08").hear(3));
      assertEquals(0, printer.buffered());

      set("paperEnd", false);
      host.say("'fresh' " + PRINT_AND_CUT);

      assertEquals("fresh", printer.awaitSlips(1, SOON).get(0).text());
    }
  }

  @Test
  void clearingEndsAHalfReceivedPicture() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("1d 76 30 00 30 00 00 04 ff ff ff");
      assertEquals("37 25 00", host.say("10 14 08 01 03 14 01 06 02 08").hear(3));

      host.say("'after' " + PRINT_AND_CUT);

      assertEquals("after", printer.awaitSlips(1, SOON).get(0).text());
    }
  }

  @Test
  void aCommandCutOffByAClosedConnectionSwallowsTheNextJobUntilItIsComplete() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      // A picture of 8 x 10 dots of which three rows come.
      host.say("1d 76 30 00 01 00 0a 00 ff ff ff");
      printer.awaitReceived(11, SOON);
    }
    try (RawHost host = new RawHost(printer)) {
      host.say("1b 40 'abcdefgh' " + PRINT_AND_CUT);

      assertEquals("fgh", printer.awaitSlips(1, SOON).get(0).text());
    }
  }

  @Test
  void theSocketClosesAfterExactlySoManyBytesAndWhatWasCompletePrints() throws IOException {
    byte[] slip = RawHost.bytes("1b 40 'one' 0a 'two' 0a 'three' " + PRINT_AND_CUT);
    for (int n = 0; n < slip.length; n++) {
      printer.close();
      printer = VirtualTicketPrinter.start(setup());
      set("cutAfterBytes", n);
      try (RawHost host = new RawHost(printer)) {
        host.say(slip);
        assertTrue(host.closedByPrinter());
      } catch (IOException e) {
        // The connection was gone before all was said.
      }
      printer.awaitIdle(SOON);
      assertEquals(n, printer.received());
      assertEquals(0, printer.slips().size());
      assertEquals(
          n < 6 ? "" : n < 10 ? "one" : n < 16 ? "one\ntwo" : "one\ntwo\nthree",
          printer.currentPaper().text());
      assertEquals(-1L, printer.controls().value("cutAfterBytes"));
    }
  }

  @Test
  void aSilentPrinterPrintsAndAnswersNothing() throws IOException {
    set("silent", true);
    try (RawHost host = new RawHost(printer)) {
      host.say("10 04 01 1d 61 ff 'quiet' " + PRINT_AND_CUT);

      assertEquals("quiet", printer.awaitSlips(1, SOON).get(0).text());
      assertEquals("", host.hearAtOnce());
    }
  }

  @Test
  void aStalledPrinterReadsNothingUntilItIsLetGo() throws IOException {
    set("stalled", true);
    try (RawHost host = new RawHost(printer)) {
      assertEquals("", host.say("10 04 01").hearAtOnce());
      assertEquals(0, printer.received());

      set("stalled", false);
      assertEquals("12", host.hear(1));
    }
  }

  @Test
  void aResetBreaksTheConnectionAndLosesTheBuffer() throws IOException {
    set("coverOpen", true);
    try (RawHost host = new RawHost(printer)) {
      host.say("'lost' " + PRINT_AND_CUT);
      printer.awaitReceived(9, SOON);
      printer.controls().press("reset");
      assertTrue(host.closedByPrinter());
    }
    set("coverOpen", false);
    try (RawHost host = new RawHost(printer)) {
      host.say("'kept' " + PRINT_AND_CUT);
      assertEquals("kept", printer.awaitSlips(1, SOON).get(0).text());
    }
  }

  @Test
  void aRefusingPrinterIsFoundAgainAtItsOldAddress() throws IOException {
    int port = printer.port();
    try (RawHost host = new RawHost(printer)) {
      host.say("10 04 01").hear(1);
      set("refuse", true);
      assertTrue(host.closedByPrinter());
    }
    assertThrows(ConnectException.class, () -> new RawHost(printer).close());

    set("refuse", false);
    assertEquals(port, printer.port());
    try (RawHost host = new RawHost(printer)) {
      assertEquals("12", host.say("10 04 01").hear(1));
    }
  }

  @Test
  void aSlowPrinterTakesItsBytesAtTheirRate() throws IOException {
    set("slow", 1000);
    long begin = System.nanoTime();
    try (RawHost host = new RawHost(printer)) {
      host.say(new byte[300]);
      printer.awaitReceived(300, SOON);
    }
    assertTrue(System.nanoTime() - begin > 250_000_000L);
  }

  @Test
  void anAnswerCanBeLate() throws IOException {
    set("answerDelay", 300);
    long begin = System.nanoTime();
    try (RawHost host = new RawHost(printer)) {
      assertEquals("12 12", host.say("10 04 01 10 04 02").hear(2));
    }
    assertTrue(System.nanoTime() - begin >= 300_000_000L);
  }

  @Test
  void aSecondHostWaitsUntilTheFirstHasGone() throws IOException {
    RawHost first = new RawHost(printer);
    try (RawHost second = new RawHost(printer)) {
      assertEquals("12", first.say("10 04 01").hear(1));
      assertEquals("", second.say("10 04 01").hearAtOnce());

      first.close();

      assertEquals("12", second.hear(1));
    }
  }

  @Test
  void aHostThatSaysNothingForTooLongIsCutOff() throws IOException {
    printer.close();
    printer = VirtualTicketPrinter.start(setup().withIdleLimit(Duration.ofMillis(100)));
    try (RawHost host = new RawHost(printer)) {
      assertTrue(host.closedByPrinter());
    }
  }

  @Test
  void aJammedCutterStopsThePrinterUntilAHandHasFreedIt() throws IOException {
    set("cutterJam", true);
    try (RawHost host = new RawHost(printer)) {
      assertEquals("10 00 00 00", host.say("1d 61 ff").hear(4));
      host.say("'stuck' " + PRINT_AND_CUT);
      assertEquals("18 08 00 00", host.hear(4));
      assertEquals("1a 52 1a 12", host.say("10 04 01 10 04 02 10 04 03 10 04 04").hear(4));

      set("cutterJam", false);

      assertEquals("10 00 00 00", host.hear(4));
      assertEquals("stuck", printer.awaitSlips(1, SOON).get(0).text());
    }
  }

  @Test
  void goingOffLineIsToldWithItsCauseWhereThatWasAskedFor() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("1d 28 48 03 00 31 30 02");
      awaitWorked(8);
      set("coverOpen", true);
      assertEquals("37 23 41 00", host.hear(4));
    }
  }

  @Test
  void aCutWithoutFeedLeavesTheLastLinesOnTheNextSlip() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("'first' 0a 'second' 0a 'third' 0a 'fourth' 0a 1d 56 00");
      host.say("'next' " + PRINT_AND_CUT);

      List<Slip> slips = printer.awaitSlips(2, SOON);
      assertEquals("first", slips.get(0).text());
      assertEquals("second\nthird\nfourth\nnext", slips.get(1).text());
      assertEquals(List.of(Cut.FULL, Cut.PARTIAL), slips.stream().map(Slip::cut).toList());
      assertEquals(2, printer.cuts());
    }
  }

  @Test
  void unknownCommandsAreNamedInTheLogAndHarmNothing() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("1b 40 1b 99 1d fe 1c 28 41 02 00 01 02 1d 28 5a 01 00 07 02");
      host.say("'still here' " + PRINT_AND_CUT);

      assertEquals("still here", printer.awaitSlips(1, SOON).get(0).text());
      List<String> unknown =
          printer.log().stream()
              .filter(line -> line.kind() == LogLine.Kind.UNKNOWN)
              .map(LogLine::text)
              .toList();
      assertEquals(List.of("ESC 99", "GS fe", "GS ( Z 01 00 07", "STX"), unknown);
    }
  }

  @Test
  void itTellsWhatItIs() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      assertEquals("20 02 01", host.say("1d 49 01 1d 49 02 1d 49 03").hear(3));
      assertEquals("5f 4c 4f 4b 45 54 00", host.say("1d 49 42").hear(7));
      host.say("1d 49 43");
      assertEquals("5f 53 49 4d 55 4c 41 53 49 2d 38 30 00", host.hear(13));
    }
  }

  @Test
  void drawerPulsesAreCounted() throws IOException {
    try (RawHost host = new RawHost(printer)) {
      host.say("1b 70 00 19 fa 1b 70 01 19 fa");
      awaitWorked(10);
      assertEquals(2, printer.drawerPulses());
    }
  }

  @Test
  void aWrongControlValueSaysWhatIsAllowed() {
    assertEquals(
        "paper: allowed are whole numbers from 0 to 200000 mm",
        assertThrows(IllegalArgumentException.class, () -> set("paper", -1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> set("coverOpen", "yes"));
    assertThrows(IllegalArgumentException.class, () -> set("coverOpened", true));
  }

  @Test
  void itListensOnLoopbackOnly() {
    PrinterSetup everywhere = PrinterSetup.of("p", PrinterModel.MM80, "0.0.0.0:0");
    assertThrows(IOException.class, () -> VirtualTicketPrinter.start(everywhere));
  }

  @Test
  void everyByteStreamIsSurvived() throws IOException {
    // A seeded flood of all bytes; the seed is in the message of the failure.
    long seed = 20261121;
    byte[] noise = new byte[20_000];
    new java.util.Random(seed).nextBytes(noise);
    try (RawHost host = new RawHost(printer)) {
      host.say(noise);
      host.say("10 14 08 01 03 14 01 06 02 08");
      printer.awaitReceived(noise.length + 10, SOON);
      host.say("1b 40 'alive' 0a");
      awaitWorked(noise.length + 10 + 8);
    }
    assertTrue(printer.currentPaper().text().endsWith("alive"), "seed " + seed);
    assertFalse(printer.status().offLine());
  }

  private static PrinterSetup setup() {
    return PrinterSetup.of("test", PrinterModel.MM80, "127.0.0.1:0").withInstantPrinting();
  }

  /** Waits until so many bytes are received and worked off. */
  private void awaitWorked(long bytes) {
    printer.awaitReceived(bytes, SOON);
    printer.awaitIdle(SOON);
  }

  private void set(String control, Object value) {
    printer.controls().set(control, value);
  }

  private static int firstInkedRow(PaperImage image) {
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.black(x, y)) {
          return y;
        }
      }
    }
    throw new AssertionError("blank paper");
  }
}
