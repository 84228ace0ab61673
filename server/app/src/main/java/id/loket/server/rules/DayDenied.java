package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A person says that the date on the clock is wrong. Until it is set back, days are counted from
 * the right one on.
 *
 * @param date on the clock
 * @param right the service day that it is in truth
 */
public record DayDenied(LocalDate date, LocalDate right, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    int ahead = (int) (date.toEpochDay() - right.toEpochDay());
    office.put(office.mark().denied(date, ahead, at));
  }
}
