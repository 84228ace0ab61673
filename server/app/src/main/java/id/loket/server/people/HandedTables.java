package id.loket.server.people;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads to whom own data were handed, and who was erased. */
final class HandedTables {
  private HandedTables() {}

  /** Once that somebody was handed all that is kept of them. */
  record Handed(Instant at, String by, OwnDataHanded.Reason reason) {}

  static List<Handed> of(Handle tables, String person) {
    return tables
        .createQuery(
            "SELECT handed_utc, handed_by, reason FROM own_data_handed WHERE person = ?"
                + " ORDER BY handed_utc")
        .bind(0, person)
        .map(
            (row, context) ->
                new Handed(
                    Instant.parse(row.getString(1)),
                    row.getString(2),
                    OwnDataHanded.Reason.valueOf(row.getString(3))))
        .list();
  }

  /** Once that somebody took a consent back. */
  record Withdrawn(Instant at, String by, int images, int templates) {}

  static List<Withdrawn> withdrawn(Handle tables, List<String> tickets) {
    return tickets.stream()
        .flatMap(
            ticket ->
                tables
                    .createQuery(
                        "SELECT withdrawn_utc, withdrawn_by, images, templates"
                            + " FROM consent_withdrawn WHERE ticket = ? ORDER BY withdrawn_utc")
                    .bind(0, ticket)
                    .map(
                        (row, context) ->
                            new Withdrawn(
                                Instant.parse(row.getString(1)),
                                row.getString(2),
                                row.getInt(3),
                                row.getInt(4)))
                    .list()
                    .stream())
        .toList();
  }

  /** Everybody who was erased without a reason, as older programs did, and who asked for it. */
  static Map<String, String> erasedBy(Handle tables) {
    Map<String, String> erased = new LinkedHashMap<>();
    tables
        .createQuery("SELECT person, erased_by FROM person_erased WHERE reason IS NULL")
        .map((row, context) -> erased.put(row.getString(1), row.getString(2)))
        .list();
    return erased;
  }

  static List<String> erased(Handle tables) {
    return tables.createQuery("SELECT person FROM person_erased").mapTo(String.class).list();
  }

  static Optional<Instant> erasedAt(Handle tables, String person) {
    return tables
        .createQuery("SELECT erased_utc FROM person_erased WHERE person = ?")
        .bind(0, person)
        .map((row, context) -> Instant.parse(row.getString(1)))
        .findOne();
  }
}
