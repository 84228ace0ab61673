package id.loket.server.rules;

import java.time.Instant;

/** The officer is no longer logged in: the counter is free, unless a visitor stands there. */
public record FreeIfLeft(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    return office
        .counter(counter)
        .filter(one -> one.officer().equals(officer) && one.current().isEmpty())
        .map(one -> Decision.accept(new CounterFreed(counter, officer, "office")))
        .orElse(Decision.accept());
  }
}
