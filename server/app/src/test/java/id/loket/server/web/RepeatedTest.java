package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatedTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final List<String> lines = new ArrayList<>();
  private final Repeated broken = new Repeated(lines::add, nanos::get);

  @Test
  void whatStrangersDoIsSaidAtOnceAndThenOnceAMinute() {
    for (int second = 0; second < 130; second++) {
      broken.say("broken");
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    assertEquals(
        List.of(
            "broken",
            "broken (and 59 more since the last line)",
            "broken (and 59 more since the last line)"),
        lines);
  }
}
