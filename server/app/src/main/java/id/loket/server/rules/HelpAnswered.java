package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is on the way.
 *
 * @param when empty from the time when it was not noted
 */
public record HelpAnswered(String call, String by, Optional<Instant> when) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    HelpCall call = office.helpCall(this.call).orElseThrow();
    office.put(Shelf.HELP_CALLS, call.id(), call.answered(by, when));
  }
}
