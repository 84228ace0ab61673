package id.loket.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a moment; gone with all in it. */
record Scratch(Path folder) implements AutoCloseable {
  private static final String NAME = "loket-scratch";

  static Scratch in(Path folder) throws IOException {
    return new Scratch(Files.createTempDirectory(folder, NAME));
  }

  /** Removes what a kill has left; nothing that may still be in use. */
  static void sweep(Path folder, Instant before) throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(file -> file.getFileName().toString().startsWith(NAME)).toList();
    }
    for (Path one : left) {
      if (Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
        new Scratch(one).close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    empty(folder);
    Files.delete(folder);
  }

  static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
