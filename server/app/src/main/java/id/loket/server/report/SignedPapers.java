package id.loket.server.report;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Requests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Which reports of closed periods came back signed. Each is a version. Safe for many threads. */
final class SignedPapers {
  private static final String SELECT =
      "SELECT version, closing, sha256, name, bytes, at_utc, person FROM signed_paper";

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;

  SignedPapers(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param number from 1
   * @param closing the version of the closing that was signed
   * @param name of the file as it came
   * @param by who brought it
   */
  record Paper(
      int number, int closing, String sha256, String name, long bytes, Instant at, String by) {}

  /** Oldest first. */
  List<Paper> of(Period period) {
    return database.read(
        tables ->
            tables
                .createQuery(SELECT + " WHERE period_from = :from AND period_to = :to ORDER BY 1")
                .bind("from", period.from().toString())
                .bind("to", period.to().toString())
                .map((row, context) -> paper(row))
                .list());
  }

  /** Whether this request brought one already. */
  boolean isNoted(String requestId) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT 1 FROM signed_paper WHERE request_id = ?")
                .bind(0, requestId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** The same request once more notes nothing. */
  void note(
      String requestId,
      Period period,
      int closing,
      DocumentFolder.Kept file,
      String name,
      String by) {
    Requests.await(desk.write(tables -> note(tables, requestId, period, closing, file, name, by)));
  }

  private int note(
      Handle tables,
      String requestId,
      Period period,
      int closing,
      DocumentFolder.Kept file,
      String name,
      String by) {
    return tables
        .createUpdate(
            "INSERT INTO signed_paper (period_from, period_to, version, closing, request_id,"
                + " sha256, name, bytes, at_utc, person)"
                + " SELECT :from, :to, coalesce(max(version), 0) + 1, :closing, :id, :sha256,"
                + " :name, :bytes, :at, :by FROM signed_paper"
                + " WHERE period_from = :from AND period_to = :to ON CONFLICT DO NOTHING")
        .bind("from", period.from().toString())
        .bind("to", period.to().toString())
        .bind("closing", closing)
        .bind("id", requestId)
        .bind("sha256", file.sha256())
        .bind("name", name)
        .bind("bytes", file.bytes())
        .bind("at", clock.instant().toString())
        .bind("by", by)
        .execute();
  }

  private static Paper paper(ResultSet row) throws SQLException {
    return new Paper(
        row.getInt(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        Instant.parse(row.getString(6)),
        row.getString(7));
  }
}
