package id.loket.skm.check;

import id.loket.skm.Mutu;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grades as people print them, and whether they are those of the table in force. */
final class Grades {
  private static final Pattern LETTER = Pattern.compile("^\\W*([A-D])(?![\\w])");

  /** KEP/25/M.PAN/2/2004, which is replaced, and still hangs on walls. */
  private static final List<String> LOWEST_OF_2004 = List.of("81.26", "62.51", "43.76", "25.00");

  private final Consumer<Finding> found;

  Grades(Consumer<Finding> found) {
    this.found = found;
  }

  void check(String where, String printed, Bounds index) {
    Optional<Mutu> letter = letter(printed);
    Optional<Mutu> word = word(printed);
    if (letter.isPresent() && word.isPresent() && letter.get() != word.get()) {
      Mutu one = letter.get();
      found.accept(
          Finding.of(
              Rule.KINERJA_MUTU, "kinerja-mutu", where, printed.strip(), one, one.kinerja()));
    }
    Optional<Mutu> grade = letter.or(() -> word);
    List<Mutu> possible = index.grades();
    if (grade.isEmpty()) {
      found.accept(Finding.of(Rule.MUTU_TABEL, "mutu-tabel.tak-dikenal", where, printed.strip()));
    } else if (!possible.contains(grade.get())) {
      BigDecimal shown = index.middle().rounded(2);
      boolean old = gradeOf2004(shown) == grade.get();
      found.accept(
          Finding.of(
              Rule.MUTU_TABEL,
              old ? "mutu-tabel.lama" : "mutu-tabel",
              where,
              grade.get(),
              possible.stream().map(Mutu::name).collect(Collectors.joining("/")),
              Finding.number(shown)));
    }
  }

  static Optional<Mutu> letter(String printed) {
    Matcher found = LETTER.matcher(printed);
    return found.find() ? Optional.of(Mutu.valueOf(found.group(1))) : Optional.empty();
  }

  /** The performance that a text names; "sangat baik" before the "baik" in it. */
  static Optional<Mutu> word(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    return Stream.of(Mutu.A, Mutu.D, Mutu.C, Mutu.B)
        .filter(
            one -> plain.matches("(?s).*\\b" + one.kinerja().toLowerCase(Locale.ROOT) + "\\b.*"))
        .findFirst();
  }

  private static Mutu gradeOf2004(BigDecimal index) {
    for (Mutu one : Mutu.values()) {
      if (index.compareTo(new BigDecimal(LOWEST_OF_2004.get(one.ordinal()))) >= 0) {
        return one;
      }
    }
    return Mutu.D;
  }
}
