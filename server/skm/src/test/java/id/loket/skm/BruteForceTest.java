package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random surveys computed a second time, written otherwise: no {@link Fraction}, whole numbers over
 * one denominator that is never shortened, answer by answer.
 */
class BruteForceTest {
  private static final int SURVEYS = Integer.getInteger("surveys", 500);

  /** A survey, and the two whole numbers whose ratio is its index. */
  private record Survey(Instrument instrument, List<int[]> rows, int[] shares, int[] questions) {}

  @Test
  void aSecondComputationAgreesExactly() {
    for (int seed = 0; seed < SURVEYS; seed++) {
      Survey survey = survey(new Random(seed));
      Tally tally = new Tally(survey.instrument());
      survey.rows().forEach(tally::add);

      Index index = Index.of(tally);

      assertEquals(byHand(survey), seen(index), "seed " + seed);
    }
  }

  private static String seen(Index index) {
    StringBuilder seen = new StringBuilder(index.ikm() + " " + index.mutu());
    index.lines().forEach(one -> seen.append(' ').append(one.nik()).append(one.mutu()));
    index.priorities().forEach(one -> seen.append(' ').append(one.key()));
    return seen.toString();
  }

  private static String byHand(Survey survey) {
    int unsur = survey.shares().length;
    BigInteger[] tops = new BigInteger[unsur];
    BigInteger[] bottoms = new BigInteger[unsur];
    int first = 0;
    long shares = 0;
    for (int i = 0; i < unsur; i++) {
      meanOfMeans(survey, first, survey.questions()[i], tops, bottoms, i);
      first += survey.questions()[i];
      shares += survey.shares()[i];
    }
    BigInteger top = BigInteger.ZERO;
    BigInteger bottom = BigInteger.ONE;
    for (int i = 0; i < unsur; i++) {
      BigInteger share = BigInteger.valueOf(survey.shares()[i]);
      top = top.multiply(bottoms[i]).add(tops[i].multiply(share).multiply(bottom));
      bottom = bottom.multiply(bottoms[i]);
    }
    StringBuilder text = new StringBuilder();
    text.append(graded(top, bottom.multiply(BigInteger.valueOf(shares)), " "));
    for (int i = 0; i < unsur; i++) {
      text.append(' ').append(graded(tops[i], bottoms[i], ""));
    }
    lowest(survey.instrument(), tops, bottoms).forEach(key -> text.append(' ').append(key));
    return text.toString();
  }

  private static void meanOfMeans(
      Survey survey, int first, int count, BigInteger[] tops, BigInteger[] bottoms, int at) {
    BigInteger top = BigInteger.ZERO;
    BigInteger bottom = BigInteger.ONE;
    for (int question = first; question < first + count; question++) {
      long sum = 0;
      long n = 0;
      for (int[] row : survey.rows()) {
        sum += row[question];
        n += row[question] == 0 ? 0 : 1;
      }
      top = top.multiply(BigInteger.valueOf(n)).add(BigInteger.valueOf(sum).multiply(bottom));
      bottom = bottom.multiply(BigInteger.valueOf(n));
    }
    tops[at] = top;
    bottoms[at] = bottom.multiply(BigInteger.valueOf(count));
  }

  /** Hundredths of the index, a half rounded up, and its grade. */
  private static String graded(BigInteger top, BigInteger bottom, String between) {
    BigInteger doubled = top.multiply(BigInteger.valueOf(5000)).add(bottom);
    int hundredths = doubled.divide(bottom.add(bottom)).intValueExact();
    char grade =
        hundredths >= 8831 ? 'A' : hundredths >= 7661 ? 'B' : hundredths >= 6500 ? 'C' : 'D';
    return String.format("%d.%02d%s%c", hundredths / 100, hundredths % 100, between, grade);
  }

  private static List<String> lowest(
      Instrument instrument, BigInteger[] tops, BigInteger[] bottoms) {
    List<String> lowest = new ArrayList<>();
    boolean[] taken = new boolean[tops.length];
    for (int place = 0; place < Math.min(3, tops.length); place++) {
      int best = -1;
      for (int i = 0; i < tops.length; i++) {
        boolean lower =
            best < 0
                || tops[i].multiply(bottoms[best]).compareTo(tops[best].multiply(bottoms[i])) < 0;
        best = !taken[i] && lower ? i : best;
      }
      taken[best] = true;
      lowest.add(instrument.keys().get(best));
    }
    return lowest;
  }

  private static Survey survey(Random random) {
    int unsur = 1 + random.nextInt(14);
    int[] shares = new int[unsur];
    int[] questions = new int[unsur];
    int sum = 0;
    for (int i = 0; i < unsur; i++) {
      shares[i] = 1 + random.nextInt(30);
      questions[i] = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
      sum += shares[i];
    }
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < unsur; i++) {
      List<String> keys = new ArrayList<>();
      for (int question = 0; question < questions[i]; question++) {
        keys.add("Q" + i + "." + question);
      }
      elements.add(new Element("X" + i, "X" + i, Fraction.of(shares[i], sum), keys));
    }
    Instrument instrument = new Instrument(elements);
    return new Survey(instrument, rows(random, instrument), shares, questions);
  }

  /** The first row is complete, so that every question has an answer. */
  private static List<int[]> rows(Random random, Instrument instrument) {
    boolean missing = random.nextInt(4) == 0;
    int width = instrument.questions().size();
    int best = 1 + random.nextInt(4);
    List<int[]> rows = new ArrayList<>();
    for (int n = 1 + random.nextInt(60); n > 0; n--) {
      int[] row = new int[width];
      for (int i = 0; i < width; i++) {
        boolean left = missing && !rows.isEmpty() && random.nextInt(9) == 0;
        row[i] = left ? 0 : best - random.nextInt(best);
      }
      rows.add(row);
    }
    return rows;
  }
}
