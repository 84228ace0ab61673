package id.loket.server.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The service days that somebody asks for, as {@code ?from=2026-10-01&to=2026-12-31}.
 *
 * @param to included
 */
public record AskedDays(LocalDate from, LocalDate to) {
  /**
   * @throws Problem 422, naming what is wrong and what is allowed
   */
  public static AskedDays of(Context context) {
    LocalDate from = day(context, "from");
    LocalDate to = day(context, "to");
    if (to.isBefore(from)) {
      throw Problem.bad("to " + to + ": " + from + " or later is allowed");
    }
    return new AskedDays(from, to);
  }

  /**
   * @throws Problem 422 if that parameter is no day
   */
  public static LocalDate day(Context context, String name) {
    String text = context.queryParam(name);
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      throw Problem.bad(name + " is " + text + ": a day such as 2026-10-01 is needed");
    }
  }
}
