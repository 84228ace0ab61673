package id.loket.server.rules;

import java.time.Instant;

/** From a moment on a service, or the whole office, gives no numbers. */
public record ClosingAnnounced(String scope, Instant from, String reason, String by)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(Shelf.CLOSINGS, scope, new Closing(scope, from, reason, by));
  }
}
