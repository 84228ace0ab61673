package id.loket.server.standard;

import id.loket.server.journal.PastCatalogues;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.StandardDecision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The service standards, each in the version that holds on a day. Whoever was given a number keeps
 * the one of that day: the journal has every catalogue that was ever adopted, so that no copy is
 * kept with each ticket.
 */
final class Standards {
  private final Supplier<Catalogue> present;
  private final PastCatalogues past;
  private final DecisionPapers papers;

  Standards(Supplier<Catalogue> present, PastCatalogues past, DecisionPapers papers) {
    this.present = present;
    this.past = past;
    this.papers = papers;
  }

  /**
   * A service with its standard on a day.
   *
   * @param standard that holds; empty if the first one has not begun
   * @param coming what takes its place on a later day, as far as is known on this one
   * @param decision the record of the one that is shown; empty if nobody has typed it
   * @param paper the PDF of that decision, the newest; empty if nobody has brought one
   */
  record InForce(
      Catalogue.Service service,
      Optional<Catalogue.Standard> standard,
      Optional<Catalogue.Standard> coming,
      Optional<StandardDecision> decision,
      Optional<DecisionPapers.Paper> paper) {
    static InForce of(
        Catalogue catalogue,
        Catalogue.Service service,
        Optional<Catalogue.Standard> standard,
        Optional<Catalogue.Standard> coming) {
      Optional<StandardDecision> decision =
          standard.or(() -> coming).flatMap(catalogue::decisionOf);
      return new InForce(service, standard, coming, decision, Optional.empty());
    }

    private InForce with(Map<String, DecisionPapers.Paper> papers) {
      return new InForce(
          service,
          standard,
          coming,
          decision,
          decision.map(StandardDecision::number).map(papers::get));
    }

    /** What there is to show. */
    Catalogue.Standard shown() {
      return standard.or(() -> coming).orElseThrow();
    }
  }

  String office() {
    return present.get().office().name();
  }

  /** Of all services of today's catalogue, in its order. */
  List<InForce> today(LocalDate today) {
    return in(present.get(), today);
  }

  /** Of a day that has been; empty if nobody knows any more by what the office worked then. */
  Optional<List<InForce>> on(LocalDate day) {
    return past.on(day).map(catalogue -> in(catalogue, day));
  }

  private List<InForce> in(Catalogue catalogue, LocalDate day) {
    Map<String, DecisionPapers.Paper> newest = papers.newest();
    return catalogue.services().stream()
        .map(service -> of(catalogue, service, day).with(newest))
        .toList();
  }

  private InForce of(Catalogue catalogue, Catalogue.Service service, LocalDate day) {
    Catalogue.Standard standard = service.standard();
    if (standard.holdsOn(day)) {
      return InForce.of(catalogue, service, Optional.of(standard), Optional.empty());
    }
    Optional<Catalogue.Standard> before =
        past.find(one -> one.service(service.code()).filter(was -> holds(was, day)).isPresent())
            .flatMap(one -> one.service(service.code()))
            .map(Catalogue.Service::standard);
    return InForce.of(catalogue, service, before, Optional.of(standard));
  }

  private static boolean holds(Catalogue.Service service, LocalDate day) {
    return service.standard().holdsOn(day);
  }
}
