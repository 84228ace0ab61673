package id.loket.server.rules;

import java.time.LocalDate;
import java.util.Map;

/**
 * The office stands on an older state than the hall may have seen: numbers may be out there that
 * nobody here knows. None is given until somebody has said how far they went.
 *
 * @param why what it is told by
 * @param seq the newest event that was seen; 0 if nobody knows
 * @param day of the newest state that was seen; the epoch if nobody knows
 * @param serials the last of each prefix on that day, as far as anybody knows
 */
public record Doubt(Why why, long seq, LocalDate day, Map<String, Integer> serials) {
  /** The one thing on its shelf. */
  static final String NUMBERS = "numbers";

  /** What a doubt is told by. */
  public enum Why {
    /** Later events were seen than are here, or others. */
    OLDER,
    /** Nothing is left that remembers the newest state. */
    NO_WITNESS
  }

  public Doubt {
    serials = Map.copyOf(serials);
  }
}
