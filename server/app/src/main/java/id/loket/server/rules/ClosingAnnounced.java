package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * From a moment on a service, or the whole office, gives no numbers.
 *
 * @param reason in plain words in the events of before they were sealed; empty since
 * @param sealedReason can be read until its time is over
 */
public record ClosingAnnounced(
    String scope, Instant from, String reason, String by, Optional<String> sealedReason)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(Shelf.CLOSINGS, scope, new Closing(scope, from, reason, by, sealedReason));
  }
}
