package id.loket.skm.check;

import id.loket.skm.Fraction;
import id.loket.skm.Index;
import id.loket.skm.Mutu;
import id.loket.skm.check.Published.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Between which an NRR lies, by what is printed of it; both ends are the same where its answers are
 * known.
 */
record Bounds(Fraction low, Fraction high) {
  /** What the table knows best: the answers, else the NRR, else the NIK. */
  static Optional<Bounds> of(Row row, OptionalLong respondents) {
    Optional<Fraction> exact = exact(row, respondents);
    if (exact.isPresent()) {
      return exact.map(mean -> new Bounds(mean, mean));
    }
    Optional<Bounds> printed = row.nrr().map(one -> new Bounds(one.low(), one.high()));
    return printed.isPresent()
        ? printed
        : row.nik().map(one -> new Bounds(Index.unscaled(one.low()), Index.unscaled(one.high())));
  }

  static Optional<Fraction> exact(Row row, OptionalLong respondents) {
    if (row.counts().isPresent()) {
      List<Long> counts = row.counts().get();
      long n = counts.stream().mapToLong(Long::longValue).sum();
      long total = 0;
      for (int answer = 1; answer <= counts.size(); answer++) {
        total += answer * counts.get(answer - 1);
      }
      return n == 0 ? Optional.empty() : Optional.of(Fraction.of(total, n));
    }
    OptionalLong n = row.n().isPresent() ? row.n() : respondents;
    return row.total().isPresent() && n.orElse(0) > 0
        ? Optional.of(Fraction.of(row.total().getAsLong(), n.getAsLong()))
        : Optional.empty();
  }

  boolean isExact() {
    return low.equals(high);
  }

  Fraction middle() {
    return low.plus(high).times(Fraction.of(1, 2));
  }

  /** From the NRR to the index. */
  Bounds scaled() {
    return new Bounds(Index.scaled(low), Index.scaled(high));
  }

  /** The grades that an index between these can have, the better one first if there are two. */
  List<Mutu> grades() {
    Mutu best = grade(high);
    Mutu worst = grade(low);
    return best == worst ? List.of(best) : List.of(best, worst);
  }

  private static Mutu grade(Fraction index) {
    BigDecimal rounded = index.rounded(2);
    return Mutu.of(rounded.max(Mutu.D.lowest()).min(Mutu.A.highest()));
  }
}
