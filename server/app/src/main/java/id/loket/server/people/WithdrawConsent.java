package id.loket.server.people;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Visits;
import id.loket.server.rules.Event;
import id.loket.server.rules.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A visitor no longer agrees that photos and fingers are kept: those of all visits of whoever has
 * this ticket go, also templates of earlier ones. Berkas and guest book stay. The keys are gone
 * before this is asked; said again, it changes nothing.
 */
record WithdrawConsent(String ticket, String by, Registers registers) implements Deed {
  @Override
  public Verdict decide(Look look) {
    Visits visits = Visits.ofTicket(ticket, registers, look.tables());
    if (visits.persons().isEmpty() && look.office().ticket(ticket).isEmpty()) {
      return Verdict.refuse(Reason.UNKNOWN_TICKET);
    }
    if (isAsked(look.tables(), visits.tickets())) {
      return Verdict.refuse(PersonRefusal.PICTURE_ASKED);
    }
    List<String> subjects = visits.biometrics();
    List<PersonErased> erased =
        Erasures.events(
            look.tables(),
            registers,
            subjects,
            by,
            Optional.of(PersonErased.Reason.CONSENT_WITHDRAWN),
            Optional.empty());
    Map<String, Integer> gone = Erasures.gone(erased);
    List<Event> events = new ArrayList<>(erased);
    events.add(
        new ConsentWithdrawn(
            ticket,
            gone.getOrDefault("capture_image", 0),
            gone.getOrDefault("capture_template", 0),
            by));
    return new Verdict.Accepted(events, tables -> Erasures.takeRows(tables, registers, subjects));
  }

  /** What is being taken just now would come after. */
  private static boolean isAsked(Handle tables, List<String> tickets) {
    return tickets.stream()
        .anyMatch(
            one ->
                tables
                    .createQuery("SELECT 1 FROM capture WHERE outcome IS NULL AND ticket = ?")
                    .bind(0, one)
                    .mapTo(Integer.class)
                    .findFirst()
                    .isPresent());
  }
}
