package id.loket.server.desk;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes through the desk's connection, inside its transaction, on the desk's thread. */
@FunctionalInterface
public interface Rows<T> {
  T write(Connection connection) throws SQLException;
}
