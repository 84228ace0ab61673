package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;

/** A person answers whether the date on the clock is the right one; may be answered anew. */
public record AnswerDay(boolean right, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    DayMark mark = office.mark();
    LocalDate date = office.dayAt(now);
    if (right) {
      return confirm(office, date);
    }
    if (mark.isDenied(date)) {
      return Decision.accept();
    }
    if (mark.trust() == DayMark.Trust.SURE || mark.before() == null) {
      return Decision.refuse(Reason.DAY_NOT_ASKED);
    }
    LocalDate before = mark.before();
    return Decision.accept(new DayDenied(date, before, by), Correction.to(before, office, 0));
  }

  /**
   * A later date begins its day by itself at the next look; an earlier one takes the hall along.
   */
  private Decision confirm(Office office, LocalDate date) {
    if (date.isBefore(office.day())) {
      return Decision.accept(Correction.to(date, office, 0), new DayConfirmed(date, by));
    }
    DayMark mark = office.mark();
    return mark.trust() == DayMark.Trust.SURE && !mark.isDenied(date)
        ? Decision.accept()
        : Decision.accept(new DayConfirmed(date, by));
  }
}
