package id.loket.server.desk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state of an office, as somebody who has seen it can tell it later: as text, the three with dots
 * between.
 *
 * @param epoch in which it went on then
 * @param seq of its newest event
 * @param hash the first letters of that event's
 */
public record Reached(long epoch, long seq, String hash) {
  private static final int LETTERS = 16;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,19})\\.(\\d{1,15})\\.([0-9a-f]{16})");

  public static Reached of(long epoch, long seq, String hash) {
    return new Reached(epoch, seq, hash.substring(0, LETTERS));
  }

  /** Empty for what is no such text. */
  public static Optional<Reached> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    try {
      return parts.matches()
          ? Optional.of(
              new Reached(
                  Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return epoch + "." + seq + "." + hash;
  }
}
