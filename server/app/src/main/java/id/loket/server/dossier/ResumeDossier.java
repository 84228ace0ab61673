package id.loket.server.dossier;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.rules.Decision;
import id.loket.server.rules.Event;
import id.loket.server.rules.IssueTicket;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.TicketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whoever brings what was missing shows the list at the door and gets a number with the berkas
 * attached.
 *
 * @param order makes the order for a number of a service, in the visitor's language
 */
record ResumeDossier(String code, String by, Function<Dossier, IssueTicket> order) implements Deed {
  @Override
  public Verdict decide(Look look) {
    Optional<Dossier> known = DossierTables.ofCode(look.tables(), code);
    if (known.isEmpty()) {
      return Verdict.refuse(DossierRefusal.UNKNOWN_DOSSIER);
    }
    Dossier found = known.get();
    if (found.state().isOver()) {
      return Verdict.refuse(DossierRefusal.DOSSIER_CLOSED);
    }
    if (hasTicket(look, found)) {
      return Verdict.refuse(DossierRefusal.DOSSIER_HAS_TICKET);
    }
    Decision number = order.apply(found).decide(look.office(), look.now());
    if (number instanceof Decision.Refused refused) {
      return Verdict.refuse(refused.reason());
    }
    List<Event> events = new ArrayList<>(((Decision.Accepted) number).events());
    String ticket =
        events.stream()
            .filter(TicketIssued.class::isInstance)
            .map(one -> ((TicketIssued) one).ticket())
            .findFirst()
            .orElseThrow();
    events.add(new DossierResumed(found.id(), ticket, by));
    return new Verdict.Accepted(events, Verdict.NO_ROWS);
  }

  private static boolean hasTicket(Look look, Dossier found) {
    return found.tickets().stream()
        .flatMap(one -> look.office().ticket(one).stream())
        .map(Ticket::state)
        .anyMatch(state -> state == TicketState.WAITING || state.atCounter());
  }
}
