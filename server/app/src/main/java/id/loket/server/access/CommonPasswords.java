package id.loket.server.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Passwords that are tried first everywhere: those of the lists that come along, alone, twice, with
 * digits and signs around them, or with these in the place of letters. Read each time that somebody
 * chooses one, which is seldom.
 */
final class CommonPasswords {
  /** One breached, one of our own; # begins a line that is none. */
  private static final List<String> LISTS = List.of("common", "indonesian");

  private static final String SIGNS = "0134578@$!";
  private static final String LETTERS = "oieastbasi";

  private CommonPasswords() {}

  /** Whether it is one of them, or little else. */
  static boolean contain(String password) {
    String lower = password.toLowerCase(Locale.ROOT);
    Set<String> forms = new TreeSet<>();
    for (String one : List.of(lower, spelled(lower), half(lower), stripped(lower))) {
      forms.add(one);
      forms.add(stripped(one));
      forms.add(spelled(stripped(one)));
      forms.add(half(stripped(one)));
    }
    return LISTS.stream().anyMatch(list -> anyIn(list, forms));
  }

  private static boolean anyIn(String list, Set<String> forms) {
    try (Stream<String> lines = lines(list)) {
      return lines.anyMatch(forms::contains);
    }
  }

  /** All that are listed, for whoever counts them. */
  static Stream<String> lines(String list) {
    InputStream in = CommonPasswords.class.getResourceAsStream("/passwords/" + list + ".txt");
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return reader
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("# ") && !line.equals("#"))
        .onClose(() -> close(reader));
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without what is no letter at both its ends. */
  private static String stripped(String text) {
    return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
  }

  /** p4ssw0rd is password. */
  private static String spelled(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.chars()
        .forEach(
            one -> {
              int sign = SIGNS.indexOf(one);
              letters.append(sign < 0 ? (char) one : LETTERS.charAt(sign));
            });
    return letters.toString();
  }

  /** What is there twice, once. */
  private static String half(String text) {
    int middle = text.length() / 2;
    boolean twice =
        text.length() % 2 == 0 && text.substring(0, middle).equals(text.substring(middle));
    return twice ? text.substring(0, middle) : text;
  }
}
