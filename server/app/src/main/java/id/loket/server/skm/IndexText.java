package id.loket.server.skm;

import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was computed, for people to read: a table in Indonesian. */
final class IndexText {
  static final String COMPATIBLE =
      "Hanya untuk menelusuri laporan lama; tidak dinilai mutunya dan tidak dipakai laporan Loket.";

  private static final String ROW = "%-3s %-40s %7s %10s %-16s %8s %-2s %s";

  private IndexText() {}

  static List<String> of(AnswersFile.Computed computed, Optional<Fraction> compatible) {
    List<String> lines = new ArrayList<>();
    lines.add("Indeks Kepuasan Masyarakat (PermenPANRB 14/2017)");
    lines.add(
        computed.respondents() > 0
            ? "Responden: " + computed.respondents()
            : "Responden: tidak diketahui (dihitung dari NRR)");
    if (!computed.ignored().isEmpty()) {
      lines.add("Kolom yang tidak dihitung: " + String.join(", ", computed.ignored()));
    }
    lines.add("");
    table(computed.index(), lines);
    computed
        .services()
        .forEach(
            (name, index) -> {
              lines.add("");
              lines.add("Layanan: " + (name.isEmpty() ? "(tidak disebut)" : name));
              lines.add("");
              table(index, lines);
            });
    compatible.ifPresent(
        weight -> {
          BigDecimal old = computed.index().ikmByRoundedWeight(weight);
          lines.add("");
          lines.add(
              String.format(
                  "Mode kompatibel, bobot %s: IKM %s. %s",
                  number(weight.rounded(3).stripTrailingZeros()), number(old), COMPATIBLE));
        });
    return lines;
  }

  private static void table(Index index, List<String> lines) {
    lines.add(row("No.", "Unsur", "Jawaban", "NRR", "Bobot", "NIK", "", "Mutu"));
    int number = 1;
    for (Index.Line line : index.lines()) {
      Fraction weight = line.element().weight();
      lines.add(
          row(
              Integer.toString(number++),
              line.element().name(),
              line.n() > 0 ? Long.toString(line.n()) : "-",
              number(line.nrr().rounded(4)),
              weight + " (" + number(weight.rounded(4)) + ")",
              number(line.nik()),
              line.mutu().name(),
              line.mutu().kinerja() + interval(line)));
    }
    lines.add("");
    lines.add(
        String.format(
            "IKM %s, mutu %s (%s)",
            number(index.ikm()), index.mutu().name(), index.mutu().kinerja()));
    lines.add(
        "Prioritas perbaikan: "
            + index.priorities().stream().map(Element::name).collect(Collectors.joining("; ")));
  }

  private static String interval(Index.Line line) {
    return line.interval()
        .map(one -> String.format(" (NRR 95 %%: %s-%s)", number(one.low()), number(one.high())))
        .orElse("");
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, ROW, (Object[]) cells).stripTrailing();
  }

  static String number(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }
}
