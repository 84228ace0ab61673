package id.loket.kiosk.screen;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/** When a screen is on, by the clock of its own computer; {@code to} is not in it any more. */
public record ScreenHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public ScreenHours {
    days = Set.copyOf(days);
  }

  boolean on(LocalDateTime now) {
    LocalTime time = now.toLocalTime();
    return days.contains(now.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
  }
}
