package id.loket.skm;

import java.util.List;
import java.util.OptionalLong;

/**
 * Answers to an instrument as they come, one respondent after the other: however many, it keeps
 * their counts only. Of one thread.
 */
public final class Tally {
  private static final int ANSWERS = 4;

  private final Instrument instrument;
  private final List<String> questions;
  private final long[][] counts;
  private final long[] squares;
  private boolean spreadKnown = true;
  private long respondents;

  public Tally(Instrument instrument) {
    this.instrument = instrument;
    this.questions = instrument.questions();
    this.counts = new long[questions.size()][ANSWERS];
    this.squares = new long[instrument.elements().size()];
  }

  public Instrument instrument() {
    return instrument;
  }

  public long respondents() {
    return respondents;
  }

  /**
   * One respondent.
   *
   * @param answers 1 to 4 in the order of {@link Instrument#questions()}; 0 where nothing was
   *     answered
   */
  public void add(int[] answers) {
    int question = 0;
    for (int element = 0; element < squares.length; element++) {
      Element one = instrument.elements().get(element);
      long sum = 0;
      boolean whole = true;
      for (int i = 0; i < one.questions().size(); i++, question++) {
        int answer = checked(answers[question], question);
        whole &= answer > 0;
        sum += answer;
        if (answer > 0) {
          counts[question][answer - 1]++;
        }
      }
      spreadKnown &= whole || one.questions().size() == 1;
      squares[element] += sum * sum;
    }
    respondents++;
  }

  private int checked(int answer, int question) {
    if (answer < 0 || answer > ANSWERS) {
      throw new IllegalArgumentException(
          questions.get(question) + " = " + answer + ": 1 to 4 is allowed");
    }
    return answer;
  }

  /**
   * From counts.
   *
   * @param counts by question in the order of {@link Instrument#questions()}, then by answer
   * @param respondents how many there were; no question has more answers
   */
  public static Tally of(Instrument instrument, long[][] counts, long respondents) {
    Tally tally = new Tally(instrument);
    tally.respondents = respondents;
    int question = 0;
    for (int element = 0; element < tally.squares.length; element++) {
      int size = instrument.elements().get(element).questions().size();
      tally.spreadKnown &= size == 1;
      for (int i = 0; i < size; i++, question++) {
        tally.take(question, counts[question], element);
      }
    }
    return tally;
  }

  private void take(int question, long[] row, int element) {
    long sum = 0;
    for (int answer = 1; answer <= ANSWERS; answer++) {
      long count = row[answer - 1];
      if (count < 0) {
        throw new IllegalArgumentException(
            questions.get(question) + ": " + count + " answers are not allowed");
      }
      counts[question][answer - 1] = count;
      squares[element] = Math.addExact(squares[element], answer * answer * count);
      sum = Math.addExact(sum, count);
    }
    if (row.length != ANSWERS || sum > respondents) {
      throw new IllegalArgumentException(
          questions.get(question)
              + ": four counts that sum to "
              + respondents
              + " at most are allowed");
    }
  }

  /** How often this answer, 1 to 4, was given to a question, which are counted from 0. */
  long ofQuestion(int question, int answer) {
    return counts[question][answer - 1];
  }

  /** How often this answer, 1 to 4, was given to all questions of an unsur. */
  public long count(int element, int answer) {
    long sum = 0;
    for (int question = first(element); question < first(element + 1); question++) {
      sum += counts[question][answer - 1];
    }
    return sum;
  }

  /** How many answered; of several questions the one that fewest answered. */
  public long n(int element) {
    long fewest = Long.MAX_VALUE;
    for (int question = first(element); question < first(element + 1); question++) {
      fewest = Math.min(fewest, filled(question));
    }
    return fewest;
  }

  long total(int element) {
    long sum = 0;
    for (int question = first(element); question < first(element + 1); question++) {
      sum += total(counts[question]);
    }
    return sum;
  }

  /** The mean of the means of its questions, each divided by its own number of answers. */
  Fraction nrr(int element) {
    Fraction sum = Fraction.ZERO;
    for (int question = first(element); question < first(element + 1); question++) {
      if (filled(question) == 0) {
        throw new IllegalArgumentException(
            questions.get(question) + ": nobody answered: one answer or more is allowed");
      }
      sum = sum.plus(Fraction.of(total(counts[question]), filled(question)));
    }
    return sum.dividedBy(Fraction.of(first(element + 1) - first(element), 1));
  }

  /** The sum of the squares of what each respondent gave; empty where it can't be known. */
  OptionalLong squares(int element) {
    return spreadKnown ? OptionalLong.of(squares[element]) : OptionalLong.empty();
  }

  private long filled(int question) {
    long sum = 0;
    for (long count : counts[question]) {
      sum += count;
    }
    return sum;
  }

  private static long total(long[] row) {
    long sum = 0;
    for (int answer = 1; answer <= ANSWERS; answer++) {
      sum += answer * row[answer - 1];
    }
    return sum;
  }

  private int first(int element) {
    int question = 0;
    for (int before = 0; before < element; before++) {
      question += instrument.elements().get(before).questions().size();
    }
    return question;
  }
}
