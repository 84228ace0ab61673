package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * A file beside the office's, and the one connection to it. What is committed is on the disk, and
 * what is overwritten or removed is zeroed. After an error of the disk nothing that the connection
 * holds is believed: it is closed, and whoever comes next finds the file opened again, with what
 * lies there. Safe for many threads, which wait for each other.
 */
final class OwnFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnFile.class);

  /** More changes than one connection ever makes. */
  private static final int CHANGES_BITS = 40;

  /** Of the files that this program may write, in SQLite's {@code user_version}. */
  private static final int NUMBER = 0;

  private final Path file;
  private final SQLiteConfig.JournalMode journal;
  private final Object key;
  private Handle tables;
  private boolean failed;
  private long openings;

  private OwnFile(Path file, SQLiteConfig.JournalMode journal) throws SQLException {
    this.file = file;
    this.journal = journal;
    this.tables = opened();
    this.key = key();
  }

  /** Opens the file, or makes it; ends what a power cut has interrupted. */
  static OwnFile open(Path file, SQLiteConfig.JournalMode journal) throws SQLException {
    try {
      OwnersOnly.make(file);
    } catch (IOException e) {
      throw new IllegalStateException(file + ": can't be made: " + e.getMessage(), e);
    }
    return new OwnFile(file, journal);
  }

  /** What is done with the tables of the file. */
  interface Work<T, X extends Exception> {
    T with(Handle tables) throws X;
  }

  /**
   * @throws ConnectionException if the file can't be opened again after an error of the disk; the
   *     next one tries again
   * @throws IllegalStateException if another file lies in its place then
   */
  synchronized <T, X extends Exception> T use(Work<T, X> work) throws X {
    if (failed) {
      openAgain();
    }
    try {
      return work.with(tables);
    } catch (Exception e) {
      failed |= WriteTrouble.isOfTheDisk(e);
      throw e;
    }
  }

  /** Another number whenever something was written here. */
  long changes() {
    long since = use(all -> all.createQuery("SELECT total_changes()").mapTo(Long.class).one());
    return openings << CHANGES_BITS | since;
  }

  /** What a log holds is written into the file; answers 0 if all of it was. */
  static int emptyLog(Handle tables) {
    return tables
        .createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
        .map((row, context) -> row.getInt(1))
        .one();
  }

  /** What lies in a log may never have reached the disk, and is written once more. */
  private void openAgain() {
    leave();
    if (!key().equals(key)) {
      throw new IllegalStateException(file + ": another file lies in its place");
    }
    try {
      tables = opened();
      emptyLog(tables);
      failed = false;
      openings++;
      log.debug("{} was opened again after an error of the disk", file);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private void leave() {
    try {
      closeConnection();
    } catch (SQLException | RuntimeException e) {
      log.debug("{}: a connection that failed could not be closed", file, e);
    }
  }

  private void closeConnection() throws SQLException {
    Connection connection = tables.getConnection();
    tables.close();
    connection.close();
  }

  private Object key() {
    try {
      Object one = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return one == null ? file : one;
    } catch (IOException e) {
      throw new IllegalStateException(file + ": is not there any more", e);
    }
  }

  private Handle opened() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(journal);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setBusyTimeout(5_000);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      mustBeOurs(connection);
      statement.execute("PRAGMA secure_delete = ON");
      RowSums.teach(connection);
      return Database.handle(connection);
    } catch (SQLException | IllegalStateException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Tables and columns that a newer program adds are let be. One that changes what an older one
   * must not write numbers the file.
   */
  private void mustBeOurs(Connection connection) throws SQLException {
    long number = FileCheck.number(connection, "PRAGMA user_version");
    if (number > NUMBER) {
      throw new IllegalStateException(
          String.format(
              "%s: made by a newer Loket (number %d, this program knows %d); install that one again",
              file, number, NUMBER));
    }
  }

  @Override
  public synchronized void close() {
    try {
      closeConnection();
    } catch (SQLException e) {
      throw new IllegalStateException("closing " + file, e);
    }
  }
}
