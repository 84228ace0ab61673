package id.loket.server.rules;

import java.time.Instant;

/** Somebody needs help at a screen. */
public record HelpCalled(String call, String from) implements Event {
  @Override
  public void apply(Office office, Instant at) {
    office.put(new HelpCall(call, from, at, ""));
  }
}
