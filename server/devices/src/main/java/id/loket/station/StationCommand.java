package id.loket.station;

import id.loket.doctor.Consultation;
import id.loket.doctor.Discovery;
import id.loket.doctor.Examination;
import id.loket.doctor.NetworkTime;
import id.loket.doctor.Ports;
import id.loket.doctor.Probe;
import id.loket.doctor.Row;
import id.loket.doctor.StationPatient;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
  /** All that is asked there takes eight seconds, and "nobody answers" has to be true. */
  private static final Duration FREE_PORTS = Duration.ofSeconds(12);

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

  @Option(
      names = "--check-config",
      description = "Reads FILE, says what is wrong in it if anything is (exit code 2), and exits.")
  private boolean checkConfig;

  @Option(
      names = "--doctor",
      description = {
        "Looks at each device and at this computer, says what is wrong and what to do, then ends:"
            + " 0 all is well, 1 somebody should come, 2 something does not work. Changes nothing."
      })
  private boolean doctor;

  @Option(names = "--json", description = "With --doctor: everything, as JSON.")
  private boolean json;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = {
        "With --doctor: makes FILE, a zip for whoever helps from afar; without secrets and names."
      })
  private Path bundle;

  /** Runs until Ctrl-C or SIGTERM, and answers with the program's exit code. */
  public static int run(StationCommand<?> command, String... arguments) {
    return new CommandLine(command).execute(arguments);
  }

  protected abstract C read(Path file) throws StationException;

  protected abstract C withEnrolmentCode(C settings, String code);

  protected abstract Station start(C settings) throws StationException;

  protected abstract StationPlace place(C settings);

  /** What the doctor looks at, where the station does not run. */
  protected abstract List<Probe> probes(C settings);

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
    if (doctor) {
      return examine();
    }
    C settings;
    try {
      settings = settings();
    } catch (StationException e) {
      return refuse(WRONG_SETTINGS, e.getMessage());
    }
    if (checkConfig) {
      return 0;
    }
    try {
      return serve(started(settings));
    } catch (StationException e) {
      return refuse(CANNOT_START, e.getMessage());
    }
  }

  /** Settings that can't be read are what is wrong. */
  private int examine() {
    List<Row> rows = new ArrayList<>();
    Ports ports = Ports.here();
    Map<String, List<String>> texts = new TreeMap<>();
    List<String> secrets = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try {
      SettingsReader any = SettingsReader.any(config);
      texts.put(config.getFileName().toString(), any.withoutSecrets());
      secrets.addAll(any.secrets());
      any.placeholders().forEach(key -> rows.add(Row.ofPlaceholder(config, key)));
      C settings = settings();
      secrets.addAll(StationPatient.token(place(settings).data()));
      FutureTask<List<String>> free = found(ports, probes(settings));
      rows.addAll(
          patient(settings)
              .look(
                  new Examination(ports, Examination.LIMIT), new NetworkTime(), Clock.systemUTC()));
      notes.addAll(free.get());
    } catch (InterruptedException | ExecutionException e) {
      rows.add(Row.attention("checks", "checks.failed").detailed(String.valueOf(e.getMessage())));
    } catch (StationException e) {
      rows.add(
          Row.down("settings", "settings.wrong").with("file", config).detailed(e.getMessage()));
    }
    return new Consultation(json, Optional.ofNullable(bundle))
        .tell(rows, notes, texts, secrets, spec.commandLine().getOut());
  }

  /** While the devices of the settings are looked at. */
  private FutureTask<List<String>> found(Ports ports, List<Probe> probes) {
    List<Discovery.Finder> finders =
        deviceBlocks().stream().map(block -> (Discovery.Finder) block::find).toList();
    List<Discovery.Namer> namers =
        deviceBlocks().stream().map(block -> (Discovery.Namer) block::unused).toList();
    FutureTask<List<String>> task =
        new FutureTask<>(
            () ->
                new Discovery(ports, finders, namers).lines(probes, config, FREE_PORTS.toMillis()));
    Thread thread = new Thread(task, "doctor free ports");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private StationPatient patient(C settings) {
    StationPlace place = place(settings);
    boolean enrolled = place.enrolmentCode().isPresent() || StationPatient.hasToken(place.data());
    return new StationPatient(
        config.getFileName().toString().replaceFirst("\\.[^.]+$", ""),
        spec.name(),
        place.server(),
        place.data(),
        enrolled,
        probes(settings));
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
