package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Work by this catalogue from now on. Refused while there is an {@link Obstacle}, while people wait
 * if it brings another zone that nobody has confirmed, and where the people of the day before would
 * find no service if this morning's date turned out to be wrong: a person who says that it is right
 * is enough then.
 */
public record AdoptCatalogue(Catalogue catalogue, boolean zoneConfirmed) implements Command {
  public AdoptCatalogue(Catalogue catalogue) {
    this(catalogue, false);
  }

  @Override
  public Decision decide(Office office, Instant now) {
    if (office.catalogue() == null) {
      return Decision.accept(new CatalogueAdopted(catalogue));
    }
    if (!Obstacle.of(office, catalogue).isEmpty()) {
      return Decision.refuse(Reason.CATALOGUE_IN_USE);
    }
    if (!Obstacle.ifTheDayIsLeft(office, catalogue).isEmpty()) {
      return Decision.refuse(Reason.DAY_UNSURE);
    }
    LocalDate before = office.dayAt(now);
    LocalDate after = now.atZone(catalogue.zoneId()).toLocalDate();
    boolean people = office.tickets().stream().anyMatch(t -> t.state().isOpen());
    if (!catalogue.zoneId().equals(office.catalogue().zoneId()) && people && !zoneConfirmed) {
      return Decision.refuse(Reason.ZONE_WITH_PEOPLE);
    }
    List<HallEvent> events = new ArrayList<>();
    events.add(new CatalogueAdopted(catalogue));
    if (!after.equals(before) && office.day().equals(before)) {
      // The same hall under another date: none of its visits belongs to a day before.
      events.add(Correction.to(after, office, Long.MAX_VALUE));
    }
    return new Decision.Accepted(events);
  }
}
