package id.loket.kiosk.screen;

import id.loket.station.OfficeException;
import id.loket.station.ServerLine;
import id.loket.station.StationException;
import id.loket.trust.EnrolmentCode;
import id.loket.trust.OfficeTrust;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of a computer that shows one page, and its main. */
@Command(
    name = "loket-screen",
    description = "Shows one page of the office on this computer, and nothing else.",
    mixinStandardHelpOptions = true,
    version = "loket-screen 0.1.0",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 stopped in good order, 1 can't start now, 2 wrong command line or settings,",
      "10 left with the technician's code: a login prompt takes the screen's place."
    })
public final class ScreenCommand implements Callable<Integer> {
  private static final int CANNOT_START = 1;
  private static final int WRONG_SETTINGS = 2;
  private static final int LEFT = 10;
  private static final Path WAITING = Path.of("/opt/loket/screen/waiting.html");

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "/etc/loket/screen.conf",
      description = "The settings file (${DEFAULT-VALUE}); see --print-config.")
  private Path config;

  @Option(names = "--print-config", description = "Prints a commented sample of FILE and exits.")
  private boolean printConfig;

  @Option(
      names = "--policy",
      paramLabel = "JSON",
      description = "Writes what the browser may do to JSON, as the settings say, and exits.")
  private Path policy;

  @Option(
      names = "--set-code",
      description = "Reads the technician's code from standard input, keeps its sum and exits.")
  private boolean setCode;

  @Option(
      names = "--code-file",
      paramLabel = "FILE",
      defaultValue = "/etc/loket/screen-code",
      description = "Where that sum lies (${DEFAULT-VALUE}).")
  private Path codeFile;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ScreenCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      if (printConfig) {
        return print(sample());
      }
      if (setCode) {
        return keepCode();
      }
      ScreenSettings settings = ScreenSettings.read(config);
      if (policy != null) {
        return keepPolicy(settings);
      }
      return show(settings);
    } catch (StationException e) {
      return said(WRONG_SETTINGS, e.getMessage());
    } catch (IOException e) {
      return said(CANNOT_START, e.getMessage());
    }
  }

  /**
   * An office that encrypts is known by what stands behind the code; without an answer of it the
   * screen can't begin, and is tried again.
   */
  private int keepPolicy(ScreenSettings settings) throws IOException, InterruptedException {
    try {
      OfficeTrust trust =
          ServerLine.learnt(
              settings.server(),
              config.toAbsolutePath().getParent(),
              settings.enrolmentCode().map(EnrolmentCode::read));
      write(policy, BrowserPolicy.of(settings, WAITING, trust.encoded()), "rw-r--r--");
      return 0;
    } catch (OfficeException e) {
      return said(CANNOT_START, e.getMessage());
    }
  }

  private int show(ScreenSettings settings) throws InterruptedException {
    TechnicianCode code = new TechnicianCode(codeFile);
    if (!code.isSet()) {
      said(0, "no technician's code is set, nobody can leave the screen: loket-screen --set-code");
    }
    settings.volume().ifPresent(ScreenCommand::setVolume);
    Path memory =
        Path.of(
            Optional.ofNullable(System.getenv("RUNTIME_DIRECTORY"))
                .orElse(settings.data().resolve("memory").toString()));
    ScreenWatch watch =
        new ScreenWatch(
            settings,
            ScreenBrowser.Plan.onThisScreen(memory),
            ScreenWatch.Patience.usual(),
            WAITING,
            code,
            () -> run("setterm", "--term", "linux", "--blank", "force"));
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  watch.stop();
                  try {
                    ended.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    try {
      return watch.run() ? LEFT : 0;
    } finally {
      ended.countDown();
    }
  }

  private int keepCode() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print("Technician's code: ");
    out.flush();
    String typed =
        Optional.ofNullable(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .readLine())
            .orElse("")
            .strip();
    if (!TechnicianCode.usable(typed)) {
      return said(WRONG_SETTINGS, "the code: " + TechnicianCode.ALLOWED);
    }
    String line = TechnicianCode.line(typed, TechnicianCode.newSalt());
    write(codeFile, line, "rw-r-----");
    return print("The code is set; it holds from now on.\n");
  }

  /** Whole or not at all; the group of a file that was there stays. */
  private static void write(Path file, String text, String rights) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    Files.writeString(file, text);
  }

  private static void setVolume(int percent) {
    run("amixer", "--quiet", "--mapped-volume", "sset", "Master", percent + "%", "unmute");
  }

  /** What can't be done is said in the log, and the screen goes on. */
  private static void run(String... command) {
    try {
      new ProcessBuilder(command)
          .redirectInput(new File("/dev/null"))
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start()
          .waitFor();
    } catch (IOException e) {
      System.err.println("loket-screen: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int said(int exit, String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("loket-screen: " + what);
    err.flush();
    return exit;
  }

  private static String sample() throws IOException {
    try (InputStream in = ScreenCommand.class.getResourceAsStream("/loket-screen.conf")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
