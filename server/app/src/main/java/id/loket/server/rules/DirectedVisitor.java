package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Somebody who needs no number was sent to a loket; it is noted for the officer there until seen.
 *
 * @param service code of one that gives no numbers
 */
public record DirectedVisitor(String id, String service, Instant at) {
  DirectedVisitor shifted(Duration by) {
    return new DirectedVisitor(id, service, at.plus(by));
  }

  /** Those who were sent to this loket, the first first, and whom its officer has not seen yet. */
  public static List<DirectedVisitor> to(Office office, int counter) {
    return office.all(Shelf.DIRECTED).stream()
        .filter(
            one ->
                office.catalogue().countersServing(one.service()).stream()
                    .anyMatch(at -> at.number() == counter))
        .sorted(Comparator.comparing(DirectedVisitor::at))
        .toList();
  }
}
