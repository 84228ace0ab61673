package id.loket.server.lastnumbers;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Doubt;
import id.loket.server.rules.Office;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The question for the last numbers, as the guard sees it.
 *
 * @param seenDay of the newest state that was seen; null if nobody knows
 */
public record LastNumbersView(Doubt.Why why, String seenDay, List<Last> numbers) {
  /**
   * One prefix, with every service that has it.
   *
   * @param least the last that the office knows to have given today; 0 for none
   * @param seen the last that was seen today; as {@code least} if nobody knows better
   */
  public record Last(String prefix, List<Catalogue.Text> services, int least, int seen) {}

  /** Empty while nobody asks. */
  public static Optional<LastNumbersView> of(Office office, Instant now) {
    return office.doubt().map(doubt -> of(office, doubt, office.dayAt(now)));
  }

  private static LastNumbersView of(Office office, Doubt doubt, LocalDate today) {
    boolean known = !doubt.day().equals(LocalDate.EPOCH);
    Map<String, Integer> seen = doubt.day().equals(today) ? doubt.serials() : Map.of();
    List<Last> numbers =
        office.catalogue().services().stream()
            .flatMap(service -> service.prefix().stream())
            .distinct()
            .map(prefix -> last(office, prefix, today, seen))
            .toList();
    return new LastNumbersView(doubt.why(), known ? doubt.day().toString() : null, numbers);
  }

  private static Last last(
      Office office, String prefix, LocalDate today, Map<String, Integer> seen) {
    int least = office.day().equals(today) ? office.lastSerialOf(prefix) : 0;
    List<Catalogue.Text> services =
        office.catalogue().services().stream()
            .filter(service -> service.prefix().equals(Optional.of(prefix)))
            .map(Catalogue.Service::name)
            .toList();
    return new Last(prefix, services, least, Math.max(least, seen.getOrDefault(prefix, 0)));
  }
}
