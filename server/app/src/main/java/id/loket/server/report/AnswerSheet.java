package id.loket.server.report;

import id.loket.skm.PeriodReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sheet of a report, a row for each respondent. Who was asked other questions than the others
 * shows it by what is missing, and the report tells from which day each questionnaire was asked: so
 * rows that fewer than {@value PeriodReport#MINIMUM} share in what they lack are left out, as many
 * others with them as keep the difference to the sums from telling theirs.
 */
final class AnswerSheet {
  private AnswerSheet() {}

  /**
   * @param rows a figure for each question, 0 where it was not asked
   */
  static List<List<Integer>> withoutFew(List<List<Integer>> rows) {
    Map<Set<Integer>, List<Integer>> groups = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      List<Integer> one = rows.get(row);
      Set<Integer> lacks =
          new HashSet<>(
              IntStream.range(0, one.size()).filter(at -> one.get(at) == 0).boxed().toList());
      groups.computeIfAbsent(lacks, key -> new ArrayList<>()).add(row);
    }
    if (groups.size() < 2) {
      return rows;
    }
    Set<Integer> out = new HashSet<>();
    groups.values().stream()
        .filter(group -> group.size() < PeriodReport.MINIMUM)
        .forEach(out::addAll);
    if (!out.isEmpty()) {
      groups.values().stream()
          .filter(group -> group.size() >= PeriodReport.MINIMUM)
          .forEach(group -> out.addAll(group.subList(0, PeriodReport.MINIMUM)));
    }
    return IntStream.range(0, rows.size())
        .filter(row -> !out.contains(row))
        .mapToObj(rows::get)
        .toList();
  }
}
