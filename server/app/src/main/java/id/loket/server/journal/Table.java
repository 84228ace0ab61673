package id.loket.server.journal;

import java.util.List;

/**
 * A table of a feature, and whether the journal answers for it.
 *
 * @param name as the migration made it
 * @param telling columns by which a technician knows what a row is about; no secrets, and nothing
 *     of visitors
 */
public record Table(String name, Nature nature, List<String> telling) {
  public Table {
    telling = List.copyOf(telling);
  }

  /** Where the rows come from. */
  public enum Nature {
    /** A function of the events: a check makes them anew and compares. */
    DERIVED,
    /**
     * Words of a person, as ciphertext: an event names each row and its digest. Columns: {@code id}
     * (random, the key), {@code person}, {@code body}.
     */
    ORIGINAL,
    /** The feature's own, such as sessions: no event tells of them. */
    OWN
  }

  public static Table derived(String name) {
    return new Table(name, Nature.DERIVED, List.of());
  }

  public static Table original(String name) {
    return new Table(name, Nature.ORIGINAL, List.of());
  }

  public static Table own(String name) {
    return new Table(name, Nature.OWN, List.of());
  }

  /** The same table, with the columns that tell what a row of it is about. */
  public Table toldBy(String... columns) {
    return new Table(name, nature, List.of(columns));
  }
}
