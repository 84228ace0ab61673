package id.loket.station;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command line of a station's program. A subclass says, in its {@code @Command}, what the
 * program is called and does; a commented sample of the settings lies beside it in the class path,
 * under the program's name with {@code .conf}, and the samples of its device blocks follow it.
 *
 * @param <C> what the settings file is read into
 */
public abstract class StationCommand<C> implements Callable<Integer> {
  private static final int CANNOT_START = 1;
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

  /** Runs until Ctrl-C or SIGTERM, and answers with the program's exit code. */
  public static int run(StationCommand<?> command, String... arguments) {
    return new CommandLine(command).execute(arguments);
  }

  protected abstract C read(Path file) throws StationException;

  protected abstract C withEnrolmentCode(C settings, String code);

  protected abstract Station start(C settings) throws StationException;

  /** What devices the settings may describe, in the order of the sample. */
  protected List<DeviceBlock> deviceBlocks() {
    return List.of();
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
      return refuse(WRONG_SETTINGS, "--config FILE is missing; --print-config prints a sample");
    }
    C settings;
    try {
      settings = settings();
    } catch (StationException e) {
      return refuse(WRONG_SETTINGS, e.getMessage());
    }
    try {
      return serve(started(settings));
    } catch (StationException e) {
      return refuse(CANNOT_START, e.getMessage());
    }
  }

  private C settings() throws StationException {
    C read = read(config);
    return enrolmentCode == null ? read : withEnrolmentCode(read, enrolmentCode.strip());
  }

  /** What only shows itself at the start is said with the file that it stands in, too. */
  private Station started(C settings) throws StationException {
    try {
      return start(settings);
    } catch (StationException e) {
      throw new StationException(config + ": " + e.getMessage(), e);
    }
  }

  /** Until Ctrl-C or SIGTERM; then what is under way is finished. */
  private static int serve(Station station) throws InterruptedException {
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

  private int refuse(int code, String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(spec.name() + ": " + message);
    err.flush();
    return code;
  }

  private String sample() {
    StringBuilder sample = new StringBuilder(text(getClass(), "/" + spec.name() + ".conf"));
    deviceBlocks().forEach(one -> sample.append('\n').append(text(one.getClass(), one.sample())));
    return sample.toString();
  }

  private static String text(Class<?> beside, String sample) {
    try (InputStream in = beside.getResourceAsStream(sample)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(sample + " can't be read from this program", e);
    }
  }
}
