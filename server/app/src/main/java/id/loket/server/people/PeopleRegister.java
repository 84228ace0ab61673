package id.loket.server.people;

import id.loket.server.journal.Register;
import id.loket.server.journal.Table;
import id.loket.server.rules.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who was erased, and when. */
public final class PeopleRegister implements Register {
  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(new Kind(PersonErased.class, 1));
  }

  @Override
  public List<Table> tables() {
    return List.of(Table.derived("person_erased"));
  }

  @Override
  public List<PersonRefusal> refusals() {
    return List.of(PersonRefusal.values());
  }

  @Override
  public void apply(Event event, Instant at, Handle tables) {
    PersonErased erased = (PersonErased) event;
    tables.execute(
        "INSERT INTO person_erased (person, erased_utc, erased_by) VALUES (?, ?, ?)",
        erased.person(),
        at.toString(),
        erased.by());
  }

  @Override
  public Optional<String> erased(Event event) {
    return Optional.of(((PersonErased) event).person());
  }
}
