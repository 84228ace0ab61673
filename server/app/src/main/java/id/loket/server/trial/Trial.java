package id.loket.server.trial;

import id.loket.server.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Something that was tried.
 *
 * @param subject which of its kind: a station's id, for a lamp also the device's name; else empty
 * @param at when it was over
 * @param by the person, as the journal names them
 * @param word what came of it, as the page's texts know it
 * @param figures what the sentence says in braces
 */
public record Trial(
    Kind kind,
    String subject,
    Instant at,
    String by,
    Outcome outcome,
    String word,
    Map<String, String> figures) {
  public Trial {
    figures = Map.copyOf(figures);
  }

  /** What can be tried. */
  public enum Kind {
    /** A slip that says that it is a test, on one station's printer. */
    SLIP,
    /**
     * The slip that closes the day, on one station's printer: no trial, but printed the same way.
     */
    DAY_SLIP,
    /** A lamp blinks for a while, and a person says whether it did. */
    LAMP,
    /** Boards and voices show and say that this is a test. */
    CALL,
    /** A backup, with its rehearsal. */
    BACKUP,
    /** Whether the recovery sheet lies locked away; a person says so. */
    SHEET,
    /** Whether the computer's clock is set by the network; the system says so. */
    NETWORK_TIME,
    /** Whether date and time are right; a person says so. */
    CLOCK;

    static Kind of(String word) {
      return Arrays.stream(values())
          .filter(one -> one.name().equals(word))
          .findFirst()
          .orElseThrow(() -> Problem.bad("kind: allowed are " + List.of(values())));
    }

    boolean isPaper() {
      return this == SLIP || this == DAY_SLIP;
    }

    /** Whether a person's eyes tell what came of it. */
    boolean isAnswered() {
      return this == LAMP || this == SHEET || this == CLOCK;
    }
  }

  /** What came of it. */
  public enum Outcome {
    GOOD,
    BAD,
    /** Nobody can say. */
    UNSURE
  }
}
