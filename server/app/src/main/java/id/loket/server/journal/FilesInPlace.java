package id.loket.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the files that were opened are still the ones at their paths: a file that was deleted or
 * moved away goes on taking writes, and nobody would ever read them. It only asks the system for
 * their attributes, because to open and close one of SQLite's files would give back its locks. One
 * thread.
 */
final class FilesInPlace {
  /** A folder may change again within a tick of its clock: after a change each file is asked. */
  private static final Duration TICK = Duration.ofSeconds(2);

  private final List<Path> files;
  private final Path folder;
  private final Map<Path, Object> opened = new HashMap<>();
  private Object seen;
  private long seenSince;

  /** Somebody has taken a file away under the running office. */
  static final class GoneError extends Error {
    private static final long serialVersionUID = 1L;

    GoneError(Path file) {
      super(
          file
              + ": no longer the file that was opened; it was deleted, moved or replaced under the"
              + " running server, and nothing more is written");
    }
  }

  /**
   * @param files of one folder; those that are there now are watched from now on, the others from
   *     when they come
   */
  FilesInPlace(List<Path> files) {
    this.files = List.copyOf(files);
    this.folder = files.get(0).toAbsolutePath().getParent();
    check();
  }

  /**
   * Asks for the folder first: as long as nothing was made, moved or deleted in it, its files are
   * the same.
   *
   * @throws GoneError if one of them is another than before, or none
   */
  void check() {
    Object now = state(folder);
    boolean same = now != null && now.equals(seen);
    if (!same) {
      seen = now;
      seenSince = System.nanoTime();
    }
    if (!same || System.nanoTime() - seenSince < TICK.toNanos()) {
      checkEach();
    }
  }

  /** Which folder this is, and when it has changed; null if there is none or nobody can tell. */
  private static Object state(Path folder) {
    try {
      BasicFileAttributes is = Files.readAttributes(folder, BasicFileAttributes.class);
      return is.fileKey() == null ? null : List.of(is.fileKey(), is.lastModifiedTime());
    } catch (IOException e) {
      return null;
    }
  }

  private void checkEach() {
    for (Path file : files) {
      Object before = opened.get(file);
      Object now = key(file);
      if (before == null && now != null) {
        opened.put(file, now);
      } else if (before != null && !before.equals(now)) {
        throw new GoneError(file);
      }
    }
  }

  /** Device and inode; null if there is no such file, or if this system has no such thing. */
  private static Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be looked at", e);
    }
  }
}
