package id.loket.server.health;

import id.loket.server.web.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that the list of checks can say, for whoever explains it before it has happened. */
public final class HealthCauses {
  private HealthCauses() {}

  /**
   * What can be the matter; figures and names are three dots.
   *
   * @param cause as in {@link Check#cause()}
   * @param todo empty where nothing is to be done
   */
  public record Said(String cause, String what, String todo) {}

  /**
   * All that may be said of one thing, in the order of the causes.
   *
   * @param cause of the thing as a whole, such as {@code device.PRINTER}; what is said of its parts
   *     follows
   */
  public static List<Said> of(String cause) {
    return all().stream()
        .filter(key -> key.equals(cause) || key.startsWith(cause + "."))
        .map(HealthCauses::said)
        .toList();
  }

  /** Whatever has a sentence, but names and the lines for all. */
  public static Set<String> all() {
    return HealthWords.keys().stream()
        .filter(key -> !key.matches("(name|verdict|effect)\\..*"))
        .filter(key -> !key.endsWith(".todo"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Said said(String cause) {
    Check row = Check.down("any", cause);
    boolean wrong = HealthWords.keys().contains(cause + ".todo");
    return new Said(cause, open(HealthWords.what(row)), wrong ? open(HealthWords.todo(row)) : "");
  }

  private static String open(String said) {
    return said.replaceAll("\\{\\w+}", "…");
  }
}
