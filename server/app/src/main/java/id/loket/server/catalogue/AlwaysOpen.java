package id.loket.server.catalogue;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.DayTime;
import java.time.DayOfWeek;
import java.util.List;

/**
 * An office for demonstrations, measurements and tests: the built-in one, but open day and night,
 * without breaks and holidays, so that it does the same at any hour.
 */
public final class AlwaysOpen {
  private AlwaysOpen() {}

  public static Catalogue catalogue() {
    Catalogue usual = CatalogueFile.readDefault().orThrow();
    Catalogue.Office office = usual.office();
    List<DayOfWeek> everyDay = List.of(DayOfWeek.values());
    return usual.with(
        new Catalogue.Office(
            office.id(),
            office.name(),
            office.address(),
            office.zone(),
            List.of(new Catalogue.OpeningHours(everyDay, DayTime.of("00:00"), DayTime.of("24:00"))),
            List.of(),
            List.of(),
            office.publicAddress(),
            office.signatory()));
  }
}
