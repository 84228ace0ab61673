package id.loket.server.mending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code damaged} beside the office's files: for each time that something had to be
 * mended one folder, named after the moment, with the damaged files as they were found and {@code
 * what.txt}. It is told until a technician removes it.
 */
final class Damaged {
  private static final String FOLDER = "damaged";
  private static final String WHAT = "what.txt";
  private static final int MOST = 5;
  private static final List<String> ENDS = List.of("", "-wal", "-journal");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Instant now;

  Damaged(Path data, Instant now) {
    this.folder = data.resolve(FOLDER);
    this.now = now;
  }

  /** Keeps a file as it is now, with what lies beside it. */
  void keep(Path file) throws IOException {
    Path to = made();
    for (String end : ENDS) {
      Path one = file.resolveSibling(file.getFileName() + end);
      Path copy = to.resolve(one.getFileName());
      if (Files.exists(one) && !Files.exists(copy)) {
        Files.copy(one, copy);
        ownersOnly(copy, "rw-------");
      }
    }
  }

  /** What {@link #keep} takes. */
  long size(Path file) throws IOException {
    long bytes = 0;
    for (String end : ENDS) {
      Path one = file.resolveSibling(file.getFileName() + end);
      bytes += Files.exists(one) ? Files.size(one) : 0;
    }
    return bytes;
  }

  /** For a file of which nothing is lost, and whose copy would tell what was there when. */
  void forget(Path file) throws IOException {
    for (String end : ENDS) {
      Files.deleteIfExists(place().resolve(file.getFileName() + end));
    }
  }

  /**
   * Where this moment's files are kept. A start that is refused is tried again every few seconds:
   * the newest of so many stands for all that come after.
   */
  Path place() {
    Path own = folder.resolve(MOMENT.format(now));
    if (Files.exists(own) || !Files.isDirectory(folder)) {
      return own;
    }
    try (Stream<Path> folders = Files.list(folder)) {
      List<Path> there = folders.sorted().toList();
      return there.size() < MOST ? own : there.get(there.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be read", e);
    }
  }

  /** Writes down what was found and done. */
  void write(Finding finding) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(finding.state().name());
    lines.addAll(finding.words());
    Path what = made().resolve(WHAT);
    try {
      Files.write(what, lines, StandardCharsets.UTF_8);
      ownersOnly(what, "rw-------");
    } catch (IOException e) {
      Files.deleteIfExists(what);
      throw e;
    }
  }

  private Path made() throws IOException {
    Path one = place();
    for (Path each : List.of(folder, one)) {
      if (!Files.exists(each)) {
        Files.createDirectory(each);
        ownersOnly(each, "rwx------");
      }
    }
    return one;
  }

  private static void ownersOnly(Path file, String mode) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
  }

  /** Whether what was found at that moment stands there. */
  boolean isWritten() {
    return Files.exists(place().resolve(WHAT));
  }

  /** What was written down and not removed yet, the oldest first. */
  static List<Finding> all(Path data) {
    Path folder = data.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.sorted().flatMap(Damaged::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be read", e);
    }
  }

  private static Stream<Finding> read(Path one) {
    try {
      Instant since = Instant.from(MOMENT.parse(one.getFileName().toString()));
      List<String> lines = Files.readAllLines(one.resolve(WHAT), StandardCharsets.UTF_8);
      if (lines.isEmpty()) {
        return Stream.empty();
      }
      return Stream.of(
          new Finding(since, Finding.State.valueOf(lines.get(0)), lines.subList(1, lines.size())));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
