package id.loket.server.desk;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The libraries' classes as an office process needs them, read once and kept for all processes that
 * the tests start: hundreds of starts are most of what their processor does. Only speed hangs on
 * it; Java starts without an archive that does not fit.
 */
final class SharedClasses {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static List<String> options;

  private SharedClasses() {}

  /** Options for Java, class path included: an archive serves the jars in front of it alone. */
  static synchronized List<String> options() {
    if (options == null) {
      Map<Boolean, List<String>> places =
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .collect(Collectors.partitioningBy(place -> place.endsWith(".jar")));
      List<String> all = new ArrayList<>(places.get(true));
      all.addAll(places.get(false));
      options = options(joined(places.get(true)), joined(all));
    }
    return options;
  }

  private static String joined(List<String> places) {
    return String.join(File.pathSeparator, places);
  }

  private static List<String> options(String libraries, String all) {
    int key = (libraries + System.getProperty("java.runtime.version")).hashCode();
    Path archive = TARGET.resolve(String.format("libraries-%08x.jsa", key));
    try (FileChannel lock =
            FileChannel.open(
                TARGET.resolve("libraries.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      if (held.isValid() && !Files.exists(archive)) {
        make(archive, libraries, all);
      }
    } catch (IOException e) {
      System.out.println("no class archive, tests start slower: " + e.getMessage());
      return List.of("-cp", all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("-cp", all);
    }
    return List.of("-XX:SharedArchiveFile=" + archive, "-cp", all);
  }

  private static void make(Path archive, String libraries, String all)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(TARGET, "rehearsal");
    Path list = folder.resolve("classes");
    Process office =
        java(
            "-XX:DumpLoadedClassList=" + list,
            "-cp",
            all,
            OfficeProcess.class.getName(),
            folder.toString(),
            "0",
            "PT0S");
    try (BufferedReader said = office.inputReader()) {
      said.lines().anyMatch(line -> line.startsWith("READY"));
      office.getOutputStream().close();
      office.waitFor();
    }
    Path fresh = folder.resolve("archive");
    Process dump =
        java(
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + fresh,
            "-cp",
            libraries);
    dump.getInputStream().readAllBytes();
    if (dump.waitFor() != 0) {
      throw new IOException("java -Xshare:dump ended with " + dump.exitValue());
    }
    Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Process java(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
