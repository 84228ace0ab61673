package id.loket.sim.benchmark;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawSqliteTest {
  @TempDir private Path folder;

  @Test
  void afterAFailureNobodyWaitsForARow() throws Exception {
    Path file = folder.resolve("raw.db");
    try (RawSqlite raw = new RawSqlite(file, 100)) {
      raw.insertGrouped();
      dropTheTable(file);

      assertFails(raw);
      assertFails(raw);
    }
  }

  private static void assertFails(RawSqlite raw) {
    ExecutionException e = assertThrows(ExecutionException.class, raw::insertGrouped);
    assertTrue(e.getCause() instanceof SQLException, String.valueOf(e.getCause()));
  }

  private static void dropTheTable(Path file) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("DROP TABLE raw");
    }
  }
}
