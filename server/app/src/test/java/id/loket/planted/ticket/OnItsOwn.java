package id.loket.planted.ticket;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** A store that does what none may do. */
final class OnItsOwn {
  Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:");
  }

  void twice(Handle tables) {
    tables.useTransaction(one -> one.execute("DELETE FROM ticket"));
  }

  int waits(CompletableFuture<Integer> rows) {
    return rows.join();
  }
}
