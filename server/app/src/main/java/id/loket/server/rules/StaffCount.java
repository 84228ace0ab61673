package id.loket.server.rules;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many people the component "Jumlah Pelaksana" of a standard names: once as a figure ("5 orang
 * yang terdiri atas:"), once as a list ("3. 3 orang petugas verifikasi"). The two need not agree in
 * a decision; it stays as it was printed.
 *
 * @param stated empty if no line says it
 * @param listed the sum over the list; empty if it has none
 */
public record StaffCount(OptionalInt stated, OptionalInt listed) {
  private static final Pattern STATED = Pattern.compile("^\\s*(\\d{1,3})\\s+orang\\b");
  private static final Pattern LISTED =
      Pattern.compile("^\\s*(?:\\d{1,2}[.)]|[-•])\\s*(\\d{1,3})\\s+orang\\b");

  static StaffCount of(String component) {
    OptionalInt stated = OptionalInt.empty();
    OptionalInt listed = OptionalInt.empty();
    for (String line : component.split("\\R")) {
      Matcher item = LISTED.matcher(line);
      Matcher figure = STATED.matcher(line);
      if (item.find()) {
        listed = OptionalInt.of(listed.orElse(0) + Integer.parseInt(item.group(1)));
      } else if (stated.isEmpty() && figure.find()) {
        stated = OptionalInt.of(Integer.parseInt(figure.group(1)));
      }
    }
    return new StaffCount(stated, listed);
  }

  /** Whether the figure is another than the sum of the list; false where one is missing. */
  public boolean disagrees() {
    return stated.isPresent() && listed.isPresent() && stated.getAsInt() != listed.getAsInt();
  }
}
