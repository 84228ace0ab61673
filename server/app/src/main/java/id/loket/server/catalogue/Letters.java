package id.loket.server.catalogue;

import id.loket.device.printer.PaperText;
import id.loket.server.web.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which letters every screen and every printer of an office can draw. */
final class Letters {
  private static final int NAMED = 3;

  /**
   * What the font has that all screens are given, {@code
   * atkinson-hyperlegible-next-latin-wght-normal.woff2}: pairs of first and last. Whatever else
   * would be drawn by the fonts that a computer happens to have, or as a box.
   */
  private static final int[] OF_SCREENS = {
    0x0020, 0x007E, 0x00A0, 0x00AC, 0x00AE, 0x00B4, 0x00B6, 0x00FF, 0x0102, 0x0102, 0x0131, 0x0131,
    0x0152, 0x0153, 0x02C6, 0x02C6, 0x02DA, 0x02DA, 0x02DC, 0x02DC, 0x0300, 0x0301, 0x0303, 0x0304,
    0x0308, 0x0308, 0x2009, 0x2009, 0x2013, 0x2014, 0x2018, 0x201A, 0x201C, 0x201E, 0x2022, 0x2022,
    0x2026, 0x2026, 0x2039, 0x203A, 0x2044, 0x2044, 0x20AC, 0x20AC, 0x2122, 0x2122, 0x2212, 0x2212,
    0x2215, 0x2215
  };

  private Letters() {}

  /** Empty if every screen can show it. */
  static Optional<Saying> screenFault(String text) {
    List<Integer> lost =
        text.codePoints().filter(one -> !isOnScreens(one)).distinct().boxed().toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(Saying.of("letters-screen", "letters", named(lost)));
  }

  /**
   * Empty if a slip says the same.
   *
   * @param instead key of what is allowed
   */
  static Optional<Saying> paperFault(String text, String instead) {
    List<Integer> lost = PaperText.lost(text);
    Saying allowed = Saying.of("allowed." + instead);
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(Saying.of("letters-paper", "letters", named(lost), "allowed", allowed));
  }

  private static Saying named(List<Integer> letters) {
    String named =
        letters.stream().limit(NAMED).map(PlainText::named).collect(Collectors.joining(", "));
    int more = letters.size() - NAMED;
    return more > 0
        ? Saying.of("letters-more", "letters", named, "more", more)
        : Saying.asIs(named);
  }

  private static boolean isOnScreens(int letter) {
    return IntStream.range(0, OF_SCREENS.length / 2)
        .anyMatch(i -> OF_SCREENS[2 * i] <= letter && letter <= OF_SCREENS[2 * i + 1]);
  }
}
