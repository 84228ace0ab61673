package id.loket.server.people;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Visits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes away every row of a person and of all that was kept at the same visits, in all features.
 * The keys are gone before this is asked; said again, it changes nothing.
 *
 * @param registers whose tables may hold rows of a person
 */
record ErasePerson(
    String person, String by, Optional<PersonErased.Reason> reason, Registers registers)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    if (!isKnown(look.tables(), person, registers)) {
      return Verdict.refuse(PersonRefusal.UNKNOWN_PERSON);
    }
    List<String> all = Visits.of(person, registers, look.tables()).persons();
    return new Verdict.Accepted(
        List.copyOf(
            Erasures.events(look.tables(), registers, all, by, reason, Optional.of(person))),
        tables -> Erasures.takeRows(tables, registers, all));
  }

  /** Everybody who has a row somewhere. */
  static Set<String> withRows(Handle tables, Registers registers) {
    Set<String> known = new HashSet<>();
    for (String table : Erasures.originals(registers)) {
      known.addAll(
          tables.createQuery("SELECT DISTINCT person FROM " + table).mapTo(String.class).list());
    }
    return known;
  }

  /** Whether there are rows or visits of that person, or have been. */
  static boolean isKnown(Handle tables, String person, Registers registers) {
    return Erasures.has(tables, "person_erased", person)
        || !Visits.of(person, registers, tables).tickets().isEmpty()
        || Erasures.originals(registers).stream()
            .anyMatch(table -> Erasures.has(tables, table, person));
  }
}
