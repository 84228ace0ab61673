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
  static Optional<String> screenFault(String text) {
    return told(
        text.codePoints().filter(one -> !isOnScreens(one)).distinct().boxed().toList(),
        " can't be shown on kiosk, board, phone, guard's and officers' screens; allowed are Latin"
            + " letters, digits and signs");
  }

  /** Empty if a slip says the same. */
  static Optional<String> paperFault(String text, String instead) {
    return told(
        PaperText.lost(text), " would be ? on a ticket printer's paper; allowed are " + instead);
  }

  private static Optional<String> told(List<Integer> letters, String sentence) {
    if (letters.isEmpty()) {
      return Optional.empty();
    }
    String named =
        letters.stream().limit(NAMED).map(PlainText::named).collect(Collectors.joining(", "));
    int more = letters.size() - NAMED;
    return Optional.of(named + (more > 0 ? " and " + more + " more" : "") + sentence);
  }

  private static boolean isOnScreens(int letter) {
    return IntStream.range(0, OF_SCREENS.length / 2)
        .anyMatch(i -> OF_SCREENS[2 * i] <= letter && letter <= OF_SCREENS[2 * i + 1]);
  }
}
