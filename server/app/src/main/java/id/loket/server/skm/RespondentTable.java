package id.loket.server.skm;

import id.loket.skm.Index;
import id.loket.skm.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A respondent a row, a question a column, in whatever order. */
final class RespondentTable implements AnswersFile.Kind {
  private static final Set<String> PASSED_BY =
      Set.of(
          "no",
          "nomor",
          "nomer",
          "id",
          "responden",
          "respondent",
          "noresponden",
          "nomorresponden",
          "tanggal",
          "timestamp",
          "tanggalsurvei",
          "jamsurvei",
          "jeniskelamin",
          "jk",
          "usia",
          "umur",
          "pendidikan",
          "pekerjaan",
          "saran",
          "komentar");
  private static final Set<String> SERVICE = Set.of("layanan", "service", "jenislayanan");
  private static final int MOST_SERVICES = 500;
  private static final int NONE = -1;
  private static final int NO_ANSWER = -1;

  private final AnswersFile file;
  private final List<String> questions;
  private final List<String> header;

  /** The question of each column, or none. */
  private final int[] questionOf;

  private final List<String> ignored = new ArrayList<>();
  private int service = NONE;
  private final Tally all;
  private final SortedMap<String, Tally> services = new TreeMap<>();

  RespondentTable(AnswersFile file, List<String> header) {
    this.file = file;
    this.header = header;
    this.questions = file.instrument().questions();
    this.questionOf = new int[header.size()];
    this.all = new Tally(file.instrument());
    file.numbersIn(header);
    if (file.isSound()) {
      columns();
    }
  }

  private void columns() {
    int[] columnOf = new int[questions.size()];
    Arrays.fill(columnOf, NONE);
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      questionOf[column] = NONE;
      OptionalInt question = file.question(name);
      String plain = TolerantJson.plain(name);
      if (question.isPresent()) {
        int at = question.getAsInt();
        if (columnOf[at] != NONE) {
          file.fault(
              String.format(
                  "columns %d (%s) and %d (%s) are both %s: one is allowed",
                  columnOf[at] + 1, header.get(columnOf[at]), column + 1, name, questions.get(at)));
        }
        columnOf[at] = column;
        questionOf[column] = at;
      } else if (SERVICE.contains(plain) && service == NONE) {
        service = column;
      } else if (PASSED_BY.contains(plain)) {
        ignored.add(name);
      } else if (!name.isEmpty()) {
        file.fault(
            String.format(
                "column %d is called \"%s\": allowed are %s",
                column + 1, InputFault.shown(name), questions));
      }
    }
    for (int at = 0; at < columnOf.length; at++) {
      if (columnOf[at] == NONE) {
        file.fault("column " + questions.get(at) + " is missing in the header row");
      }
    }
  }

  @Override
  public void row(long number, List<String> cells) {
    int[] answers = new int[questions.size()];
    boolean fine = true;
    for (int column = 0; column < header.size(); column++) {
      if (questionOf[column] != NONE) {
        int answer = answer(number, column, column < cells.size() ? cells.get(column) : "");
        fine &= answer != NO_ANSWER;
        answers[questionOf[column]] = answer;
      }
    }
    fine &= nothingBeside(number, cells);
    if (fine) {
      all.add(answers);
      file.respondent(answers);
      if (service != NONE) {
        serviceOf(number, service < cells.size() ? cells.get(service) : "").add(answers);
      }
    }
  }

  private boolean nothingBeside(long number, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      boolean headed = column < header.size() && !header.get(column).isEmpty();
      if (!headed && !cells.get(column).isEmpty()) {
        file.fault(
            String.format(
                "row %d, column %d: \"%s\" stands below no header: a name above it, or an empty"
                    + " cell, is allowed",
                number, column + 1, InputFault.shown(cells.get(column))));
        return false;
      }
    }
    return true;
  }

  private Tally serviceOf(long number, String name) {
    Tally known = services.get(name);
    if (known != null) {
      return known;
    }
    if (services.size() == MOST_SERVICES) {
      throw new InputFault(
          String.format(
              "row %d, column %s: more than %d services; %d are allowed",
              number, header.get(service), MOST_SERVICES, MOST_SERVICES));
    }
    Tally tally = new Tally(file.instrument());
    services.put(name, tally);
    return tally;
  }

  private int answer(long row, int column, String cell) {
    if (cell.length() == 1 && cell.charAt(0) >= '1' && cell.charAt(0) <= '4') {
      return cell.charAt(0) - '0';
    }
    if (cell.matches("[1-4][.,]0+")) {
      return cell.charAt(0) - '0';
    }
    if (cell.isEmpty() && file.allowsMissing()) {
      return 0;
    }
    String what = cell.isEmpty() ? "no answer" : "\"" + InputFault.shown(cell) + "\"";
    file.fault(
        String.format(
            "row %d, column %s: %s: 1, 2, 3, 4 are allowed",
            row, questions.get(questionOf[column]), what));
    return NO_ANSWER;
  }

  @Override
  public AnswersFile.Computed computed() {
    if (all.respondents() == 0) {
      throw new InputFault("no row of answers below the header: one respondent or more is allowed");
    }
    SortedMap<String, Index> each = new TreeMap<>();
    services.forEach((name, tally) -> each.put(name, index(name, tally)));
    return new AnswersFile.Computed(
        "answers", all.respondents(), Index.of(all), Optional.of(all), each, ignored);
  }

  private static Index index(String service, Tally tally) {
    try {
      return Index.of(tally);
    } catch (IllegalArgumentException e) {
      throw new InputFault("service " + service + ": " + e.getMessage());
    }
  }
}
