package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;

/** A person says that the date on the clock is right. */
public record DayConfirmed(LocalDate day, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.mark().confirmed(at));
  }
}
