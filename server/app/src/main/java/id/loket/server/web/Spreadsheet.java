package id.loket.server.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A table for a spreadsheet.
 *
 * <p>Semicolons between cells: an Excel set to Indonesian writes 3,49 and therefore splits at
 * semicolons when a file is opened by a double click; with commas it would show everything in one
 * column. The byte order mark tells it that the text is UTF-8.
 *
 * <p>A cell that begins with {@code = + - @}, a tab or a line break would be run as a formula (ASVS
 * 5.0, 1.2.10); it gets an apostrophe in front. So does what follows a sign at which another
 * setting would split: a spreadsheet set to English begins a new cell at each comma.
 */
public final class Spreadsheet {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** The last four are the full-width brothers, which some spreadsheets read as the plain ones. */
  private static final String FORMULA_STARTS = "=+@＝＋－＠-";

  private static final Pattern FORMULA_BEHIND_A_SIGN =
      Pattern.compile("([;,\\t\\r\\n][\"\\s]*)(?=[" + FORMULA_STARTS + "])");

  private static final Pattern FORMULA =
      Pattern.compile("^(?=[\\t\\r\\n]|[\"\\s]*[" + FORMULA_STARTS + "])");

  private final CsvWriter csv;

  private Spreadsheet(CsvWriter csv) {
    this.csv = csv;
  }

  /** The rows that are written, as one text. */
  public static String of(Consumer<Spreadsheet> rows) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    try (CsvWriter csv =
        CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text)) {
      rows.accept(new Spreadsheet(csv));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be written", e);
    }
    return text.toString();
  }

  public void row(String... cells) {
    csv.writeRecord(List.of(cells).stream().map(Spreadsheet::cell).toList());
  }

  /** A text that no spreadsheet takes for a formula. */
  public static String cell(String text) {
    String harmlessInside = FORMULA_BEHIND_A_SIGN.matcher(text).replaceAll("$1'");
    return FORMULA.matcher(harmlessInside).replaceFirst("'");
  }
}
