package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.document.Grid;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Element;
import id.loket.skm.Index;
import id.loket.skm.Index.Line;
import id.loket.skm.Mutu;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of an index as a document on paper shows them. */
public final class IkmTables {
  private final Index ikm;
  private final AnswerCounts counts;

  /**
   * @param counts from which it was made
   */
  public IkmTables(Index ikm, AnswerCounts counts) {
    this.ikm = ikm;
    this.counts = counts;
  }

  public static String grades() {
    Grid grid =
        new Grid(
            "Nilai interval dan mutu pelayanan",
            List.of("Nilai IKM", "Mutu", "Kinerja unit pelayanan"),
            Set.of());
    for (Mutu mutu : Mutu.values()) {
      grid.row(number(mutu.lowest()) + " – " + number(mutu.highest()), mutu.name(), mutu.kinerja());
    }
    return grid.xhtml();
  }

  public String lines() {
    Map<Element, Integer> ranks = ranks();
    Grid grid =
        new Grid(
            "Nilai tiap unsur",
            List.of("No.", "Unsur", "Jawaban", "NRR", "NRR × bobot", "Nilai", "Mutu", "Peringkat"),
            Set.of(0, 2, 3, 4, 5, 7));
    for (Line line : ikm.lines()) {
      grid.row(
          Integer.toString(line.number()),
          line.name(),
          Long.toString(line.n()),
          number(line.nrr().rounded(3)),
          number(line.weighted().rounded(3)),
          number(line.nik()),
          line.mutu().name(),
          Integer.toString(ranks.get(line.element())));
    }
    grid.sum(
        "",
        "Jumlah; IKM = jumlah × 25",
        "",
        "",
        number(ikm.sum().rounded(4)),
        number(ikm.ikm()),
        ikm.mutu().name(),
        "");
    return grid.together().xhtml();
  }

  private Map<Element, Integer> ranks() {
    Map<Element, Integer> ranks = new HashMap<>();
    ikm.ranked().forEach(one -> ranks.put(one.element(), ranks.size() + 1));
    return ranks;
  }

  /** Bars of paper; the same figures stand in the table above it. */
  public String chart() {
    String rows =
        ikm.lines().stream()
            .map(
                line ->
                    ("<tr><td class=\"name\">%s</td><td><div class=\"ground\">"
                            + "<div class=\"bar%s\" style=\"width: %s%%\"></div></div></td>"
                            + "<td class=\"value\">%s %s</td></tr>\n")
                        .formatted(
                            Document.text(line.name()),
                            ikm.priorities().contains(line.element()) ? " low" : "",
                            line.nrr()
                                .rounded(4)
                                .subtract(BigDecimal.ONE)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(3), 1, RoundingMode.HALF_UP)
                                .toPlainString(),
                            number(line.nrr().rounded(3)),
                            line.mutu().name()))
            .collect(Collectors.joining());
    return "<div class=\"keep\"><h3>NRR tiap unsur, skala 1 sampai 4</h3>\n<table class=\"chart\">\n"
        + rows
        + "</table></div>\n";
  }

  public String answers() {
    Grid grid =
        new Grid(
            "",
            List.of("No.", "Unsur", "Nilai 1", "Nilai 2", "Nilai 3", "Nilai 4", "Jumlah jawaban"),
            Set.of(0, 2, 3, 4, 5, 6));
    for (Line line : ikm.lines()) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(line.number()));
      row.add(line.name());
      List<Long> given =
          IntStream.rangeClosed(1, 4)
              .mapToObj(answer -> counts.count(line.element(), answer))
              .toList();
      given.forEach(count -> row.add(Long.toString(count)));
      row.add(Long.toString(given.stream().mapToLong(Long::longValue).sum()));
      grid.row(row);
    }
    return grid.together().xhtml();
  }

  /**
   * @param rows what each respondent answered, in an order that tells nothing; may be fewer than
   *     all
   */
  public String sheet(List<List<Integer>> rows) {
    List<String> head = new ArrayList<>(List.of("No."));
    ikm.lines().forEach(line -> head.addAll(columns(line)));
    Grid grid =
        new Grid("", head, IntStream.range(0, head.size()).boxed().collect(Collectors.toSet()));
    int number = 1;
    for (List<Integer> answers : rows) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(number++)));
      answers.forEach(one -> row.add(one == 0 ? "–" : Integer.toString(one)));
      grid.row(row);
    }
    long more = counts.respondents() - rows.size();
    String left =
        more <= 0 ? "" : "<p>Dan " + more + " responden lagi, yang termasuk dalam jumlah.</p>\n";
    grid.sum(sums());
    grid.sum(totals("NRR", line -> number(line.nrr().rounded(3))));
    grid.sum(totals("× bobot", line -> number(line.weighted().rounded(3))));
    String legend =
        ikm.lines().stream()
            .map(line -> String.join(", ", columns(line)) + " " + line.name())
            .collect(Collectors.joining("; "));
    return "<p>Urutan baris tidak menurut waktu dan tidak menunjukkan orangnya.</p>\n"
        + grid.small().xhtml()
        + left
        + "<p>Jumlah NRR tertimbang %s; IKM = jumlah × 25 = <b>%s</b>, mutu %s.</p>\n<p>%s.</p>\n"
            .formatted(
                number(ikm.sum().rounded(4)),
                number(ikm.ikm()),
                ikm.mutu().name(),
                Document.text(legend));
  }

  /** {@code U3}; {@code U3a} and {@code U3b} where it has two questions. */
  private static List<String> columns(Line line) {
    int questions = line.element().questions().size();
    String name = "U" + line.number();
    return questions == 1
        ? List.of(name)
        : IntStream.range(0, questions)
            .mapToObj(one -> name + Character.toString('a' + one))
            .toList();
  }

  private String[] sums() {
    List<String> row = new ArrayList<>(List.of("Σ"));
    for (int question = 0; question < counts.instrument().questions().size(); question++) {
      List<Long> given = counts.ofQuestion(question);
      long sum =
          IntStream.range(0, given.size()).mapToLong(one -> (one + 1) * given.get(one)).sum();
      row.add(Long.toString(sum));
    }
    return row.toArray(String[]::new);
  }

  /** Of several questions of an unsur it stands below the first. */
  private String[] totals(String name, Function<Line, String> figure) {
    List<String> row = new ArrayList<>(List.of(name));
    for (Line line : ikm.lines()) {
      row.add(figure.apply(line));
      line.element().questions().stream().skip(1).forEach(one -> row.add(""));
    }
    return row.toArray(String[]::new);
  }

  /** With the comma of Indonesian. */
  public static String number(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }
}
