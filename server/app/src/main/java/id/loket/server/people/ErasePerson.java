package id.loket.server.people;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Table;
import id.loket.server.journal.Visits;
import id.loket.server.rules.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    List<String> all = Visits.of(person, registers, look.tables()).persons();
    if (!isKnown(look.tables(), person, registers)) {
      return Verdict.refuse(PersonRefusal.UNKNOWN_PERSON);
    }
    List<Event> events = new ArrayList<>();
    for (String one : all) {
      if (!isErased(look.tables(), one)) {
        Optional<String> with = Optional.of(person).filter(asked -> !asked.equals(one));
        Map<String, Integer> rows = rows(look.tables(), one);
        events.add(
            new PersonErased(
                one, by, reason, with, Optional.of(rows).filter(some -> !some.isEmpty())));
      }
    }
    return new Verdict.Accepted(events, tables -> all.forEach(one -> takeRows(tables, one)));
  }

  private Map<String, Integer> rows(Handle tables, String one) {
    Map<String, Integer> rows = new TreeMap<>();
    for (String table : originals(registers)) {
      int count =
          tables
              .createQuery("SELECT count(*) FROM " + table + " WHERE person = ?")
              .bind(0, one)
              .mapTo(Integer.class)
              .one();
      if (count > 0) {
        rows.put(table, count);
      }
    }
    return rows;
  }

  private void takeRows(Handle tables, String one) {
    originals(registers)
        .forEach(table -> tables.execute("DELETE FROM " + table + " WHERE person = ?", one));
  }

  private static List<String> originals(Registers registers) {
    return registers.tables(Table.Nature.ORIGINAL);
  }

  /** Everybody who has a row somewhere. */
  static Set<String> withRows(Handle tables, Registers registers) {
    Set<String> known = new HashSet<>();
    for (String table : originals(registers)) {
      known.addAll(
          tables.createQuery("SELECT DISTINCT person FROM " + table).mapTo(String.class).list());
    }
    return known;
  }

  private static boolean isErased(Handle tables, String person) {
    return has(tables, "person_erased", person);
  }

  /** Whether there are rows or visits of that person, or have been. */
  static boolean isKnown(Handle tables, String person, Registers registers) {
    return isErased(tables, person)
        || !Visits.of(person, registers, tables).tickets().isEmpty()
        || originals(registers).stream().anyMatch(table -> has(tables, table, person));
  }

  private static boolean has(Handle tables, String table, String person) {
    return tables
        .createQuery("SELECT 1 FROM " + table + " WHERE person = ? LIMIT 1")
        .bind(0, person)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
