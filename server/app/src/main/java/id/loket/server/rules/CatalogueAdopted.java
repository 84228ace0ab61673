package id.loket.server.rules;

import java.time.Instant;

/** From now on the office works by this catalogue. */
public record CatalogueAdopted(Catalogue catalogue) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.adopt(catalogue);
  }
}
