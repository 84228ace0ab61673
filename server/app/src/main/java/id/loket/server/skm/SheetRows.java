package id.loket.server.skm;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import id.loket.server.journal.FileFault;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The rows of a table as people keep it: CSV with commas, semicolons or tabs, with or without a
 * byte order mark, or a workbook (XLSX). One row at a time, however many there are.
 */
final class SheetRows {
  private static final int LOOKED_AT = 1 << 16;
  private static final int LINES = 30;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_EXCEL = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)^sep=(.)\\s*$");
  private static final int MARK_OF_UTF16 = 2;
  private static final int MOST_DIGITS = 40;

  /** Takes rows in their order. */
  interface Taker {
    /**
     * @param number of the row in its file, from 1
     * @return whether it wants more
     */
    boolean take(long number, List<String> cells);
  }

  private SheetRows() {}

  /**
   * @param everySheet of a workbook; else the first one only
   */
  static void read(Path file, boolean everySheet, Taker taker) {
    try (InputStream in = Files.newInputStream(file)) {
      read(in, everySheet, taker);
    } catch (IOException e) {
      throw new InputFault("can't be read: " + FileFault.words(e));
    }
  }

  /** The same, of what is not in a file. */
  static void read(InputStream table, boolean everySheet, Taker taker) {
    try (BufferedInputStream in = new BufferedInputStream(table)) {
      byte[] head = head(in);
      if (startsWith(head, OLD_EXCEL)) {
        throw new InputFault("a workbook of Excel 97-2003: .xlsx and .csv are allowed");
      }
      if (startsWith(head, ZIP)) {
        workbook(in, everySheet, taker);
      } else {
        csv(in, head, taker);
      }
    } catch (IOException e) {
      throw new InputFault("can't be read: " + FileFault.words(e));
    } catch (UncheckedIOException e) {
      throw new InputFault("can't be read: " + FileFault.words(e.getCause()));
    }
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(ZIP.length);
    byte[] head = in.readNBytes(ZIP.length);
    in.reset();
    return head;
  }

  static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static void csv(InputStream in, byte[] head, Taker taker) throws IOException {
    Charset charset = charset(head);
    BufferedReader text = new BufferedReader(new InputStreamReader(in, charset), LOOKED_AT);
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    List<String> start = start(text);
    Matcher told = SEPARATOR_LINE.matcher(start.isEmpty() ? "" : start.get(0));
    char separator = separator(start);
    int skipped = 0;
    if (told.matches()) {
      separator = told.group(1).charAt(0);
      text.readLine();
      skipped = 1;
    }
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .skipEmptyLines(false)
            .ofCsvRecord(text)) {
      for (CsvRecord record : csv) {
        if (!taker.take(record.getStartingLineNumber() + skipped, trimmed(record.getFields()))) {
          return;
        }
      }
    } catch (CsvParseException e) {
      throw new InputFault("no table that can be read: " + e.getMessage());
    }
  }

  /** UTF-16 is what Excel calls "Unicode text"; it always begins with its mark. */
  private static Charset charset(byte[] head) {
    boolean marked =
        head.length >= MARK_OF_UTF16
            && (startsWith(head, new byte[] {(byte) 0xff, (byte) 0xfe})
                || startsWith(head, new byte[] {(byte) 0xfe, (byte) 0xff}));
    return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  /** The first lines with anything in them; nothing is taken from the text. */
  private static List<String> start(BufferedReader text) throws IOException {
    text.mark(LOOKED_AT);
    char[] some = new char[LOOKED_AT - 1];
    int length = 0;
    for (int read = 0; read >= 0 && length < some.length; length += Math.max(0, read)) {
      read = text.read(some, length, some.length - length);
    }
    text.reset();
    return new String(some, 0, length)
        .lines()
        .filter(line -> !line.isBlank())
        .limit(LINES)
        .toList();
  }

  /**
   * An Excel set to Indonesian writes semicolons, because its comma is the decimal point. So they
   * separate where every other line has one; a title above the table has none.
   */
  private static char separator(List<String> lines) {
    for (char one : new char[] {';', '\t'}) {
      long with =
          lines.stream()
              .filter(line -> QUOTED.matcher(line).replaceAll("").indexOf(one) >= 0)
              .count();
      if (with > 0 && 2 * with >= lines.size()) {
        return one;
      }
    }
    return ',';
  }

  private static List<String> trimmed(List<String> cells) {
    List<String> trimmed = new ArrayList<>(cells.size());
    for (String cell : cells) {
      trimmed.add(cell.replace('\u00a0', ' ').strip());
    }
    return trimmed;
  }

  private static void workbook(InputStream in, boolean everySheet, Taker taker) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(in)) {
      List<Sheet> sheets = book.getSheets().toList();
      for (Sheet sheet : everySheet ? sheets : sheets.subList(0, Math.min(1, sheets.size()))) {
        if (!sheet(sheet, taker)) {
          return;
        }
        taker.take(0, List.of());
      }
    } catch (org.dhatim.fastexcel.reader.ExcelReaderException
        | IndexOutOfBoundsException
        | NumberFormatException e) {
      throw new InputFault("no workbook that can be read: " + e.getMessage());
    }
  }

  /** A row without cells is not kept in a workbook; between two tables it matters. */
  private static boolean sheet(Sheet sheet, Taker taker) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      int next = 1;
      for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
        Row row = all.next();
        if (row.getRowNum() > next) {
          taker.take(next, List.of());
        }
        if (!taker.take(row.getRowNum(), cells(row))) {
          return false;
        }
        next = row.getRowNum() + 1;
      }
      return true;
    }
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (Cell cell : row) {
      cells.add(cell == null ? "" : text(cell));
    }
    return trimmed(cells);
  }

  /** As it is written where it is none that a person would write out. */
  private static String number(String raw) {
    if (raw.length() > MOST_DIGITS) {
      return raw;
    }
    BigDecimal number = new BigDecimal(raw).stripTrailingZeros();
    return Math.abs(number.scale()) > MOST_DIGITS ? raw : number.toPlainString();
  }

  /** A number as it is kept, not as it is shown; of a formula what it came to. */
  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER || cell.getValue() instanceof BigDecimal) {
      return number(cell.getRawValue());
    }
    String text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
    return text == null ? "" : text;
  }
}
