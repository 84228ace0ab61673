package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLineTest {
  private static final String FORGED = "2026-11-21T00:00:00.000Z INFO  Web: all is well";

  @Test
  void aNameWithLineEndsStaysOnItsOwnLine() {
    for (String end : List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u001b[2K", "\u0000")) {
      String written = written("account {}: locked", "budi" + end + FORGED, null);

      assertEquals(1, written.lines().count(), written);
      assertTrue(written.contains("budi\\n"), written);
      assertTrue(written.chars().allMatch(c -> c >= ' ' || c == '\n'), written);
    }
  }

  @Test
  void anExceptionCannotForgeALineEither() {
    Exception cause = new IllegalStateException("no such user budi\n" + FORGED);

    List<String> lines = written("failed {}", "here", cause).lines().toList();

    assertTrue(lines.size() > 3, "" + lines);
    assertTrue(lines.get(0).endsWith("Web: failed here"), lines.get(0));
    assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("    ")), "" + lines);
  }

  /** As the server's own settings write it. */
  static String written(String message, String argument, Throwable cause) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
    Logger web = (Logger) LoggerFactory.getLogger(Web.class);
    LoggingEvent event =
        new LoggingEvent("test", web, Level.INFO, message, cause, new Object[] {argument});
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
