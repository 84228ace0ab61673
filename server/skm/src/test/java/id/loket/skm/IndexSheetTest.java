package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sheet is computed as a spreadsheet does, with binary numbers, and has to give the index. */
class IndexSheetTest {
  private static final int SHEETS = Integer.getInteger("sheets", 300);

  @Test
  void aSpreadsheetComesToTheSameFigures() {
    for (int seed = 0; seed < SHEETS; seed++) {
      Tally tally = tally(new Random(seed));
      Index index = Index.of(tally);
      Computed sheet = new Computed(IndexSheet.of(tally));

      int row = 4;
      for (Index.Line line : index.lines()) {
        String where = "seed " + seed + ", " + line.element().key();
        assertEquals(line.nik(), sheet.figure("L" + row), where);
        assertEquals(line.mutu().name(), sheet.value("M" + row), where);
        assertEquals((double) line.n(), sheet.value("G" + row), where);
        row++;
      }
      assertEquals(index.ikm(), sheet.figure("L" + row), "seed " + seed);
      assertEquals(index.mutu().name(), sheet.value("M" + row), "seed " + seed);
    }
  }

  @Test
  void halfAHundredthIsRoundedUpByASpreadsheetToo() {
    long[][] counts = new long[9][];
    for (int i = 0; i < 9; i++) {
      counts[i] = new long[] {0, 0, 59, 141};
    }
    Tally tally = Tally.of(Instrument.standard(), counts, 200);

    Computed sheet = new Computed(IndexSheet.of(tally));

    assertEquals(new BigDecimal("92.63"), sheet.figure("L4"), "741 x 25 / 200 is 92.625");
    assertEquals(new BigDecimal("92.63"), sheet.figure("L13"));
  }

  /** No binary number is 63.275; the nearest lies below it. */
  @Test
  void halfAHundredthThatIsNoBinaryNumberIsRoundedUpToo() {
    Instrument one = new Instrument(List.of(new Element("A", "A", Fraction.ONE, List.of("A"))));
    Tally tally = Tally.of(one, new long[][] {{0, 469, 531, 0}}, 1000);

    Computed sheet = new Computed(IndexSheet.of(tally));

    assertEquals(new BigDecimal("63.28"), Index.of(tally).ikm(), "2531 x 25 / 1000");
    assertEquals(new BigDecimal("63.28"), sheet.figure("L4"));
    assertEquals(new BigDecimal("63.28"), sheet.figure("L5"));
  }

  @Test
  void ofSeveralQuestionsAnUnsurASpreadsheetComesToTheSameToo() {
    for (int seed = 0; seed < SHEETS; seed++) {
      Random random = new Random(seed);
      Instrument two =
          new Instrument(
              List.of(
                  new Element("A", "A", Fraction.of("0.5"), List.of("A1", "A2", "A3")),
                  new Element("B", "B", Fraction.of("0.3"), List.of("B")),
                  new Element("C", "C", Fraction.of("0.2"), List.of("C1", "C2"))));
      Tally tally = new Tally(two);
      tally.add(new int[] {1, 2, 3, 4, 1, 2});
      int least = random.nextInt(2);
      for (int n = random.nextInt(200); n > 0; n--) {
        tally.add(random.ints(6, least, 5).toArray());
      }

      Index index = Index.of(tally);
      Computed sheet = new Computed(IndexSheet.of(tally));

      String where = "seed " + seed;
      assertEquals(index.ikm(), sheet.figure("L10"), where);
      assertEquals(index.line("B").nik(), sheet.figure("L7"), where);
      assertEquals(index.line("A").nik(), sheet.figure("L15"), where);
      assertEquals((double) index.line("A").n(), sheet.value("G15"), where);
      assertEquals(index.line("C").nik(), sheet.figure("L16"), where);
      assertEquals(index.line("C").mutu().name(), sheet.value("M16"), where);
    }
  }

  private static Tally tally(Random random) {
    int unsur = random.nextBoolean() ? 9 : 1 + random.nextInt(12);
    int[] shares = random.ints(unsur, 1, random.nextBoolean() ? 2 : 20).toArray();
    int sum = 0;
    for (int share : shares) {
      sum += share;
    }
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < unsur; i++) {
      elements.add(new Element("X" + i, "X" + i, Fraction.of(shares[i], sum), List.of("X" + i)));
    }
    Tally tally = new Tally(new Instrument(elements));
    int least = 1 + random.nextInt(3);
    for (int n = 1 + random.nextInt(200); n > 0; n--) {
      tally.add(random.ints(unsur, least, 5).toArray());
    }
    return tally;
  }

  /** The few words of spreadsheets that the sheet uses. */
  private static final class Computed {
    private final List<List<IndexSheet.Cell>> rows;

    Computed(List<List<IndexSheet.Cell>> rows) {
      this.rows = rows;
    }

    BigDecimal figure(String at) {
      return BigDecimal.valueOf((double) value(at)).setScale(2, RoundingMode.UNNECESSARY);
    }

    Object value(String at) {
      IndexSheet.Cell cell =
          rows.get(Integer.parseInt(at.substring(1)) - 1).get(at.charAt(0) - 'A');
      if (cell instanceof IndexSheet.Formula formula) {
        return new Reading(formula.formula()).whole();
      }
      return cell instanceof IndexSheet.Count count ? (double) count.count() : "";
    }

    private final class Reading {
      private final String text;
      private int at;

      Reading(String text) {
        this.text = text;
      }

      Object whole() {
        Object value = comparison();
        assertEquals(text.length(), at, text);
        return value;
      }

      private Object comparison() {
        Object left = sum();
        if (take(">=")) {
          return number(left) >= number(sum());
        }
        return take("=") ? (Object) (number(left) == number(sum())) : left;
      }

      private Object sum() {
        Object value = product();
        while (take("+")) {
          value = number(value) + number(product());
        }
        return value;
      }

      private Object product() {
        Object value = part();
        while (at < text.length() && "*/".indexOf(text.charAt(at)) >= 0) {
          boolean times = text.charAt(at++) == '*';
          double other = number(part());
          value = times ? number(value) * other : number(value) / other;
        }
        return value;
      }

      private Object part() {
        if (take("(")) {
          Object value = comparison();
          take(")");
          return value;
        }
        if (take("\"")) {
          int end = text.indexOf('"', at);
          String word = text.substring(at, end);
          at = end + 1;
          return word;
        }
        String word = word();
        return take("(") ? function(word) : plain(word);
      }

      private Object plain(String word) {
        if (Character.isDigit(word.charAt(0))) {
          return Double.parseDouble(word);
        }
        if (!take(":")) {
          return value(word);
        }
        String last = word();
        List<Double> range = new ArrayList<>();
        for (char column = word.charAt(0); column <= last.charAt(0); column++) {
          for (int row = row(word); row <= row(last); row++) {
            range.add(number(value(column + "" + row)));
          }
        }
        return range;
      }

      private int row(String cell) {
        return Integer.parseInt(cell.substring(1));
      }

      private Object function(String name) {
        List<Object> values = new ArrayList<>();
        do {
          values.add(comparison());
        } while (take(","));
        take(")");
        return switch (name) {
          case "SUM" -> range(values.get(0)).stream().mapToDouble(one -> one).sum();
          case "MIN" -> range(values.get(0)).stream().mapToDouble(one -> one).min().orElseThrow();
          case "MAX" -> range(values.get(0)).stream().mapToDouble(one -> one).max().orElseThrow();
          case "IF" -> (boolean) values.get(0) ? values.get(1) : values.get(2);
          case "ROUND" -> rounded(number(values.get(0)), (int) number(values.get(1)));
          case "SUMPRODUCT" -> products(range(values.get(0)), range(values.get(1)));
          default -> throw new AssertionError(name);
        };
      }

      private double products(List<Double> some, List<Double> others) {
        double sum = 0;
        for (int i = 0; i < some.size(); i++) {
          sum += some.get(i) * others.get(i);
        }
        return sum;
      }

      /** Of the binary number as it is: no spreadsheet is more exact. */
      private double rounded(double number, int decimals) {
        return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
      }

      private String word() {
        int from = at;
        while (at < text.length()
            && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
          at++;
        }
        return text.substring(from, at);
      }

      private boolean take(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
      }

      private double number(Object value) {
        return (double) value;
      }

      @SuppressWarnings("unchecked")
      private List<Double> range(Object value) {
        return (List<Double>) value;
      }
    }
  }
}
