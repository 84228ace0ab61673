package id.loket.server.people;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Visits;
import id.loket.server.rules.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Restricts what is known of a person and is kept of the same visits, or lifts that: then all of
 * it, from whichever id it was said. Said again, it changes nothing.
 *
 * @param reason empty to lift it
 */
record RestrictPerson(
    String person, String by, Optional<PersonRestricted.Reason> reason, Registers registers)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    List<String> all = Visits.of(person, registers, look.tables()).persons();
    List<String> here =
        all.stream().filter(one -> !Erasures.has(look.tables(), "person_erased", one)).toList();
    if (here.isEmpty() || !ErasePerson.isKnown(look.tables(), person, registers)) {
      return Verdict.refuse(PersonRefusal.UNKNOWN_PERSON);
    }
    List<Event> events = new ArrayList<>();
    if (reason.isEmpty()) {
      Restriction.tied(look.tables(), registers, person)
          .forEach(one -> events.add(new RestrictionLifted(one, by)));
      return new Verdict.Accepted(events, Verdict.NO_ROWS);
    }
    here.stream()
        .filter(one -> !Restriction.isSaid(look.tables(), one))
        .forEach(one -> events.add(new PersonRestricted(one, by, reason.get())));
    return new Verdict.Accepted(events, Verdict.NO_ROWS);
  }
}
