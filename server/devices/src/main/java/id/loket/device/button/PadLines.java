package id.loket.device.button;

import id.loket.device.CallPad;
import id.loket.device.CallPad.Answer;
import id.loket.device.CallPad.Key;
import id.loket.device.CallPad.Press;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The lines between a call pad and its host ({@code server/docs/call-pad.md}): printable ASCII, the
 * last word two hexadecimal digits, the exclusive or of all characters before the space in front of
 * it. Knows no cable and no time. Confined to the thread that owns the cable.
 */
final class PadLines {
  /** At which a pad speaks. */
  static final int BAUD = 9600;

  /** A pad says nothing longer; what is, is no pad. */
  static final int LONGEST = 32;

  /** What a pad has said. */
  sealed interface Said {
    /** It is there. */
    record Here() implements Said {}

    /** It has just been switched on: its numbers begin anew. */
    record Begun() implements Said {}

    record Pressed(Press press) implements Said {}

    /** No line of a pad: noise, another device, or a wrong rate. */
    record Unreadable() implements Said {}
  }

  private final StringBuilder line = new StringBuilder();
  private boolean tooLong;

  /**
   * Takes the next byte; what has been said where it was the last of a line. Noise in front of a
   * line on the same wire doesn't hide it.
   */
  Optional<Said> take(int one) {
    if (one == '\r') {
      return Optional.empty();
    }
    if (one != '\n') {
      if (line.length() >= LONGEST) {
        tooLong = true;
        line.deleteCharAt(0);
      }
      line.append((char) one);
      return Optional.empty();
    }
    String whole = line.toString();
    forget();
    return Optional.of(
        IntStream.range(0, whole.length())
            .mapToObj(from -> read(whole.substring(from)))
            .filter(said -> !(said instanceof Said.Unreadable))
            .findFirst()
            .orElseGet(Said.Unreadable::new));
  }

  /** What has come so far belongs to no line. */
  void forget() {
    line.setLength(0);
    tooLong = false;
  }

  /** Whether a line goes on for longer than any has. */
  boolean isTooLong() {
    return tooLong;
  }

  private static Said read(String line) {
    int end = line.lastIndexOf(' ');
    if (end < 1 || !line.substring(end + 1).equals(sum(line.substring(0, end)))) {
      return new Said.Unreadable();
    }
    String[] words = line.substring(0, end).split(" ");
    if (words.length == 1 && words[0].equals("H")) {
      return new Said.Here();
    }
    if (words.length == 1 && words[0].equals("B")) {
      return new Said.Begun();
    }
    boolean press = words.length == 3 && words[0].equals("K") && words[1].matches("\\d{2}");
    Optional<Key> key = press ? key(words[2]) : Optional.empty();
    return key.<Said>map(one -> new Said.Pressed(new Press(Integer.parseInt(words[1]), one)))
        .orElseGet(Said.Unreadable::new);
  }

  private static Optional<Key> key(String word) {
    return Arrays.stream(Key.values()).filter(one -> one.name().equals(word)).findFirst();
  }

  /** Asks whether it is there. */
  static byte[] ask() {
    return line("?");
  }

  /** The press has come; the pad needn't repeat it. */
  static byte[] taken(int number) {
    return line("A " + two(number));
  }

  static byte[] answer(CallPad.Press press, Answer answer) {
    return line((answer == Answer.DONE ? "D " : "N ") + two(press.number()));
  }

  private static byte[] line(String words) {
    return (words + " " + sum(words) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private static String sum(String words) {
    return String.format(Locale.ROOT, "%02X", words.chars().reduce(0, (a, b) -> a ^ b) & 0xFF);
  }
}
