package id.loket.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private final Silence silence = new Silence(Duration.ofSeconds(5));

  @Test
  void aComputerThatIsTooBusyGetsMorePatienceAndNotWithoutEnd() {
    assertEquals(Duration.ofSeconds(5), silence.limit());
    silence.wasBroken();
    assertEquals(Duration.ofSeconds(10), silence.limit());
    silence.wasBroken();
    silence.wasBroken();
    assertEquals(Duration.ofSeconds(20), silence.limit());
  }

  @Test
  void onlyAPageThatLivesForLongIsTrustedAgain() {
    silence.wasBroken();
    silence.pageLives(Duration.ofMinutes(10));
    assertEquals(Duration.ofSeconds(10), silence.limit());
    silence.pageLives(Duration.ofMinutes(11));
    assertEquals(Duration.ofSeconds(5), silence.limit());
  }
}
