package id.loket.server;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Another program holds the office's file, as a copying one does: nothing can be written. */
public final class LockedFile implements AutoCloseable {
  private final Connection other;

  public LockedFile(OfficeDesk desk, Database database) throws SQLException {
    desk.write(tables -> tables.execute("PRAGMA busy_timeout = 20")).join();
    other = DriverManager.getConnection("jdbc:sqlite:" + database.file());
    run(other, "BEGIN IMMEDIATE");
  }

  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    run(other, "ROLLBACK");
    other.close();
  }
}
