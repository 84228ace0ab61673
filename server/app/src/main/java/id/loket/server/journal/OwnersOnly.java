package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that nobody may read but the user who runs the server, whatever that user's
 * usual rights are. What is there already keeps its own; on a system without such rights nothing is
 * asked for.
 */
public final class OwnersOnly {
  private OwnersOnly() {}

  /** Makes it, empty, unless it is there. */
  public static void make(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createFile(file, rights(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // Somebody else was quicker.
    }
  }

  /** Makes it, and what is missing above it. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  private static FileAttribute<?>[] rights(Path file, String mode) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
