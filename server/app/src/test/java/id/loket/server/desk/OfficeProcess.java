package id.loket.server.desk;

import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.access.Passwords;
import id.loket.server.journal.JournalCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The real server in a process of its own, so that it can be killed like by the kernel. It ends by
 * itself when the test that started it is gone.
 */
public final class OfficeProcess {
  private static final int BALLAST = 'b';
  private static final int CHECK = 'c';

  private final Process process;
  private final BufferedReader said;
  private int port;

  private OfficeProcess(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Returns at once; the server is still starting. Its log is appended to {@code server.log}.
   *
   * @param port 0 takes a free one
   */
  public static OfficeProcess start(Path folder, int port) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(folder, port));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    return new OfficeProcess(builder.start());
  }

  /** The same with a second copy in that folder. */
  public static OfficeProcess startWithCopy(Path folder, Path copy) throws IOException {
    List<String> command = command(folder, 0);
    command.add(copy.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    return new OfficeProcess(builder.start());
  }

  /**
   * The same where the second copy is a folder on a disk of its own, in memory and of that size,
   * which nobody sees but the process; {@link #seen} and {@link #onItsDisks} reach it.
   *
   * @param disk where the disk is mounted
   */
  public static OfficeProcess startWithCopyOnDisk(Path folder, Path disk, int megabytes)
      throws IOException {
    String mount =
        String.format(
            "mount -t tmpfs -o size=%1$dm tmpfs %2$s && mkdir %2$s/loket && exec \"$@\"",
            megabytes, disk);
    List<String> command = new ArrayList<>(List.of("unshare", "-r", "-m", "sh", "-c", mount, "sh"));
    command.addAll(command(folder, 0));
    command.add(disk.resolve("loket").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    return new OfficeProcess(builder.start());
  }

  /** Does something to the disks that only the process sees. */
  public void onItsDisks(String... command) throws IOException, InterruptedException {
    List<String> whole =
        new ArrayList<>(
            List.of(
                "nsenter",
                "--preserve-credentials",
                "-U",
                "-m",
                "-t",
                Long.toString(process.pid())));
    whole.addAll(List.of(command));
    Process done = new ProcessBuilder(whole).redirectErrorStream(true).start();
    String said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (done.waitFor() != 0) {
      throw new IOException(whole + ": " + said);
    }
  }

  /** The same with every write to these files recorded. */
  static OfficeProcess startWatched(Path folder, List<Path> files, Path trace) throws IOException {
    Path log = folder.resolve("server.log");
    return new OfficeProcess(RecordedOffice.watched(command(folder, 0), files, trace, log).start());
  }

  /** The same under a clock that the test sets. */
  static OfficeProcess startUnder(ShiftedClock clock, Path folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(folder, 0));
    builder.environment().putAll(clock.environment());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    return new OfficeProcess(builder.start());
  }

  /**
   * The same on a disk that gives errors, for which strace stands in.
   *
   * @param files the writes to which may fail
   * @param errors which do, as strace's {@code inject} is told
   */
  static OfficeProcess startOnBadDisk(Path folder, int port, List<Path> files, String errors)
      throws IOException {
    Path trace = folder.resolveSibling(folder.getFileName() + ".trace");
    List<String> command =
        new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString(), "-e"));
    command.add("inject=" + errors);
    files.forEach(file -> command.addAll(List.of("-P", file.toString())));
    command.addAll(command(folder, port));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(folder.resolve("server.log").toFile());
    return new OfficeProcess(builder.start());
  }

  /**
   * The same on a disk of its own, in memory and of that size, which ends with the process. Needs
   * the right to make namespaces, as root has it.
   */
  static OfficeProcess startOnDisk(Path folder, int megabytes) throws IOException {
    String mount =
        String.format(
            "cp %1$s/catalogue.json /dev/shm/catalogue-$$ && mount -t tmpfs -o size=%2$dm tmpfs %1$s"
                + " && mv /dev/shm/catalogue-$$ %1$s/catalogue.json && exec \"$@\"",
            folder, megabytes);
    List<String> command = new ArrayList<>(List.of("unshare", "-r", "-m", "sh", "-c"));
    command.addAll(List.of(mount, "sh"));
    command.addAll(command(folder, 0));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(folder.resolveSibling(folder.getFileName() + ".log").toFile());
    return new OfficeProcess(builder.start());
  }

  /** The folder as the process sees it. */
  public Path seen(Path folder) {
    return Path.of("/proc/" + process.pid() + "/root" + folder);
  }

  /** Has it make its ballast now. */
  void makeBallast() throws IOException {
    process.getOutputStream().write(BALLAST);
    process.getOutputStream().flush();
  }

  /** Has it check its journal; answers the finding. */
  public String check() throws IOException {
    process.getOutputStream().write(CHECK);
    process.getOutputStream().flush();
    return said.readLine();
  }

  private static List<String> command(Path folder, int port) {
    List<String> command = java(OfficeProcess.class);
    command.addAll(List.of(folder.toString(), Integer.toString(port)));
    command.add(WallClock.ahead().toString());
    return command;
  }

  /** The command for another Java with this test's class path, quick to start. */
  static List<String> java(Class<?> main) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m"));
    command.addAll(SharedClasses.options());
    command.add(main.getName());
    return command;
  }

  /** Waits until the first visitor could be served; answers the setup code, or a hyphen. */
  public String ready() throws IOException {
    String line = said.readLine();
    if (line == null || !line.startsWith("READY ")) {
      throw new IllegalStateException("the server did not start: " + line);
    }
    String[] words = line.split(" ");
    port = Integer.parseInt(words[1]);
    return words[2];
  }

  /** Whether it has come so far; false if it ended instead. */
  boolean starts() throws IOException, InterruptedException {
    try {
      ready();
      return true;
    } catch (IllegalStateException e) {
      process.waitFor();
      return false;
    }
  }

  /** Where it listens, once it is ready. */
  public int port() {
    return port;
  }

  /** True if it ended by itself within this time, which it never should. */
  boolean endsWithin(int milliseconds) throws InterruptedException {
    return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** Has it end by itself, and waits. */
  void end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }

  /** SIGKILL, and waits until the kernel has taken everything back. */
  public void kill() throws InterruptedException {
    for (ProcessHandle one : process.descendants().toList()) {
      one.destroyForcibly();
    }
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] args) throws Exception {
    Passwords.spareTests();
    Path folder = Path.of(args[0]);
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            Integer.parseInt(args[1]),
            folder,
            folder.resolve("key/office.key"),
            Optional.of(folder.resolve("catalogue.json")),
            WallClock.ahead(Duration.parse(args[2])));
    OfficeServer server =
        OfficeServer.start(args.length > 3 ? settings.withCopy(Path.of(args[3])) : settings);
    System.out.println("READY " + server.port() + " " + server.setupCode().orElse("-"));
    // The end of the stream is the end of the test.
    for (int said = System.in.read(); said >= 0; said = System.in.read()) {
      if (said == BALLAST) {
        server.desk().ballast().keep();
      } else if (said == CHECK) {
        System.out.println(JournalCheck.run(server.database(), OfficeServer.TALLIES).finding());
      }
    }
    Runtime.getRuntime().halt(1);
  }
}
