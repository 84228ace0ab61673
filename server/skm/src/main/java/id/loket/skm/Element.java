package id.loket.skm;

import java.util.HashSet;
import java.util.List;

/**
 * One unsur of an instrument: one of the regulation's nine, or one that an office has added.
 *
 * @param key as in data and files, such as {@code WAKTU}
 * @param name as reports print it
 * @param weight what it counts for
 * @param questions the keys of its questions; one and the same as the unsur's is the usual
 */
public record Element(String key, String name, Fraction weight, List<String> questions) {
  public Element {
    if (key.isBlank()) {
      throw new IllegalArgumentException("an unsur without a key: a key is allowed");
    }
    questions = List.copyOf(questions);
    if (questions.isEmpty() || new HashSet<>(questions).size() < questions.size()) {
      throw new IllegalArgumentException(
          key + ": questions " + questions + ": one or more, each once, are allowed");
    }
    if (weight.signum() < 0) {
      throw new IllegalArgumentException(
          "weight of " + key + " is " + weight + ": 0 or more is allowed");
    }
  }
}
