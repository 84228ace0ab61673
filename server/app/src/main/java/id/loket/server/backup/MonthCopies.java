package id.loket.server.backup;

import id.loket.server.journal.Digest;
import id.loket.server.journal.Months;
import id.loket.server.journal.Thinned;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of old months beside backups, or in a second copy, in the folder {@code months} there:
 * each sealed with the office key, and copied once, for it never changes. Its name holds the
 * beginning of its digest, so that the same month of an office that went another way takes no
 * other's place.
 */
public final class MonthCopies {
  private static final Logger log = LoggerFactory.getLogger(MonthCopies.class);
  private static final String END = ".sealed";
  private static final String NEW = ".new";
  private static final int NAMED = 16;

  private final Path folder;
  private final OfficeKey key;

  /**
   * @param home the folder of the backups, or of the second copy
   */
  public MonthCopies(Path home, OfficeKey key) {
    this.folder = home.resolve(Months.FOLDER);
    this.key = key;
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private Path file(Thinned month) {
    return folder.resolve(month.month() + "-" + month.sha256().substring(0, NAMED) + END);
  }

  /**
   * Sees to it that all these months are there, and can be read. One whose own file is damaged is
   * passed by: whoever looks after the files tells it.
   *
   * @throws IOException if one can't be written
   */
  void bring(List<Thinned> months, Months from) throws IOException {
    for (Thinned month : months) {
      if (isThere(month)) {
        continue;
      }
      if (from.isSound(month)) {
        Files.createDirectories(folder);
        bring(month, from.file(month.month()));
      } else {
        log.warn(
            "months: {} has no copy in {}, for its own file is damaged", month.month(), folder);
      }
    }
  }

  private void bring(Thinned month, Path from) throws IOException {
    Path half = folder.resolve(file(month).getFileName() + NEW);
    try (OutputStream out =
        KeyStore.seal(new BufferedOutputStream(Files.newOutputStream(half)), key)) {
      Files.copy(from, out);
    }
    BackupFile.force(half);
    if (!isSound(half, month)) {
      throw new IOException(half + ": can't be read again as it was written");
    }
    BackupFile.name(half, file(month));
    BackupFile.forceFolder(folder.toAbsolutePath().getParent());
  }

  private boolean isThere(Thinned month) {
    try {
      return Files.exists(file(month)) && isSound(file(month), month);
    } catch (IOException e) {
      log.warn("months: {} is copied anew: {}", file(month), e.getMessage());
      return false;
    }
  }

  private boolean isSound(Path sealed, Thinned month) throws IOException {
    try (InputStream in = open(sealed)) {
      return Digest.of(in).equals(month.sha256());
    }
  }

  private InputStream open(Path sealed) throws IOException {
    return KeyStore.open(new BufferedInputStream(Files.newInputStream(sealed)), key);
  }

  /**
   * Puts months back where an office looks for them, whatever lies there.
   *
   * @return those that are there now
   * @throws IOException if one can't be written
   */
  public List<Thinned> putBack(List<Thinned> months, Months to) throws IOException {
    List<Thinned> there = new ArrayList<>();
    for (Thinned month : months) {
      if (isThere(month)) {
        Files.createDirectories(to.folder());
        putBack(month, to.file(month.month()));
        there.add(month);
      }
    }
    return there;
  }

  private void putBack(Thinned month, Path file) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + NEW);
    try (InputStream in = open(file(month));
        OutputStream out = Files.newOutputStream(half)) {
      in.transferTo(out);
    }
    BackupFile.force(half);
    BackupFile.name(half, file);
  }
}
