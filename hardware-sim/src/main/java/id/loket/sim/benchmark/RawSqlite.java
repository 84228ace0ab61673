package id.loket.sim.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.sqlite.SQLiteConfig;

/**
 * The disk's ceiling: SQLite in WAL with {@code synchronous=FULL}, one row of a ticket's bytes and
 * nothing else. {@link #insert} commits alone; {@link #insertGrouped} lets one thread write what
 * many have brought in one commit, as the desk does.
 */
final class RawSqlite implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;
  private final byte[] row;
  private final LinkedBlockingQueue<CompletableFuture<Void>> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "raw-sqlite");

  RawSqlite(Path file, int rowBytes) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 4000");
      statement.execute("CREATE TABLE raw (seq INTEGER PRIMARY KEY, body BLOB NOT NULL)");
    }
    insert = connection.prepareStatement("INSERT INTO raw (body) VALUES (?)");
    row = new byte[rowBytes];
    writer.setDaemon(true);
    writer.start();
  }

  /** One thread only. */
  void insert() throws SQLException {
    insert.setBytes(1, row);
    insert.executeUpdate();
  }

  /** From any thread; returns when it is on disk. After a failure every later call fails, too. */
  void insertGrouped() throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.add(done);
    done.get();
  }

  private void write() {
    List<CompletableFuture<Void>> group = new ArrayList<>();
    try {
      while (true) {
        awaitGroup(group);
        insert(group.size());
        group.forEach(one -> one.complete(null));
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (SQLException e) {
      refuseAll(group, e);
    }
  }

  private void awaitGroup(List<CompletableFuture<Void>> group) throws InterruptedException {
    group.clear();
    group.add(queue.take());
    queue.drainTo(group);
  }

  private void insert(int rows) throws SQLException {
    connection.setAutoCommit(false);
    for (int i = 0; i < rows; i++) {
      insert();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Until it is closed: nobody may wait for a row that can't be written. */
  private void refuseAll(List<CompletableFuture<Void>> group, SQLException failure) {
    try {
      while (true) {
        group.forEach(one -> one.completeExceptionally(failure));
        awaitGroup(group);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  @Override
  public void close() throws SQLException {
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
