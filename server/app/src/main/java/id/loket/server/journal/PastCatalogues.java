package id.loket.server.journal;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CatalogueAdopted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The catalogues by which the office has worked, as the journal remembers them. */
public final class PastCatalogues {
  private static final String KIND = CatalogueAdopted.class.getSimpleName();

  private final Database database;

  public PastCatalogues(Database database) {
    this.database = database;
  }

  /** The one in force. */
  public Optional<Catalogue> present() {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT body FROM office_state WHERE name = 'catalogue'")
                .mapTo(String.class)
                .findOne()
                .map(body -> JournalJson.read(body, Catalogue.class)));
  }

  /**
   * The one by which the office worked at the end of a service day. Empty for a day whose catalogue
   * has left the journal with the old months.
   */
  public Optional<Catalogue> on(LocalDate day) {
    return database.read(
        tables -> {
          Optional<String> adopted =
              tables
                  .createQuery(
                      "SELECT body FROM event WHERE kind = :kind AND service_day <= :day"
                          + " ORDER BY seq DESC LIMIT 1")
                  .bind("kind", KIND)
                  .bind("day", day.toString())
                  .mapTo(String.class)
                  .findOne();
          boolean replacedSince =
              tables
                      .createQuery(
                          "SELECT count(*) FROM event WHERE kind = :kind AND service_day > :day")
                      .bind("kind", KIND)
                      .bind("day", day.toString())
                      .mapTo(Integer.class)
                      .one()
                  > 0;
          if (adopted.isEmpty() && !replacedSince) {
            return tables
                .createQuery("SELECT body FROM office_state WHERE name = 'catalogue'")
                .mapTo(String.class)
                .findOne()
                .map(body -> JournalJson.read(body, Catalogue.class));
          }
          return adopted.map(body -> JournalJson.read(body, CatalogueAdopted.class).catalogue());
        });
  }

  /**
   * The one by which the office worked at a moment, read on the desk's thread; empty where that one
   * is still in force, or has left the journal with the old months.
   */
  public static Optional<Catalogue> replacedSince(Handle tables, Instant moment) {
    // The kind stands there as it is, since that is what the index is for.
    String newest =
        "SELECT body FROM event WHERE kind = 'CatalogueAdopted' AND at_utc %s ?"
            + " ORDER BY seq DESC LIMIT 1";
    String at = moment.toString();
    if (one(tables, newest.formatted(">"), at).isEmpty()) {
      return Optional.empty();
    }
    return one(tables, newest.formatted("<="), at)
        .map(body -> JournalJson.read(body, CatalogueAdopted.class).catalogue());
  }

  private static Optional<String> one(Handle tables, String query, String moment) {
    return tables.createQuery(query).bind(0, moment).mapTo(String.class).findOne();
  }

  /**
   * A catalogue that came into force.
   *
   * @param seq of the event that brought it
   * @param actor who did
   */
  public record Adopted(long seq, Instant at, String actor, Catalogue catalogue) {}

  /**
   * Those that came into force before an event, the newest first.
   *
   * @param before the number of that event
   */
  public List<Adopted> before(long before, int most) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT seq, at_utc, actor, body FROM event"
                        + " WHERE kind = :kind AND seq < :before ORDER BY seq DESC LIMIT :most")
                .bind("kind", KIND)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> adopted(row))
                .list());
  }

  private static Adopted adopted(ResultSet row) throws SQLException {
    return new Adopted(
        row.getLong(1),
        Instant.parse(row.getString(2)),
        row.getString(3),
        JournalJson.read(row.getString(4), CatalogueAdopted.class).catalogue());
  }

  /** The newest that is as wanted. Reads the whole journal if there is none. */
  public Optional<Catalogue> find(Predicate<Catalogue> wanted) {
    return database.read(
        tables -> {
          try (Stream<String> bodies =
              tables
                  .createQuery("SELECT body FROM event WHERE kind = :kind ORDER BY seq DESC")
                  .bind("kind", KIND)
                  .mapTo(String.class)
                  .stream()) {
            return bodies
                .map(body -> JournalJson.read(body, CatalogueAdopted.class).catalogue())
                .filter(wanted)
                .findFirst();
          }
        });
  }
}
