package id.loket.server.lookup;

import id.loket.server.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for on a day; what is left out is not asked for.
 *
 * @param number as tickets carry it, such as A012
 * @param actor a part of the name of who did it, in small letters
 */
record Search(Optional<String> number, Optional<Integer> counter, Optional<String> actor) {
  private static final Pattern NUMBER = Pattern.compile("([A-Z])[ -]?0*([1-9]\\d{0,6})");
  private static final Pattern COUNTER = Pattern.compile("[1-9]\\d{0,2}");
  private static final int LONGEST = 80;

  /**
   * @throws Problem naming what is wrong and what is allowed
   */
  static Search of(String number, String counter, String actor) {
    return new Search(
        given(number).map(Search::number),
        given(counter).map(Search::counter),
        given(actor).map(Search::actor));
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
  }

  private static String number(String text) {
    Matcher matcher = NUMBER.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw Problem.bad("number is " + text + ": a letter and digits such as A012 are needed");
    }
    return String.format(
        Locale.ROOT, "%s%03d", matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  private static int counter(String text) {
    if (!COUNTER.matcher(text).matches()) {
      throw Problem.bad("counter is " + text + ": a loket's number from 1 to 999 is needed");
    }
    return Integer.parseInt(text);
  }

  private static String actor(String text) {
    if (text.length() > LONGEST) {
      throw Problem.bad("actor has " + text.length() + " letters: at most 80 are allowed");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * @param names by which those are known who did it
   */
  boolean wants(Told told, List<String> names) {
    return number.map(told.number()::equals).orElse(true)
        && counter.map(one -> one.equals(told.counter())).orElse(true)
        && actor.map(part -> names.stream().anyMatch(one -> isIn(one, part))).orElse(true);
  }

  private static boolean isIn(String name, String part) {
    return name.toLowerCase(Locale.ROOT).contains(part);
  }
}
