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
 * Restricts what is known of a person and was kept at the same visits, or lifts that. Said again,
 * it changes nothing.
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
    for (String one : here) {
      if (Restriction.holds(look.tables(), one) == reason.isEmpty()) {
        events.add(
            reason
                .<Event>map(why -> new PersonRestricted(one, by, why))
                .orElseGet(() -> new RestrictionLifted(one, by)));
      }
    }
    return new Verdict.Accepted(events, Verdict.NO_ROWS);
  }
}
