package id.loket.doctor;

import id.loket.device.Health;
import id.loket.device.link.LinkException;
import java.util.Set;

/**
 * What one look at a device has shown.
 *
 * @param state as its station would tell it, or one of the words that only a look knows, see below
 * @param detail one line for the technician; empty if there is nothing to add
 */
public record Seen(String state, Health health, String detail) {
  private static final Set<String> LATE = Set.of("SILENT", "STALLED", "CUT_OFF", "HALF_PICTURE");

  /** Its settings still hold what a sample or a manual says. */
  static final String EXAMPLE = "EXAMPLE";

  /** Another device of the same settings has the same port. */
  static final String SAME_PORT = "SAME_PORT";

  /** Not at its end in time. */
  static final String HANGS = "HANGS";

  /** The station runs, and began before the device stood in its settings. */
  static final String NOT_LOADED = "NOT_LOADED";

  public static final String WRONG_BAUD = "WRONG_BAUD";
  static final String PORT_IN_USE = "PORT_IN_USE";

  public static Seen of(Enum<?> state, Health health, String detail) {
    return new Seen(state.name(), health, detail);
  }

  public static Seen down(String state, String detail) {
    return new Seen(state, Health.DOWN, detail);
  }

  /**
   * Of a cable that failed, in the word that the driver of such a device has for it.
   *
   * @param states of that kind of device
   */
  public static <S extends Enum<S>> Seen of(LinkException e, Class<S> states) {
    return down(e.state(states).name(), e.getMessage());
  }

  /** Whether nothing but time has shown it. */
  boolean mayBeLate() {
    return LATE.contains(state);
  }

  /** The same with a further line for the technician. */
  public Seen adding(String more) {
    return more.isEmpty()
        ? this
        : new Seen(state, health, detail.isEmpty() ? more : detail + "; " + more);
  }
}
