package id.loket.server.desk;

import org.jdbi.v3.core.Handle;

/** Writes through the desk's connection, inside its transaction, on the desk's thread. */
@FunctionalInterface
public interface Rows<T> {
  T write(Handle tables);
}
