package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;

/** A new service day: numbers start at 1, yesterday is only in the journal. */
public record DayBegan(LocalDate day) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.beginDay(day);
  }
}
