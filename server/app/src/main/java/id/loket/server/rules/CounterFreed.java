package id.loket.server.rules;

import java.time.Instant;

/**
 * Somebody else made the counter free.
 *
 * @param officer who held it
 * @param by the actor; {@code office} where the officer's account or session has ended
 */
public record CounterFreed(int counter, String officer, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.counter(counter).orElseThrow().heldBy(""));
  }
}
