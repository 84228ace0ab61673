package id.loket.skm;

import java.util.Collection;
import java.util.Map;

/**
 * How often each of the four answers was given for each unsur. All that the index needs, whatever
 * the number of respondents. A value: it never changes, and many threads may read it.
 */
public final class AnswerCounts {
  private static final int ANSWERS = 4;

  private final long respondents;
  private final long[][] counts;

  /**
   * @param respondents how many people answered; no unsur has more answers than this
   * @param counts by unsur in the order of {@link Unsur#values()}, then by answer 1 to 4
   */
  public AnswerCounts(long respondents, long[][] counts) {
    if (counts.length != Unsur.values().length) {
      throw new IllegalArgumentException(counts.length + " rows: one for each unsur is allowed");
    }
    this.respondents = respondents;
    this.counts = new long[counts.length][];
    for (Unsur unsur : Unsur.values()) {
      long[] row = counts[unsur.ordinal()].clone();
      long sum = 0;
      for (long count : row) {
        sum += count;
        if (count < 0) {
          throw new IllegalArgumentException(unsur + ": " + count + " answers are not allowed");
        }
      }
      if (row.length != ANSWERS || sum > respondents) {
        throw new IllegalArgumentException(
            unsur + ": four counts that sum to " + respondents + " at most are allowed");
      }
      this.counts[unsur.ordinal()] = row;
    }
  }

  /**
   * @param answers one map for each respondent, with values 1 to 4; an unsur may be missing
   */
  public static AnswerCounts of(Collection<Map<Unsur, Integer>> answers) {
    long[][] counts = new long[Unsur.values().length][ANSWERS];
    for (Map<Unsur, Integer> one : answers) {
      one.forEach((unsur, value) -> counts[unsur.ordinal()][checked(unsur, value) - 1]++);
    }
    return new AnswerCounts(answers.size(), counts);
  }

  private static int checked(Unsur unsur, int value) {
    if (value < 1 || value > ANSWERS) {
      throw new IllegalArgumentException(unsur + " = " + value + ": 1 to 4 is allowed");
    }
    return value;
  }

  public long respondents() {
    return respondents;
  }

  /** The same for an index of the nine with these weights. */
  public Tally tally(Weights weights) {
    return Tally.of(Instrument.of(weights), counts, respondents);
  }

  /** How often this answer, 1 to 4, was given. */
  public long count(Unsur unsur, int answer) {
    return counts[unsur.ordinal()][answer - 1];
  }

  /** How many respondents answered this unsur. */
  public long filled(Unsur unsur) {
    long sum = 0;
    for (int answer = 1; answer <= ANSWERS; answer++) {
      sum += count(unsur, answer);
    }
    return sum;
  }

  /** The sum of all answers to this unsur. */
  public long total(Unsur unsur) {
    long sum = 0;
    for (int answer = 1; answer <= ANSWERS; answer++) {
      sum += answer * count(unsur, answer);
    }
    return sum;
  }

  /** The fewest answers that any unsur has. */
  public long fewest() {
    long fewest = respondents;
    for (Unsur unsur : Unsur.values()) {
      fewest = Math.min(fewest, filled(unsur));
    }
    return fewest;
  }
}
