package id.loket.device.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.CounterSign;
import id.loket.device.Health;
import id.loket.device.SignFace;
import id.loket.device.SignFace.What;
import id.loket.device.SignState;
import id.loket.device.link.SerialAddress;
import id.loket.device.modbus.ModbusBoard;
import id.loket.device.modbus.ModbusBoards;
import id.loket.doctor.ShortForm;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the driver of a row of six digits must do, with a row that a test can handle, and as far as
 * it harms nothing with a real one.
 */
public abstract class DigitsSignKit {
  /** Long enough for a machine that is busy with other builds. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final int DIGITS = 6;
  private static final SignFace CALLED = new SignFace(What.CALLED, 3, "R012", "");
  private static final SignFace CLOSED = new SignFace(What.CLOSED, 3, "", "");

  /** Moved by hand, so that no test waits until a board is tried again. */
  private final AtomicLong nanos = new AtomicLong();

  private DigitsUnderTest device;
  private CounterSign sign;

  protected abstract DigitsUnderTest device() throws Exception;

  @BeforeEach
  void open() throws Exception {
    device = device();
    ModbusBoard board = new ModbusBoard(device.address().link(), LIMIT, LIMIT, nanos::get);
    sign = new DigitsSign(board, device.address(), DIGITS);
  }

  @AfterEach
  void close() {
    sign.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysThatItIsWell() {
    assertLookAgrees(SignState.READY);
  }

  @Test
  protected void theRowShowsWhatItIsToldAndSaysSo() {
    assertEquals(SignState.READY, sign.show(CALLED), sign.detail());
    assertShown("  R012");
    assertEquals(SignState.READY, sign.show(CLOSED), sign.detail());
    assertShown(" TUTUP");
    assertEquals("", sign.detail());
  }

  @Test
  protected void aLinkThatWasClosedIsOpenedAgain() {
    sign.show(CALLED);
    sign.close();

    assertEquals(SignState.READY, sign.show(CLOSED), sign.detail());
  }

  @Test
  protected void aSilentRowSaysSoAndIsWellAgainWhenItAnswers() {
    needsHands();
    device.goSilent();
    assertTrouble(SignState.SILENT, "no answer within 2 s while writing the digits");

    device.repair();

    assertEquals(SignState.READY, sign.show(CALLED), sign.detail());
    assertShown("  R012");
  }

  @Test
  protected void halfAnAnswerIsNoAnswer() {
    needsHands();
    device.sendHalfAnAnswer();

    assertTrouble(SignState.SILENT, "no answer within 2 s");
  }

  @Test
  protected void theAnswerOfAnotherUnitIsNotTaken() {
    needsHands();
    device.answerAsAnotherUnit();

    assertTrouble(SignState.FAULT, "was asked");
  }

  @Test
  protected void aRefusalIsNamedInWords() {
    needsHands();
    device.refuseRequests();

    assertTrouble(SignState.FAULT, "refuses: it has failed (exception 4)");
  }

  @Test
  protected void aRowThatSticksIsFoundOut() {
    needsHands();
    device.stick();

    assertSays(SignState.FAULT, "does not show what it was told");
    assertShown("      ");
    // A look gives no order, so it can't find one that is not obeyed.
    assertLookAgrees(SignState.READY);
  }

  @Test
  protected void aRowThatLostItsPowerShowsTheNumberAfterTheNextOrders() {
    needsHands();
    sign.show(CALLED);
    device.powerCycle();

    sign.show(CALLED);
    SignState second = sign.show(CALLED);

    assertEquals(SignState.READY, second, sign.detail());
    assertShown("  R012");
  }

  @Test
  protected void anUnpluggedRowIsUnreachableAndComesBack() {
    needsHands();
    sign.show(CALLED);
    device.unplug();
    sign.show(CALLED);
    assertTrouble(away(), "while opening the link");

    device.repair();
    nanos.addAndGet(LIMIT.toNanos());

    assertEquals(SignState.READY, sign.show(CLOSED), sign.detail());
    assertShown(" TUTUP");
  }

  /** A port whose plug is out is gone; a device on the network only does not answer. */
  private SignState away() {
    return device.address().link() instanceof SerialAddress
        ? SignState.PORT_MISSING
        : SignState.UNREACHABLE;
  }

  private void assertTrouble(SignState state, String words) {
    assertSays(state, words);
    assertLookAgrees(state);
  }

  private void assertLookAgrees(SignState state) {
    sign.close();
    SignPlan plan = new SignBlock(new ModbusBoards()).digits(3, device.address(), DIGITS);
    ShortForm.agrees(plan.probe().look(), state, state.health());
  }

  private void assertSays(SignState state, String words) {
    SignState now = sign.show(CALLED);
    assertEquals(state, now, sign.detail());
    assertTrue(sign.detail().startsWith(device.address() + ": "), sign.detail());
    assertTrue(sign.detail().contains(words), sign.detail());
    assertEquals(Health.DOWN, now.health());
  }

  private void assertShown(String text) {
    if (device.hasHands()) {
      assertEquals(text, device.shown());
    }
  }

  private void needsHands() {
    assumeTrue(device.hasHands(), "a real row is only asked");
  }
}
