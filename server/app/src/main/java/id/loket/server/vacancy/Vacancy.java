package id.loket.server.vacancy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One version of an offer, as it was put down. A value.
 *
 * @param number from 1; the same through all versions
 * @param version from 1; the greatest is in force
 * @param by the actor who has verified it
 * @param withdrawn why it no longer stands; empty while it does
 */
public record Vacancy(
    int number, int version, Instant at, String by, Offer offer, Optional<String> withdrawn) {
  /** Whether visitors are shown it on that day of the office. */
  public boolean stands(LocalDate day) {
    return state(day) == State.STANDING;
  }

  /** Where an offer is. */
  enum State {
    STANDING,
    EXPIRED,
    WITHDRAWN
  }

  State state(LocalDate day) {
    if (withdrawn.isPresent()) {
      return State.WITHDRAWN;
    }
    return day.isAfter(offer.until()) ? State.EXPIRED : State.STANDING;
  }
}
