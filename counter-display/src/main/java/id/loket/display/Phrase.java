package id.loket.display;

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

  /**
   * One clip, and how long to be silent after it.
   *
   * @param clip its name; of a language other than Indonesian with its folder: {@code en/one}
   */
  public record Step(String clip, int pauseMilliseconds) {}

  public Phrase {
    steps = List.copyOf(steps);
  }

  /** The clip's name of a written text: small letters and digits, with {@code -} between words. */
  static String slug(String written) {
    return written
        .replaceAll("[^A-Za-z0-9]+", "-")
        .replaceAll("^-|-$", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The clips' names in order. */
  public List<String> clips() {
    return steps.stream().map(Step::clip).collect(Collectors.toUnmodifiableList());
  }
}
