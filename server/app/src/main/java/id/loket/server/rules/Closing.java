package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service, or the whole office, closes out of turn: power is out, an officer fell ill. It ends
 * when it is lifted, or with the day.
 *
 * @param scope a service's code, or {@link #OFFICE}
 * @param from from when on no numbers are given; may lie ahead
 * @param reason in plain words, if it was announced before they were sealed; empty since
 * @param by the actor who announced it
 * @param sealedReason what the hall reads: the end of a sentence that begins with "karena"
 */
public record Closing(
    String scope, Instant from, String reason, String by, Optional<String> sealedReason) {
  /** The whole office; no service has such a code. */
  public static final String OFFICE = "*";

  Closing daysLater(long days) {
    return new Closing(scope, from.plus(Duration.ofDays(days)), reason, by, sealedReason);
  }

  /** What keeps this service from giving numbers now; the whole office's closing first. */
  public static Optional<Closing> inForce(Office office, String service, Instant now) {
    return announced(office, OFFICE, now)
        .filter(one -> one.isInForce(now))
        .or(() -> announced(office, service, now).filter(one -> one.isInForce(now)));
  }

  /** What was announced for exactly this scope, in force or ahead. */
  public static Optional<Closing> announced(Office office, String scope, Instant now) {
    return office.get(Shelf.CLOSINGS, scope).filter(one -> one.isOfToday(office, now));
  }

  /** All that were announced, the whole office's first. */
  public static List<Closing> announced(Office office, Instant now) {
    return office.all(Shelf.CLOSINGS).stream().filter(one -> one.isOfToday(office, now)).toList();
  }

  /** Yesterday's stands on the shelf until somebody does something today. */
  private boolean isOfToday(Office office, Instant now) {
    return office.dayAt(from).equals(office.dayAt(now));
  }

  public boolean isInForce(Instant now) {
    return !now.isBefore(from);
  }
}
