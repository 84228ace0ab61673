package id.loket.paper;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** The character code tables that {@code ESC t n} chooses from (Epson's numbers). */
final class CodePages {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "IBM437"),
          Map.entry(2, "IBM850"),
          Map.entry(3, "IBM860"),
          Map.entry(4, "IBM863"),
          Map.entry(5, "IBM865"),
          Map.entry(16, "windows-1252"),
          Map.entry(17, "IBM866"),
          Map.entry(18, "IBM852"),
          Map.entry(19, "IBM00858"),
          Map.entry(40, "ISO-8859-15"));

  static final Charset DEFAULT = Charset.forName("IBM437");

  private CodePages() {}

  static Optional<Charset> table(int n) {
    return Optional.ofNullable(NAMES.get(n)).filter(Charset::isSupported).map(Charset::forName);
  }
}
