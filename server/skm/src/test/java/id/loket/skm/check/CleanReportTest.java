package id.loket.skm.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import id.loket.skm.Instrument;
import id.loket.skm.Mutu;
import id.loket.skm.Tally;
import id.loket.skm.check.Published.Carried;
import id.loket.skm.check.Published.FollowUp;
import id.loket.skm.check.Published.Headline;
import id.loket.skm.check.Published.Paper;
import id.loket.skm.check.Published.Planned;
import id.loket.skm.check.Published.Realised;
import id.loket.skm.check.Published.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reports that were computed right, printed as offices print them, and the same with one slip. */
class CleanReportTest {
  private static final int REPORTS = Integer.getInteger("reports", 500);
  private static final List<String> QUARTERS =
      List.of("Januari - Maret", "April - Juni", "Juli - September", "Oktober - Desember");

  @Test
  void aReportThatIsRightHasNoFinding() {
    for (int seed = 0; seed < REPORTS; seed++) {
      assertEquals(List.of(), check(report(new Random(seed), Slip.NONE)), "seed " + seed);
    }
  }

  /** One printed figure changed so far that no rounding explains it. */
  private enum Slip {
    NONE,
    GRADE,
    WORD,
    INDEX,
    NRR,
    COUNTS,
    PROFILE,
    PERIOD,
    DATE
  }

  @Test
  void theSameReportWithOneSlipIsFoundOut() {
    for (Slip slip : EnumSet.complementOf(EnumSet.of(Slip.NONE))) {
      for (int seed = 0; seed < 50; seed++) {
        List<Finding> findings = check(report(new Random(seed), slip));
        Set<Rule> rules = findings.stream().map(Finding::rule).collect(Collectors.toSet());
        assertTrue(rules.contains(expected(slip)), slip + ", seed " + seed + ": " + findings);
      }
    }
  }

  private static Rule expected(Slip slip) {
    return switch (slip) {
      case GRADE -> Rule.MUTU_TABEL;
      case WORD -> Rule.KINERJA_MUTU;
      case INDEX -> Rule.IKM_NRR;
      case NRR -> Rule.NRR_JAWABAN;
      case COUNTS -> Rule.JUMLAH_N;
      case PROFILE -> Rule.PROFIL_N;
      case PERIOD -> Rule.PERIODE;
      default -> Rule.TANGGAL_LAPORAN;
    };
  }

  @Test
  void theRoundedWeightOfOldReportsIsCalledByItsName() {
    Index index = index(new Random(7), 60);
    BigDecimal old = index.ikmByRoundedWeight(Fraction.of(11, 100));
    Published report = report(new Random(7), Slip.NONE, index, 60, old);

    List<Finding> findings = check(report);

    assertTrue(
        findings.stream().anyMatch(one -> one.text().contains("memakai bobot 0,11;")),
        findings.toString());
  }

  private static List<Finding> check(Published report) {
    return Checker.check(report, Instrument.standard());
  }

  private static Published report(Random random, Slip slip) {
    int n = 5 + random.nextInt(150);
    Index index = index(random, n);
    BigDecimal ikm = slip == Slip.INDEX ? index.ikm().subtract(BigDecimal.ONE) : index.ikm();
    return report(random, slip, index, n, ikm);
  }

  private static Published report(Random random, Slip slip, Index index, int n, BigDecimal ikm) {
    int decimals = 2 + random.nextInt(3);
    boolean counted = slip == Slip.NRR || slip == Slip.COUNTS || random.nextBoolean();
    boolean bare = slip == Slip.NRR || (slip == Slip.NONE && random.nextInt(3) == 0);
    List<Row> rows = new ArrayList<>();
    for (Index.Line line : index.lines()) {
      rows.add(row(line, counted, !bare, decimals, rows.isEmpty() ? slip : Slip.NONE));
    }
    Mutu mutu = slip == Slip.WORD ? other(Mutu.of(ikm)) : Mutu.of(ikm);
    Headline headline =
        new Headline(
            List.of(printed(ikm)),
            Optional.of(Mutu.of(ikm).name() + " (" + mutu.kinerja() + ")"),
            List.of(),
            OptionalLong.of(n),
            OptionalInt.empty());
    int quarter = 1 + random.nextInt(4);
    List<String> lowest = index.priorities().stream().map(Element::name).toList();
    return new Published(
        paper(quarter, slip),
        rows,
        headline,
        List.of(lowest),
        Map.of("jk", profile(random, slip == Slip.PROFILE ? n - 1 : n)),
        followUp(random, lowest, quarter));
  }

  private static Row row(
      Index.Line line, boolean counted, boolean withNik, int decimals, Slip slip) {
    BigDecimal nrr = line.nrr().rounded(decimals);
    if (slip == Slip.NRR) {
      nrr = nrr.add(nrr.compareTo(new BigDecimal("2")) > 0 ? SMALL.negate() : SMALL);
    }
    Mutu mutu = slip == Slip.GRADE ? other(line.mutu()) : line.mutu();
    long n = slip == Slip.COUNTS ? line.n() + 1 : line.n();
    return new Row(
        line.element().name(),
        Optional.of(printed(nrr)),
        withNik ? Optional.of(printed(line.nik())) : Optional.empty(),
        Optional.empty(),
        Optional.of(mutu.name()),
        OptionalLong.of(n),
        counted ? OptionalLong.of(line.total()) : OptionalLong.empty(),
        Optional.empty(),
        List.of());
  }

  private static final BigDecimal SMALL = new BigDecimal("0.25");

  private static Printed printed(BigDecimal number) {
    return Printed.of(number.toPlainString().replace('.', ',')).orElseThrow();
  }

  private static Mutu other(Mutu mutu) {
    return mutu == Mutu.D ? Mutu.A : Mutu.values()[mutu.ordinal() + 1];
  }

  private static Paper paper(int quarter, Slip slip) {
    String months = QUARTERS.get(slip == Slip.PERIOD ? quarter % 4 : quarter - 1) + " 2025";
    String title = "Triwulan " + List.of("I", "II", "III", "IV").get(quarter - 1) + " 2025";
    String date = slip == Slip.DATE ? "3 Januari 2025" : "5 Januari 2026";
    return new Paper(
        List.of("BP3MI Banten", "BP3MI  BANTEN"),
        Optional.of(title),
        List.of("Tabel 1. Hasil SKM Periode " + months),
        Optional.of("Serang, " + date));
  }

  private static Map<String, Long> profile(Random random, int n) {
    long men = random.nextInt(n + 1);
    Map<String, Long> sex = new LinkedHashMap<>();
    sex.put("L", men);
    sex.put("P", n - men);
    return sex;
  }

  /** Two activities for each of the three; of what is not done the rest is carried over. */
  private static FollowUp followUp(Random random, List<String> unsur, int quarter) {
    List<Planned> plan = new ArrayList<>();
    List<Realised> realised = new ArrayList<>();
    List<Carried> carried = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String number = Integer.toString(1 + i / 2);
      String activity = "Kegiatan " + (char) ('a' + i) + " untuk " + unsur.get(i / 2);
      TreeSet<Integer> quarters = new TreeSet<>(List.of(quarter, Math.min(4, quarter + 1)));
      plan.add(new Planned(number, unsur.get(i / 2), activity, quarters, "Seksi Penempatan"));
      boolean done = random.nextBoolean();
      realised.add(new Realised(number, activity, done));
      if (!done) {
        carried.add(new Carried(activity, "2 bulan", "Seksi Penempatan", ""));
      }
    }
    long done = realised.stream().filter(Realised::done).count();
    String percent = Fraction.of(100 * done, 6).rounded(0) + " %";
    return new FollowUp(
        plan,
        realised,
        carried,
        Printed.of(percent),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalInt.empty());
  }

  private static Index index(Random random, int n) {
    Tally tally = new Tally(Instrument.standard());
    int least = 1 + random.nextInt(3);
    for (int i = 0; i < n; i++) {
      tally.add(random.ints(9, least, 5).toArray());
    }
    return Index.of(tally);
  }
}
