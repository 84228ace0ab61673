package id.loket.device.lamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.CounterLamp;
import id.loket.device.Health;
import id.loket.device.LampState;
import id.loket.device.gpio.GpioPins;
import id.loket.device.modbus.ModbusBoard;
import id.loket.device.modbus.ModbusBoards;
import id.loket.doctor.Probe;
import id.loket.doctor.ShortForm;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the driver of a lamp must do, with a lamp that a test can handle, and as far as it harms
 * nothing with a real one.
 */
public abstract class CounterLampKit {
  /** Long enough for a machine that is busy with other builds. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Moved by hand, so that no test waits until a board is tried again. */
  private final AtomicLong nanos = new AtomicLong();

  private LampUnderTest device;
  private ModbusBoard board;
  private CounterLamp lamp;

  protected abstract LampUnderTest device() throws Exception;

  @BeforeEach
  void open() throws Exception {
    device = device();
    board = new ModbusBoard(device.address().link(), LIMIT, LIMIT, nanos::get);
    lamp = new ModbusCounterLamp(board, device.address());
  }

  @AfterEach
  void close() {
    lamp.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysThatItIsWell() {
    assertLookAgrees(LampState.READY);
  }

  @Test
  protected void theLampDoesWhatItIsTold() {
    assertEquals(LampState.READY, lamp.light(true), lamp.detail());
    assertLit(true);
    assertEquals(LampState.READY, lamp.light(true), lamp.detail());
    assertLit(true);

    assertEquals(LampState.READY, lamp.light(false), lamp.detail());
    assertLit(false);
    assertEquals("", lamp.detail());
  }

  @Test
  protected void aLinkThatWasClosedIsOpenedAgain() {
    lamp.light(true);
    lamp.close();

    assertEquals(LampState.READY, lamp.light(false), lamp.detail());
  }

  @Test
  protected void aSilentLampSaysSoAndIsWellAgainWhenItAnswers() {
    needsHands();
    device.goSilent();
    assertTrouble(LampState.SILENT, "no answer within 2 s while switching the coil");

    device.repair();

    assertEquals(LampState.READY, lamp.light(true), lamp.detail());
    assertLit(true);
  }

  /** It would say of an old order that the new one was done. */
  @Test
  protected void anAnswerThatComesTooLateIsNotTakenForTheNextOne() {
    needsHands();
    device.answerTooLate();
    assertTrouble(LampState.SILENT, "no answer within 2 s");

    device.repair();

    assertEquals(LampState.READY, lamp.light(false), lamp.detail());
    assertLit(false);
  }

  @Test
  protected void halfAnAnswerIsNoAnswer() {
    needsHands();
    device.sendHalfAnAnswer();

    assertTrouble(LampState.SILENT, "no answer within 2 s");
  }

  @Test
  protected void theAnswerOfAnotherUnitIsNotTaken() {
    needsHands();
    device.answerAsAnotherUnit();

    assertTrouble(LampState.FAULT, "was asked");
  }

  @Test
  protected void aRefusalIsNamedInWords() {
    needsHands();
    device.refuseRequests();

    assertTrouble(LampState.FAULT, "refuses: it has failed (exception 4)");
  }

  @Test
  protected void aRelayThatSticksIsFoundOut() {
    needsHands();
    device.stick();

    assertSays(LampState.FAULT, "says yes, but its coil stays off");
    assertLit(false);
    // A look gives no order, so it can't find one that is not obeyed.
    assertLookAgrees(LampState.READY);
  }

  @Test
  protected void anUnpluggedLampIsUnreachableAndComesBack() {
    needsHands();
    lamp.light(true);
    device.unplug();
    lamp.light(true);

    assertTrouble(LampState.UNREACHABLE, "connection refused while opening the link");

    device.repair();
    assertEquals(LampState.UNREACHABLE, lamp.light(true), "it is not tried again at once");
    nanos.addAndGet(LIMIT.toNanos());
    assertEquals(LampState.READY, lamp.light(true), lamp.detail());
    assertLit(true);
  }

  @Test
  protected void aLampThatLostItsPowerIsLitAgainByTheNextOrders() {
    needsHands();
    lamp.light(true);
    device.powerCycle();
    assertLit(false);

    lamp.light(true);
    LampState second = lamp.light(true);

    assertEquals(LampState.READY, second, lamp.detail());
    assertLit(true);
  }

  @Test
  protected void whatABabblingBoardHasSentIsThrownAwayWhenItIsWell() {
    needsHands();
    lamp.light(true);
    device.babble();

    device.repair();

    assertEquals(LampState.READY, lamp.light(false), lamp.detail());
    assertLit(false);
  }

  @Test
  protected void aBoardThatGoesOnBabblingIsNeverBelievedWronglyAndIsWellAfterTheRepair() {
    needsHands();
    lamp.light(true);
    device.babble();
    for (int i = 0; i < 10; i++) {
      boolean lit = i % 2 == 0;
      if (lamp.light(lit) == LampState.READY) {
        assertLit(lit);
      }
    }

    device.repair();

    assertEquals(LampState.READY, lamp.light(false), lamp.detail());
    assertLit(false);
  }

  /** As gateways do; the second one must not be taken for the answer to the next order. */
  @Test
  protected void anAnswerThatComesTwiceIsPassedOver() {
    needsHands();
    device.answerTwice();

    for (int i = 0; i < 20; i++) {
      boolean lit = i % 2 == 0;
      assertEquals(LampState.READY, lamp.light(lit), lamp.detail());
      assertLit(lit);
    }
  }

  /** Pulled and plugged in again between two orders: nobody has to see that. */
  @Test
  protected void aBoardThatWasSwitchedOffAndOnIsFoundWithoutAFalseAlarm() {
    needsHands();
    lamp.light(true);
    device.powerCycle();

    assertEquals(LampState.READY, lamp.light(true), lamp.detail());
    assertLit(true);
  }

  private void assertTrouble(LampState state, String words) {
    assertSays(state, words);
    assertLookAgrees(state);
  }

  private void assertLookAgrees(LampState state) {
    lamp.close();
    LampBlock lamps = new LampBlock(new ModbusBoards(), new GpioPins());
    Probe probe = lamps.plans(Map.of(3, device.address())).get(0).probe();
    ShortForm.agrees(probe.look(), state, state.health());
  }

  private void assertSays(LampState state, String words) {
    LampState now = lamp.light(true);
    assertEquals(state, now, lamp.detail());
    assertTrue(
        lamp.detail().startsWith(device.address() + ": "), "names the address: " + lamp.detail());
    assertTrue(lamp.detail().contains(words), lamp.detail());
    assertEquals(Health.DOWN, now.health());
  }

  private void assertLit(boolean lit) {
    if (device.hasHands()) {
      assertEquals(lit, device.isLit());
    }
  }

  private void needsHands() {
    assumeTrue(device.hasHands(), "a real lamp is only asked");
  }
}
