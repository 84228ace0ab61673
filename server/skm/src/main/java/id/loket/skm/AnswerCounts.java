package id.loket.skm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How often each of the four answers was given to each question of an instrument. All that the
 * index needs, whatever the number of respondents. A value: it never changes, and many threads may
 * read it.
 */
public final class AnswerCounts {
  private static final int ANSWERS = 4;

  private final Instrument instrument;
  private final long respondents;
  private final long[][] counts;
  private final Tally tally;

  /**
   * @param respondents how many people answered; no question has more answers than this
   * @param counts by question in the order of {@link Instrument#questions()}, then by answer 1 to 4
   */
  public AnswerCounts(Instrument instrument, long respondents, long[][] counts) {
    List<String> questions = instrument.questions();
    if (counts.length != questions.size()) {
      throw new IllegalArgumentException(
          counts.length + " rows: one for each of " + questions + " is allowed");
    }
    this.instrument = instrument;
    this.respondents = respondents;
    this.counts = Stream.of(counts).map(long[]::clone).toArray(long[][]::new);
    this.tally = Tally.of(instrument, this.counts, respondents);
  }

  /** Of the nine of the regulation, by unsur in the order of {@link Unsur#values()}. */
  public AnswerCounts(long respondents, long[][] counts) {
    this(Instrument.standard(), respondents, counts);
  }

  /**
   * @param answers one map for each respondent, by question, with values 1 to 4; a question may be
   *     missing
   * @throws IllegalArgumentException if there is another question, or another value
   */
  public static AnswerCounts of(Instrument instrument, Collection<Map<String, Integer>> answers) {
    List<String> questions = instrument.questions();
    Map<String, Integer> rows = new HashMap<>();
    questions.forEach(one -> rows.put(one, rows.size()));
    long[][] counts = new long[questions.size()][ANSWERS];
    for (Map<String, Integer> one : answers) {
      one.forEach(
          (question, value) -> {
            Integer row = rows.get(question);
            if (row == null || value < 1 || value > ANSWERS) {
              throw new IllegalArgumentException(
                  question + " = " + value + ": 1 to 4 is allowed for each of " + questions);
            }
            counts[row][value - 1]++;
          });
    }
    return new AnswerCounts(instrument, answers.size(), counts);
  }

  /** The same for the nine of the regulation. */
  public static AnswerCounts ofNine(Collection<Map<Unsur, Integer>> answers) {
    List<Map<String, Integer>> byKey = new ArrayList<>();
    for (Map<Unsur, Integer> one : answers) {
      Map<String, Integer> keyed = new HashMap<>();
      one.forEach((unsur, value) -> keyed.put(unsur.name(), value));
      byKey.add(keyed);
    }
    return of(Instrument.standard(), byKey);
  }

  public Instrument instrument() {
    return instrument;
  }

  public long respondents() {
    return respondents;
  }

  /** A tally of its own, which whoever gets it may add to. */
  public Tally tally() {
    return Tally.of(instrument, counts, respondents);
  }

  /** What follows from them; each question must have an answer. */
  public Index index() {
    return Index.of(tally);
  }

  /** By question, as the constructor takes them. */
  public List<Long> ofQuestion(int question) {
    return Arrays.stream(counts[question]).boxed().toList();
  }

  /** How often this answer, 1 to 4, was given to all questions of an unsur. */
  public long count(Element unsur, int answer) {
    return tally.count(instrument.elements().indexOf(unsur), answer);
  }

  /** The fewest answers that any question has. */
  public long fewest() {
    long fewest = respondents;
    for (int element = 0; element < instrument.elements().size(); element++) {
      fewest = Math.min(fewest, tally.n(element));
    }
    return fewest;
  }
}
