package id.loket.server.survey;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Requests;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Who has typed how many forms from paper, for whoever checks the figures. Tells the day only on
 * which they were typed, and nothing of what stands on them. Safe for many threads.
 */
final class PaperForms {
  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;

  PaperForms(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param typedOn in the office's zone
   * @param by who typed them
   * @param day that stands on the forms
   */
  record Typed(LocalDate typedOn, String by, LocalDate day, String service, int forms) {}

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), desk.catalogue().zoneId());
  }

  /** Notes a pile; the same request once more notes nothing. */
  void note(String requestId, Typed pile) {
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO paper_forms"
                            + " (request_id, typed_on, person, service_day, service, forms)"
                            + " VALUES (:id, :typed, :by, :day, :service, :forms)"
                            + " ON CONFLICT DO NOTHING")
                    .bind("id", requestId)
                    .bind("typed", pile.typedOn().toString())
                    .bind("by", pile.by())
                    .bind("day", pile.day().toString())
                    .bind("service", pile.service())
                    .bind("forms", pile.forms())
                    .execute()));
  }

  /** Of forms with a day of that period, in the order of that day. */
  List<Typed> of(LocalDate from, LocalDate to) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT typed_on, person, service_day, service, sum(forms) FROM paper_forms"
                        + " WHERE service_day BETWEEN :from AND :to"
                        + " GROUP BY service_day, service, typed_on, person ORDER BY 3, 4, 1, 2")
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map(
                    (row, context) ->
                        new Typed(
                            LocalDate.parse(row.getString(1)),
                            row.getString(2),
                            LocalDate.parse(row.getString(3)),
                            row.getString(4),
                            row.getInt(5)))
                .list());
  }
}
