package id.loket.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerClockTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final ServerClock clock = new ServerClock(nanos::get);

  @Test
  void beforeTheServerWasHeardNobodyKnowsTheTime() {
    clock.hear("");

    assertEquals(Optional.empty(), clock.now());
  }

  @Test
  void betweenTwoWordsOfTheServerTimeGoesOn() {
    clock.hear("2026-11-26T02:41:30Z");
    nanos.addAndGet(Duration.ofSeconds(31).toNanos());
    assertEquals(Optional.of(Instant.parse("2026-11-26T02:42:01Z")), clock.now());

    clock.hear("2026-11-26T02:41:59Z");

    assertEquals(Optional.of(Instant.parse("2026-11-26T02:41:59Z")), clock.now());
  }
}
