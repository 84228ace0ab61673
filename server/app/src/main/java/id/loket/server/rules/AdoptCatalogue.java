package id.loket.server.rules;

import java.time.Instant;

/**
 * Work by this catalogue from now on. Refused while a counter it lacks is held or a service it
 * lacks has people.
 */
public record AdoptCatalogue(Catalogue catalogue) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    boolean counterInUse =
        office.catalogue() != null
            && office.counters().stream()
                .anyMatch(c -> c.held() && catalogue.counter(c.number()).isEmpty());
    boolean serviceInUse =
        office.catalogue() != null
            && office.tickets().stream().anyMatch(t -> catalogue.service(t.service()).isEmpty());
    return counterInUse || serviceInUse
        ? Decision.refuse(Reason.CATALOGUE_IN_USE)
        : Decision.accept(new CatalogueAdopted(catalogue));
  }
}
