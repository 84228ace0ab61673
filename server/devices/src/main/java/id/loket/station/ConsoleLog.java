package id.loket.station;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every program of Loket logs: lines on standard error, found by Logback itself. Set in code,
 * because reading a settings file costs each start a sixth of a second; {@code
 * -Dlogback.configurationFile} still goes first.
 *
 * <p>Nobody can forge a line: line ends and control characters in a message become one visible
 * {@code \n}, and each line of an exception is set in.
 */
public final class ConsoleLog extends ContextAwareBase implements Configurator {
  private static final String CONTROLS = "\\x7f-\\x9f\\u2028\\u2029";
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{0}:"
          + " %replace(%msg){'[\\x00-\\x1f"
          + CONTROLS
          + "]+','\\\\n '}%n"
          + "%replace(%replace(%ex){'[\\x00-\\x08\\x0b-\\x1f"
          + CONTROLS
          + "]+','\\\\n '}){'(?m)^(?=.)','    '}%nopex";

  /** They tell at INFO what only their own developers want to know. */
  private static final List<String> TALKATIVE =
      List.of("org.eclipse.jetty", "io.javalin", "com.github.sarxos", "com.pi4j");

  /** It throws whatever goes wrong, and would tell it a second time with its stack. */
  private static final String THROWS_IT_TOO = "org.flywaydb";

  /**
   * From now on only what a person must come for, for a program whose own words are on a screen.
   */
  public static void errorsOnly() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .setLevel(Level.ERROR);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    PatternLayoutEncoder line = new PatternLayoutEncoder();
    line.setContext(context);
    line.setPattern(LINE);
    line.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("STDERR");
    console.setTarget("System.err");
    console.setEncoder(line);
    console.start();
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    context.getLogger(THROWS_IT_TOO).setLevel(Level.OFF);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
