package id.loket.server.rules;

import java.time.Instant;
import java.util.Map;

/**
 * Somebody has looked at the slips in the hall: the next numbers follow these.
 *
 * @param serials the last of each prefix today
 */
public record LastNumbersTold(Map<String, Integer> serials, String by) implements HallEvent {
  public LastNumbersTold {
    serials = Map.copyOf(serials);
  }

  @Override
  public void apply(Office office, Instant at) {
    serials.forEach(office::skipTo);
    office.remove(Shelf.DOUBTS, Doubt.NUMBERS);
  }
}
