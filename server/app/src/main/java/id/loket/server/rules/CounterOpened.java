package id.loket.server.rules;

import java.time.Instant;

/** Visitors again. */
public record CounterOpened(int counter) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.counter(counter).orElseThrow().pausedNow(false, at));
  }
}
