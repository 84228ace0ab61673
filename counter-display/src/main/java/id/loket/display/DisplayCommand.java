package id.loket.display;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the station that speaks in the hall. */
@Command(
    name = "loket-display",
    description = "Speaks the calls of the hall where no browser may, and tells the server so.",
    mixinStandardHelpOptions = true,
    version = "loket-display 0.1.0",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 stopped in good order, 2 wrong command line or settings.",
      "A first start needs an enrolment code of kind BOARD from the administrator's page."
    })
final class DisplayCommand implements Callable<Integer> {
  private static final String SAMPLE = "/loket-display.conf";
  private static final int WRONG_SETTINGS = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings file; see --print-config.")
  private Path config;

  @Option(
      names = "--enrolment-code",
      paramLabel = "CODE",
      description = "Enrols this station at its first start; instead of enrolment-code in FILE.")
  private String enrolmentCode;

  @Option(names = "--print-config", description = "Prints a commented sample of FILE and exits.")
  private boolean printConfig;

  /** The exit code of the program. */
  static int run(String... arguments) {
    logToConsole();
    return new CommandLine(new DisplayCommand()).execute(arguments);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (printConfig) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(sample());
      out.flush();
      return 0;
    }
    if (config == null) {
      return refuse("--config FILE is missing; --print-config prints a sample");
    }
    try {
      return serve(settings());
    } catch (StationException e) {
      return refuse(e.getMessage());
    }
  }

  private DisplayConfig settings() throws StationException {
    DisplayConfig read = DisplaySettings.read(config);
    Optional<String> code =
        Optional.ofNullable(enrolmentCode).map(String::strip).or(read::enrolmentCode);
    return new DisplayConfig(
        read.server(), read.data(), code, read.clips(), read.statusHost(), read.statusPort());
  }

  /** Until Ctrl-C or SIGTERM; then the call under way is spoken to its end. */
  private int serve(DisplayConfig settings) throws StationException, InterruptedException {
    DisplayStation station = start(settings);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  station.close();
                  stopped.countDown();
                },
                "shutdown"));
    stopped.await();
    return 0;
  }

  /** What only shows itself at the start is said with the file that it stands in, too. */
  private DisplayStation start(DisplayConfig settings) throws StationException {
    try {
      return DisplayStation.start(settings);
    } catch (StationException e) {
      throw new StationException(config + ": " + e.getMessage(), e);
    }
  }

  private int refuse(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("loket-display: " + message);
    err.flush();
    return WRONG_SETTINGS;
  }

  static String sample() {
    try (InputStream in = DisplayCommand.class.getResourceAsStream(SAMPLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(SAMPLE + " is missing from this program", e);
    }
  }

  /**
   * Set here rather than by a file on the class path, where the server's would be found as well;
   * {@code -Dlogback.configurationFile} still goes first.
   */
  private static void logToConsole() {
    boolean chosen = System.getProperty("logback.configurationFile") != null;
    if (chosen || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    PatternLayoutEncoder line = new PatternLayoutEncoder();
    line.setContext(context);
    line.setPattern(
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %replace(%msg){'[\\r\\n]+',' '}%n%ex");
    line.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setEncoder(line);
    console.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(console);
  }
}
