package id.loket.server.rules;

import java.time.Instant;

/** No visitors for the moment. */
public record CounterPaused(int counter) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.counter(counter).orElseThrow().pausedNow(true, at));
  }
}
