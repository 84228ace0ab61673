package id.loket.server.rules;

import java.time.Instant;

/** Work by this catalogue from now on. Refused while there is an {@link Obstacle}. */
public record AdoptCatalogue(Catalogue catalogue) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    return Obstacle.of(office, catalogue).isEmpty()
        ? Decision.accept(new CatalogueAdopted(catalogue))
        : Decision.refuse(Reason.CATALOGUE_IN_USE);
  }
}
