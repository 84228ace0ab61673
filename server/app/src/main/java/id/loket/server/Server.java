package id.loket.server;

import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loket-server.jar}: starts one office, or checks its journal. */
@Command(
    name = "loket-server",
    description = "Runs the queue of one office.",
    mixinStandardHelpOptions = true,
    version = "Loket 0.1.0",
    footer = {
      "",
      "Exit codes: 0 done, 1 could not start (the reason is on standard error), 2 wrong options,",
      "3 the journal is not sound."
    })
public final class Server implements Callable<Integer> {
  private static final int CANNOT_START = 1;
  private static final int NOT_SOUND = 3;

  @Option(names = "--config", paramLabel = "FILE", description = "Settings; see --print-config.")
  private Path config;

  @Option(names = "--print-config", description = "Prints a commented sample of the settings.")
  private boolean printConfig;

  @Option(
      names = "--check-journal",
      description = "Checks every hash and replays the whole journal, then ends.")
  private boolean checkJournal;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Server()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (printConfig) {
      out.print(sample());
      return 0;
    }
    try {
      if (config == null) {
        throw new IllegalArgumentException(
            "--config FILE is needed; --print-config prints a sample");
      }
      SettingsFile.Read settings = SettingsFile.read(config);
      return checkJournal ? check(settings.server()) : run(settings);
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      err.println("loket-server: " + e.getMessage());
      return CANNOT_START;
    } catch (SQLException e) {
      err.println("loket-server: the office's file can't be used: " + e.getMessage());
      return CANNOT_START;
    }
  }

  private int check(ServerSettings settings) throws SQLException {
    Path file = settings.data().resolve(OfficeServer.FILE);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(file + ": there is no such file to check");
    }
    JournalCheck.Result result = JournalCheck.run(new Database(file));
    out.println(
        result.sound()
            ? result.events() + " events: every hash fits, the replay gives the current state"
            : "NOT SOUND: " + result.finding());
    return result.sound() ? 0 : NOT_SOUND;
  }

  private int run(SettingsFile.Read settings) throws SQLException, InterruptedException {
    ServerSettings server = settings.server();
    mustBeWritable(server.data());
    OfficeServer office;
    try {
      office = OfficeServer.start(server);
    } catch (RuntimeException e) {
      throw portTaken(e, server);
    }
    Stations stations = Stations.start(settings.kiosks());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stations.close();
                  office.close();
                  stopped.countDown();
                },
                "stopping"));
    office
        .setupCode()
        .ifPresent(
            code ->
                out.printf(
                    "This office has no administrator yet. Open http://<this computer>:%d/admin/"
                        + " and enter the setup code %s (it changes at each start).%n",
                    office.port(), code));
    stopped.await();
    return 0;
  }

  private static void mustBeWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", ".tmp"));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "data folder " + folder + " is not writable for user " + System.getProperty("user.name"),
          e);
    }
  }

  private static RuntimeException portTaken(RuntimeException e, ServerSettings server) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException
          || String.valueOf(cause.getMessage()).contains("already in use")) {
        return new IllegalArgumentException(
            String.format(
                "port %d at %s is taken by another program; choose another port or end that one",
                server.port(), server.host()),
            e);
      }
    }
    return e;
  }

  private static String sample() {
    try (InputStream in = Server.class.getResourceAsStream("/loket-server-sample.conf")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
