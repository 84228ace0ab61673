package id.loket.server.rules;

import java.time.Instant;

/** The officer left the counter; nobody works there now. */
public record CounterReleased(int counter, String officer) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.counter(counter).orElseThrow().heldBy(""));
  }
}
