package id.loket.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What a step expects of a value; every word of it has to hold. A value. */
record Wish(Map<String, String> words) {
  static final Map<String, BiPredicate<String, String>> WORDS =
      Map.of(
          "is", String::equals,
          "is-not", (seen, wanted) -> !seen.equals(wanted),
          "contains", String::contains,
          "contains-not", (seen, wanted) -> !seen.contains(wanted),
          "above", (seen, wanted) -> number(seen) > number(wanted),
          "below", (seen, wanted) -> number(seen) < number(wanted));

  static Wish of(Step step) {
    Map<String, String> words = new java.util.LinkedHashMap<>(step.words());
    words.keySet().retainAll(WORDS.keySet());
    if (words.isEmpty()) {
      throw new Step.BadStepException(
          "one of " + new java.util.TreeSet<>(WORDS.keySet()) + " is needed");
    }
    return new Wish(words);
  }

  boolean holds(String seen) {
    return words.entrySet().stream()
        .allMatch(one -> WORDS.get(one.getKey()).test(seen, one.getValue()));
  }

  /** A place that is not there has an empty text. */
  boolean holds(JsonNode seen) {
    return holds(text(seen));
  }

  static String text(JsonNode seen) {
    return seen.isMissingNode() || seen.isNull()
        ? ""
        : seen.isValueNode() ? seen.asText() : seen.toString();
  }

  /** What is no number is neither above nor below any. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    words.forEach((key, value) -> parts.add(key + " \"" + value + "\""));
    return String.join(" and ", parts);
  }
}
