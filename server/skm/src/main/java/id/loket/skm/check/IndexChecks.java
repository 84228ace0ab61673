package id.loket.skm.check;

import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import id.loket.skm.Instrument;
import id.loket.skm.Mutu;
import id.loket.skm.PrintedMeans;
import id.loket.skm.check.Published.Headline;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What has to hold of the index of the whole. */
final class IndexChecks {
  private static final String WHOLE = "IKM";

  /** What has been taken for 1/9 in print. */
  private static final SortedMap<String, Fraction> ROUNDED_WEIGHTS =
      new TreeMap<>(Map.of("0,11", Fraction.of(11, 100), "0,111", Fraction.of(111, 1000)));

  /** One in so many boards would fit by accident. */
  private static final int CHANCE = 20;

  private final Headline headline;
  private final Consumer<Finding> found;

  IndexChecks(Headline headline, Consumer<Finding> found) {
    this.headline = headline;
    this.found = found;
  }

  /** What is asked of a board as well, which shows no unsur. */
  void alone() {
    for (Printed ikm : headline.ikm()) {
      if (!ikm.isBetween(25, 100)) {
        tell(Rule.NILAI_DI_LUAR_SKALA, "nilai-di-luar-skala", "IKM", ikm, "25,00 sampai 100,00");
        return;
      }
      if (ikm.decimals() > 2) {
        tell(Rule.IKM_DESIMAL, "ikm-desimal", ikm, Finding.number(ikm.value().rounded(2)));
      }
    }
    long different = headline.ikm().stream().map(Printed::value).distinct().count();
    if (different > 1) {
      tell(Rule.IKM_GANDA, "ikm-ganda", headline.ikm());
    }
    grade();
  }

  /**
   * A board that shows the respondents and no unsur: n complete forms of nine answers have only so
   * many sums, and where just the rounded weight hits one, that was taken. Only told where the
   * print is fine enough to make chance unlikely.
   */
  void weightOfABoard(long n) {
    Fraction answers = Fraction.of(9 * n, 1);
    for (Printed ikm : headline.ikm()) {
      Fraction width = ikm.high().minus(ikm.low());
      Fraction low = Index.unscaled(ikm.low());
      Fraction high = Index.unscaled(ikm.high());
      Fraction step = Index.scaled(Fraction.ONE).dividedBy(answers);
      if (PrintedMeans.attainable(low, high, 9 * n)
          || width.times(Fraction.of(CHANCE, 1)).compareTo(step) > 0) {
        continue;
      }
      for (Map.Entry<String, Fraction> weight : ROUNDED_WEIGHTS.entrySet()) {
        Fraction shrunk = weight.getValue().times(Fraction.of(9, 1));
        Fraction sum = high.dividedBy(shrunk).times(answers);
        Fraction whole = new Fraction(sum.floor(), BigInteger.ONE);
        if (PrintedMeans.attainable(low.dividedBy(shrunk), high.dividedBy(shrunk), 9 * n)) {
          String right = Finding.number(Index.scaled(whole.dividedBy(answers)).rounded(2));
          tell(Rule.IKM_NRR, "ikm-nrr.papan", ikm, n, weight.getKey(), whole, right);
        }
      }
    }
  }

  private void grade() {
    if (headline.ikm().isEmpty()) {
      return;
    }
    Bounds index = TableChecks.asPrinted(headline.ikm().get(0));
    headline.mutu().ifPresent(printed -> new Grades(found).check(WHOLE, printed, index));
    for (String text : headline.words()) {
      Optional<Mutu> word = Grades.word(text);
      if (word.isPresent() && !index.grades().contains(word.get())) {
        Mutu right = index.grades().get(0);
        tell(Rule.KINERJA_MUTU, "kinerja-mutu", text.strip(), right, right.kinerja());
      }
    }
  }

  /**
   * Against the unsur.
   *
   * @param nrr of each unsur, in the instrument's order
   */
  void against(Instrument instrument, List<Bounds> nrr) {
    Index low = Index.ofNrr(instrument, nrr.stream().map(one -> clipped(one.low())).toList());
    Index high = Index.ofNrr(instrument, nrr.stream().map(one -> clipped(one.high())).toList());
    Index middle = Index.ofNrr(instrument, nrr.stream().map(one -> clipped(one.middle())).toList());
    for (Printed ikm : headline.ikm()) {
      if (ikm.isBetween(25, 100) && !ikm.fits(low.exactIkm(), high.exactIkm())) {
        against(ikm, low, middle, high);
      }
    }
    if (headline.ikm().isEmpty() && headline.mutu().isPresent()) {
      Bounds index = new Bounds(low.exactIkm(), high.exactIkm());
      new Grades(found).check(WHOLE, headline.mutu().get(), index);
    }
  }

  private void against(Printed ikm, Index low, Index middle, Index high) {
    String right = Finding.number(middle.ikm());
    for (Map.Entry<String, Fraction> weight : ROUNDED_WEIGHTS.entrySet()) {
      if (middle.instrument().weights().equals("1/9")
          && between(ikm, low, high, weight.getValue())) {
        tell(Rule.IKM_NRR, "ikm-nrr.bobot", ikm, right, middle.mutu(), weight.getKey());
        return;
      }
    }
    Fraction early = early(middle);
    boolean rounded = ikm.value().equals(early);
    tell(Rule.IKM_NRR, rounded ? "ikm-nrr.pembulatan" : "ikm-nrr", ikm, right, middle.mutu());
  }

  private static boolean between(Printed ikm, Index low, Index high, Fraction weight) {
    BigDecimal least = low.ikmByRoundedWeight(weight);
    BigDecimal most = high.ikmByRoundedWeight(weight);
    return ikm.fits(
        Fraction.of(least.toPlainString()).minus(Fraction.of(1, 200)),
        Fraction.of(most.toPlainString()).plus(Fraction.of(1, 200)));
  }

  /** Each NRR rounded to two decimals, then their mean, then scaled. */
  private static Fraction early(Index index) {
    Fraction sum = Fraction.ZERO;
    for (Index.Line line : index.lines()) {
      Fraction rounded = Fraction.of(line.nrr().rounded(2).toPlainString());
      sum = sum.plus(rounded.times(line.element().weight()));
    }
    Fraction mean = Fraction.of(sum.rounded(2).toPlainString());
    return new Bounds(mean, mean).scaled().low();
  }

  private static Fraction clipped(Fraction nrr) {
    if (nrr.compareTo(Fraction.ONE) < 0) {
      return Fraction.ONE;
    }
    return nrr.compareTo(Fraction.of(4, 1)) > 0 ? Fraction.of(4, 1) : nrr;
  }

  /**
   * Which three are named as the lowest.
   *
   * @param named keys; those that no unsur has are told by themselves
   * @param nrr of each unsur, in the instrument's order
   */
  void priorities(List<String> named, Instrument instrument, List<Bounds> nrr) {
    List<String> lowest =
        Index.ofNrr(instrument, nrr.stream().map(one -> clipped(one.middle())).toList())
            .priorities()
            .stream()
            .map(Element::key)
            .toList();
    List<String> keys = instrument.keys();
    for (String one : named) {
      if (!keys.contains(one)) {
        tell(Rule.TIGA_TERENDAH, "tiga-terendah.tak-dikenal", one);
        return;
      }
    }
    if (named.size() != lowest.size()) {
      tell(Rule.TIGA_TERENDAH, "tiga-terendah.jumlah", named, lowest);
    }
    if (areTooHigh(named, keys, nrr)) {
      tell(Rule.TIGA_TERENDAH, "tiga-terendah", names(named), names(lowest));
    } else if (named.size() == lowest.size()
        && !new HashSet<>(named).equals(new HashSet<>(lowest))
        && nrr.stream().allMatch(Bounds::isExact)) {
      tell(Rule.SERI, "seri", names(named), names(lowest));
    }
  }

  /** Whether one that is named surely lies above one that is not. */
  private static boolean areTooHigh(List<String> named, List<String> keys, List<Bounds> nrr) {
    for (int in = 0; in < keys.size(); in++) {
      for (int out = 0; out < keys.size(); out++) {
        if (named.contains(keys.get(in))
            && !named.contains(keys.get(out))
            && nrr.get(in).low().compareTo(nrr.get(out).high()) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static String names(List<String> keys) {
    return String.join(", ", keys).toUpperCase(Locale.ROOT);
  }

  private void tell(Rule rule, String key, Object... values) {
    found.accept(Finding.of(rule, key, WHOLE, values));
  }
}
