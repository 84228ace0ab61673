package id.loket.server.report;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Json;
import id.loket.server.web.Requests;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The periods that were closed: what was counted then stands, whatever comes later. Each version is
 * kept. Safe for many threads.
 */
final class ClosedPeriods {
  private static final String SELECT =
      "SELECT version, at_utc, person, reason, figures FROM closed_period";

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;

  ClosedPeriods(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param number from 1; a correction has the next one
   * @param by who closed it
   * @param reason of a correction; empty at the first closing
   */
  record Closed(int number, Instant at, String by, String reason, Frozen figures) {}

  /** Oldest first; none if it is open. */
  List<Closed> versions(LocalDate from, LocalDate to) {
    return database.read(tables -> versions(tables, from, to));
  }

  Optional<Closed> newest(LocalDate from, LocalDate to) {
    List<Closed> all = versions(from, to);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Of the closed periods the one that ended last; of those the longest. */
  Optional<Closed> last() {
    return database.read(
        tables ->
            tables
                .createQuery(SELECT + " ORDER BY period_to DESC, period_from, version DESC LIMIT 1")
                .map((row, context) -> closed(row))
                .findOne());
  }

  /**
   * Keeps figures as a version of their period; the same figures once more keep nothing.
   *
   * @param before how many versions there were when this was asked for
   * @return false if somebody else has closed it meanwhile
   */
  boolean close(Frozen figures, int before, String reason, String by) {
    return Requests.await(desk.write(tables -> keep(tables, figures, before, reason, by)));
  }

  private boolean keep(Handle tables, Frozen figures, int before, String reason, String by) {
    List<Closed> all = versions(tables, figures.from(), figures.to());
    if (!all.isEmpty() && figures.saysTheSameAs(all.get(all.size() - 1).figures())) {
      return true;
    }
    if (all.size() != before) {
      return false;
    }
    tables
        .createUpdate(
            "INSERT INTO closed_period"
                + " (period_from, period_to, version, at_utc, person, reason, figures)"
                + " VALUES (:from, :to, :version, :at, :by, :reason, :figures)")
        .bind("from", figures.from().toString())
        .bind("to", figures.to().toString())
        .bind("version", before + 1)
        .bind("at", clock.instant().toString())
        .bind("by", by)
        .bind("reason", reason)
        .bind("figures", new String(Json.bytes(figures), StandardCharsets.UTF_8))
        .execute();
    return true;
  }

  private static List<Closed> versions(Handle tables, LocalDate from, LocalDate to) {
    return tables
        .createQuery(SELECT + " WHERE period_from = :from AND period_to = :to ORDER BY version")
        .bind("from", from.toString())
        .bind("to", to.toString())
        .map((row, context) -> closed(row))
        .list();
  }

  private static Closed closed(ResultSet row) throws SQLException {
    byte[] json = row.getString(5).getBytes(StandardCharsets.UTF_8);
    return new Closed(
        row.getInt(1),
        Instant.parse(row.getString(2)),
        row.getString(3),
        row.getString(4),
        Json.read(json, Frozen.class));
  }
}
