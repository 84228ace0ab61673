package id.loket.server.rules;

import java.time.Instant;

/**
 * Somebody was told to go straight to the loket of a service that gives no numbers.
 *
 * @param from id of the kiosk, or the actor who told them
 */
public record VisitorDirected(String visitor, String service, String from) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(Shelf.DIRECTED, visitor, new DirectedVisitor(visitor, service, at));
  }
}
