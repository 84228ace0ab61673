package id.loket.server.statistics;

import id.loket.server.journal.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads what {@link VisitCounting} has summed up. Safe for many threads. */
public final class DailyVisits {
  private final Database database;

  public DailyVisits(Database database) {
    this.database = database;
  }

  /**
   * @param issued numbers that were given
   * @param served visits that were finished
   * @param missed numbers that were called and did not come
   */
  record Sum(String service, long issued, long served, long missed) {}

  /** One for each service of which a number was given in the period, by its code. */
  List<Sum> of(LocalDate from, LocalDate to) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT service, sum(issued), sum(served), sum(missed) FROM daily_visits"
                        + " WHERE service_day BETWEEN :from AND :to"
                        + " GROUP BY service ORDER BY service")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map(
                    (row, context) ->
                        new Sum(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list());
  }

  /**
   * Visits that were finished in a period: the population of the survey.
   *
   * @param service empty for all of them
   */
  public long served(LocalDate from, LocalDate to, Optional<String> service) {
    return of(from, to).stream()
        .filter(one -> service.isEmpty() || service.get().equals(one.service()))
        .mapToLong(Sum::served)
        .sum();
  }
}
