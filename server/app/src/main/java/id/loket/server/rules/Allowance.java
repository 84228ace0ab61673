package id.loket.server.rules;

import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Limit;
import id.loket.server.rules.Catalogue.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How many numbers of a service are left today by its own limits.
 *
 * @param end why none is given any more; null while some are
 * @param left null if nobody counts them
 * @param again when numbers are given again; null while they are, and if nobody can tell
 */
public record Allowance(End end, Integer left, Instant again) {
  /** Why no number is given any more today. */
  public enum End {
    QUOTA(Reason.QUOTA_REACHED),
    LAST_TICKET(Reason.LAST_TICKET_OVER);

    private final Reason reason;

    End(Reason reason) {
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  /** Empty for a service without limits on this day. */
  public static Optional<Allowance> of(Office office, Service service, Instant now) {
    ZonedDateTime wall = now.atZone(office.catalogue().zoneId());
    List<Limit> today =
        service.limits().stream().filter(one -> one.days().contains(wall.getDayOfWeek())).toList();
    if (today.isEmpty() || !service.hasTicket()) {
      return Optional.empty();
    }
    Integer left =
        today.stream()
            .flatMap(one -> one.most().stream())
            .min(Integer::compare)
            .map(most -> Math.max(0, most - given(office, service, wall.toLocalDate())))
            .orElse(null);
    End end = isLate(today, wall.toLocalTime()) ? End.LAST_TICKET : left(left);
    return Optional.of(new Allowance(end, left, end == null ? null : tomorrow(office, wall)));
  }

  /** Why the next is not given any more, where so many are given just before it; or null. */
  End endAfter(int company) {
    return end == null && left != null && left <= company ? End.QUOTA : end;
  }

  private static End left(Integer left) {
    return left != null && left == 0 ? End.QUOTA : null;
  }

  /** Yesterday's numbers stand there until somebody does something today. */
  private static int given(Office office, Service service, LocalDate today) {
    return office.day().equals(today) ? office.lastSerial(service.prefix().orElseThrow()) : 0;
  }

  private static boolean isLate(List<Limit> today, LocalTime time) {
    int minute = time.toSecondOfDay() / 60;
    return today.stream()
        .flatMap(one -> one.until().stream())
        .map(DayTime::minuteOfDay)
        .anyMatch(until -> minute >= until);
  }

  private static Instant tomorrow(Office office, ZonedDateTime wall) {
    Instant morning = wall.toLocalDate().plusDays(1).atStartOfDay(wall.getZone()).toInstant();
    return office.openingTimes().nextOpening(morning).orElse(null);
  }
}
