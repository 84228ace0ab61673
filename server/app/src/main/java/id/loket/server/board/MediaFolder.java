package id.loket.server.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The office's own pictures and videos, put into one folder by whoever looks after the house. Read
 * anew at each request. Many threads may use it.
 */
public final class MediaFolder {
  static final String ALLOWED =
      "a name of letters, digits, blanks, dots, - and _ is allowed, at most 100 of them, which ends"
          + " in .jpg, .jpeg, .png, .webp, .mp4 or .webm";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}");
  private static final Map<String, String> TYPES =
      Map.of(
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "png", "image/png",
          "webp", "image/webp",
          "mp4", "video/mp4",
          "webm", "video/webm");

  private final Path folder;

  /**
   * @param folder need not exist
   */
  public MediaFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @param bytes its length
   */
  record Medium(String name, long bytes) {}

  /** How a browser is told what it is; empty if boards don't show such a file. */
  static Optional<String> type(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(end));
  }

  /** By name. */
  List<Medium> all() {
    try (Stream<Path> files =
        Files.isDirectory(folder) ? Files.list(folder) : Stream.<Path>empty()) {
      return files
          .filter(one -> type(one.getFileName().toString()).isPresent())
          .filter(Files::isRegularFile)
          .map(one -> new Medium(one.getFileName().toString(), size(one)))
          .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be read", e);
    }
  }

  /** Empty if there is none of that name, or it is none for a board. */
  Optional<Path> file(String name) {
    return type(name).map(type -> folder.resolve(name)).filter(Files::isRegularFile);
  }

  /** A file that was taken away meanwhile has no bytes. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
