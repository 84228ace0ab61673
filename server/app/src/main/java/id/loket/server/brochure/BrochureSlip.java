package id.loket.server.brochure;

import static java.util.Map.entry;

import id.loket.server.brochure.BrochurePages.Shown;
import id.loket.server.rules.Catalogue;
import id.loket.server.slip.OfficeWords;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the slip of a brochure says: what it is, what stands in it, and the way to it. */
final class BrochureSlip {
  private BrochureSlip() {}

  static Values values(Catalogue catalogue, Shown one, String language, Instant now) {
    OfficeWords office = new OfficeWords(catalogue, language);
    Labels labels = Labels.of(office.language());
    Content content = one.content();
    return new Values(
        SlipKind.BROCHURE,
        office.language(),
        Map.ofEntries(
            entry("office", List.of(catalogue.office().name())),
            entry("time", List.of(office.time(now))),
            entry("kind", List.of(labels.say("kind." + content.kind()))),
            entry("title", List.of(content.title().in(labels.language()))),
            entry("due", due(labels, one).stream().toList()),
            entry("lines", lines(labels, content)),
            entry("since", List.of(labels.day(one.since()))),
            entry("page", page(catalogue, one.number(), labels.language()).stream().toList())));
  }

  private static Optional<String> due(Labels labels, Shown one) {
    return one.due()
        ? Optional.of(labels.say("due", labels.day(one.content().checkBy())))
        : Optional.empty();
  }

  /** The facts of a country; of a brochure what it is about. */
  private static List<String> lines(Labels labels, Content content) {
    if (content.kind() == Content.Kind.COUNTRY) {
      return content.facts().stream()
          .map(one -> labels.say("topic." + one.topic()) + ": " + one.words().in(labels.language()))
          .toList();
    }
    return Markdown.parts(content.text().in(labels.language())).stream()
        .map(Part::title)
        .filter(title -> !title.isEmpty())
        .toList();
  }

  /** Where the visitor's phone reads it; empty without a public address. */
  static Optional<String> page(Catalogue catalogue, int number, String language) {
    return catalogue
        .office()
        .publicAddress()
        .map(
            base ->
                base.replaceAll("/+$", "")
                    + BrochurePages.PAGE
                    + number
                    + (language.equals("en") ? "?lang=en" : ""));
  }

  /** Of no country that there is. */
  static Values sample(Catalogue catalogue, String language, boolean full, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, catalogue.zoneId());
    Fact wage =
        new Fact(
            Fact.Topic.WAGE,
            new Words("100 CONTOH sebulan", "100 SAMPLE a month"),
            "Contoh",
            today);
    Fact help =
        new Fact(Fact.Topic.EMERGENCY, new Words("+99 99 9999", "+99 99 9999"), "Contoh", today);
    Content content =
        new Content(
            Content.Kind.COUNTRY,
            "Negeri Contoh",
            new Words("Negeri Contoh", "Sampleland"),
            new Words("", ""),
            full ? List.of(wage, help) : List.of(help),
            today);
    return values(catalogue, new Shown(1, content, today, full), language, now);
  }
}
