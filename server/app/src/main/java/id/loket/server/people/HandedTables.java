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

  /** Everybody who was erased, and who asked for it. */
  static Map<String, String> erasedBy(Handle tables) {
    Map<String, String> erased = new LinkedHashMap<>();
    tables
        .createQuery("SELECT person, erased_by FROM person_erased")
        .map((row, context) -> erased.put(row.getString(1), row.getString(2)))
        .list();
    return erased;
  }

  static Optional<Instant> erasedAt(Handle tables, String person) {
    return tables
        .createQuery("SELECT erased_utc FROM person_erased WHERE person = ?")
        .bind(0, person)
        .map((row, context) -> Instant.parse(row.getString(1)))
        .findOne();
  }
}
