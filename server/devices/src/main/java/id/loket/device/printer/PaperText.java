package id.loket.device.printer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes any text safe and legible on paper: what comes out is printable ASCII, one column a
 * character.
 *
 * <p>Without it a name that holds ESC, GS or DLE could cut the paper, open a drawer or question the
 * printer. ASCII is enough for Indonesian and English, and is the only part of the code pages that
 * all printers share; other letters lose their accents, other scripts become a question mark.
 */
public final class PaperText {
  private static final Map<Character, String> TYPOGRAPHIC =
      Map.ofEntries(
          Map.entry('\u2010', "-"),
          Map.entry('\u2011', "-"),
          Map.entry('\u2012', "-"),
          Map.entry('\u2013', "-"),
          Map.entry('\u2014', "-"),
          Map.entry('\u2015', "-"),
          Map.entry('\u2212', "-"),
          Map.entry('\u2018', "'"),
          Map.entry('\u2019', "'"),
          Map.entry('\u201A', "'"),
          Map.entry('\u02BC', "'"),
          Map.entry('\u201C', "\""),
          Map.entry('\u201D', "\""),
          Map.entry('\u201E', "\""),
          Map.entry('\u00AB', "\""),
          Map.entry('\u00BB', "\""),
          Map.entry('\u2022', "*"),
          Map.entry('\u00B7', "*"),
          Map.entry('\u2044', "/"),
          Map.entry('\u00D7', "x"),
          Map.entry('\u2192', "->"),
          Map.entry('\u20AC', "EUR"),
          Map.entry('\u00A9', "(c)"),
          Map.entry('\u00AE', "(R)"),
          Map.entry('\u00DF', "ss"),
          Map.entry('\u00C6', "AE"),
          Map.entry('\u00E6', "ae"),
          Map.entry('\u00D8', "O"),
          Map.entry('\u00F8', "o"),
          Map.entry('\u0141', "L"),
          Map.entry('\u0142', "l"));

  private PaperText() {}

  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .forEach(codePoint -> append(safe, codePoint));
    return safe.toString().strip();
  }

  /** The letters of which a question mark is all that paper can show, each once. */
  public static List<Integer> lost(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(one -> one != '?' && of("a" + Character.toString(one)).equals("a?"))
        .distinct()
        .boxed()
        .toList();
  }

  private static void append(StringBuilder safe, int codePoint) {
    if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
      safe.append(' ');
      return;
    }
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
      Character.FORMAT,
      Character.SURROGATE,
      Character.PRIVATE_USE,
      Character.UNASSIGNED:
        return;
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR:
        safe.append(' ');
        return;
      default:
        break;
    }
    if (codePoint < 0x7F) {
      safe.append((char) codePoint);
      return;
    }
    String known = codePoint <= 0xFFFF ? TYPOGRAPHIC.get((char) codePoint) : null;
    safe.append(known != null ? known : withoutAccents(codePoint));
  }

  private static String withoutAccents(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return "";
    }
    int base =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD).codePointAt(0);
    return base < 0x7F ? Character.toString(base) : "?";
  }

  /** Breaks a safe text into lines of at most so many columns, at spaces where there are any. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" +")) {
      String rest = word;
      if (line.length() > 0 && line.length() + 1 + rest.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > columns) {
        lines.add(rest.substring(0, columns));
        rest = rest.substring(columns);
      }
      if (line.length() > 0 && !rest.isEmpty()) {
        line.append(' ');
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
