package id.loket.server.people;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes away every row of a person, in all features. The key is gone before this is asked; said
 * again, it changes nothing.
 *
 * @param originals the tables that may hold rows of a person
 */
record ErasePerson(String person, String by, List<String> originals) implements Deed {
  @Override
  public Verdict decide(Look look) {
    if (isErased(look.tables(), person)) {
      return new Verdict.Accepted(List.of(), this::takeRows);
    }
    if (!isKnown(look.tables(), person, originals)) {
      return Verdict.refuse(PersonRefusal.UNKNOWN_PERSON);
    }
    return new Verdict.Accepted(List.of(new PersonErased(person, by)), this::takeRows);
  }

  private void takeRows(Handle tables) {
    originals.forEach(
        table -> tables.execute("DELETE FROM " + table + " WHERE person = ?", person));
  }

  /** Everybody who has a row somewhere. */
  static Set<String> known(Handle tables, List<String> originals) {
    Set<String> known = new HashSet<>();
    for (String table : originals) {
      known.addAll(
          tables.createQuery("SELECT DISTINCT person FROM " + table).mapTo(String.class).list());
    }
    return known;
  }

  static boolean isErased(Handle tables, String person) {
    return has(tables, "person_erased", person);
  }

  static boolean isKnown(Handle tables, String person, List<String> originals) {
    return originals.stream().anyMatch(table -> has(tables, table, person));
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
