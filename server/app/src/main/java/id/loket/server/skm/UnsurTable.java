package id.loket.server.skm;

import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import id.loket.skm.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** An unsur a row: how often each answer was given, or its NRR. */
final class UnsurTable implements AnswersFile.Kind {
  private static final List<String> ANSWERS = List.of("1", "2", "3", "4");
  private static final List<String> KEY = List.of("unsur", "key", "kunci");
  private static final List<String> MAY_STAND_THERE =
      List.of("no", "no.", "nama", "name", "n", "nrr");

  /** So that no sum of them leaves a long. */
  private static final long MOST = 1_000_000_000_000L;

  private final AnswersFile file;
  private final List<String> header;
  private final List<String> questions;
  private final boolean counted;
  private final long[] rowOf;
  private final long[][] counts;
  private final Fraction[] means;
  private final List<String> ignored = new ArrayList<>();

  UnsurTable(AnswersFile file, List<String> names) {
    this.file = file;
    this.header =
        names.stream()
            .map(
                one ->
                    one.toLowerCase(Locale.ROOT).replaceFirst("^(?:jawaban|nilai) (?=[1-4]$)", ""))
            .toList();
    this.counted = header.contains("1");
    this.questions =
        counted
            ? file.instrument().questions()
            : file.instrument().elements().stream().map(Element::key).toList();
    this.rowOf = new long[questions.size()];
    this.counts = new long[questions.size()][ANSWERS.size()];
    this.means = new Fraction[questions.size()];
    columns();
  }

  private void columns() {
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      boolean known =
          name.isEmpty()
              || KEY.contains(name)
              || (counted && ANSWERS.contains(name))
              || MAY_STAND_THERE.contains(name);
      if (!known) {
        file.fault(
            String.format(
                "column %d is called \"%s\": allowed are unsur,1,2,3,4 or unsur,nrr",
                i + 1, InputFault.shown(name)));
      } else if (!name.isEmpty() && header.indexOf(name) != i) {
        file.fault(
            String.format(
                "columns %d and %d are both called \"%s\": one is allowed",
                header.indexOf(name) + 1, i + 1, name));
      } else if (MAY_STAND_THERE.contains(name) && (counted || !name.equals("nrr"))) {
        ignored.add(name);
      }
    }
    for (String needed : counted ? ANSWERS : List.of("nrr")) {
      if (!header.contains(needed)) {
        file.fault("column " + needed + " is missing: allowed are unsur,1,2,3,4 or unsur,nrr");
      }
    }
  }

  @Override
  public void row(long number, List<String> cells) {
    String name =
        KEY.stream().filter(header::contains).map(key -> cell(cells, key)).findFirst().orElse("");
    file.numbersIn(List.of(name));
    OptionalInt at = place(name);
    if (at.isEmpty()) {
      file.fault(
          String.format(
              "row %d, column unsur: \"%s\": allowed are %s",
              number, InputFault.shown(name), questions));
      return;
    }
    if (cells.size() > header.size()
        && cells.subList(header.size(), cells.size()).stream().anyMatch(one -> !one.isEmpty())) {
      file.fault(
          String.format(
              "row %d: %d cells below a header of %d; a number with a decimal comma needs quotes, or"
                  + " semicolons between the cells",
              number, cells.size(), header.size()));
      return;
    }
    int question = at.getAsInt();
    if (rowOf[question] != 0) {
      file.fault(
          String.format(
              "row %d: %s stands in row %d already: once is allowed",
              number, questions.get(question), rowOf[question]));
    }
    rowOf[question] = number;
    if (counted) {
      counts(number, question, cells);
    } else {
      mean(number, question, cell(cells, "nrr"));
    }
  }

  /** Means are of an unsur, counts of a question. */
  private OptionalInt place(String name) {
    OptionalInt at = file.question(name);
    if (counted || at.isEmpty()) {
      int same =
          questions.stream()
              .map(String::toLowerCase)
              .toList()
              .indexOf(name.toLowerCase(Locale.ROOT));
      return at.isPresent() || same < 0 ? at : OptionalInt.of(same);
    }
    String question = file.instrument().questions().get(at.getAsInt());
    for (int i = 0; i < questions.size(); i++) {
      List<String> own = file.instrument().elements().get(i).questions();
      if (own.contains(question) && own.size() == 1) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private void counts(long number, int question, List<String> cells) {
    long sum = 0;
    for (int answer = 0; answer < ANSWERS.size(); answer++) {
      String cell = cell(cells, ANSWERS.get(answer));
      String plain = cell.matches("\\d{1,12}[.,]0+") ? cell.replaceFirst("[.,]0+$", "") : cell;
      if (!plain.matches("\\d{1,13}") || Long.parseLong(plain) > MOST) {
        file.fault(
            String.format(
                "row %d (%s), column %s: %s: a whole number of answers is allowed, 0 or more",
                number,
                questions.get(question),
                ANSWERS.get(answer),
                cell.isEmpty() ? "nothing" : "\"" + InputFault.shown(cell) + "\""));
        return;
      }
      counts[question][answer] = Long.parseLong(plain);
      sum += counts[question][answer];
    }
    String n = cell(cells, "n");
    if (!n.isEmpty() && !n.equals(Long.toString(sum))) {
      file.fault(
          String.format(
              "row %d (%s), column n: \"%s\": the answers sum to %d",
              number, questions.get(question), InputFault.shown(n), sum));
    }
  }

  private void mean(long number, int unsur, String cell) {
    try {
      Fraction mean = AnswersFile.number(cell);
      if (mean.compareTo(Fraction.ONE) >= 0 && mean.compareTo(Fraction.of(4, 1)) <= 0) {
        means[unsur] = mean;
        return;
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      // Told below, like a number that is none of the scale.
    }
    file.fault(
        String.format(
            "row %d (%s), column nrr: %s: a mean from 1 to 4 is allowed, such as 3,49 or 105/29",
            number,
            questions.get(unsur),
            cell.isEmpty() ? "nothing" : "\"" + InputFault.shown(cell) + "\""));
  }

  private String cell(List<String> cells, String column) {
    int at = header.indexOf(column);
    return at < 0 || at >= cells.size() ? "" : cells.get(at);
  }

  @Override
  public AnswersFile.Computed computed() {
    long respondents = 0;
    for (int i = 0; i < questions.size(); i++) {
      if (rowOf[i] == 0) {
        file.fault("there is no row of " + questions.get(i) + ": one for each unsur is allowed");
      }
      respondents = Math.max(respondents, Arrays.stream(counts[i]).sum());
    }
    if (counted) {
      sameNumber(respondents);
    }
    if (!file.isSound()) {
      return null;
    }
    if (!counted) {
      Index index = Index.ofNrr(file.instrument(), List.of(means));
      return new AnswersFile.Computed("nrr", 0, index, Optional.empty(), new TreeMap<>(), ignored);
    }
    Tally tally = Tally.of(file.instrument(), counts, respondents);
    return new AnswersFile.Computed(
        "counts", respondents, Index.of(tally), Optional.of(tally), new TreeMap<>(), ignored);
  }

  /** An unsur that fewer answered than another has answers missing. */
  private void sameNumber(long respondents) {
    for (int i = 0; i < questions.size(); i++) {
      long sum = Arrays.stream(counts[i]).sum();
      if (rowOf[i] != 0 && (sum == 0 || (sum < respondents && !file.allowsMissing()))) {
        file.fault(
            String.format(
                "row %d (%s): %d answers, and %d respondents: as many answers as respondents are"
                    + " allowed%s",
                rowOf[i],
                questions.get(i),
                sum,
                respondents,
                sum == 0 ? "" : " (--allow-missing)"));
      }
    }
  }
}
