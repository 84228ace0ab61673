package id.loket.server.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The office's file, opened as only a test would. */
public final class TestDatabases {
  private TestDatabases() {}

  /** Moves pages from the log into the file after a hundred of them instead of thousands. */
  public static Database withManyCheckpoints(Path file, String synchronous) {
    return new Database(file, Registers.NONE, SynchronousMode.valueOf(synchronous), 100);
  }

  /** A connection that may write, for a test that does what no feature would. */
  public static Connection open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    RowSums.teach(connection);
    return connection;
  }

  /** The number of the newest tables that this program makes. */
  public static int newestTables() {
    return Migrations.newest();
  }
}
