package id.loket.server.rules;

import java.time.Instant;

/** Somebody is on the way. */
public record HelpAnswered(String call, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    HelpCall call = office.helpCall(this.call).orElseThrow();
    office.put(Shelf.HELP_CALLS, call.id(), new HelpCall(call.id(), call.from(), call.at(), by));
  }
}
