package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;
import id.loket.device.TicketPrinter;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterModel;
import id.loket.server.Held;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A printer that fails as often as {@code -Dfailures} says, in every way that it names itself. */
class FailingAgainAndAgainTest {
  private static final int FAILURES = Integer.getInteger("failures", 25);
  private static final long SEED = Long.getLong("seed", 7);
  private static final int WARM = 10;
  private static final int TRIES = 20;

  private final Random random = new Random(SEED);

  /** The whole number takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void aPrinterIsBackAtTheFirstAnswerAfterEachFailureAndNothingIsLeftBehind() throws Exception {
    try (VirtualTicketPrinter device =
            VirtualTicketPrinter.start(
                PrinterSetup.of("printer", id.loket.sim.printer.PrinterModel.MM80, "127.0.0.1:0")
                    .withInstantPrinting());
        TicketPrinter printer =
            new EscPosTicketPrinter(
                LinkAddress.parse(device.address()),
                PrinterModel.forPaper(80)
                    .withLimits(
                        Duration.ofSeconds(2),
                        Duration.ofMillis(800),
                        Duration.ofMillis(1_200),
                        Duration.ofMillis(4_000)))) {
      Held before = Held.now();
      int misses = 0;
      List<Trouble> troubles = Trouble.listed(List.of(device), SEED, FAILURES);
      for (int i = 0; i < FAILURES; i++) {
        before = i == WARM ? Held.now() : before;
        Trouble trouble = troubles.get(i);
        String where = "seed " + SEED + ", failure " + i + ", " + trouble;

        suffer(trouble, device, printer, where);

        PrinterState state = answered(printer::state, PrinterState.SILENT::equals);
        assertEquals(PrinterState.READY, state, where + ": " + printer.detail());
        PrintOutcome after =
            answered(() -> print(printer), one -> one.reason() == PrintOutcome.Reason.SILENT);
        assertEquals(PrintOutcome.printed(), after, where);
        misses +=
            device.slips().get(device.slips().size() - 1).largestLine().equals("R001") ? 0 : 1;
        device.controls().press("refill");
      }
      Held after = Held.now();

      System.out.println(
          String.format(
              "failing printer: %d failures, %s before, %s after", FAILURES, before, after));
      assertEquals(0, misses, "slips that are not whole");
      assertTrue(after.isNoLeakSince(before, FAILURES), before + " before, " + after + " after");
    }
  }

  /** On a busy machine an answer may be late; then it is asked again. */
  private static <T> T answered(Supplier<T> question, Predicate<T> silent) {
    T answer = question.get();
    for (int i = 0; i < TRIES && silent.test(answer); i++) {
      answer = question.get();
    }
    return answer;
  }

  /** Half of the troubles come under a slip. */
  private void suffer(
      Trouble trouble, VirtualTicketPrinter device, TicketPrinter printer, String where) {
    if (random.nextBoolean()) {
      int before = device.cuts();
      PrintOutcome outcome =
          printer.print(
              slip(),
              () -> {
                trouble.beginAfter(random.nextInt(300));
                return true;
              });
      boolean out = outcome.result() != Result.PRINTED || device.cuts() > before;
      assertTrue(out, where + ": " + outcome);
    } else {
      trouble.beginAfter(0);
      printer.state();
    }
    trouble.end(printer::state);
  }

  private static PrintOutcome print(TicketPrinter printer) {
    return printer.print(slip(), TicketPrinter.Gate.OPEN);
  }

  private static Slip slip() {
    return new Slip(
        List.of(new Line(Style.TITLE, "BP3MI Banten"), new Line(Style.BIG_NUMBER, "R001")));
  }
}
