package id.loket.skm.check;

import id.loket.skm.Fraction;
import id.loket.skm.UnsurNames;
import id.loket.skm.check.Published.Carried;
import id.loket.skm.check.Published.FollowUp;
import id.loket.skm.check.Published.Planned;
import id.loket.skm.check.Published.Realised;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The plan of a follow-up (RTL) against its realisation, and what is carried over. */
final class FollowUpChecks {
  private static final String WHERE = "tindak lanjut";

  private final FollowUp followUp;
  private final Consumer<Finding> found;
  private final Map<Planned, Realised> pairs;

  FollowUpChecks(FollowUp followUp, Consumer<Finding> found) {
    this.followUp = followUp;
    this.found = found;
    this.pairs = Activities.pair(followUp.plan(), followUp.realised());
  }

  /**
   * @param date of the report
   * @param year of its period, where the plan has none of its own
   */
  void check(Optional<PeriodWords.Span> date, OptionalInt year) {
    followUp.plan().forEach(this::planned);
    realisation();
    percent();
    OptionalInt ofPlan = followUp.year().isPresent() ? followUp.year() : year;
    if (date.isPresent() && ofPlan.isPresent()) {
      early(date.get(), ofPlan.getAsInt());
    }
    followUp.carried().forEach(this::carried);
    units();
  }

  /** The unsur of the plan are those that are to be mended first. */
  void against(List<String> priorities) {
    List<String> planned =
        followUp.plan().stream()
            .map(Planned::unsur)
            .filter(one -> !one.isBlank())
            .map(one -> UnsurNames.find(one).map(Enum::name).orElse(one))
            .distinct()
            .toList();
    if (planned.isEmpty()) {
      return;
    }
    for (String one : planned) {
      if (!priorities.contains(one)) {
        tell(Rule.RTL_UNSUR, "rtl-unsur", one, priorities);
      }
    }
    for (String one : priorities) {
      if (!planned.contains(one)) {
        tell(Rule.RTL_UNSUR, "rtl-unsur.tanpa", one);
      }
    }
  }

  private void planned(Planned one) {
    if (one.owner().isBlank()) {
      at(one.activity(), Rule.RTL_PENANGGUNG_JAWAB, "rtl-penanggung-jawab");
    }
    if (one.quarters().isEmpty()) {
      at(one.activity(), Rule.RTL_JADWAL, "rtl-jadwal");
    } else if (one.quarters().last() - one.quarters().first() >= one.quarters().size()) {
      at(one.activity(), Rule.RTL_JEDA, "rtl-jeda", one.quarters());
    }
  }

  private void realisation() {
    if (followUp.realised().isEmpty()) {
      return;
    }
    for (Planned one : followUp.plan()) {
      Realised realised = pairs.get(one);
      if (realised == null) {
        at(one.activity(), Rule.RTL_REALISASI, "rtl-realisasi");
      } else if (!one.number().isBlank()
          && !realised.number().isBlank()
          && !one.number().equals(realised.number())) {
        at(one.activity(), Rule.RTL_NOMOR, "rtl-nomor", one.number(), realised.number());
      }
    }
    for (Realised one : followUp.realised()) {
      if (!followUp.plan().isEmpty() && !pairs.containsValue(one)) {
        at(one.activity(), Rule.RTL_REALISASI, "rtl-realisasi.tanpa-rencana");
      }
    }
  }

  /** A planned activity without a row in the realisation counts as not done. */
  private void percent() {
    long planned =
        followUp.plan().isEmpty() ? followUp.planned().orElse(0) : followUp.plan().size();
    long done =
        followUp.plan().isEmpty() ? followUp.done().orElse(0) : done(followUp.plan()).size();
    if (!followUp.plan().isEmpty() && followUp.planned().orElse(planned) != planned) {
      tell(Rule.RTL_PERSEN, "rtl-persen.jumlah", followUp.planned().getAsLong(), planned);
    }
    if (planned == 0 || followUp.percent().isEmpty()) {
      return;
    }
    Fraction exact = Fraction.of(100 * done, planned);
    if (!followUp.percent().get().fits(exact, exact)) {
      String right = Finding.number(exact.rounded(2));
      tell(Rule.RTL_PERSEN, "rtl-persen", followUp.percent().get(), done, planned, right);
    }
  }

  private List<Planned> done(List<Planned> some) {
    return some.stream().filter(one -> pairs.get(one) != null && pairs.get(one).done()).toList();
  }

  /** Done before its last quarter has begun; due is what lies in quarters that are over. */
  private void early(PeriodWords.Span date, int year) {
    List<Planned> due = new ArrayList<>();
    List<Planned> future = new ArrayList<>();
    for (Planned one : followUp.plan()) {
      if (!one.quarters().isEmpty()) {
        PeriodWords.Span last = PeriodWords.quarter(year, one.quarters().last());
        if (!last.to().isAfter(date.to())) {
          due.add(one);
        } else if (last.from().isAfter(date.to())) {
          future.add(one);
        }
      }
    }
    List<Planned> early = done(future);
    if (!early.isEmpty()) {
      tell(
          Rule.RTL_BELUM_WAKTUNYA,
          "rtl-belum-waktunya",
          early.size(),
          date.to(),
          done(followUp.plan()).size(),
          followUp.plan().size(),
          done(due).size(),
          due.size(),
          String.join("; ", early.stream().map(Planned::activity).toList()));
    }
  }

  private void carried(Carried one) {
    Optional<Planned> planned = Activities.like(one.activity(), followUp.plan(), Planned::activity);
    Optional<Realised> realised =
        Activities.like(one.activity(), followUp.realised(), Realised::activity);
    if (realised.isPresent() && realised.get().done()) {
      at(one.activity(), Rule.RTL_LANJUTAN, "rtl-lanjutan", one.target());
    }
    planned
        .filter(before -> !before.owner().isBlank() && !one.owner().isBlank())
        .filter(before -> !Activities.sameUnit(before.owner(), one.owner()))
        .ifPresent(
            before ->
                at(one.activity(), Rule.RTL_PINDAH, "rtl-pindah", before.owner(), one.owner()));
  }

  private void units() {
    List<String> names = new ArrayList<>();
    followUp.plan().forEach(one -> names.add(one.owner()));
    followUp.carried().forEach(one -> names.addAll(List.of(one.owner(), one.stakeholder())));
    List<String> once =
        names.stream().map(String::strip).filter(one -> !one.isEmpty()).distinct().toList();
    for (int i = 0; i < once.size(); i++) {
      for (String other : once.subList(i + 1, once.size())) {
        if (Activities.sameUnit(once.get(i), other)) {
          tell(Rule.NAMA_UNIT, "nama-unit", once.get(i), other);
        }
      }
    }
  }

  private void tell(Rule rule, String key, Object... values) {
    at(WHERE, rule, key, values);
  }

  private void at(String where, Rule rule, String key, Object... values) {
    found.accept(Finding.of(rule, key, where, values));
  }
}
