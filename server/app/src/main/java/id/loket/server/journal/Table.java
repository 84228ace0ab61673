package id.loket.server.journal;

/**
 * A table of a feature, and whether the journal answers for it.
 *
 * @param name as the migration made it
 */
public record Table(String name, Nature nature) {
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
    return new Table(name, Nature.DERIVED);
  }

  public static Table original(String name) {
    return new Table(name, Nature.ORIGINAL);
  }

  public static Table own(String name) {
    return new Table(name, Nature.OWN);
  }
}
