package id.loket.server.survey;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Requests;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Which tables of answers from another survey were taken in, and by whom; each once, told by its
 * sum. Tells nothing of what stands in them. Safe for many threads.
 */
final class AnswerTables {
  private static final String COLUMNS =
      "request_id, sha256, taken_on, person, service_day, service, source, respondents";
  private static final RowMapper<Taken> TAKEN =
      (row, context) ->
          new Taken(
              row.getString(1),
              row.getString(2),
              LocalDate.parse(row.getString(3)),
              row.getString(4),
              LocalDate.parse(row.getString(5)),
              row.getString(6),
              row.getString(7),
              row.getInt(8));

  private final OfficeDesk desk;
  private final Database database;

  AnswerTables(OfficeDesk desk, Database database) {
    this.desk = desk;
    this.database = database;
  }

  /**
   * @param sha256 of the file
   * @param takenOn in the office's zone
   * @param by who brought it
   * @param day under which its answers count
   * @param source the survey it is from
   */
  record Taken(
      String requestId,
      String sha256,
      LocalDate takenOn,
      String by,
      LocalDate day,
      String service,
      String source,
      int respondents) {}

  Optional<Taken> of(String sha256) {
    return only("sha256", sha256);
  }

  Optional<Taken> ofRequest(String requestId) {
    return only("request_id", requestId);
  }

  private Optional<Taken> only(String column, String value) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT " + COLUMNS + " FROM survey_table WHERE " + column + " = ?")
                .bind(0, value)
                .map(TAKEN)
                .findOne());
  }

  /** Notes a table; the same request, or the same file, once more notes nothing. */
  void note(Taken one) {
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO survey_table ("
                            + COLUMNS
                            + ") VALUES (:id, :sha, :on, :by, :day, :service, :source, :n)"
                            + " ON CONFLICT DO NOTHING")
                    .bind("id", one.requestId())
                    .bind("sha", one.sha256())
                    .bind("on", one.takenOn().toString())
                    .bind("by", one.by())
                    .bind("day", one.day().toString())
                    .bind("service", one.service())
                    .bind("source", one.source())
                    .bind("n", one.respondents())
                    .execute()));
  }

  /** Of answers with a day of that period, in the order of that day. */
  List<Taken> of(LocalDate from, LocalDate to) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM survey_table WHERE service_day BETWEEN :from AND :to"
                        + " ORDER BY service_day, service, taken_on, sha256")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map(TAKEN)
                .list());
  }
}
