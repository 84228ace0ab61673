package id.loket.server.skm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * A table of statements on a scale of their own that somebody brings: a header of their keys, a
 * respondent a row: CSV, or a workbook (XLSX).
 */
public final class StatementTable {
  private static final int MOST_FAULTS = 20;

  private final List<String> keys;
  private final int most;
  private final List<List<Integer>> sets = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private List<String> header = List.of();

  private StatementTable(List<String> keys, int most) {
    this.keys = keys;
    this.most = most;
  }

  /**
   * What each respondent answered, in the order of the keys.
   *
   * @param most the best answer, 9 at most; 1 is the worst
   * @throws IllegalArgumentException naming row and column of what can't be used, and what is
   *     allowed
   */
  public static List<List<Integer>> read(byte[] file, List<String> keys, int most) {
    StatementTable table = new StatementTable(keys, most);
    SheetRows.read(BroughtTable.of(file), false, table::take);
    if (table.faults.isEmpty() && table.sets.isEmpty()) {
      table.faults.add("a row for each respondent is allowed, below a header of " + keys);
    }
    if (!table.faults.isEmpty()) {
      throw new InputFault(table.faults);
    }
    return table.sets;
  }

  /** Without the empty columns that a spreadsheet may write at the end. */
  private static List<String> header(List<String> cells) {
    List<String> header =
        new ArrayList<>(cells.stream().map(one -> one.strip().toUpperCase(Locale.ROOT)).toList());
    while (!header.isEmpty() && header.get(header.size() - 1).isEmpty()) {
      header.remove(header.size() - 1);
    }
    return header;
  }

  private boolean take(long number, List<String> cells) {
    if (cells.stream().allMatch(String::isEmpty)) {
      return true;
    }
    if (header.isEmpty()) {
      header = header(cells);
      if (!new HashSet<>(header).equals(new HashSet<>(keys)) || header.size() != keys.size()) {
        faults.add(
            "row "
                + number
                + ": the header is "
                + InputFault.shown(header.toString())
                + ": allowed is "
                + keys);
        return false;
      }
      return true;
    }
    List<Integer> set = new ArrayList<>(Collections.nCopies(header.size(), 0));
    for (int column = 0; column < Math.max(header.size(), cells.size()); column++) {
      String cell = column < cells.size() ? cells.get(column).strip() : "";
      String name = column < header.size() ? header.get(column) : "" + (column + 1);
      boolean fine = cell.length() == 1 && cell.charAt(0) >= '1' && cell.charAt(0) <= '0' + most;
      if (fine && column < header.size()) {
        set.set(keys.indexOf(name), cell.charAt(0) - '0');
      } else if (column < header.size() || !cell.isEmpty()) {
        String what = cell.isEmpty() ? "no answer" : "\"" + InputFault.shown(cell) + "\"";
        String allowed = column < header.size() ? "1 to " + most + " is" : "nothing is";
        faults.add("row %d, column %s: %s: %s allowed".formatted(number, name, what, allowed));
      }
    }
    sets.add(set);
    return faults.size() < MOST_FAULTS;
  }
}
