package id.loket.skm.check;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One thing in a report that does not hold, or that has to be known.
 *
 * @param where the unsur, the activity or the place in the report
 * @param text what is wrong and what it should be, in Indonesian
 */
public record Finding(Rule rule, String where, String text) {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("texts.findings_id", Locale.ROOT);

  /**
   * @param key of its text
   * @param values for the text, in its order
   */
  static Finding of(Rule rule, String key, String where, Object... values) {
    return new Finding(rule, where, String.format(Locale.ROOT, TEXTS.getString(key), values));
  }

  /** A figure as Indonesian readers write it. */
  static String number(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }
}
