package id.loket.skm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from counts to the index as a sheet whose formulas an auditor can follow and change: only
 * the counts and the shares of the weights are written, all else is computed by the spreadsheet.
 *
 * <p>A spreadsheet computes with binary numbers. So what is rounded is one division of whole
 * numbers, which is exact where it lies on half a hundredth: sum x 25 / n, and not NRR x 25.
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
  private static final String GRADE =
      "IF(L%1$d>=%2$s,\"A\",IF(L%1$d>=%3$s,\"B\",IF(L%1$d>=%4$s,\"C\",\"D\")))";

  private IndexSheet() {}

  /**
   * Rows of cells, the first one first.
   *
   * @param tally of an instrument with one question an unsur, each answered at least once
   */
  public static List<List<Cell>> of(Tally tally) {
    Index index = Index.of(tally);
    List<Element> elements = tally.instrument().elements();
    if (tally.instrument().questions().size() > elements.size()) {
      throw new IllegalArgumentException(
          "a sheet of several questions an unsur: one question an unsur is allowed");
    }
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(new Text("Olah data SKM (PermenPANRB 14/2017)")));
    rows.add(List.of(new Text("Responden"), new Count(tally.respondents())));
    rows.add(header());
    List<BigInteger> shares = shares(elements);
    int last = HEADER + elements.size();
    for (int i = 0; i < elements.size(); i++) {
      rows.add(unsur(tally, i, shares.get(i), HEADER + 1 + i, last + 1));
    }
    rows.add(whole(HEADER + 1, last));
    List<Cell> priorities = new ArrayList<>(List.of(new Text("Prioritas perbaikan")));
    index.priorities().forEach(one -> priorities.add(new Text(one.name())));
    rows.add(List.of());
    rows.add(priorities);
    return rows;
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

  private static List<Cell> unsur(Tally tally, int element, BigInteger share, int row, int foot) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Count(element + 1L));
    cells.add(new Text(tally.instrument().elements().get(element).name()));
    for (int answer = 1; answer <= 4; answer++) {
      cells.add(new Count(tally.count(element, answer)));
    }
    cells.add(new Formula("SUM(C%1$d:F%1$d)".formatted(row), 0));
    cells.add(new Formula("C%1$d+2*D%1$d+3*E%1$d+4*F%1$d".formatted(row), 0));
    cells.add(new Formula("H%1$d/G%1$d".formatted(row), 4));
    cells.add(new Formula("N%d/N%d".formatted(row, foot), 4));
    cells.add(new Formula("I%1$d*J%1$d".formatted(row), 4));
    cells.add(new Formula("ROUND(H%1$d*%2$s/G%1$d,2)".formatted(row, Index.SCALE), 2));
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
                    + "ROUND(%4$s*SUMPRODUCT(H%1$d:H%2$d,N%1$d:N%2$d)/(G%1$d*N%3$d),2),"
                    + "ROUND(K%3$d*%4$s,2))")
                .formatted(first, last, row, Index.SCALE),
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
  private static List<BigInteger> shares(List<Element> elements) {
    BigInteger measure = BigInteger.ONE;
    for (Element one : elements) {
      BigInteger part = one.weight().denominator();
      measure = measure.multiply(part.divide(measure.gcd(part)));
    }
    BigInteger all = measure;
    return elements.stream()
        .map(one -> one.weight().times(new Fraction(all, BigInteger.ONE)).numerator())
        .toList();
  }
}
