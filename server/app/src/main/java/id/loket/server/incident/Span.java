package id.loket.server.incident;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** From one moment until just before another. */
public record Span(Instant from, Instant to) {
  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("--from " + from + " is not before --to " + to);
    }
  }

  /**
   * @param option as it is called in what is said of it
   * @param words a day, a moment of the office's clock, or one with its distance from UTC
   * @throws IllegalArgumentException if it is none of these
   */
  public static Instant moment(String option, String words, ZoneId zone) {
    try {
      if (words.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(words).atStartOfDay(zone).toInstant();
      }
      return words.matches(".*(Z|[+-]\\d{2}:\\d{2})")
          ? OffsetDateTime.parse(words).toInstant()
          : LocalDateTime.parse(words).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option
              + " "
              + words
              + ": allowed are 2026-11-27, 2026-11-27T14:30 or 2026-11-27T14:30+07:00");
    }
  }

  boolean holds(String utc) {
    Instant at = Instant.parse(utc);
    return !at.isBefore(from) && at.isBefore(to);
  }
}
