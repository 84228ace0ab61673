package id.loket.server;

import id.loket.server.journal.Database;
import id.loket.server.journal.OwnersOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One server per office: two desks over one file would each number tickets without knowing of the
 * other. The system gives the lock back when the process ends, however it ends, so nothing is ever
 * left to clean up.
 */
final class FolderLock implements AutoCloseable {
  /** Another server runs on this folder. */
  static final class TakenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TakenException(Path folder) {
      super("data folder " + folder + " is in use by another server; end that one first");
    }
  }

  /**
   * Asked before the file is opened: to close a second channel of a file gives back the locks of
   * the first (POSIX fcntl).
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @throws TakenException if a server, of this process or another, has the folder
   */
  static FolderLock take(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (!HELD_HERE.add(real)) {
        throw new TakenException(folder);
      }
      return open(real)
          .orElseThrow(
              () -> {
                HELD_HERE.remove(real);
                return new TakenException(folder);
              });
    } catch (IOException e) {
      throw new UncheckedIOException("data folder " + folder + ": can't be made or written", e);
    }
  }

  private static Optional<FolderLock> open(Path folder) throws IOException {
    Path file = folder.resolve(Database.LOCK);
    OwnersOnly.make(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock != null) {
      return Optional.of(new FolderLock(folder, channel));
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
