package id.loket.server.followup;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.Digest;
import id.loket.server.web.Json;
import id.loket.server.web.Requests;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The follow-up plans of all periods, each with what it was before: nothing that was planned or
 * told is overwritten. Safe for many threads.
 */
public final class Plans {
  private static final String NEWEST =
      "SELECT version, at_utc, person, plan FROM followup_plan"
          + " WHERE period_from = :from AND period_to = :to ORDER BY version DESC LIMIT 1";
  private static final int REVISION_LETTERS = 16;

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;

  public Plans(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param number 0 for none that was ever written
   * @param by who wrote it
   */
  public record Version(int number, Instant at, String by, Plan plan) {
    String revision() {
      return Digest.of(Json.bytes(plan)).substring(0, REVISION_LETTERS);
    }
  }

  public Version of(LocalDate from, LocalDate to) {
    return database.read(tables -> newest(tables, from, to)).orElseGet(() -> none(to));
  }

  private static Version none(LocalDate to) {
    return new Version(0, Instant.EPOCH, "", Plan.none(to));
  }

  /**
   * @param revision of the one that it was made from
   * @return false if another one is in force meanwhile, and nothing was written; the same plan once
   *     more writes nothing either
   */
  boolean change(LocalDate from, LocalDate to, String revision, Plan plan, String by) {
    return Requests.await(desk.write(tables -> replace(tables, from, to, revision, plan, by)));
  }

  private boolean replace(
      Handle tables, LocalDate from, LocalDate to, String revision, Plan plan, String by) {
    Version before = newest(tables, from, to).orElseGet(() -> none(to));
    if (before.plan().equals(plan)) {
      return true;
    }
    if (!before.revision().equals(revision)) {
      return false;
    }
    tables
        .createUpdate(
            "INSERT INTO followup_plan (period_from, period_to, version, at_utc, person, plan)"
                + " VALUES (:from, :to, :version, :at, :by, :plan)")
        .bind("from", from.toString())
        .bind("to", to.toString())
        .bind("version", before.number() + 1)
        .bind("at", clock.instant().toString())
        .bind("by", by)
        .bind("plan", new String(Json.bytes(plan), StandardCharsets.UTF_8))
        .execute();
    return true;
  }

  private static Optional<Version> newest(Handle tables, LocalDate from, LocalDate to) {
    return tables
        .createQuery(NEWEST)
        .bind("from", from.toString())
        .bind("to", to.toString())
        .map((row, context) -> version(row))
        .findOne();
  }

  private static Version version(ResultSet row) throws SQLException {
    byte[] json = row.getString(4).getBytes(StandardCharsets.UTF_8);
    return new Version(
        row.getInt(1),
        Instant.parse(row.getString(2)),
        row.getString(3),
        Json.read(json, Plan.class));
  }
}
