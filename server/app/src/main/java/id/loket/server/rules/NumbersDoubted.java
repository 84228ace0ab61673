package id.loket.server.rules;

import java.time.Instant;

/** From here on the journal goes on from a state that may not have been the newest. */
public record NumbersDoubted(Doubt doubt) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(Shelf.DOUBTS, Doubt.NUMBERS, doubt);
  }
}
