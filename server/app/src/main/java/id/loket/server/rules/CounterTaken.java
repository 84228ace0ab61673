package id.loket.server.rules;

import java.time.Instant;

/** An officer works at this counter now. */
public record CounterTaken(int counter, String officer) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.counter(counter).orElseThrow().heldBy(officer));
  }
}
