package id.loket.sim.demo;

import id.loket.device.link.LinkAddress;
import id.loket.sim.benchmark.Benchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loket-demo.jar}: the whole office with one command. */
@Command(
    name = "loket-demo",
    description = "Starts server, station, virtual printer and screens on this computer.",
    mixinStandardHelpOptions = true,
    version = "Loket 0.1.0",
    subcommands = {Benchmark.class, ScenarioCommand.class})
public final class Demo implements Callable<Integer> {
  /** One below the highest, for the bench beside it. */
  private static final int HIGHEST_PORT = 65_534;

  @Option(
      names = "--port",
      description =
          "Port of the server, and the next for the bench; 0 takes free ones (${DEFAULT-VALUE}).")
  private int port = 7070;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data folder; made if missing. Without it a fresh temporary one, which is not removed.")
  private Path data;

  @Option(
      names = "--printer",
      paramLabel = "tcp://HOST:PORT",
      description = "Another ESC/POS printer in the virtual one's place.")
  private String printer;

  @Option(names = "--seed", description = "Of the crowd (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--visitors",
      description =
          "How many visitors come by themselves (${DEFAULT-VALUE}). Officers serve them at"
              + " lokets 1, 2, 4, 5 and 6; loket 3 is yours.")
  private int visitors = 0;

  @Option(names = "--speed", description = "How many times faster the crowd is (${DEFAULT-VALUE}).")
  private double speed = 1;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Demo()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    PrintStream out = System.out;
    if (speed <= 0 || visitors < 0 || port < 0 || port > HIGHEST_PORT) {
      System.err.println("loket-demo: --speed above 0, --visitors 0 or more, --port 0-65534");
      return 2;
    }
    try {
      if (printer != null) {
        LinkAddress.parse(printer);
      }
    } catch (IllegalArgumentException e) {
      System.err.println("loket-demo: --printer: " + e.getMessage());
      return 2;
    }
    Path folder = data == null ? Files.createTempDirectory("loket-demo") : data;
    DemoOffice office;
    try {
      office =
          DemoOffice.start(
              new DemoOffice.Wish(
                  port,
                  folder,
                  Optional.ofNullable(printer),
                  seed,
                  visitors,
                  speed,
                  Clock.systemUTC(),
                  true));
    } catch (Exception e) {
      System.err.println("loket-demo: " + reason(e));
      return 1;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  office.close();
                  stopped.countDown();
                },
                "stopping"));
    print(out, office.file(), folder);
    stopped.await();
    return 0;
  }

  private static void print(PrintStream out, DemoFile file, Path folder) throws IOException {
    out.println();
    out.println("Loket is open (SIMULASI). Open in a browser on this computer:");
    out.println();
    out.println("  " + file.screens().get(DemoFile.DOOR));
    out.println();
    out.println(
        "From there each screen opens at a click. Addresses, accounts and passwords are in "
            + folder.resolve("demo.json").toAbsolutePath());
    out.println("Ctrl-C stops it.");
    out.flush();
  }

  private String reason(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean taken =
          cause instanceof BindException
              || String.valueOf(cause.getMessage()).contains("already in use");
      if (taken) {
        return "port "
            + port
            + ", or "
            + (port + 1)
            + " for the bench, is taken by another program; give another with --port";
      }
      if (cause instanceof FileSystemException) {
        return "data folder " + cause.getMessage() + " can't be made or written";
      }
    }
    return e instanceof IllegalStateException ? e.getMessage() : e.toString();
  }
}
