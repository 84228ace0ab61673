package id.loket.server.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The officer sends the visitor who stands here on to another service or loket; the number stays
 * the same, and waits there at its old place or at the end, as the office has set.
 *
 * @param service for which it waits then; may be the one that it has, if a loket is named
 * @param to the loket that shall call it; empty if any does that serves it
 * @param finished whether the service here is done, so that it counts, and is followed by a survey
 * @param reason sealed, since it may name a person; empty if none was given
 */
public record SendOn(
    int counter,
    String officer,
    String service,
    Optional<Integer> to,
    boolean finished,
    Optional<String> reason)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    Ticket ticket = office.ticket(state.current()).orElse(null);
    if (ticket == null) {
      return Decision.refuse(Reason.NOTHING_CALLED);
    }
    if (finished && ticket.state() != TicketState.SERVING) {
      return Decision.refuse(Reason.NOT_STARTED);
    }
    return nowhere(office, ticket)
        .map(Decision::refuse)
        .orElseGet(() -> new Decision.Accepted(events(office, ticket, now)));
  }

  private Optional<Reason> nowhere(Office office, Ticket ticket) {
    if (office.service(service).isEmpty()) {
      return Optional.of(Reason.UNKNOWN_SERVICE);
    }
    if (!office.catalogue().isCallable(service)) {
      return Optional.of(Reason.SERVICE_WITHOUT_TICKET);
    }
    if (to.isPresent() && office.counter(to.get()).isEmpty()) {
      return Optional.of(Reason.UNKNOWN_COUNTER);
    }
    if (to.isPresent() && !office.serves(to.get(), service)) {
      return Optional.of(Reason.NOT_SERVED_HERE);
    }
    boolean stays = to.isEmpty() || to.get() == counter;
    return service.equals(ticket.service()) && stays
        ? Optional.of(Reason.SENT_NOWHERE)
        : Optional.empty();
  }

  private List<HallEvent> events(Office office, Ticket ticket, Instant now) {
    List<HallEvent> events = new ArrayList<>();
    if (finished) {
      events.add(new VisitFinished(ticket.id(), counter, ticket.service(), true));
    }
    Turn old = Turn.of(ticket);
    Turn kept =
        office.settings().queueing().sentOnToTheEnd() ? old.atTheEnd(office.nextPlace(), now) : old;
    events.add(
        new TicketSentOn(
            ticket.id(),
            counter,
            ticket.service(),
            service,
            to,
            finished,
            kept.onTo(service, to, now),
            reason));
    return events;
  }
}
