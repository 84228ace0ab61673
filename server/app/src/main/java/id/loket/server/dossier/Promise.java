package id.loket.server.dossier;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.OpeningTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Until when the office has to be done, by its standard of one working day: the end of the next
 * working day after all papers are there. While papers are missing there is no such moment, since
 * the office waits for the visitor.
 */
final class Promise {
  /** Past the longest row of days on which an office is shut. */
  private static final int DAYS_AHEAD = 60;

  private Promise() {}

  /** Empty while papers are missing, and where the office does not open for weeks. */
  static Optional<Instant> due(Catalogue catalogue, Optional<Instant> complete) {
    return complete.flatMap(at -> endOfNextWorkingDay(catalogue, at));
  }

  private static Optional<Instant> endOfNextWorkingDay(Catalogue catalogue, Instant at) {
    OpeningTimes times = catalogue.openingTimes();
    ZoneId zone = catalogue.zoneId();
    LocalDate day = at.atZone(zone).toLocalDate();
    for (int ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate next = day.plusDays(ahead);
      if (times.opensOn(next)) {
        return Optional.of(times.endOfDay(next.atStartOfDay(zone).toInstant()));
      }
    }
    return Optional.empty();
  }
}
