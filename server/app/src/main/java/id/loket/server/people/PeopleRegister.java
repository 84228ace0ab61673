package id.loket.server.people;

import id.loket.server.journal.Register;
import id.loket.server.journal.Table;
import id.loket.server.rules.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who was erased or restricted, who was handed their own data, and when. */
public final class PeopleRegister implements Register {
  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        new Kind(PersonErased.class, 1),
        new Kind(OwnDataHanded.class, 1),
        new Kind(ConsentWithdrawn.class, 1),
        new Kind(PersonRestricted.class, 1),
        new Kind(RestrictionLifted.class, 1));
  }

  @Override
  public List<Table> tables() {
    return List.of(
        Table.derived("person_erased"),
        Table.derived("own_data_handed"),
        Table.derived("consent_withdrawn"),
        Table.derived("person_restriction"));
  }

  @Override
  public List<PersonRefusal> refusals() {
    return List.of(PersonRefusal.values());
  }

  @Override
  public void apply(Event event, Instant at, Handle tables) {
    if (event instanceof OwnDataHanded handed) {
      tables.execute(
          "INSERT INTO own_data_handed (person, handed_utc, handed_by, reason)"
              + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          handed.person(),
          at.toString(),
          handed.by(),
          handed.reason().name());
      return;
    }
    if (event instanceof ConsentWithdrawn withdrawn) {
      tables.execute(
          "INSERT INTO consent_withdrawn (ticket, withdrawn_utc, withdrawn_by, images, templates)"
              + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          withdrawn.ticket(),
          at.toString(),
          withdrawn.by(),
          withdrawn.images(),
          withdrawn.templates());
      return;
    }
    if (event instanceof PersonRestricted restricted) {
      tables.execute(
          "INSERT INTO person_restriction (person, restricted_utc, restricted_by, reason)"
              + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          restricted.person(),
          at.toString(),
          restricted.by(),
          restricted.reason().name());
      return;
    }
    if (event instanceof RestrictionLifted lifted) {
      tables.execute(
          "UPDATE person_restriction SET lifted_utc = ?, lifted_by = ?"
              + " WHERE person = ? AND lifted_utc IS NULL",
          at.toString(),
          lifted.by(),
          lifted.person());
      return;
    }
    PersonErased erased = (PersonErased) event;
    tables.execute(
        "INSERT INTO person_erased (person, erased_utc, erased_by, reason) VALUES (?, ?, ?, ?)",
        erased.person(),
        at.toString(),
        erased.by(),
        erased.reason().map(Enum::name).orElse(null));
  }

  @Override
  public Optional<String> erased(Event event) {
    return event instanceof PersonErased erased ? Optional.of(erased.person()) : Optional.empty();
  }
}
