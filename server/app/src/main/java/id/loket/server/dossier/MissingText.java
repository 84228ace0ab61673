package id.loket.server.dossier;

import static java.util.Map.entry;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.Ticket;
import id.loket.server.slip.OfficeWords;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the list of what is missing says, in the visitor's language. Names nobody. */
final class MissingText {
  /** By this a scanner at the door knows the code of a berkas. */
  static final String SCHEME = "berkas:";

  private static final Map<String, Properties> TEXTS =
      Map.of("id", OfficeWords.load("missing", "id"), "en", OfficeWords.load("missing", "en"));

  private final Catalogue catalogue;
  private final OfficeWords office;
  private final Properties texts;

  private MissingText(Catalogue catalogue, String language) {
    this.catalogue = catalogue;
    this.office = new OfficeWords(catalogue, language);
    this.texts = TEXTS.get(office.language());
  }

  /**
   * @param words what was said of the papers, by the ids of the words
   * @param at when the list was asked for
   */
  static Values values(
      Catalogue catalogue, Dossier dossier, Map<String, Noted> words, int copy, Instant at) {
    MissingText text = new MissingText(catalogue, dossier.language());
    List<String> missing =
        dossier.course().missing().stream()
            .map(one -> text.line(one, dossier.lines().get(one.key()), words))
            .toList();
    return text.values(
        DossierPicture.nameOnPaper(catalogue, dossier.service()),
        Ticket.numberOf(dossier.lastTicket()).toString(),
        missing,
        copy,
        dossier.code(),
        at);
  }

  /** Of a berkas that nobody has; every paper is missing where all is told that can be. */
  static Values sample(Catalogue catalogue, String language, boolean full, Instant at) {
    MissingText text = new MissingText(catalogue, language);
    Catalogue.Service service =
        catalogue.services().stream()
            .filter(one -> one.procedure().filter(p -> !p.documents().isEmpty()).isPresent())
            .max(
                java.util.Comparator.comparingInt(
                    one -> one.procedure().orElseThrow().documents().size()))
            .orElse(catalogue.services().get(0));
    List<String> missing =
        service.procedure().stream()
            .flatMap(one -> one.documents().stream())
            .limit(full ? Integer.MAX_VALUE : 1)
            .map(one -> String.format(text.of("line.MISSING"), text.in(one.name())))
            .toList();
    return text.values(service.nameOnPaper(), "A012", missing, full ? 1 : 0, "x".repeat(22), at);
  }

  private Values values(
      Catalogue.Text service,
      String number,
      List<String> missing,
      int copy,
      String code,
      Instant at) {
    return new Values(
        SlipKind.MISSING,
        office.language(),
        Map.ofEntries(
            entry("office", List.of(catalogue.office().name())),
            entry("service", List.of(in(service))),
            entry("number", List.of(number)),
            entry("time", List.of(office.time(at))),
            entry("copy", copy > 0 ? List.of(of("copy")) : List.of()),
            entry("missing", missing),
            entry("hours", office.hours()),
            entry("code", List.of(SCHEME + code))));
  }

  private String line(Procedure.Document paper, Dossier.Line line, Map<String, Noted> words) {
    if (line.state() == LineState.MISSING) {
      return String.format(of("line.MISSING"), in(paper.name())) + said(line, words);
    }
    String why = of("wrong." + (line.reason().isEmpty() ? WrongReason.OTHER : line.reason()));
    return String.format(of("line.WRONG"), in(paper.name()), why) + said(line, words);
  }

  private static String said(Dossier.Line line, Map<String, Noted> words) {
    return Optional.ofNullable(line.words().map(words::get).orElse(null))
        .map(noted -> " (" + noted.text() + ")")
        .orElse("");
  }

  private String in(Catalogue.Text both) {
    return office.in(both);
  }

  private String of(String key) {
    return texts.getProperty(key);
  }
}
