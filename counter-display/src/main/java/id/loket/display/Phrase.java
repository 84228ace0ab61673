package id.loket.display;

import id.loket.hall.TicketNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words of one call: "Nomor antrean R, kosong satu dua, silakan ke loket tiga, Pengajuan PMI
 * Re-entry", as the clips to play in order and as the caption to read.
 *
 * <p>The digits of a ticket are spelled one by one, because a speech engine reads "012" as "nol dua
 * belas"; the number of a loket is read as a number. The board's {@code phrase.js} holds the same
 * rule; a test keeps the two equal.
 *
 * @param steps the clips in order, each with the pause that follows it
 * @param caption the same words for the eye
 */
public record Phrase(List<Step> steps, String caption) {

  /** One clip, and how long to be silent after it. */
  public record Step(String clip, int pauseMilliseconds) {}

  private static final List<String> DIGITS =
      List.of(
          "kosong", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan");

  private static final int HIGHEST_COUNTER = 999;

  private static final int WORD = 50;
  private static final int PART = 150;
  private static final int COMMA = 240;

  public Phrase {
    steps = List.copyOf(steps);
  }

  /**
   * The call of one ticket to one loket.
   *
   * @param counter 1 to 999
   * @param counterName as the catalogue has it; empty if the loket has only its number
   * @param recall true if the same ticket was called here before
   */
  public static Phrase of(TicketNumber ticket, int counter, String counterName, boolean recall) {
    List<String> digits = ticket.digits().chars().mapToObj(c -> DIGITS.get(c - '0')).toList();
    List<String> loket = number(counter);
    String name = counterName.strip();

    List<Step> steps = new ArrayList<>();
    if (recall) {
      steps.add(new Step("panggilan-ulang", COMMA));
    }
    steps.add(new Step("nomor-antrean", PART));
    steps.add(new Step("huruf-" + ticket.prefix().toLowerCase(Locale.ROOT), COMMA));
    addWords(steps, digits);
    steps.add(new Step("silakan-ke-loket", WORD));
    addWords(steps, loket);
    if (!slug(name).isEmpty()) {
      steps.add(new Step(slug(name), COMMA));
    }

    String start = recall ? "Panggilan ulang, nomor antrean " : "Nomor antrean ";
    String caption =
        start
            + ticket.prefix()
            + ", "
            + String.join(" ", digits)
            + ", silakan ke loket "
            + String.join(" ", loket)
            + (name.isEmpty() ? "" : ", " + name);
    return new Phrase(steps, caption);
  }

  /** The clip's name of a written text: small letters and digits, with {@code -} between words. */
  static String slug(String written) {
    return written
        .replaceAll("[^A-Za-z0-9]+", "-")
        .replaceAll("^-|-$", "")
        .toLowerCase(Locale.ROOT);
  }

  /** A number from 1 to 999 in words: "dua puluh satu". */
  static List<String> number(int value) {
    if (value < 1 || value > HIGHEST_COUNTER) {
      throw new IllegalArgumentException(
          "loket " + value + ": 1 to " + HIGHEST_COUNTER + " is allowed");
    }
    List<String> words = new ArrayList<>();
    if (value >= 200) {
      words.add(DIGITS.get(value / 100));
      words.add("ratus");
    } else if (value >= 100) {
      words.add("seratus");
    }
    int rest = value % 100;
    if (rest == 10) {
      words.add("sepuluh");
    } else if (rest == 11) {
      words.add("sebelas");
    } else if (rest > 11 && rest < 20) {
      words.add(DIGITS.get(rest - 10));
      words.add("belas");
    } else {
      if (rest >= 20) {
        words.add(DIGITS.get(rest / 10));
        words.add("puluh");
      }
      if (rest % 10 > 0) {
        words.add(DIGITS.get(rest % 10));
      }
    }
    return words;
  }

  /** The clips' names in order. */
  public List<String> clips() {
    return steps.stream().map(Step::clip).collect(Collectors.toUnmodifiableList());
  }

  private static void addWords(List<Step> steps, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      steps.add(new Step(words.get(i), i < words.size() - 1 ? WORD : COMMA));
    }
  }
}
