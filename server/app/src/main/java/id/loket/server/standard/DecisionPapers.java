package id.loket.server.standard;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.report.DocumentFolder;
import id.loket.server.web.Requests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which PDFs came of the decisions on which standards rest. Each is a version of its decision's,
 * and none is ever taken away. Safe for many threads.
 */
public final class DecisionPapers {
  private static final String SELECT =
      "SELECT number, version, sha256, name, bytes, at_utc, person FROM decision_paper";

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;

  public DecisionPapers(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param decision its number
   * @param version from 1
   * @param name of the file as it came
   * @param by who brought it
   */
  record Paper(
      String decision,
      int version,
      String sha256,
      String name,
      long bytes,
      Instant at,
      String by) {}

  /** Of all decisions, of each the newest first. */
  List<Paper> all() {
    return database.read(
        tables ->
            tables
                .createQuery(SELECT + " ORDER BY number, version DESC")
                .map((row, context) -> paper(row))
                .list());
  }

  /** By the number of their decision. */
  Map<String, Paper> newest() {
    return all().stream()
        .collect(Collectors.toMap(Paper::decision, one -> one, (newer, older) -> newer));
  }

  /** Whether this file came for any decision, now or before. */
  boolean isOne(String sha256) {
    return has("sha256", sha256);
  }

  /** Whether this request brought one already. */
  boolean isNoted(String requestId) {
    return has("request_id", requestId);
  }

  /** The same request once more notes nothing. */
  void note(String requestId, String decision, DocumentFolder.Kept file, String name, String by) {
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO decision_paper (number, version, request_id, sha256, name,"
                            + " bytes, at_utc, person) SELECT :number,"
                            + " coalesce(max(version), 0) + 1, :id, :sha256, :name, :bytes, :at,"
                            + " :by FROM decision_paper WHERE number = :number"
                            + " ON CONFLICT DO NOTHING")
                    .bind("number", decision)
                    .bind("id", requestId)
                    .bind("name", name)
                    .bind("sha256", file.sha256())
                    .bind("bytes", file.bytes())
                    .bind("by", by)
                    .bind("at", clock.instant().toString())
                    .execute()));
  }

  private boolean has(String column, String value) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT count(*) FROM decision_paper WHERE " + column + " = ?")
                .bind(0, value)
                .mapTo(Boolean.class)
                .one());
  }

  private static Paper paper(ResultSet row) throws SQLException {
    return new Paper(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        Instant.parse(row.getString(6)),
        row.getString(7));
  }
}
