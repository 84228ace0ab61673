package id.loket.device.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.CallButton.Reading;
import id.loket.device.Health;
import id.loket.device.gpio.GpioPins;
import id.loket.device.modbus.ModbusBoard;
import id.loket.device.modbus.ModbusBoards;
import id.loket.doctor.ShortForm;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the driver of a button must do, with a button that a test can press, and as far as it can be
 * asked with a real one.
 */
public abstract class CallButtonKit {
  /** Long enough for a machine that is busy with other builds. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Moved by hand, so that no test waits until a board is tried again. */
  private final AtomicLong nanos = new AtomicLong();

  private ButtonUnderTest device;
  private CallButton button;

  protected abstract ButtonUnderTest device() throws Exception;

  @BeforeEach
  void open() throws Exception {
    device = device();
    ModbusBoard board = new ModbusBoard(device.address().link(), LIMIT, LIMIT, nanos::get);
    button = new ModbusCallButton(board, device.address());
  }

  @AfterEach
  void close() {
    button.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysThatItIsWell() {
    assertLookAgrees(ButtonState.READY);
  }

  /** Nobody leans on a button for so long, so that a look takes it for stuck; so does a station. */
  @Test
  protected void aButtonThatIsHeldIsToldToBeStuck() {
    needsHands();
    device.press();

    assertLookAgrees(ButtonState.FAULT);
  }

  @Test
  protected void aButtonThatNobodyPressesIsUp() {
    assertEquals(new Reading(ButtonState.READY, false), button.look(), button.detail());
    assertEquals("", button.detail());
  }

  @Test
  protected void aFingerIsSeenAsLongAsItIsThere() {
    needsHands();
    device.press();
    assertEquals(new Reading(ButtonState.READY, true), button.look(), button.detail());
    assertEquals(new Reading(ButtonState.READY, true), button.look(), button.detail());

    device.letGo();

    assertEquals(new Reading(ButtonState.READY, false), button.look(), button.detail());
  }

  @Test
  protected void aLinkThatWasClosedIsOpenedAgain() {
    button.look();
    button.close();

    assertEquals(ButtonState.READY, button.look().state(), button.detail());
  }

  @Test
  protected void aSilentBoardSaysNothingOfItsButton() {
    needsHands();
    device.press();
    device.goSilent();
    assertTrouble(ButtonState.SILENT, "no answer within 2 s while reading the input");

    device.repair();

    assertEquals(new Reading(ButtonState.READY, true), button.look(), button.detail());
  }

  @Test
  protected void halfAnAnswerIsNoAnswer() {
    needsHands();
    device.sendHalfAnAnswer();

    assertTrouble(ButtonState.SILENT, "no answer within 2 s");
  }

  @Test
  protected void theAnswerOfAnotherUnitIsNotTaken() {
    needsHands();
    device.answerAsAnotherUnit();

    assertTrouble(ButtonState.FAULT, "was asked");
  }

  @Test
  protected void aRefusalIsNamedInWords() {
    needsHands();
    device.refuseRequests();

    assertTrouble(ButtonState.FAULT, "refuses: it has failed (exception 4)");
  }

  @Test
  protected void anUnpluggedBoardIsUnreachableAndComesBack() {
    needsHands();
    button.look();
    device.unplug();
    button.look();
    assertTrouble(ButtonState.UNREACHABLE, "connection refused while opening the link");

    device.repair();
    nanos.addAndGet(LIMIT.toNanos());

    assertEquals(ButtonState.READY, button.look().state(), button.detail());
  }

  private void assertTrouble(ButtonState state, String words) {
    Reading now = button.look();
    assertEquals(new Reading(state, false), now, button.detail());
    assertTrue(button.detail().startsWith(device.address() + ": "), button.detail());
    assertTrue(button.detail().contains(words), button.detail());
    assertEquals(Health.DOWN, state.health());
    assertLookAgrees(state);
  }

  private void assertLookAgrees(ButtonState state) {
    button.close();
    ButtonDrivers drivers = new ButtonDrivers(new ModbusBoards(), new GpioPins());
    ShortForm.agrees(drivers.at(device.address())::look, state, state.health());
  }

  private void needsHands() {
    assumeTrue(device.hasHands(), "a real button is only asked");
  }
}
