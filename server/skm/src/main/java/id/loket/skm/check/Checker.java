package id.loket.skm.check;

import id.loket.skm.Instrument;
import id.loket.skm.PrintedMeans;
import id.loket.skm.Unsur;
import id.loket.skm.UnsurNames;
import id.loket.skm.check.Published.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Holds a published report against the regulation and against itself, and tells what does not hold.
 * A figure that is printed rounded is only told where no figure that rounds so would do: a sound
 * report has no finding. Of one thread, for one report.
 */
public final class Checker {
  /** Above this number of respondents every mean of two decimals can be. */
  private static final long MOST = 10_000;

  private final Published report;
  private final Instrument instrument;
  private final List<Finding> findings = new ArrayList<>();

  private Checker(Published report, Instrument instrument) {
    this.report = report;
    this.instrument = instrument;
  }

  /**
   * @param instrument what the survey was made of; {@link Instrument#standard()} if nothing else is
   *     known
   */
  public static List<Finding> check(Published report, Instrument instrument) {
    Checker checker = new Checker(report, instrument);
    checker.survey();
    checker.profile();
    new PaperChecks(report.paper(), checker.findings::add).check();
    checker.followUp();
    return checker.findings.stream().distinct().toList();
  }

  private void survey() {
    OptionalLong n = report.headline().n();
    OptionalInt scale = scale();
    if (scale.isPresent()) {
      add(Rule.SKALA_LAIN, "skala-lain", "skala", scale.getAsInt());
      return;
    }
    List<Row> rows = named(report.rows());
    TableChecks table = new TableChecks(n, findings::add);
    boolean fine = true;
    for (Row row : rows) {
      if (table.onTheScale(row)) {
        table.numbers(row);
      } else {
        fine = false;
      }
    }
    IndexChecks index = new IndexChecks(report.headline(), findings::add);
    if (rows.isEmpty()) {
      index.alone();
      n.ifPresent(index::weightOfABoard);
    } else if (areOfTheInstrument(rows)) {
      rows.forEach(table::grade);
      index.alone();
      if (fine) {
        whole(rows, index);
      }
    }
    required(rows);
  }

  /** A column headed IKM that holds means, or the index of each unsur. */
  private List<Row> named(List<Row> rows) {
    List<Row> named = new ArrayList<>();
    boolean mean = false;
    for (Row row : rows) {
      if (row.ikm().isEmpty()) {
        named.add(row);
      } else {
        boolean small = row.ikm().get().isBetween(0, 5);
        mean |= small;
        named.add(
            new Row(
                row.unsur(),
                small ? row.nrr().or(row::ikm) : row.nrr(),
                small ? row.nik() : row.nik().or(row::ikm),
                Optional.empty(),
                row.mutu(),
                row.n(),
                row.total(),
                row.counts(),
                row.outside()));
      }
    }
    if (mean) {
      add(Rule.LABEL_NRR, "label-nrr", "tabel unsur", rows.get(0).ikm().orElseThrow());
    }
    return named;
  }

  /** What is said, or what most of the values lie on. */
  private OptionalInt scale() {
    if (report.headline().scale().isPresent()) {
      int said = report.headline().scale().getAsInt();
      return said == 4 ? OptionalInt.empty() : OptionalInt.of(said);
    }
    List<Printed> means = report.rows().stream().flatMap(row -> row.nrr().stream()).toList();
    long above = means.stream().filter(one -> !one.isBetween(-1, 4)).count();
    if (means.isEmpty() || 2 * above < means.size()) {
      return OptionalInt.empty();
    }
    for (int scale : List.of(5, 6, 7, 10)) {
      if (means.stream().allMatch(one -> one.isBetween(0, scale))) {
        return OptionalInt.of(scale);
      }
    }
    return OptionalInt.of(100);
  }

  private boolean areOfTheInstrument(List<Row> rows) {
    Set<String> seen = new HashSet<>();
    boolean once = true;
    for (Row row : rows) {
      if (!seen.add(key(row.unsur()))) {
        add(Rule.UNSUR_GANDA, "unsur-ganda", row.unsur());
        once = false;
      }
    }
    List<String> foreign =
        rows.stream().map(Row::unsur).filter(one -> !instrument.keys().contains(key(one))).toList();
    if (rows.size() != instrument.elements().size() || !foreign.isEmpty()) {
      String others = foreign.isEmpty() ? "-" : String.join(", ", foreign);
      int expected = instrument.elements().size();
      add(Rule.JUMLAH_UNSUR, "jumlah-unsur", "tabel unsur", rows.size(), expected, others);
      return false;
    }
    return once;
  }

  private String key(String name) {
    for (String key : instrument.keys()) {
      if (key.equalsIgnoreCase(name.strip())) {
        return key;
      }
    }
    String plain = UnsurNames.plain(name);
    return instrument.elements().stream()
        .filter(one -> !plain.isEmpty() && UnsurNames.plain(one.name()).equals(plain))
        .map(one -> one.key())
        .findFirst()
        .or(() -> UnsurNames.find(name).map(Unsur::name))
        .orElse(name.strip());
  }

  /** The index and the three lowest, where every unsur has a value. */
  private void whole(List<Row> rows, IndexChecks index) {
    List<Bounds> nrr = new ArrayList<>();
    for (String key : instrument.keys()) {
      rows.stream()
          .filter(row -> key(row.unsur()).equals(key))
          .findFirst()
          .flatMap(row -> Bounds.of(row, report.headline().n()))
          .ifPresent(nrr::add);
    }
    if (nrr.size() == instrument.elements().size()) {
      index.against(instrument, nrr);
      for (List<String> named : report.priorities()) {
        index.priorities(named.stream().map(this::key).toList(), instrument, nrr);
      }
    }
  }

  /** What every report has to tell; raw answers and counts alone are no report. */
  private void required(List<Row> rows) {
    boolean printed = rows.stream().anyMatch(row -> row.nrr().isPresent() || row.nik().isPresent());
    if (printed && report.headline().ikm().isEmpty()) {
      add(Rule.WAJIB, "wajib.ikm", "laporan");
    }
    boolean known =
        report.headline().n().isPresent()
            || rows.stream().anyMatch(row -> row.n().isPresent() || row.counts().isPresent());
    if ((printed || !report.headline().ikm().isEmpty()) && !known) {
      OptionalLong fewest = fewest(rows);
      if (fewest.orElse(1) > 1) {
        add(Rule.WAJIB, "wajib.n.sedikitnya", "laporan", fewest.getAsLong());
      } else {
        add(Rule.WAJIB, "wajib.n", "laporan");
      }
    }
  }

  private static OptionalLong fewest(List<Row> rows) {
    List<Printed> means = rows.stream().flatMap(row -> row.nrr().stream()).toList();
    return means.isEmpty()
        ? OptionalLong.empty()
        : LongStream.rangeClosed(1, MOST)
            .filter(
                n ->
                    means.stream()
                        .allMatch(one -> PrintedMeans.attainable(one.low(), one.high(), n)))
            .findFirst();
  }

  private void profile() {
    OptionalLong n = report.headline().n();
    for (Map.Entry<String, Map<String, Long>> question : report.profile().entrySet()) {
      long sum = question.getValue().values().stream().mapToLong(Long::longValue).sum();
      if (n.isEmpty()) {
        n = OptionalLong.of(sum);
      }
      if (sum != n.getAsLong()) {
        add(Rule.PROFIL_N, "profil-n", question.getKey(), sum, n.getAsLong());
      }
    }
  }

  private void followUp() {
    FollowUpChecks checks = new FollowUpChecks(report.followUp(), findings::add);
    Optional<PeriodWords.Span> date = report.paper().date().flatMap(PeriodWords::date);
    Optional<PeriodWords.Span> period =
        report.paper().period().flatMap(text -> PeriodWords.of(text).span());
    Optional<PeriodWords.Span> named = period.or(() -> date);
    checks.check(
        date, named.isPresent() ? OptionalInt.of(named.get().to().getYear()) : OptionalInt.empty());
    if (!report.priorities().isEmpty()) {
      checks.against(report.priorities().get(0).stream().map(this::key).toList());
    }
  }

  private void add(Rule rule, String key, String where, Object... values) {
    findings.add(Finding.of(rule, key, where, values));
  }
}
