package id.loket.server.report;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Requests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which pictures there are of what was done about a survey. Safe for many threads. */
final class Photos {
  /** As many as a report shows of one activity. */
  static final int MOST = 6;

  private static final String OF_PERIOD =
      " FROM followup_photo WHERE period_from = :from AND period_to = :to";

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;

  Photos(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param activity its id in the plan
   * @param by who brought it
   */
  record Photo(String activity, String sha256, long bytes, Instant at, String by) {}

  /** By activity, of each the oldest first. */
  List<Photo> of(Period period) {
    return database.read(tables -> of(tables, period));
  }

  /** How many there are of each activity. */
  Map<String, Long> counts(Period period) {
    return of(period).stream()
        .collect(Collectors.groupingBy(Photo::activity, Collectors.counting()));
  }

  private static List<Photo> of(Handle tables, Period period) {
    return tables
        .createQuery(
            "SELECT activity, sha256, bytes, at_utc, person"
                + OF_PERIOD
                + " ORDER BY activity, at_utc, sha256")
        .bind("from", period.from().toString())
        .bind("to", period.to().toString())
        .map((row, context) -> photo(row))
        .list();
  }

  /** Of all the files that belong to an activity of any period. */
  Set<String> named() {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT sha256 FROM followup_photo")
                .mapTo(String.class)
                .collect(Collectors.toSet()));
  }

  /**
   * Notes a file that is kept; the same request or the same picture once more notes nothing.
   *
   * @return false if the activity has {@value #MOST} others
   */
  boolean note(
      String requestId, Period period, String activity, DocumentFolder.Kept file, String by) {
    Photo photo = new Photo(activity, file.sha256(), file.bytes(), clock.instant(), by);
    return Requests.await(desk.write(tables -> note(tables, requestId, period, photo)));
  }

  private static boolean note(Handle tables, String requestId, Period period, Photo photo) {
    List<Photo> there =
        of(tables, period).stream().filter(one -> one.activity().equals(photo.activity())).toList();
    if (there.stream().anyMatch(one -> one.sha256().equals(photo.sha256()))) {
      return true;
    }
    if (there.size() >= MOST) {
      return false;
    }
    tables
        .createUpdate(
            "INSERT INTO followup_photo (period_from, period_to, activity, request_id, sha256,"
                + " bytes, at_utc, person) VALUES (:from, :to, :activity, :id, :sha256, :bytes,"
                + " :at, :by) ON CONFLICT DO NOTHING")
        .bind("from", period.from().toString())
        .bind("to", period.to().toString())
        .bind("activity", photo.activity())
        .bind("id", requestId)
        .bind("sha256", photo.sha256())
        .bind("bytes", photo.bytes())
        .bind("at", photo.at().toString())
        .bind("by", photo.by())
        .execute();
    return true;
  }

  /**
   * Takes a picture away from an activity.
   *
   * @return whether nothing else shows the same file
   */
  boolean drop(Period period, String activity, String sha256) {
    return Requests.await(
        desk.write(
            tables -> {
              tables
                  .createUpdate(
                      "DELETE FROM followup_photo WHERE period_from = :from AND period_to = :to"
                          + " AND activity = :activity AND sha256 = :sha256")
                  .bind("from", period.from().toString())
                  .bind("to", period.to().toString())
                  .bind("activity", activity)
                  .bind("sha256", sha256)
                  .execute();
              return tables
                  .createQuery("SELECT 1 FROM followup_photo WHERE sha256 = ?")
                  .bind(0, sha256)
                  .mapTo(Integer.class)
                  .findFirst()
                  .isEmpty();
            }));
  }

  private static Photo photo(ResultSet row) throws SQLException {
    return new Photo(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        Instant.parse(row.getString(4)),
        row.getString(5));
  }
}
