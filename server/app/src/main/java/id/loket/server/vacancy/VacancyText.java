package id.loket.server.vacancy;

import static java.util.Map.entry;

import id.loket.server.rules.Catalogue;
import id.loket.server.slip.OfficeWords;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import id.loket.server.vacancy.Offer.Source;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the paper of a vacancy says: what was typed as it was typed, around it either language. */
final class VacancyText {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

  private static final int MOST_IN_A_CODE = 280;

  private VacancyText() {}

  static Values values(Catalogue catalogue, Vacancy vacancy, String language, Instant now) {
    OfficeWords office = new OfficeWords(catalogue, language);
    Offer offer = vacancy.offer();
    LocalDate verified = LocalDate.ofInstant(vacancy.at(), catalogue.zoneId());
    return new Values(
        SlipKind.VACANCY,
        office.language(),
        Map.ofEntries(
            entry("office", List.of(catalogue.office().name())),
            entry("time", List.of(office.time(now))),
            entry("position", List.of(offer.position())),
            entry("country", List.of(offer.country())),
            entry("sector", List.of(offer.sector())),
            entry("places", List.of(offer.places().toString())),
            entry("employer", List.of(offer.employer())),
            entry("source", List.of(named(offer.source()))),
            entry("verified", List.of(DAY.format(verified))),
            entry("until", List.of(DAY.format(offer.until()))),
            entry("code", List.of(code(offer)))));
  }

  private static String named(Source source) {
    return source.reference().isEmpty() ? source.name() : source.name() + ", " + source.reference();
  }

  /** For the visitor's phone: where it was announced, or else the same words. */
  private static String code(Offer offer) {
    if (!offer.source().link().isEmpty()) {
      return URI.create(offer.source().link()).toASCIIString();
    }
    return plain(
        String.join(
            ". ",
            "Berlaku sampai " + DAY.format(offer.until()),
            offer.position() + ", " + offer.country(),
            named(offer.source())));
  }

  /** Printers draw a code of ASCII alone, and of so many letters. */
  private static String plain(String words) {
    String letters =
        Normalizer.normalize(words, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^\\x20-\\x7e]", "-");
    return letters.substring(0, Math.min(letters.length(), MOST_IN_A_CODE));
  }

  /** Of nobody's making. */
  static Values sample(Catalogue catalogue, String language, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, catalogue.zoneId());
    Source source = new Source("Jobsinfo KP2MI", "99/CONTOH", "https://example.go.id/99");
    Offer offer =
        new Offer(
            "Jepang", "Kesehatan", "Perawat lansia", 12, "PT Contoh", source, today.plusDays(30));
    Vacancy vacancy = new Vacancy(1, 1, now, "office", offer, Optional.empty());
    return values(catalogue, vacancy, language, now);
  }
}
