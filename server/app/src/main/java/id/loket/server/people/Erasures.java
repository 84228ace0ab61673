package id.loket.server.people;

import id.loket.server.journal.Registers;
import id.loket.server.journal.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What goes when persons are erased, and its going; for deeds. */
final class Erasures {
  private Erasures() {}

  /**
   * One for each of them who is not erased yet.
   *
   * @param asked for whom it was asked; empty if for none of them by name
   */
  static List<PersonErased> events(
      Handle tables,
      Registers registers,
      Collection<String> persons,
      String by,
      Optional<PersonErased.Reason> reason,
      Optional<String> asked) {
    List<PersonErased> events = new ArrayList<>();
    for (String one : persons) {
      if (!has(tables, "person_erased", one)) {
        events.add(
            new PersonErased(
                one,
                by,
                reason,
                asked.filter(person -> !person.equals(one)),
                Optional.of(rows(tables, registers, one)).filter(some -> !some.isEmpty())));
      }
    }
    return events;
  }

  private static Map<String, Integer> rows(Handle tables, Registers registers, String one) {
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

  static void takeRows(Handle tables, Registers registers, Collection<String> persons) {
    for (String table : originals(registers)) {
      persons.forEach(one -> tables.execute("DELETE FROM " + table + " WHERE person = ?", one));
    }
  }

  /** How many rows went with all of them, by their table. */
  static Map<String, Integer> gone(List<PersonErased> erased) {
    Map<String, Integer> gone = new TreeMap<>();
    for (PersonErased one : erased) {
      one.rows().orElse(Map.of()).forEach((table, n) -> gone.merge(table, n, Integer::sum));
    }
    return gone;
  }

  static List<String> originals(Registers registers) {
    return registers.tables(Table.Nature.ORIGINAL);
  }

  static boolean has(Handle tables, String table, String person) {
    return tables
        .createQuery("SELECT 1 FROM " + table + " WHERE person = ? LIMIT 1")
        .bind(0, person)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
