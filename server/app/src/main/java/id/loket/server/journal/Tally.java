package id.loket.server.journal;

import id.loket.server.rules.Event;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Something that reads the events after the fact and sums them up in tables of its own. */
public interface Tally {
  /** Under this name its position is stored. */
  String name();

  /** Whether this event is of any interest; the others are passed by without a transaction. */
  default boolean wants(Event event) {
    return true;
  }

  /**
   * The tables that hold nothing but what {@link #write} makes of the events up to its position; a
   * check makes them anew and compares. Empty if it writes something else.
   */
  default List<String> derives() {
    return List.of();
  }

  /** Rows to be written in the same transaction as the position, hence exactly once. */
  default void write(List<Recorded> batch, Handle tables) {}
}
