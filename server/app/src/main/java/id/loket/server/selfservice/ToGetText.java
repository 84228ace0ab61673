package id.loket.server.selfservice;

import static java.util.Map.entry;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.PaperHelp;
import id.loket.server.slip.OfficeWords;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the list of what is still needed says, in the visitor's language. Names nobody. */
final class ToGetText {
  private ToGetText() {}

  /**
   * @param papers the Indonesian names of those that are not there yet, in the service's order
   */
  static Values values(
      Catalogue catalogue,
      Catalogue.Service service,
      List<String> papers,
      String language,
      Instant at) {
    OfficeWords office = new OfficeWords(catalogue, language);
    List<String> lines =
        service.requirements().stream()
            .filter(one -> papers.contains(one.id()))
            .map(one -> line(office, one, help(catalogue, one.id())))
            .toList();
    return new Values(
        SlipKind.TO_GET,
        office.language(),
        Map.ofEntries(
            entry("office", List.of(catalogue.office().name())),
            entry("service", List.of(office.in(service.nameOnPaper()))),
            entry("time", List.of(office.time(at))),
            entry("papers", lines),
            entry("hours", office.hours()),
            entry("standardPage", page(catalogue, service).stream().toList())));
  }

  /** Of the service that asks for the most; only one paper where little is told. */
  static Values sample(Catalogue catalogue, String language, boolean full, Instant at) {
    Catalogue.Service service =
        catalogue.services().stream()
            .max(java.util.Comparator.comparingInt(one -> one.requirements().size()))
            .orElseThrow();
    List<String> papers =
        service.requirements().stream().limit(full ? Integer.MAX_VALUE : 1).map(Text::id).toList();
    return values(catalogue, service, papers, language, at);
  }

  private static String line(OfficeWords office, Text paper, Optional<PaperHelp> help) {
    String name = office.in(paper);
    return help.map(one -> name + ". " + office.in(one.where())).orElse(name);
  }

  private static Optional<PaperHelp> help(Catalogue catalogue, String paper) {
    return catalogue.papers().stream().filter(one -> one.name().equals(paper)).findFirst();
  }

  /** Where the visitor's phone reads what the service asks for; empty without a public address. */
  private static Optional<String> page(Catalogue catalogue, Catalogue.Service service) {
    return catalogue
        .office()
        .publicAddress()
        .map(base -> base.replaceAll("/+$", "") + "/standard/" + service.code());
  }
}
