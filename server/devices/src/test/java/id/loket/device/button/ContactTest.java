package id.loket.device.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.button.Contact.Press;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is a press, looked at every five milliseconds of a clock that is moved by hand. */
class ContactTest {
  private static final int STEP_MILLIS = 5;

  private final Contact contact = new Contact();
  private final List<Press> presses = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1_000_000;

  @Test
  void pressingAndLettingGoIsOnePress() {
    stays(false, 200);
    stays(true, 120);
    assertEquals(List.of(), presses, "the finger may still stay");

    stays(false, 100);

    assertEquals(List.of(Press.SHORT), presses);
  }

  @Test
  void aFingerThatStaysIsTold() {
    stays(true, 1_100);
    assertEquals(List.of(Press.LONG), presses, "before it lets go");

    stays(true, 5_000);
    stays(false, 200);

    assertEquals(List.of(Press.LONG), presses);
  }

  @Test
  void aContactThatBouncesIsOnePress() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      stays(false, 1_500);
      presses.clear();

      bounces(random);
      stays(true, 60 + random.nextInt(300));
      bounces(random);
      stays(false, 100);

      assertEquals(List.of(Press.SHORT), presses, "seed " + seed);
    }
  }

  @Test
  void aSparkIsNoPress() {
    stays(false, 100);
    stays(true, 15);
    stays(false, 200);

    assertEquals(List.of(), presses);
  }

  @Test
  void asSoonAgainIsHardlyMeant() {
    stays(true, 120);
    stays(false, 300);
    stays(true, 120);
    stays(false, 300);
    assertEquals(List.of(Press.SHORT, Press.TOO_SOON), presses);

    stays(false, 700);
    stays(true, 120);
    stays(false, 300);

    assertEquals(List.of(Press.SHORT, Press.TOO_SOON, Press.SHORT), presses);
  }

  @Test
  void whatHappenedWhileNobodyLookedIsNoPress() {
    stays(false, 100);
    contact.forget(true, now);
    stays(true, 3_000);
    stays(false, 200);

    assertEquals(List.of(), presses);
  }

  @Test
  void aButtonThatNeverComesUpIsStuck() {
    stays(true, 29_000);
    assertFalse(contact.isStuck(now));

    stays(true, 2_000);

    assertTrue(contact.isStuck(now));
    stays(false, 100);
    assertFalse(contact.isStuck(now));
  }

  private void bounces(Random random) {
    for (int i = 0; i < 4; i++) {
      look(random.nextBoolean());
    }
  }

  private void stays(boolean down, int millis) {
    for (int passed = 0; passed < millis; passed += STEP_MILLIS) {
      look(down);
    }
  }

  private void look(boolean down) {
    now += Duration.ofMillis(STEP_MILLIS).toNanos();
    contact.seen(down, now).ifPresent(presses::add);
  }
}
