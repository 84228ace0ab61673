package id.loket.sim.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server in a Java process of its own, with this one's class path. It says one line when it is
 * ready and ends when its standard input does, so that nothing stays behind even if the benchmark
 * is killed.
 */
final class Child implements AutoCloseable {
  /** In front of the line, so that it is known from what a Java option may print. */
  private static final String READY = "ready:";

  private final Process process;
  private final BufferedReader says;

  private Child(Process process) {
    this.process = process;
    this.says =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(Class<?> main, File log, Object... arguments) throws IOException {
    return start(List.of(), main, log, arguments);
  }

  /**
   * @param options for Java
   */
  static Child start(List<String> options, Class<?> main, File log, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log)).start());
  }

  /** The child's side: says the line and waits for the end of the parent's interest. */
  static void ready(String line) throws IOException {
    System.out.println(READY + line);
    System.out.flush();
    while (System.in.read() >= 0) {
      // Only the end of the stream means anything.
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits for the line that the child says when it is ready. */
  String line() throws IOException {
    for (String line = says.readLine(); line != null; line = says.readLine()) {
      if (line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
    throw new IOException("the server process ended before it was ready; see its log");
  }

  /** Asks again and again, every millisecond, until the address answers 200. */
  void awaitOk(int port, String path) throws IOException {
    while (true) {
      try (Line line = new Line(port, "")) {
        line.get(path).expect(200);
        return;
      } catch (ConnectException e) {
        if (!process.isAlive()) {
          throw new IOException("the server process ended before it was ready; see its log", e);
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Memory that the process holds now, in megabytes (proc(5), VmRSS). */
  double residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("no VmRSS for process " + process.pid());
  }

  /** How many threads it has now (proc(5), Threads). */
  int threads() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("Threads:")) {
        return Integer.parseInt(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no Threads for process " + process.pid());
  }

  /** Processor time used so far, in seconds (proc(5), utime + stime at 100 ticks a second). */
  double processorSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
