package id.loket.server.people;

import id.loket.server.journal.Database;
import id.loket.server.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whether what is known of a person may be shown; for every feature that opens words or pictures.
 * The person's own copy, an erasure and the end of what may be kept are not held up by it.
 */
public final class Restriction {
  private Restriction() {}

  /**
   * @param by the actor
   * @param lifted empty while it holds
   */
  record Period(
      Instant from, String by, PersonRestricted.Reason reason, Optional<Instant> lifted) {}

  /** Whether it holds now. */
  public static boolean holds(Handle tables, String person) {
    return of(tables, person).stream().anyMatch(one -> one.lifted().isEmpty());
  }

  /**
   * @throws Problem 409 while it holds
   */
  public static void mustNotHold(Database database, String person) {
    if (database.read(tables -> holds(tables, person))) {
      throw refused();
    }
  }

  /** What is said to whoever asks for data while it holds. */
  public static Problem refused() {
    return Problem.of(
        409, "person-restricted", "This person's data are restricted: nobody is shown them.");
  }

  /** All there were, the oldest first. */
  static List<Period> of(Handle tables, String person) {
    return tables
        .createQuery(
            "SELECT restricted_utc, restricted_by, reason, lifted_utc FROM person_restriction"
                + " WHERE person = ? ORDER BY restricted_utc")
        .bind(0, person)
        .map(
            (row, context) ->
                new Period(
                    Instant.parse(row.getString(1)),
                    row.getString(2),
                    PersonRestricted.Reason.valueOf(row.getString(3)),
                    Optional.ofNullable(row.getString(4)).map(Instant::parse)))
        .list();
  }
}
