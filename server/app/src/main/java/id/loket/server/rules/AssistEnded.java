package id.loket.server.rules;

import java.time.Instant;

/** A loket serves only its own services again. */
public record AssistEnded(int counter, String service) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.remove(Shelf.ASSISTING, Assisting.key(counter, service));
    office.changed(service);
  }
}
