package id.loket.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RoundsTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(Rounds.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
  }

  @Test
  void aRoundThatFailsIsFollowedByTheNext() throws Exception {
    List<String> left = new ArrayList<>(List.of("one", "mistake", "two"));

    runThrough(left);

    assertEquals(List.of(), left);
  }

  @Test
  void aMistakeThatComesAgainAndAgainIsLoggedOnce() throws Exception {
    runThrough(new ArrayList<>(List.of("mistake", "one", "mistake", "mistake", "mistake")));

    assertEquals(1, lines.list.size());
    assertEquals(
        "reports: a round failed by a mistake in this program",
        lines.list.get(0).getFormattedMessage());
    assertNotNull(lines.list.get(0).getThrowableProxy());
  }

  @Test
  void anotherMistakeIsLoggedToo() throws Exception {
    runThrough(new ArrayList<>(List.of("mistake", "other mistake")));

    assertEquals(2, lines.list.size());
  }

  private static void runThrough(List<String> left) throws InterruptedException {
    Rounds.run(
        "reports",
        Duration.ZERO,
        () -> {
          if (left.isEmpty()) {
            return false;
          }
          String next = left.remove(0);
          if (next.endsWith("mistake")) {
            throw new IllegalStateException(next);
          }
          return true;
        });
  }
}
