package id.loket.server.people;

import id.loket.server.journal.Database;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Visits;
import id.loket.server.web.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Whether what is known of a person may be shown; for every feature that opens words or pictures.
 * It reaches all that is kept of the visits of whoever asked for it, also what comes to them later:
 * which visits these are is looked up whenever somebody asks. The person's own copy, an erasure and
 * the end of what may be kept are not held up by it.
 */
public final class Restriction {
  private Restriction() {}

  /**
   * @param by the actor
   * @param lifted empty while it holds
   */
  record Period(
      Instant from, String by, PersonRestricted.Reason reason, Optional<Instant> lifted) {}

  /** Of whom nothing may be shown now. */
  public static Set<String> now(Handle tables, Registers registers) {
    Set<String> all = new HashSet<>();
    for (String one : open(tables)) {
      if (!all.contains(one)) {
        all.addAll(Visits.of(one, registers, tables).persons());
      }
    }
    return all;
  }

  /** Whether it holds now. */
  public static boolean holds(Handle tables, Registers registers, String person) {
    return now(tables, registers).contains(person);
  }

  /** Whether it was said of this id itself, and not only of others of the same visits. */
  static boolean isSaid(Handle tables, String person) {
    return open(tables).contains(person);
  }

  /**
   * Of whom it was said, as far as it reaches that one or is reached from there: all that has to be
   * lifted so that it no longer holds.
   */
  static Set<String> tied(Handle tables, Registers registers, String person) {
    List<String> open = open(tables);
    Set<String> reached = Set.copyOf(Visits.of(person, registers, tables).persons());
    Set<String> tied = new LinkedHashSet<>();
    for (String one : open) {
      List<String> reaches = Visits.of(one, registers, tables).persons();
      if (reached.contains(one) || reaches.contains(person)) {
        tied.add(one);
        reaches.stream().filter(open::contains).forEach(tied::add);
      }
    }
    return tied;
  }

  /** Whoever was erased has nothing more that could be shown. */
  private static List<String> open(Handle tables) {
    return tables
        .createQuery(
            "SELECT r.person FROM person_restriction r WHERE r.lifted_utc IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM person_erased e WHERE e.person = r.person)"
                + " ORDER BY r.restricted_utc, r.person")
        .mapTo(String.class)
        .list();
  }

  /**
   * @throws Problem 409 while it holds
   */
  public static void mustNotHold(Database database, String person) {
    if (database.read(tables -> holds(tables, database.registers(), person))) {
      throw refused();
    }
  }

  /** What is said to whoever asks for data while it holds. */
  public static Problem refused() {
    return Problem.of(
        409, "person-restricted", "This person's data are restricted: nobody is shown them.");
  }

  /** All there were that reached this one, the oldest first. */
  static List<Period> reaching(Handle tables, Registers registers, String person) {
    return tables
        .createQuery("SELECT DISTINCT person FROM person_restriction")
        .mapTo(String.class)
        .stream()
        .filter(one -> Visits.of(one, registers, tables).persons().contains(person))
        .flatMap(one -> of(tables, one).stream())
        .distinct()
        .sorted(Comparator.comparing(Period::from))
        .toList();
  }

  private static List<Period> of(Handle tables, String person) {
    return tables
        .createQuery(
            "SELECT restricted_utc, restricted_by, reason, lifted_utc FROM person_restriction"
                + " WHERE person = ?")
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
