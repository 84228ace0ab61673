package id.loket.device.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.ButtonState;
import id.loket.device.CallPad;
import id.loket.device.CallPad.Answer;
import id.loket.device.CallPad.Heard;
import id.loket.device.CallPad.Key;
import id.loket.device.CallPad.Press;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.SerialAddress;
import id.loket.doctor.ShortForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the driver of a call pad must do, with a pad whose keys a test can press. */
public abstract class CallPadKit {
  /** Long enough for a machine that is busy with other builds. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration A_LOOK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than a pad repeats a press. */
  private static final Duration AFTERWARDS = Duration.ofMillis(3_500);

  private PadUnderTest device;
  private LinkAddress address;
  private CallPad pad;

  protected abstract PadUnderTest device() throws Exception;

  @BeforeEach
  void open() throws Exception {
    device = device();
    address = device.address();
    pad = new LineCallPad(address, LIMIT, LIMIT, System::nanoTime);
    awaitState(ButtonState.READY);
  }

  @AfterEach
  void close() {
    pad.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysThatItIsWell() {
    assertLookAgrees(ButtonState.READY);
  }

  @Test
  protected void eachKeyIsHeardOnceAndThePadIsTold() {
    for (Key key : Key.values()) {
      device.press(key);
      assertEquals(key, awaitPress().key());
    }

    assertEquals(List.of(), pressesWithin(AFTERWARDS));
    assertEquals(Key.values().length, device.thanked());
  }

  @Test
  protected void whatCameOfAPressIsShownByItsLamp() {
    device.press(Key.CALL);
    pad.answer(awaitPress(), Answer.DONE);
    listenUntil(() -> device.lamp().equals("GREEN"));
    device.press(Key.CALL);
    pad.answer(awaitPress(), Answer.NOT_DONE);
    listenUntil(() -> device.lamp().equals("RED"));
  }

  @Test
  protected void aPressThatIsSaidTwiceCountsOnce() {
    device.sayTwice();
    device.press(Key.START);

    assertEquals(Key.START, awaitPress().key());
    assertEquals(List.of(), pressesWithin(AFTERWARDS));
  }

  @Test
  protected void aPadThatWasSwitchedOffCountsAnewAndIsHeard() {
    device.press(Key.CALL);
    assertEquals(0, awaitPress().number());
    device.switchOffAndOn();
    device.press(Key.START);

    Press press = awaitPress();

    assertEquals(0, press.number());
    assertEquals(Key.START, press.key());
  }

  @Test
  protected void amongBytesWithoutSenseAPressIsStillHeardOnce() {
    device.babble();
    device.press(Key.FINISH);

    assertEquals(Key.FINISH, awaitPress().key());
    assertEquals(List.of(), pressesWithin(AFTERWARDS));
  }

  /** A computer that sleeps, or has too much to do, is no silence of the pad. */
  @Test
  protected void aPressWhileNobodyListenedIsHeardAndThePadIsStillThere() throws Exception {
    device.press(Key.CALL);
    Thread.sleep(LIMIT.plus(AFTERWARDS).toMillis());

    Heard heard = pad.listen(PATIENCE);

    assertEquals(ButtonState.READY, heard.state(), pad.detail());
    assertEquals(Key.CALL, heard.press().orElseThrow().key());
  }

  @Test
  protected void aSilentPadIsNamedAndComesBack() {
    device.goSilent();
    awaitState(ButtonState.SILENT);
    assertTrue(pad.detail().startsWith(address + ": no answer within 2 s"), pad.detail());
    assertLookAgrees(ButtonState.SILENT);

    device.repair();

    awaitState(ButtonState.READY);
    assertEquals("", pad.detail());
  }

  @Test
  protected void linesThatBreakOffAreNoPresses() {
    device.sendHalfLines();
    device.press(Key.CALL);
    assertEquals(List.of(), pressesWithin(AFTERWARDS));
    device.repair();

    awaitState(ButtonState.READY);
  }

  @Test
  protected void aWrongRateIsNamed() {
    device.speakAtAnotherRate();
    device.press(Key.CALL);
    awaitHeard(one -> one.state() != ButtonState.READY);
    device.press(Key.CALL);
    listenUntil(() -> pad.detail().startsWith(address + ": "));

    device.repair();

    awaitState(ButtonState.READY);
  }

  @Test
  protected void anUnpluggedPadIsUnreachableAndComesBack() {
    device.unplug();
    ButtonState away =
        address instanceof SerialAddress ? ButtonState.PORT_MISSING : ButtonState.UNREACHABLE;
    awaitState(away);
    assertLookAgrees(away);
    device.repair();
    awaitState(ButtonState.READY);

    device.press(Key.NO_SHOW);

    assertEquals(Key.NO_SHOW, awaitPress().key());
  }

  private void assertLookAgrees(ButtonState state) {
    pad.close();
    ShortForm.agrees(new PadPlan(3, address).probe().look(), state, state.health());
  }

  private Press awaitPress() {
    return awaitHeard(one -> one.press().isPresent()).press().orElseThrow();
  }

  private void awaitState(ButtonState state) {
    awaitHeard(one -> one.state() == state);
  }

  private Heard awaitHeard(Predicate<Heard> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Heard heard = pad.listen(A_LOOK);
      if (wanted.test(heard)) {
        return heard;
      }
    }
    throw new AssertionError("never: " + pad.listen(A_LOOK) + " " + pad.detail());
  }

  private void listenUntil(BooleanSupplier wanted) {
    awaitHeard(one -> wanted.getAsBoolean());
  }

  private List<Press> pressesWithin(Duration time) {
    List<Press> presses = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      pad.listen(A_LOOK).press().ifPresent(presses::add);
    }
    return presses;
  }
}
