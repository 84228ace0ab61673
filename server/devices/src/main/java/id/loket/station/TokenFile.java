package id.loket.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The station's token in its data folder, readable by its own user only. What a power cut has left
 * without sense counts as no token.
 */
final class TokenFile {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** What may stand in the header that carries it. */
  private static final Pattern READABLE = Pattern.compile("[!-~]+");

  private final Path file;

  /** Makes the folder where it is missing, and refuses one that can't be written. */
  TokenFile(Path folder) throws StationException {
    this.file = folder.resolve("station-token");
    mustBeUsable(folder);
  }

  /** Makes the folder where it is missing, and refuses one that can't be written. */
  static void mustBeUsable(Path folder) throws StationException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", ".tmp"));
    } catch (IOException e) {
      throw new StationException(
          "data: folder "
              + folder
              + " is not writable for "
              + System.getProperty("user.name")
              + "; choose another or change its owner",
          e);
    }
  }

  Path path() {
    return file;
  }

  /** Whether there is a file, and no token can be read from it. */
  boolean isDamaged() throws StationException {
    return Files.exists(file) && read().isEmpty();
  }

  Optional<String> read() throws StationException {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
              .filter(READABLE.asMatchPredicate())
          : Optional.empty();
    } catch (IOException e) {
      throw new StationException(file + ": can't be read", e);
    }
  }

  /** The whole token or none, also after a power cut. */
  void write(String token) throws StationException {
    Path fresh = file.resolveSibling("station-token.new");
    try {
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, OWNER_ONLY);
      Files.writeString(fresh, token + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StationException(file + ": can't be written", e);
    }
  }
}
