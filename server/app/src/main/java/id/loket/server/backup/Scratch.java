package id.loket.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for a moment, on the same disk as where its files will lie; gone with all in it. */
record Scratch(Path folder) implements AutoCloseable {
  private static final String NAME = "loket-scratch";

  static Scratch in(Path folder) throws IOException {
    return new Scratch(Files.createTempDirectory(folder, NAME));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
