package id.loket.sim.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One step of a scenario. A value.
 *
 * @param line in its file, from 1
 * @param words in the order in which they were written
 */
record Step(int line, Verb verb, Map<String, String> words) {
  /** What a step is for. */
  enum Verb {
    DO,
    WAIT,
    EXPECT
  }

  Step {
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  boolean has(String word) {
    return words.containsKey(word);
  }

  Optional<String> word(String word) {
    return Optional.ofNullable(words.get(word));
  }

  String needed(String word) {
    return word(word).orElseThrow(() -> new BadStepException(word + " is needed"));
  }

  int whole(String word, int usual) {
    try {
      return word(word).map(Integer::valueOf).orElse(usual);
    } catch (NumberFormatException e) {
      throw new BadStepException(word + ": a whole number is needed, not " + words.get(word));
    }
  }

  Duration time(String word, Duration usual) {
    return word(word).map(Step::time).orElse(usual);
  }

  /** As people write it: {@code 500ms}, {@code 2s}, {@code 3m}. */
  static Duration time(String text) {
    String written = text.strip();
    try {
      if (written.endsWith("ms")) {
        return Duration.ofMillis(Long.parseLong(written.substring(0, written.length() - 2)));
      }
      long number = Long.parseLong(written.substring(0, written.length() - 1));
      if (written.endsWith("s")) {
        return Duration.ofSeconds(number);
      }
      if (written.endsWith("m")) {
        return Duration.ofMinutes(number);
      }
    } catch (RuntimeException e) {
      throw new BadStepException("a time such as 500ms, 2s or 3m is needed, not " + text);
    }
    throw new BadStepException("a time such as 500ms, 2s or 3m is needed, not " + text);
  }

  /** The same with something done to each word's value. */
  Step with(UnaryOperator<String> filling) {
    Map<String, String> filled = new LinkedHashMap<>();
    words.forEach((key, value) -> filled.put(key, filling.apply(value)));
    return new Step(line, verb, filled);
  }

  /** As it stands in the file, more or less. */
  String text() {
    StringBuilder text = new StringBuilder(verb.name().toLowerCase(java.util.Locale.ROOT));
    words.forEach((key, value) -> text.append(' ').append(key).append(' ').append(value));
    return text.toString();
  }

  /** A step that says too little, or something that nobody knows. */
  static final class BadStepException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadStepException(String what) {
      super(what);
    }
  }
}
