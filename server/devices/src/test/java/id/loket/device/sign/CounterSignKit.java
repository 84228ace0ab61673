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
import id.loket.device.modbus.ModbusBoards;
import id.loket.doctor.ShortForm;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the driver of a sign of two lines must do, with a sign that a test can read, and as far as
 * it harms nothing with a real one.
 */
public abstract class CounterSignKit {
  /** Long enough for a machine that is busy with other builds. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final SignFace CALLED = new SignFace(What.CALLED, 3, "R012", "");
  private static final SignFace CLOSED = new SignFace(What.CLOSED, 3, "", "");

  private SignUnderTest device;
  private CounterSign sign;

  protected abstract SignUnderTest device() throws Exception;

  @BeforeEach
  void open() throws Exception {
    device = device();
    sign = new Cd5220Sign(device.address(), LIMIT, LIMIT);
  }

  @AfterEach
  void close() {
    sign.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysWhatCanBeKnown() {
    assertLookAgrees(SignState.UNANSWERING);
  }

  @Test
  protected void aSignShowsWhatItIsTold() {
    assertEquals(SignState.UNANSWERING, sign.show(CALLED), sign.detail());
    assertLines("     NOMOR R012     ", " SILAKAN KE LOKET 3 ");

    sign.show(new SignFace(What.CALLED_DARK, 3, "R012", ""));
    assertLines("                    ", " SILAKAN KE LOKET 3 ");
    sign.show(new SignFace(What.SERVING, 3, "R012", ""));
    assertLines("     NOMOR R012     ", "DILAYANI DI LOKET 3 ");
    sign.show(new SignFace(What.OPEN, 3, "", "09.41 WIB"));
    assertLines("    LOKET 3 BUKA    ", "     09.41 WIB      ");
    sign.show(new SignFace(What.PAUSED, 3, "", ""));
    assertLines("      LOKET 3       ", "     ISTIRAHAT      ");
    sign.show(new SignFace(What.DARK, 3, "", ""));
    assertLines("                    ", "                    ");
  }

  /** A closed port is all that can be known of a device that never answers. */
  @Test
  protected void nobodyClaimsThatASignWasRead() {
    SignState state = sign.show(CALLED);

    assertEquals(SignState.UNANSWERING, state);
    assertEquals(Health.WELL, state.health());
    assertTrue(sign.detail().contains("can't say more"), sign.detail());
  }

  @Test
  protected void aLinkThatWasClosedIsOpenedAgain() {
    sign.show(CALLED);
    assertLines("     NOMOR R012     ", " SILAKAN KE LOKET 3 ");
    sign.close();

    assertEquals(SignState.UNANSWERING, sign.show(CLOSED), sign.detail());
    assertLines("      LOKET 3       ", "       TUTUP        ");
  }

  @Test
  protected void aSignThatWasLeftInItsStringModeShowsTheNumberAllTheSame() {
    needsHands();
    device.leaveInStringMode();

    sign.show(CALLED);

    assertLines("     NOMOR R012     ", " SILAKAN KE LOKET 3 ");
  }

  @Test
  protected void aSignThatLostItsPowerShowsTheRightThingAfterTheNextOrders() {
    needsHands();
    sign.show(CALLED);
    device.powerCycle();

    sign.show(CALLED);
    sign.show(CALLED);

    assertLines("     NOMOR R012     ", " SILAKAN KE LOKET 3 ");
  }

  @Test
  protected void anUnpluggedSignIsUnreachableAndComesBack() {
    needsHands();
    sign.show(CALLED);
    device.unplug();
    SignState state = sign.show(CALLED);
    while (state == SignState.UNANSWERING) {
      Thread.onSpinWait();
      state = sign.show(CALLED);
    }

    assertEquals(away(), state, sign.detail());
    assertEquals(Health.DOWN, state.health());
    assertTrue(sign.detail().startsWith(device.address() + ": "), sign.detail());
    assertLookAgrees(state);

    device.repair();
    assertEquals(SignState.UNANSWERING, sign.show(CLOSED), sign.detail());
    assertLines("      LOKET 3       ", "       TUTUP        ");
  }

  @Test
  protected void aDeviceThatTalksIsNoSign() {
    needsHands();
    sign.show(CALLED);
    device.talk();
    SignState state = sign.show(CLOSED);
    for (boolean called = true; state == SignState.UNANSWERING; called = !called) {
      // A line takes its time; who writes faster than it is held up by it.
      assertLines(
          called ? "      LOKET 3       " : "     NOMOR R012     ",
          called ? "       TUTUP        " : " SILAKAN KE LOKET 3 ");
      state = sign.show(called ? CALLED : CLOSED);
    }

    assertEquals(SignState.WRONG_DEVICE, state, sign.detail());
    assertTrue(sign.detail().contains("another device is there"), sign.detail());
    assertLookAgrees(state);
    device.repair();
    while (state == SignState.WRONG_DEVICE) {
      state = sign.show(CALLED);
    }
    assertEquals(SignState.UNANSWERING, state, sign.detail());
  }

  /** A port whose plug is out is gone; a device on the network only does not answer. */
  private SignState away() {
    return device.address() instanceof SerialAddress
        ? SignState.PORT_MISSING
        : SignState.UNREACHABLE;
  }

  private void assertLookAgrees(SignState state) {
    sign.close();
    SignPlan plan = new SignBlock(new ModbusBoards()).twoLines(3, device.address());
    ShortForm.agrees(plan.probe().look(), state, state.health());
  }

  private void assertLines(String upper, String lower) {
    if (device.hasHands()) {
      device.awaitLines(upper, lower);
    }
  }

  private void needsHands() {
    assumeTrue(device.hasHands(), "a real sign can't be read");
  }
}
