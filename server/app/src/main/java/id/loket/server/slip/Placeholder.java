package id.loket.server.slip;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of something that is told on a paper; written in braces, such as {@code {number}}.
 *
 * @param filled how much there is of it
 */
record Placeholder(String name, Filled filled) {
  private static final Pattern IN_TEXT = Pattern.compile("\\{([^{}]*)}");

  /** How much there may be of what a name stands for. */
  enum Filled {
    ALWAYS,
    /** Nothing, on some papers. */
    SOMETIMES,
    /** Any number of lines; the piece is repeated for each. */
    LIST
  }

  static Placeholder always(String name) {
    return new Placeholder(name, Filled.ALWAYS);
  }

  static Placeholder sometimes(String name) {
    return new Placeholder(name, Filled.SOMETIMES);
  }

  static Placeholder list(String name) {
    return new Placeholder(name, Filled.LIST);
  }

  /** The names in braces, in their order. */
  static List<String> in(String text) {
    return IN_TEXT.matcher(text).results().map(one -> one.group(1)).toList();
  }

  /** Whether there is a brace that belongs to no name. */
  static boolean hasLooseBrace(String text) {
    return IN_TEXT.matcher(text).replaceAll("").matches(".*[{}].*");
  }

  /** In one go, so that what stands in braces in a name of the office's is told as it is. */
  static String filled(String text, UnaryOperator<String> value) {
    return IN_TEXT
        .matcher(text)
        .replaceAll(one -> Matcher.quoteReplacement(value.apply(one.group(1))));
  }
}
