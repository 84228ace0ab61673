package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A person is asked whether this day is the right one; numbers go on meanwhile.
 *
 * @param before the last day that nobody doubts
 * @param skipped the first opening day between the two; null if there is none
 */
public record DayDoubted(LocalDate day, LocalDate before, LocalDate skipped) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.mark().doubted(at));
  }
}
