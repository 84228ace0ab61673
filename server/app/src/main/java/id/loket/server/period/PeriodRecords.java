package id.loket.server.period;

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
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Values of periods, such as the follow-up plan of each, with what they were before: nothing that
 * was written is overwritten. Safe for many threads.
 *
 * @param <T> a value, kept as JSON
 */
public final class PeriodRecords<T> {
  private static final int REVISION_LETTERS = 16;

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;
  private final Place<T> place;

  /**
   * Where they lie.
   *
   * @param table with the columns {@code period_from, period_to, version, at_utc, person} and this
   * @param column of the value
   */
  public record Place<T>(String table, String column, Class<T> type) {}

  public PeriodRecords(OfficeDesk desk, Database database, Clock clock, Place<T> place) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
    this.place = place;
  }

  /**
   * @param number 0 for none that was ever written
   * @param by who wrote it
   */
  public record Version<T>(int number, Instant at, String by, T value) {
    /** Names this value; the same value has the same. */
    public String revision() {
      return Digest.of(Json.bytes(value)).substring(0, REVISION_LETTERS);
    }
  }

  /**
   * @param none what stands where nothing was written
   */
  public Version<T> of(LocalDate from, LocalDate to, T none) {
    return database.read(tables -> newest(tables, from, to, none));
  }

  /** All that were ever written, oldest first. */
  public List<Version<T>> all(LocalDate from, LocalDate to) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT version, at_utc, person, %s FROM %s"
                            .formatted(place.column(), place.table())
                        + " WHERE period_from = :from AND period_to = :to ORDER BY version")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map((row, context) -> version(row))
                .list());
  }

  /**
   * @param revision of the one that it was made from
   * @return false if another one is in force meanwhile, and nothing was written; the same value
   *     once more writes nothing either
   */
  public boolean change(LocalDate from, LocalDate to, String revision, T value, T none, String by) {
    return Requests.await(
        desk.write(
            tables -> {
              Version<T> before = newest(tables, from, to, none);
              if (before.value().equals(value)) {
                return true;
              }
              if (!before.revision().equals(revision)) {
                return false;
              }
              add(tables, from, to, new Version<>(before.number() + 1, clock.instant(), by, value));
              return true;
            }));
  }

  private void add(Handle tables, LocalDate from, LocalDate to, Version<T> version) {
    tables
        .createUpdate(
            "INSERT INTO %s (period_from, period_to, version, at_utc, person, %s)"
                    .formatted(place.table(), place.column())
                + " VALUES (:from, :to, :version, :at, :by, :value)")
        .bind("from", from.toString())
        .bind("to", to.toString())
        .bind("version", version.number())
        .bind("at", version.at().toString())
        .bind("by", version.by())
        .bind("value", new String(Json.bytes(version.value()), StandardCharsets.UTF_8))
        .execute();
  }

  private Version<T> newest(Handle tables, LocalDate from, LocalDate to, T none) {
    Optional<Version<T>> written =
        tables
            .createQuery(
                "SELECT version, at_utc, person, %s FROM %s"
                        .formatted(place.column(), place.table())
                    + " WHERE period_from = :from AND period_to = :to"
                    + " ORDER BY version DESC LIMIT 1")
            .bind("from", from.toString())
            .bind("to", to.toString())
            .map((row, context) -> version(row))
            .findOne();
    return written.orElseGet(() -> new Version<>(0, Instant.EPOCH, "", none));
  }

  private Version<T> version(ResultSet row) throws SQLException {
    byte[] json = row.getString(4).getBytes(StandardCharsets.UTF_8);
    return new Version<>(
        row.getInt(1),
        Instant.parse(row.getString(2)),
        row.getString(3),
        Json.read(json, place.type()));
  }
}
