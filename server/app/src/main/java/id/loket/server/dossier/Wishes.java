package id.loket.server.dossier;

import id.loket.server.rules.Procedure.Mark;
import id.loket.server.web.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What screens send about a berkas, checked once. */
final class Wishes {
  private static final int LINE = 200;
  private static final int NUMBER = 40;
  private static final int NAME = 80;

  private Wishes() {}

  /**
   * A step is done.
   *
   * @param number and {@code date} of what proves it, where the procedure asks for that
   */
  record Done(String requestId, String number, String date) {
    Done {
      number = orNull("number", number, NUMBER);
      date = date == null ? null : day(date);
      if ((number == null) != (date == null)) {
        throw new IllegalArgumentException("number and date: both are needed, or none");
      }
    }

    Optional<Noted> noted() {
      return number == null
          ? Optional.empty()
          : Optional.of(Noted.evidence(number, date, null, null));
    }
  }

  /** A reason in free words. */
  record Reason(String requestId, String reason) {
    Reason {
      reason = PlainText.line("reason", reason, LINE);
    }
  }

  /**
   * A paper was looked at.
   *
   * @param reason why it will not do, of a list
   * @param words said of it
   */
  record Marked(
      String requestId,
      Integer version,
      LineState state,
      WrongReason reason,
      String words,
      List<Mark> marks) {
    Marked {
      if (version == null || version < 0) {
        throw new IllegalArgumentException("version: 0 or more is needed");
      }
      if (state == null || state == LineState.OPEN) {
        throw new IllegalArgumentException(
            "state: PRESENT, MISSING, WRONG or NOT_APPLICABLE is needed");
      }
      if ((state == LineState.WRONG) != (reason != null)) {
        throw new IllegalArgumentException("reason: needed for WRONG, and for nothing else");
      }
      words = orNull("words", words, LINE);
      marks = marks == null ? List.of() : List.copyOf(marks);
      if (!marks.isEmpty() && state != LineState.PRESENT) {
        throw new IllegalArgumentException("marks: only a paper that is PRESENT has any");
      }
    }

    Set<Mark> ticked() {
      return marks.isEmpty() ? EnumSet.noneOf(Mark.class) : EnumSet.copyOf(marks);
    }

    Optional<Noted> noted() {
      return Optional.ofNullable(words).map(Noted::text);
    }
  }

  /** Whose berkas it is; what is not known is left out. */
  record Whose(
      String requestId, String name, String passport, String registration, String company) {
    Whose {
      name = orNull("name", name, NAME);
      passport = orNull("passport", passport, NUMBER);
      registration = orNull("registration", registration, NUMBER);
      company = orNull("company", company, NAME);
      if (Stream.of(name, passport, registration, company).allMatch(one -> one == null)) {
        throw new IllegalArgumentException(
            "name, passport, registration, company: at least one is needed");
      }
    }

    Noted noted() {
      return Noted.whose(name, passport, registration, company);
    }
  }

  /** The visitor at a loket goes home to get papers. */
  record Returned(String requestId, Integer counter) {
    Returned {
      if (counter == null) {
        throw new IllegalArgumentException("counter: the loket's number is needed");
      }
    }
  }

  /**
   * What was made.
   *
   * @param kind as the procedure names it
   * @param number of it; of an appointment day, hour and room
   */
  record Made(
      String requestId, String kind, String number, String date, String time, String place) {
    Made {
      if (kind == null) {
        throw new IllegalArgumentException("kind: one of the procedure's products is needed");
      }
      number = orNull("number", number, NUMBER);
      date = date == null ? null : day(date);
      if (time != null && !time.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
        throw new IllegalArgumentException("time " + time + ": 00:00 to 23:59 is allowed");
      }
      place = orNull("place", place, NAME);
      if (number == null && date == null) {
        throw new IllegalArgumentException("number or date: one of them is needed");
      }
    }

    Noted noted() {
      return Noted.evidence(number, date, time, place);
    }
  }

  /** To whom a product is given. */
  enum Receiver {
    SELF,
    FAMILY,
    P3MI,
    OTHER
  }

  /** The product is handed over; to anybody else only with a reason. */
  record HandOver(String requestId, Receiver to, String reason) {
    HandOver {
      if (to == null) {
        throw new IllegalArgumentException("to: SELF, FAMILY, P3MI or OTHER is needed");
      }
      reason = orNull("reason", reason, LINE);
      if (to == Receiver.OTHER && reason == null) {
        throw new IllegalArgumentException("reason: needed for OTHER");
      }
    }

    Optional<Noted> noted() {
      return Optional.ofNullable(reason).map(Noted::text);
    }
  }

  private static String orNull(String field, String text, int most) {
    return text == null || text.isBlank() ? null : PlainText.line(field, text, most);
  }

  private static String day(String date) {
    try {
      return LocalDate.parse(date).toString();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("date is " + date + ": a day such as 2026-12-01");
    }
  }
}
