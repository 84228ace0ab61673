package id.loket.device.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.DeviceKind;
import id.loket.device.Health;
import id.loket.device.button.Contact.Press;
import id.loket.device.button.PressLine.Outcome;
import id.loket.device.button.PressLine.Told;
import id.loket.station.MetricsText;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a loket's button does with the fingers on it, with a button that is moved by hand. */
class ButtonDeviceTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final long STEP_NANOS = Duration.ofMillis(10).toNanos();

  private final AtomicLong nanos = new AtomicLong();
  private final HandButton hand = new HandButton();
  private final BlockingQueue<Press> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
  private final Semaphore answers = new Semaphore(1_000);
  private final ButtonDevice device =
      new ButtonDevice(
          "button-3",
          DeviceKind.BUTTON,
          "modbus://there:502?unit=1&input=2",
          hand,
          press -> {
            told.add(press);
            answers.acquire();
            return new Told(Outcome.DONE, "");
          },
          nanos::get,
          SOON,
          () -> changes.add("button-3 " + state()),
          zone -> {});

  @AfterEach
  void close() {
    answers.release(1_000);
    device.close();
  }

  @Test
  void aPressIsToldOnce() throws Exception {
    device.start();
    up(200);
    down(120);
    up(200);

    assertEquals(Press.SHORT, told.take());
    assertTrue(told.isEmpty());
    assertEquals("button-3 READY", changes.take());
    assertEquals("BUTTON", device.report().kind());
  }

  @Test
  void aFingerThatStaysMeansTheSameVisitor() throws Exception {
    device.start();
    up(200);
    down(1_100);

    assertEquals(Press.LONG, told.take());
    up(200);
    assertTrue(told.isEmpty());
  }

  @Test
  void asLongAsTheOfficeHasNotAnsweredAnotherPressIsPassedOver() throws Exception {
    answers.drainPermits();
    device.start();
    up(200);
    down(120);
    up(1_500);
    assertEquals(Press.SHORT, told.take());

    down(120);
    up(200);

    answers.release(1_000);
    assertTrue(told.isEmpty());
    assertTrue(metrics().contains("result=\"TOO_SOON\"} 1"), metrics());
  }

  /** Whoever pressed while the cable was out is not called for when it is back. */
  @Test
  void aButtonThatWasAwayTellsNothingOfThatTime() throws Exception {
    device.start();
    up(200);
    assertEquals("button-3 READY", changes.take());
    hand.state = ButtonState.UNREACHABLE;
    assertEquals("button-3 UNREACHABLE", changes.take());
    assertEquals(Health.DOWN, device.report().health());
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    hand.down = true;

    hand.state = ButtonState.READY;
    assertEquals("button-3 READY", changes.take());
    down(2_000);
    up(200);

    assertTrue(told.isEmpty());
  }

  @Test
  void aButtonThatIsStuckIsSaid() throws Exception {
    device.start();
    up(200);
    assertEquals("button-3 READY", changes.take());

    down(31_000);

    assertEquals("button-3 FAULT", changes.take());
    assertEquals(Press.LONG, told.take());
    assertTrue(device.report().detail().contains("down for more than 30 s"));
  }

  /** Each change is an event of the office; a board that babbles is well at every other look. */
  @Test
  void aButtonThatIsWellNowAndThenIsNotToldToBeWell() throws Exception {
    device.start();
    up(200);
    assertEquals("button-3 READY", changes.take());

    hand.faultEvery = 50;
    hand.faults.acquire(4);
    hand.faultEvery = 0;

    assertEquals("button-3 FAULT", changes.take());
    assertEquals("button-3 READY", changes.take());
    assertTrue(changes.isEmpty(), changes.toString());
  }

  @Test
  void theThreadEndsWithTheStation() {
    device.start();
    device.close();

    assertFalse(device.isAlive());
  }

  private String state() {
    return device.report().state();
  }

  private String metrics() {
    MetricsText text = new MetricsText();
    device.measure(text);
    return text.toString();
  }

  private void down(int millis) throws InterruptedException {
    hand.down = true;
    pass(millis);
  }

  private void up(int millis) throws InterruptedException {
    hand.down = false;
    pass(millis);
  }

  /** Each ten milliseconds are looked at. */
  private void pass(int millis) throws InterruptedException {
    for (int passed = 0; passed < millis; passed += 10) {
      nanos.addAndGet(STEP_NANOS);
      hand.awaitLook();
    }
  }

  private static final class HandButton implements CallButton {
    private final Semaphore looks = new Semaphore(0);
    private volatile boolean down;
    private volatile ButtonState state = ButtonState.READY;
    private final Semaphore faults = new Semaphore(0);
    private volatile int faultEvery;

    /** Of the device's thread. */
    private int count;

    /** One that began after now. */
    void awaitLook() throws InterruptedException {
      looks.drainPermits();
      looks.acquire(2);
    }

    @Override
    public Reading look() {
      int every = faultEvery;
      if (every > 0 && ++count % every == 0) {
        faults.release();
        return new Reading(ButtonState.FAULT, false);
      }
      Reading reading = new Reading(state, down);
      looks.release();
      return reading;
    }

    @Override
    public void close() {}
  }
}
