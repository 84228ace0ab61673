package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class LastingTroubleTest {
  private final AtomicLong nanos = new AtomicLong();
  private final LoggerContext context = new LoggerContext();
  private final Logger log = context.getLogger("desk");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final LastingTrouble trouble = new LastingTrouble(log, Level.ERROR, "desk", nanos::get);

  @BeforeEach
  void listen() {
    lines.setContext(context);
    lines.start();
    log.addAppender(lines);
  }

  @Test
  void aTroubleIsSaidOnceWithItsStackThenOnceAMinuteThenThatItIsOver() {
    for (int second = 0; second < 90; second++) {
      nanos.set(Duration.ofSeconds(second).toNanos());
      trouble.came("could not be written", new SQLException("disk is full"));
    }
    trouble.over();

    assertEquals(
        List.of(
            "desk: could not be written",
            "desk: could not be written: disk is full (60 times since the last line)",
            "desk: works again, after 90 times in trouble"),
        said());
    assertNotNull(lines.list.get(0).getThrowableProxy());
    assertNull(lines.list.get(1).getThrowableProxy());
  }

  @Test
  void whatATechnicianHasToLookAtIsSaidWithoutAStack() {
    trouble.came(
        "could not be written",
        new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL));

    assertEquals(
        List.of("desk: could not be written: the disk is full: database or disk is full"), said());
    assertNull(lines.list.get(0).getThrowableProxy());
  }

  @Test
  void anotherTroubleIsSaidAtOnce() {
    trouble.came("could not be written", new SQLException("disk is full"));
    trouble.came("could not be written", new SQLException("disk I/O error"));

    assertEquals(2, said().size());
  }

  @Test
  void theSameTroubleAfterAGoodCommitIsSaidAgainInFull() {
    trouble.came("could not be written", new SQLException("disk is full"));
    trouble.over();
    trouble.came("could not be written", new SQLException("disk is full"));

    assertEquals(2, said().size());
    assertNotNull(lines.list.get(1).getThrowableProxy());
  }

  private List<String> said() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
