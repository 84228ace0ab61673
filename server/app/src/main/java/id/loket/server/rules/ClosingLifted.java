package id.loket.server.rules;

import java.time.Instant;

/** A closing is over, or will not come. */
public record ClosingLifted(String scope, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.remove(Shelf.CLOSINGS, scope);
  }
}
