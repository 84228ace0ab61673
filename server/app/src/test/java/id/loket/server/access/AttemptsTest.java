package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.MovedClock;
import id.loket.server.access.Attempts.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private final MovedClock clock = MovedClock.onAMorning();
  private final Attempts attempts = new Attempts(clock);

  @Test
  void manyAddressesThatGoThroughManyAccountsHaveOneLimit() {
    int checked = 0;
    for (int i = 0; i < 1_000; i++) {
      checked += wrong("user" + i, Place.elsewhere("192.0.2." + i)) ? 1 : 0;
    }

    assertEquals(Attempts.FREE_FOR_ALL, checked);
    for (int i = 0; i < 60; i++) {
      clock.move(Duration.ofSeconds(1));
      checked += wrong("user" + i, Place.elsewhere("198.51.100." + i)) ? 1 : 0;
    }
    assertTrue(checked <= Attempts.FREE_FOR_ALL + 10, "" + checked);
  }

  @Test
  void noKnownDeviceWaitsForWhatComesFromElsewhere() {
    for (int i = 0; i < 1_000; i++) {
      wrong("user" + i % 7, Place.elsewhere("192.0.2." + i));
      wrong("user" + i % 7, Place.known("another screen"));
    }

    for (int i = 0; i < 7; i++) {
      assertTrue(wrong("user" + i, Place.known("screen")), "user" + i);
    }
  }

  @Test
  void whoeverIsRightTakesTheTryBackEverywhere() {
    for (int i = 0; i < 3 * Attempts.FREE_FOR_ALL; i++) {
      assertTrue(wrong("officer", Place.elsewhere("10.0.0.1")), "" + i);
      attempts.right("officer", Place.elsewhere("10.0.0.1"));
    }
  }

  @Test
  void rightPasswordsOfOneAccountForgiveNoGuessesAtOthers() {
    Place place = Place.elsewhere("10.0.0.1");
    int checked = 0;
    for (int i = 0; i < 100; i++) {
      checked += wrong("victim" + i, place) ? 1 : 0;
      if (wrong("own", place)) {
        attempts.right("own", place);
      }
    }

    assertTrue(checked <= Attempts.FREE_FOR_PLACE, "" + checked);
  }

  @Test
  void aFloodOfPlacesAndNamesDoesNotWashAPauseAway() {
    for (int i = 0; i < 5 * Attempts.FREE_FROM_ELSEWHERE; i++) {
      wrong("owner", Place.elsewhere("192.0.2." + i));
    }
    for (int i = 0; i < 50_000; i++) {
      wrong("nobody" + i, Place.elsewhere("198.51.100." + i));
    }

    assertEquals(false, wrong("owner", Place.elsewhere("203.0.113.1")));
  }

  /** Whether the try was let through. */
  private boolean wrong(String user, Place place) {
    return attempts.begin(user, place).isZero();
  }
}
