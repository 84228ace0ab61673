package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, for a technician: Java's own message is often the bare path. */
public final class FileFault {
  private FileFault() {}

  /** The file and what is the matter with it. */
  public static String words(IOException fault) {
    if (fault instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file or folder";
    }
    if (fault instanceof AccessDeniedException denied) {
      return denied.getFile() + ": not allowed for " + System.getProperty("user.name");
    }
    if (fault instanceof FileAlreadyExistsException there) {
      return there.getFile() + ": exists already, and is none that can be used here";
    }
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }
}
