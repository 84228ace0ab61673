package id.loket.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room on the disk that is held for the hour in which it is full: a file of zeros beside the
 * journal that is given up when nothing else can be written, and made again when there is room.
 * Safe for many threads.
 */
public final class Ballast {
  /** Tickets of some days; a busy office writes less than 10 MB a day. */
  public static final long BYTES = 64L << 20;

  /** So that what makes it never is what fills the disk. */
  private static final int TIMES_FREE = 4;

  private static final Logger log = LoggerFactory.getLogger(Ballast.class);
  private static final String FILE = "ballast";
  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final long bytes;

  public Ballast(Path folder, long bytes) {
    this.file = folder.resolve(FILE);
    this.bytes = bytes;
  }

  /** Makes it if it isn't whole and there is room for four. */
  public synchronized void keep() {
    try {
      long there = Files.exists(file) ? Files.size(file) : 0;
      if (there < bytes && free() >= TIMES_FREE * bytes) {
        fill();
      }
    } catch (IOException e) {
      log.warn("ballast {}: can't be made", file, e);
    }
  }

  /**
   * Gives it up.
   *
   * @return whether there was anything to give
   */
  public synchronized boolean release() {
    try {
      boolean there = Files.deleteIfExists(file);
      if (there) {
        log.error("ballast: the disk is full, so {} MB were given up; make room", bytes >> 20);
      }
      return there;
    } catch (IOException e) {
      log.error("ballast {}: can't be given up", file, e);
      return false;
    }
  }

  /** What others may still write on this disk, in bytes. */
  public long free() throws IOException {
    return Files.getFileStore(file.getParent()).getUsableSpace();
  }

  /** From here on a person should make room. */
  public long scarce() {
    return TIMES_FREE * bytes;
  }

  private void fill() throws IOException {
    OwnersOnly.make(file);
    ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      for (long left = bytes; left > 0; left -= zeros.limit()) {
        zeros.clear().limit((int) Math.min(CHUNK, left));
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
      }
      channel.force(true);
    }
  }
}
