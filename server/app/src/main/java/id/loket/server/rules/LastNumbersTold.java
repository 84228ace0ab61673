package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Somebody has looked at the slips in the hall: the next numbers follow these.
 *
 * @param serials the last of each prefix today
 * @param day today's date, which may turn out to be a wrong one; null in journals of before, where
 *     what was said was forgotten with the day
 */
public record LastNumbersTold(Map<String, Integer> serials, String by, LocalDate day)
    implements HallEvent {
  public LastNumbersTold {
    serials = Map.copyOf(serials);
  }

  /** As journals of before have it. */
  public LastNumbersTold(Map<String, Integer> serials, String by) {
    this(serials, by, null);
  }

  @Override
  public void apply(Office office, Instant at) {
    serials.forEach(office::skipTo);
    office.remove(Shelf.DOUBTS, Doubt.NUMBERS);
    if (day != null) {
      office.noteTold(new ToldSerials(day, serials));
    }
  }
}
