package id.loket.device.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.ButtonState;
import id.loket.device.CallPad;
import id.loket.device.CallPad.Answer;
import id.loket.device.CallPad.Key;
import id.loket.device.CallPad.Press;
import id.loket.device.Health;
import id.loket.device.button.PressLine.Outcome;
import id.loket.device.button.PressLine.Told;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a loket's call pad does with the keys that are pressed, with a pad that a test moves. */
class PadDeviceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final HandPad hand = new HandPad();
  private final BlockingQueue<Key> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
  private final Semaphore office = new Semaphore(1_000);
  private final PadDevice device =
      new PadDevice(
          "pad-3", "serial:/dev/there", hand, this::tell, nanos::get, this::changed, zone -> {});

  @BeforeEach
  void start() {
    device.start();
  }

  @AfterEach
  void close() {
    office.release(1_000);
    device.close();
  }

  @Test
  void keysThatComeWhileTheOfficeIsSlowAreToldInTheirOrder() throws Exception {
    office.drainPermits();
    press(1, Key.CALL, 2_000);
    press(2, Key.START, 300);
    press(3, Key.FINISH, 300);
    assertEquals(Key.CALL, told.take());
    assertTrue(told.isEmpty());

    office.release(3);

    assertEquals(Key.START, told.take());
    assertEquals(Key.FINISH, told.take());
    assertEquals("1 DONE", hand.answers.take());
    assertEquals("2 DONE", hand.answers.take());
    assertEquals("3 DONE", hand.answers.take());
  }

  @Test
  void aKeyThatIsHeldActsOnceAndIsNamedWhenItStaysDown() throws Exception {
    press(0, Key.CALL, 500);
    // Before its clock moves on: what the office hears of too late is no order any more.
    assertEquals(Key.CALL, told.take());
    for (int number = 1; number < 62; number++) {
      press(number, Key.CALL, 500);
    }
    assertEquals("pad-3 READY", changes.take());

    assertEquals("pad-3 FAULT", changes.take());
    assertTrue(told.isEmpty());
    assertEquals(Health.DOWN, device.report().health());
    assertTrue(device.report().detail().contains("again and again"), device.report().detail());

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertEquals("pad-3 READY", changes.take());
    press(63, Key.CALL, 0);
    assertEquals(Key.CALL, told.take());
  }

  @Test
  void whatTheOfficeRefusesIsShownAsNotDone() throws Exception {
    press(7, Key.NO_SHOW, 2_000);

    assertEquals("7 NOT_DONE", hand.answers.take());
  }

  private Told tell(Key key) throws InterruptedException {
    told.add(key);
    office.acquire();
    return key == Key.NO_SHOW
        ? new Told(Outcome.REFUSED, "no-show-too-soon")
        : new Told(Outcome.DONE, "");
  }

  private void changed() {
    changes.add("pad-3 " + device.report().state());
  }

  /** Comes back when the device has taken it. */
  private void press(int number, Key key, long later) throws InterruptedException {
    nanos.addAndGet(Duration.ofMillis(later).toNanos());
    hand.presses.put(new Press(number, key));
    hand.taken.acquire();
  }

  /** A pad that is always there. */
  private static final class HandPad implements CallPad {
    private final SynchronousQueue<Press> presses = new SynchronousQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Semaphore taken = new Semaphore(0);
    private boolean given;

    @Override
    public Heard listen(Duration most) {
      if (given) {
        taken.release();
      }
      try {
        Press press = presses.poll(5, TimeUnit.MILLISECONDS);
        given = press != null;
        return new Heard(ButtonState.READY, Optional.ofNullable(press));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Heard(ButtonState.SILENT, Optional.empty());
      }
    }

    @Override
    public void answer(Press press, Answer answer) {
      answers.add(press.number() + " " + answer);
    }

    @Override
    public void close() {}
  }
}
