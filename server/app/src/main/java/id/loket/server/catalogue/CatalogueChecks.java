package id.loket.server.catalogue;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.web.Check;
import id.loket.server.web.Checks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.Collectors;

/** What of the catalogue keeps visitors out, though nobody meant it. */
final class CatalogueChecks implements Checks {
  /** Longer than the longest leave. */
  private static final Duration SOON = Duration.ofDays(14);

  @Override
  public List<Check> look(Office office, Instant now) {
    return List.of(
        services(office.catalogue()),
        hours(office.catalogue(), now),
        holidays(office.catalogue(), office.dayAt(now)));
  }

  private static Check services(Catalogue catalogue) {
    String alone =
        catalogue.services().stream()
            .filter(one -> one.hasTicket() && catalogue.countersServing(one.code()).isEmpty())
            .map(one -> one.name().id())
            .collect(Collectors.joining(", "));
    return alone.isEmpty()
        ? Check.well("catalogue.services")
        : Check.attention("catalogue.services", "services.alone").with("services", alone);
  }

  static Check hours(Catalogue catalogue, Instant now) {
    boolean opens =
        catalogue
            .openingTimes()
            .nextOpening(now)
            .filter(opening -> opening.isBefore(now.plus(SOON)))
            .isPresent();
    return opens ? Check.well("catalogue.hours") : Check.attention("catalogue.hours", "hours.none");
  }

  /** In December, of an office that writes down its holidays. */
  static Check holidays(Catalogue catalogue, LocalDate today) {
    List<Integer> years =
        catalogue.office().holidays().stream().map(one -> one.date().getYear()).toList();
    boolean missing =
        today.getMonth() == Month.DECEMBER
            && !years.isEmpty()
            && !years.contains(today.getYear() + 1);
    return missing
        ? Check.attention("catalogue.holidays", "holidays.missing")
            .with("year", today.getYear() + 1)
        : Check.well("catalogue.holidays");
  }
}
