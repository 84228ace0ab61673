package id.loket.skm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from counts to the index as a sheet whose formulas an auditor can follow and change: only
 * the counts and the shares of the weights are written, all else is computed by the spreadsheet.
 *
 * <p>A spreadsheet computes with binary numbers, in which half a hundredth may come out a
 * trillionth too low. So little is added before it is rounded, which the sheet says.
 */
public final class IndexSheet {
  /** What stands in a cell. */
  public sealed interface Cell {}

  public record Text(String text) implements Cell {}

  public record Count(long count) implements Cell {}

  /**
   * @param formula as spreadsheets take it in English, without the sign of equality
   * @param decimals that are shown; -1 for a text
   */
  public record Formula(String formula, int decimals) implements Cell {}

  private static final int HEADER = 3;

  /** More than binary numbers are off by, less than lies between two figures of a survey. */
  private static final String NEXT = "0.0000000001";

  private static final String GRADE =
      "IF(L%1$d>=%2$s,\"A\",IF(L%1$d>=%3$s,\"B\",IF(L%1$d>=%4$s,\"C\",\"D\")))";

  private IndexSheet() {}

  /**
   * Rows of cells, the first one first: a row for each question, and where an unsur has several of
   * them, a row for it below.
   *
   * @param tally of which each question was answered at least once
   */
  public static List<List<Cell>> of(Tally tally) {
    Index index = Index.of(tally);
    List<Row> asked = asked(tally.instrument());
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(new Text("Olah data SKM (PermenPANRB 14/2017)")));
    rows.add(List.of(new Text("Responden"), new Count(tally.respondents())));
    rows.add(header());
    List<BigInteger> shares = shares(asked);
    int last = HEADER + asked.size();
    for (int i = 0; i < asked.size(); i++) {
      rows.add(question(tally, asked.get(i), i, shares.get(i), last + 1));
    }
    rows.add(whole(HEADER + 1, last));
    List<Cell> priorities = new ArrayList<>(List.of(new Text("Prioritas perbaikan")));
    index.priorities().forEach(one -> priorities.add(new Text(one.name())));
    rows.add(List.of());
    rows.add(priorities);
    means(rows, asked);
    rows.add(List.of());
    rows.add(
        List.of(
            new Text(
                "Sebelum dibulatkan ditambahkan 0,0000000001, agar setengah perseratus selalu"
                    + " dibulatkan ke atas.")));
    return rows;
  }

  /**
   * One question.
   *
   * @param number of its unsur, with a letter where that has several
   * @param weight its part of that of the unsur, whose NRR is the mean of its questions
   */
  private record Row(String number, String name, Element unsur, Fraction weight) {}

  private static List<Row> asked(Instrument instrument) {
    List<Row> all = new ArrayList<>();
    int number = 0;
    for (Element unsur : instrument.elements()) {
      number++;
      int questions = unsur.questions().size();
      Fraction weight = unsur.weight().dividedBy(Fraction.of(questions, 1));
      for (int i = 0; i < questions; i++) {
        String letter = questions == 1 ? "" : Character.toString('a' + i);
        String which = questions == 1 ? "" : ": " + unsur.questions().get(i);
        all.add(new Row(number + letter, unsur.name() + which, unsur, weight));
      }
    }
    return all;
  }

  /** Of each unsur that has several questions. */
  private static void means(List<List<Cell>> rows, List<Row> asked) {
    boolean begun = false;
    for (int first = 0, next; first < asked.size(); first = next) {
      Element unsur = asked.get(first).unsur();
      next = first + unsur.questions().size();
      if (next - first > 1) {
        if (!begun) {
          rows.add(List.of());
          rows.add(List.of(new Text("Unsur dengan beberapa pertanyaan")));
          begun = true;
        }
        rows.add(mean(unsur.name(), HEADER + 1 + first, HEADER + next, rows.size() + 1));
      }
    }
  }

  private static List<Cell> mean(String name, int first, int last, int row) {
    List<Cell> cells = new ArrayList<>(List.of(new Text(""), new Text(name)));
    for (int i = 0; i < 4; i++) {
      cells.add(new Text(""));
    }
    cells.add(new Formula("MIN(G%d:G%d)".formatted(first, last), 0));
    cells.add(new Formula("SUM(H%d:H%d)".formatted(first, last), 0));
    cells.add(new Formula("SUM(I%1$d:I%2$d)/%3$d".formatted(first, last, last - first + 1), 4));
    cells.add(new Formula("SUM(J%d:J%d)".formatted(first, last), 4));
    cells.add(new Formula("SUM(K%d:K%d)".formatted(first, last), 4));
    cells.add(
        new Formula(
            ("IF(MIN(G%1$d:G%2$d)=MAX(G%1$d:G%2$d),ROUND(H%3$d*%4$s/SUM(G%1$d:G%2$d)+%5$s,2),"
                    + "ROUND(I%3$d*%4$s+%5$s,2))")
                .formatted(first, last, row, Index.SCALE, NEXT),
            2));
    cells.add(grade(row));
    return cells;
  }

  private static List<Cell> header() {
    List<Cell> header = new ArrayList<>();
    for (String name :
        List.of(
            "No.",
            "Unsur",
            "Jawaban 1",
            "Jawaban 2",
            "Jawaban 3",
            "Jawaban 4",
            "Responden",
            "Jumlah nilai",
            "NRR",
            "Bobot",
            "NRR tertimbang",
            "NIK",
            "Mutu",
            "Bagian bobot")) {
      header.add(new Text(name));
    }
    return header;
  }

  private static List<Cell> question(
      Tally tally, Row asked, int question, BigInteger share, int foot) {
    int row = HEADER + 1 + question;
    List<Cell> cells = new ArrayList<>();
    boolean whole = asked.unsur().questions().size() == 1;
    cells.add(whole ? new Count(Long.parseLong(asked.number())) : new Text(asked.number()));
    cells.add(new Text(asked.name()));
    for (int answer = 1; answer <= 4; answer++) {
      cells.add(new Count(tally.ofQuestion(question, answer)));
    }
    cells.add(new Formula("SUM(C%1$d:F%1$d)".formatted(row), 0));
    cells.add(new Formula("C%1$d+2*D%1$d+3*E%1$d+4*F%1$d".formatted(row), 0));
    cells.add(new Formula("H%1$d/G%1$d".formatted(row), 4));
    cells.add(new Formula("N%d/N%d".formatted(row, foot), 4));
    cells.add(new Formula("I%1$d*J%1$d".formatted(row), 4));
    cells.add(new Formula("ROUND(H%1$d*%2$s/G%1$d+%3$s,2)".formatted(row, Index.SCALE, NEXT), 2));
    cells.add(grade(row));
    cells.add(new Count(share.longValueExact()));
    return cells;
  }

  /** Where all have the same number of answers, again one division of whole numbers. */
  private static List<Cell> whole(int first, int last) {
    int row = last + 1;
    List<Cell> cells = new ArrayList<>();
    cells.add(new Text(""));
    cells.add(new Text("IKM"));
    for (int i = 0; i < 8; i++) {
      cells.add(new Text(""));
    }
    cells.add(new Formula("SUM(K%d:K%d)".formatted(first, last), 4));
    cells.add(
        new Formula(
            ("IF(MIN(G%1$d:G%2$d)=MAX(G%1$d:G%2$d),"
                    + "ROUND(%4$s*SUMPRODUCT(H%1$d:H%2$d,N%1$d:N%2$d)/(G%1$d*N%3$d)+%5$s,2),"
                    + "ROUND(K%3$d*%4$s+%5$s,2))")
                .formatted(first, last, row, Index.SCALE, NEXT),
            2));
    cells.add(grade(row));
    cells.add(new Formula("SUM(N%d:N%d)".formatted(first, last), 0));
    return cells;
  }

  private static Formula grade(int row) {
    String grade = GRADE.formatted(row, Mutu.A.lowest(), Mutu.B.lowest(), Mutu.C.lowest());
    return new Formula(grade, -1);
  }

  /** The weights as whole numbers of one measure. */
  private static List<BigInteger> shares(List<Row> asked) {
    BigInteger measure = BigInteger.ONE;
    for (Row one : asked) {
      BigInteger part = one.weight().denominator();
      measure = measure.multiply(part.divide(measure.gcd(part)));
    }
    BigInteger all = measure;
    return asked.stream()
        .map(one -> one.weight().times(new Fraction(all, BigInteger.ONE)).numerator())
        .toList();
  }
}
