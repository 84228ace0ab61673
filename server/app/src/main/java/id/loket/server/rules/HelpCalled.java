package id.loket.server.rules;

import java.time.Instant;

/** Somebody needs help at a screen. */
public record HelpCalled(String call, String from) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(Shelf.HELP_CALLS, call, HelpCall.open(call, from, at));
  }
}
