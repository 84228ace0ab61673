package id.loket.skm.check;

import id.loket.skm.Fraction;
import id.loket.skm.PrintedMeans;
import id.loket.skm.check.Published.Row;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What has to hold within each row of the table of unsur. */
final class TableChecks {
  private final OptionalLong respondents;
  private final Consumer<Finding> found;

  TableChecks(OptionalLong respondents, Consumer<Finding> found) {
    this.respondents = respondents;
    this.found = found;
  }

  /** Whether all of a row is on the scale; else nothing more can be asked of it. */
  boolean onTheScale(Row row) {
    boolean fine = true;
    for (String answer : row.outside()) {
      fine = outside(row, "jawaban", answer, "1, 2, 3, 4");
    }
    if (row.nrr().isPresent() && !row.nrr().get().isBetween(1, 4)) {
      fine = outside(row, "NRR", row.nrr().get().text(), "1,00 sampai 4,00");
    }
    if (row.nik().isPresent() && !row.nik().get().isBetween(25, 100)) {
      fine = outside(row, "NIK", row.nik().get().text(), "25,00 sampai 100,00");
    }
    return fine;
  }

  private boolean outside(Row row, String what, String value, String allowed) {
    found.accept(
        Finding.of(
            Rule.NILAI_DI_LUAR_SKALA, "nilai-di-luar-skala", row.unsur(), what, value, allowed));
    return false;
  }

  /** Everything of one row but its grade. */
  void numbers(Row row) {
    answers(row);
    total(row);
    Optional<Fraction> exact = Bounds.exact(row, respondents);
    row.nrr()
        .ifPresent(
            nrr -> exact.ifPresentOrElse(mean -> mean(row, nrr, mean), () -> attainable(row, nrr)));
    row.nik().ifPresent(nik -> nik(row, nik, exact));
  }

  private void answers(Row row) {
    OptionalLong n = row.n().isPresent() ? row.n() : respondents;
    long counted =
        row.counts().map(all -> all.stream().mapToLong(Long::longValue).sum()).orElse(0L);
    if (row.counts().isPresent() && n.isPresent() && counted != n.getAsLong()) {
      tell(Rule.JUMLAH_N, "jumlah-n", row, counted, n.getAsLong());
    }
    if (row.n().isPresent() && respondents.isPresent()) {
      long own = row.n().getAsLong();
      if (own > respondents.getAsLong()) {
        tell(Rule.JUMLAH_N, "jumlah-n", row, own, respondents.getAsLong());
      } else if (own < respondents.getAsLong()) {
        tell(Rule.JAWABAN_KOSONG, "jawaban-kosong", row, own, respondents.getAsLong());
      }
    }
  }

  private void total(Row row) {
    OptionalLong n = row.n().isPresent() ? row.n() : respondents;
    if (row.total().isEmpty()) {
      return;
    }
    long total = row.total().getAsLong();
    if (n.isPresent() && (total < n.getAsLong() || total > 4 * n.getAsLong())) {
      tell(Rule.JUMLAH_N, "jumlah-n.total", row, total, n.getAsLong(), 4 * n.getAsLong());
    }
    row.counts()
        .map(counts -> counts.get(0) + 2 * counts.get(1) + 3 * counts.get(2) + 4 * counts.get(3))
        .filter(sum -> sum != total)
        .ifPresent(sum -> tell(Rule.JUMLAH_N, "jumlah-n.jumlah", row, total, sum));
  }

  private void mean(Row row, Printed nrr, Fraction exact) {
    if (!nrr.fits(exact, exact)) {
      tell(Rule.NRR_JAWABAN, "nrr-jawaban", row, nrr, Finding.number(exact.rounded(4)), exact);
    }
  }

  private void attainable(Row row, Printed nrr) {
    long n = row.n().orElse(respondents.orElse(0));
    if (n > 0 && !PrintedMeans.attainable(nrr.low(), nrr.high(), n)) {
      Fraction sum = nrr.value().times(Fraction.of(n, 1));
      Fraction below = new Fraction(sum.floor(), BigInteger.valueOf(n));
      Fraction above = new Fraction(sum.ceiling(), BigInteger.valueOf(n));
      tell(
          Rule.RERATA_MUSTAHIL,
          "rerata-mustahil",
          row,
          nrr,
          n,
          Finding.number(below.rounded(4)),
          Finding.number(above.rounded(4)));
    }
  }

  /** Against the answers, else against the NRR as it is printed. */
  private void nik(Row row, Printed nik, Optional<Fraction> exact) {
    Optional<Bounds> should =
        exact.isPresent()
            ? exact.map(mean -> new Bounds(mean, mean).scaled())
            : row.nrr().map(nrr -> new Bounds(nrr.low(), nrr.high()).scaled());
    if (should.isEmpty() || nik.fits(should.get().low(), should.get().high())) {
      return;
    }
    boolean early =
        exact.isPresent()
            && row.nrr()
                .map(nrr -> new Bounds(nrr.value(), nrr.value()).scaled())
                .filter(once -> nik.fits(once.low(), once.high()))
                .isPresent();
    tell(
        Rule.NIK_NRR,
        early ? "nik-nrr.pembulatan" : "nik-nrr",
        row,
        nik,
        Finding.number(should.get().middle().rounded(2)));
  }

  /** Its grade, by the table in force; the one before it is named where it explains the print. */
  void grade(Row row) {
    Optional<Bounds> index =
        Bounds.exact(row, respondents)
            .map(mean -> new Bounds(mean, mean).scaled())
            .or(() -> row.nik().map(TableChecks::asPrinted))
            .or(() -> row.nrr().map(nrr -> new Bounds(nrr.low(), nrr.high()).scaled()));
    if (row.mutu().isPresent() && index.isPresent()) {
      new Grades(found).check(row.unsur(), row.mutu().get(), index.get());
    }
  }

  /** Two decimals are what is graded; with fewer it may have been anything that rounds so. */
  static Bounds asPrinted(Printed index) {
    return index.decimals() >= 2
        ? new Bounds(index.value(), index.value())
        : new Bounds(index.low(), index.high());
  }

  private void tell(Rule rule, String key, Row row, Object... values) {
    found.accept(Finding.of(rule, key, row.unsur(), values));
  }
}
