package id.loket.server.brochure;

import java.util.List;

/**
 * What stands below one heading of a text: a page of the kiosk.
 *
 * @param title empty for what stands before the first heading
 */
record Part(String title, List<Line> lines) {
  /**
   * One after the other, so that a screen draws them without taking any markup from outside.
   *
   * @param level of a list within a list, from 1; 0 for what is no item
   * @param number of an item in an ordered list; 0 for any other
   * @param runs its words; none for a row of a table
   * @param cells of a row of a table
   */
  record Line(Look look, int level, int number, List<Run> runs, List<List<Run>> cells) {
    static Line of(Look look, List<Run> runs) {
      return new Line(look, 0, 0, runs, List.of());
    }
  }

  /** What a line is. */
  enum Look {
    TEXT,
    HEADING,
    ITEM,
    QUOTE,
    CODE,
    ROW_HEAD,
    ROW
  }

  /**
   * Words of one look.
   *
   * @param link where they lead; empty if nowhere
   */
  record Run(String text, boolean bold, boolean italic, String link) {}
}
