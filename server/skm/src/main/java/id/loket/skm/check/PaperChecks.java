package id.loket.skm.check;

import id.loket.skm.check.Published.Paper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a report says of itself: its office, its period and its date. */
final class PaperChecks {
  private static final String WHERE = "laporan";

  private final Paper paper;
  private final Consumer<Finding> found;

  PaperChecks(Paper paper, Consumer<Finding> found) {
    this.paper = paper;
    this.found = found;
  }

  void check() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : paper.names()) {
      String plain = name.strip().replaceAll("\\s+", " ");
      names.putIfAbsent(plain.toLowerCase(Locale.ROOT), plain);
    }
    if (names.size() > 1) {
      tell(Rule.NAMA_KANTOR, "nama-kantor", String.join("\", \"", names.values()));
    }
    paper.period().ifPresent(this::period);
    Optional<PeriodWords.Span> title = paper.period().flatMap(text -> PeriodWords.of(text).span());
    for (String caption : paper.captions()) {
      period(caption);
      Optional<PeriodWords.Span> other = PeriodWords.of(caption).span();
      if (title.isPresent() && other.isPresent() && !title.equals(other)) {
        tell(Rule.PERIODE, "periode", paper.period().get().strip(), caption.strip());
      }
    }
  }

  private void period(String text) {
    PeriodWords words = PeriodWords.of(text);
    if (words.contradicts()) {
      tell(Rule.PERIODE, "periode.bertentangan", text.strip());
    }
    Optional<PeriodWords.Span> date = paper.date().flatMap(PeriodWords::date);
    if (date.isPresent() && words.span().isPresent()) {
      PeriodWords.Span days = words.span().get();
      if (!date.get().to().isAfter(days.to())) {
        tell(
            Rule.TANGGAL_LAPORAN,
            "tanggal-laporan",
            paper.date().get().strip(),
            text.strip(),
            days.to());
      }
    }
  }

  private void tell(Rule rule, String key, Object... values) {
    found.accept(Finding.of(rule, key, WHERE, values));
  }
}
