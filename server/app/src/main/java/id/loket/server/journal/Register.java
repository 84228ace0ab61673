package id.loket.server.journal;

import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Event;
import id.loket.server.rules.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What a feature keeps in the office's file: its kinds of events, its tables, and what the one does
 * to the other. Holds no state; it is asked on the desk's thread, and again by a check.
 */
public interface Register {
  /** The feature's name, first part of the names of its kinds; small letters, never renamed. */
  String name();

  List<Kind> kinds();

  List<Table> tables();

  /** Every reason for which its deeds may be refused. */
  default List<? extends Refusal> refusals() {
    return List.of();
  }

  /**
   * Changes the derived tables as the event says. Reads nothing but the event, its time and these
   * tables: no clock, no random, no other table. Never refuses.
   */
  default void apply(Event event, Instant at, Handle tables) {}

  /**
   * What was written for a day that turned out to be a wrong one counts for the right one; the
   * tables are the derived ones, as in {@link #apply}. Not told of journals of before, which moved
   * nothing.
   */
  default void correctDay(DayCorrected corrected, Handle tables) {}

  /** The original row that came with this event. */
  default Optional<Original> original(Event event) {
    return Optional.empty();
  }

  /** The person whose original rows have gone, in every register, with this event. */
  default Optional<String> erased(Event event) {
    return Optional.empty();
  }

  /**
   * Adds to what is known of somebody's visits what these derived tables tell; asked again as long
   * as somebody has added something.
   */
  default void addTo(Visits visits, Handle tables) {}

  /**
   * One kind of event, stored as the register's name, a dot and the simple name of its class.
   *
   * @param version of its JSON body; 1 or more, raised when an older program would misread it
   */
  record Kind(Class<? extends Event> type, int version) {}

  /**
   * An original row as its event names it.
   *
   * @param sha256 of the row's body, which is ciphertext; see {@link Digest}
   */
  record Original(String table, String id, String person, String sha256) {}

  /** The tables of a feature that has no events. */
  static Register ofTables(String name, List<Table> tables) {
    return new Register() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Kind> kinds() {
        return List.of();
      }

      @Override
      public List<Table> tables() {
        return tables;
      }
    };
  }
}
