package id.loket.server.survey;

import id.loket.server.rules.Catalogue;
import id.loket.server.web.Problem;
import java.time.LocalDate;
import java.util.List;

/** Where answers that come from elsewhere may count. */
final class TypedDay {
  /** Nobody brings answers of longer ago; a year that was mistyped is told. */
  private static final int YEARS_AGO = 2;

  private TypedDay() {}

  /**
   * @throws Problem 422 for a day that has not come, or is long ago
   */
  static void check(LocalDate day, LocalDate today) {
    LocalDate earliest = today.minusYears(YEARS_AGO);
    if (day == null || day.isAfter(today) || day.isBefore(earliest)) {
      throw Problem.bad("day " + day + ": " + earliest + " to " + today + " is allowed");
    }
  }

  /**
   * @throws Problem 422 for a service that there is not
   */
  static void checkService(String code, Catalogue catalogue) {
    List<String> services = catalogue.services().stream().map(Catalogue.Service::code).toList();
    if (!services.contains(code)) {
      throw Problem.bad("service " + code + ": allowed are " + services);
    }
  }
}
