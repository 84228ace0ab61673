package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.rules.Hall;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Duration NIGHT = Duration.ofHours(16);

  private Duration awake = Duration.ZERO;
  private Duration asleep = Duration.ZERO;
  private final Ticks ticks =
      new Ticks() {
        @Override
        public long nanos() {
          return awake.toNanos();
        }

        @Override
        public long nanosWithSleep() {
          return awake.plus(asleep).toNanos();
        }
      };
  private final Watch begun = Watch.begin(Hall.MONDAY, ticks);

  @Test
  void timeThatPassesOnBothIsNoSetting() {
    awake = NIGHT;

    assertFalse(look(NIGHT).isSet());
  }

  @Test
  void aNightAsleepIsNoSetting() {
    asleep = NIGHT;

    assertFalse(look(NIGHT).isSet());
  }

  @Test
  void anHourOnOneAndADayOnTheOtherIsASettingByTwentyThreeHours() {
    awake = Duration.ofHours(1);

    Watch later = look(Duration.ofDays(1));

    assertEquals(Duration.ofHours(23), later.set());
    assertEquals(Hall.MONDAY.plus(awake), later.unset());
  }

  @Test
  void settingItBackAgainLeavesNothing() {
    Watch ahead = look(Duration.ofDays(365));
    Watch right = ahead.look(Hall.MONDAY, ticks);

    assertEquals(Duration.ofDays(-365), right.set());
    assertEquals(Hall.MONDAY, right.unset());
  }

  @Test
  void aClockThatIsNudgedByASecondIsNotSet() {
    assertFalse(look(Duration.ofSeconds(1)).isSet());
    assertTrue(look(Duration.ofSeconds(6)).isSet());
  }

  @Test
  void twelveHoursAfterItWasSetItIsBelieved() {
    Watch ahead = look(Duration.ofHours(10));
    awake = Duration.ofHours(12);

    Watch later = ahead.look(Hall.MONDAY.plusSeconds(22 * 3600), ticks);

    assertEquals(later.at(), later.unset());
  }

  @Test
  void aHallIsInUseForFourHoursAfterTheLastOrder() {
    Watch used = begun.usedNow();
    awake = Duration.ofHours(3);
    assertTrue(used.look(Hall.MONDAY.plus(awake), ticks).isInUse());
    awake = Duration.ofHours(4);
    assertFalse(used.look(Hall.MONDAY.plus(awake), ticks).isInUse());
    assertFalse(begun.isInUse());
  }

  private Watch look(Duration later) {
    Instant now = Hall.MONDAY.plus(later);
    return begun.look(now, ticks);
  }
}
