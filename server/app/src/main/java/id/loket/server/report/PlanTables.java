package id.loket.server.report;

import id.loket.server.document.Grid;
import id.loket.server.followup.Plan;
import id.loket.server.followup.Plan.Activity;
import id.loket.server.followup.Plan.State;
import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import id.loket.skm.Instrument;
import id.loket.skm.PeriodReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables of a follow-up plan, as the national template has them. Activities stand under their
 * unsur, the priorities of the period that the plan is about first; the same activity has the same
 * number in each table.
 */
final class PlanTables {
  private static final String TICK = "√";
  private static final int QUARTERS = 4;

  private PlanTables() {}

  /** Tabel 2; with room to write where a priority has no activity yet. */
  static String plan(Plan plan, PeriodReport about) {
    Grid grid =
        new Grid(
            "",
            List.of(
                "No.",
                "Prioritas unsur",
                "Program/\nkegiatan",
                "TW I",
                "TW II",
                "TW III",
                "TW IV",
                "Penanggung jawab"),
            Set.of(0));
    int number = 1;
    for (Element unsur : inOrder(plan, about)) {
      List<Activity> activities = of(plan, unsur);
      if (activities.isEmpty()) {
        grid.row(Integer.toString(number), unsur.name(), "\u00A0\n\u00A0", "", "", "", "", "");
      }
      for (int i = 0; i < activities.size(); i++) {
        grid.row(planned(number, i, unsur, activities.get(i)));
      }
      number++;
    }
    return "<div class=\"keep\"><p>Tahun %d</p>\n%s</div>\n".formatted(plan.year(), grid.xhtml());
  }

  private static List<String> planned(int number, int index, Element unsur, Activity one) {
    List<String> row = new ArrayList<>();
    row.add(number(number, index));
    row.add(index == 0 ? unsur.name() : "");
    row.add(one.until().isEmpty() ? one.text() : one.text() + " (" + one.until() + ")");
    IntStream.rangeClosed(1, QUARTERS)
        .forEach(quarter -> row.add(one.quarters().contains(quarter) ? TICK : ""));
    row.add(one.owner());
    return row;
  }

  /**
   * What came of each activity; a row of the plan is a row here.
   *
   * @param photos how many there are, by the id of the activity
   */
  static String realised(Plan plan, PeriodReport about, Map<String, Long> photos) {
    Grid grid =
        new Grid(
            "",
            List.of(
                "No.",
                "Rencana tindak lanjut",
                "Sudah/\nbelum",
                "Deskripsi tindak lanjut",
                "Dokumentasi",
                "Tantangan/\nhambatan"),
            Set.of(0));
    numbered(plan, about)
        .forEach(
            one ->
                grid.row(
                    one.number(),
                    one.activity().text(),
                    one.activity().state().words(),
                    one.activity().description(),
                    documented(photos.getOrDefault(one.activity().id(), 0L)),
                    one.activity().obstacle()));
    return grid.xhtml();
  }

  private static String documented(long photos) {
    return photos == 0 ? "" : photos + " foto";
  }

  /** What is done about what is left; empty if nothing is left. */
  static String left(Plan plan, PeriodReport about) {
    List<Numbered> left =
        numbered(plan, about).filter(one -> one.activity().state() != State.DONE).toList();
    if (left.isEmpty()) {
      return "<p>Semua kegiatan sudah dilaksanakan.</p>\n";
    }
    Grid grid =
        new Grid(
            "",
            List.of(
                "No.",
                "RTL",
                "Strategi penyelesaian",
                "Target waktu",
                "Penanggung jawab",
                "Stakeholder terkait"),
            Set.of(0));
    for (Numbered one : left) {
      Plan.Next next = one.activity().next();
      grid.row(
          one.number(),
          one.activity().text(),
          next == null ? "" : next.strategy(),
          next == null ? "" : next.target(),
          next == null ? "" : next.owner(),
          next == null ? "" : next.stakeholders());
    }
    return grid.xhtml();
  }

  private record Numbered(String number, Activity activity) {}

  private static Stream<Numbered> numbered(Plan plan, PeriodReport about) {
    List<Numbered> all = new ArrayList<>();
    int number = 1;
    for (Element unsur : inOrder(plan, about)) {
      List<Activity> activities = of(plan, unsur);
      for (int i = 0; i < activities.size(); i++) {
        all.add(new Numbered(number(number, i), activities.get(i)));
      }
      number++;
    }
    return all.stream();
  }

  /** {@code 2a} is the first activity for the second unsur. */
  private static String number(int unsur, int index) {
    String letter = index < 26 ? Character.toString('a' + index) : "." + (index + 1);
    return unsur + letter;
  }

  /** The priorities, lowest first, then what else has an activity. */
  private static List<Element> inOrder(Plan plan, PeriodReport about) {
    List<Element> all = new ArrayList<>(about.ikm().map(Index::priorities).orElse(List.of()));
    about.counts().instrument().elements().stream()
        .filter(one -> !all.contains(one) && !of(plan, one).isEmpty())
        .forEach(all::add);
    List<String> keys = all.stream().map(Element::key).toList();
    plan.activities().stream()
        .map(Activity::unsur)
        .filter(key -> !keys.contains(key))
        .distinct()
        .map(PlanTables::named)
        .forEach(all::add);
    return all;
  }

  /** One that the period's survey has no more. */
  private static Element named(String key) {
    return Instrument.standard().elements().stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseGet(() -> new Element(key, key, Fraction.ZERO, List.of(key)));
  }

  private static List<Activity> of(Plan plan, Element unsur) {
    return plan.activities().stream().filter(one -> one.unsur().equals(unsur.key())).toList();
  }
}
