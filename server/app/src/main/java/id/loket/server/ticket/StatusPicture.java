package id.loket.server.ticket;

import id.loket.server.closing.ClosingView;
import id.loket.server.closing.ClosingViews;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.rules.Turn;
import id.loket.server.rules.WaitingRange;
import id.loket.server.ticket.Views.CounterView;
import id.loket.server.ticket.Views.PrintView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a visitor's phone shows of the own ticket, and of nobody else's: the slip, as it stands now.
 *
 * @param attendance null unless it waits
 * @param counters where it may be called to
 * @param missing which of the requirements the visitor said not to have, in Indonesian
 * @param language of its slip
 * @param rest null unless it was put aside or is on a detour
 * @param elsewhere whether it was sent on to another service than that of its slip
 */
record StatusPicture(
    int version,
    OfficeView office,
    String id,
    String number,
    String service,
    Catalogue.Text serviceName,
    String desk,
    TicketState state,
    int ahead,
    WaitingRange range,
    Attendance attendance,
    CounterView counter,
    List<CounterView> counters,
    Views.Texts requirements,
    List<String> missing,
    String language,
    PrintView print,
    String shortCode,
    String survey,
    Instant issuedAt,
    String zone,
    String zoneName,
    List<ClosingView> closings,
    RestView rest,
    boolean elsewhere) {

  record OfficeView(String name) {}

  /**
   * @param until when it comes back by itself, if it was put aside
   */
  record RestView(Turn.Kind kind, Instant until) {}

  /** The ticket belongs to a day that is over. */
  record Gone(int version, TicketState state) {
    static final Gone GONE = new Gone(1, TicketState.EXPIRED);
  }

  private static final Set<String> AFTER_HOURS = Set.of("HOURS", "HOLIDAY");

  /**
   * @param invitations finds the open survey invitation of a finished ticket
   */
  static StatusPicture draw(
      Office office,
      Instant now,
      Ticket ticket,
      Function<String, Optional<String>> invitations,
      ClosingViews closings) {
    Catalogue catalogue = office.catalogue();
    Catalogue.Service service = catalogue.service(ticket.service()).orElseThrow();
    int ahead = office.ahead(ticket);
    boolean waits = ticket.state() == TicketState.WAITING;
    boolean atCounter = ticket.state().atCounter();
    return new StatusPicture(
        1,
        new OfficeView(catalogue.office().name()),
        ticket.id(),
        ticket.number().toString(),
        ticket.service(),
        service.name(),
        service.desk(),
        ticket.state(),
        ahead,
        waits ? office.range(ticket.service(), ahead, now).orElse(null) : null,
        waits ? attendance(office, ticket, now) : null,
        atCounter ? CounterView.of(catalogue, ticket.counter()) : null,
        Views.counters(catalogue, ticket.service()),
        Views.Texts.of(service.requirements()),
        ticket.missing(),
        ticket.issue().language(),
        PrintView.of(ticket.printing()),
        ticket.shortCode(),
        ticket.state() == TicketState.FINISHED ? invitations.apply(ticket.id()).orElse(null) : null,
        ticket.issuedAt(),
        catalogue.office().zone(),
        catalogue.zoneName(),
        waits ? closings.of(office, ticket.service(), now) : List.of(),
        ticket.rest().map(one -> new RestView(one.kind(), one.until())).orElse(null),
        ticket.wasSentOn());
  }

  /** After hours nobody is told to wait for somebody who has gone home. */
  private static Attendance attendance(Office office, Ticket ticket, Instant now) {
    Attendance attendance = office.attendance(ticket.service());
    String closed = office.closedReason(now);
    boolean over = closed != null && AFTER_HOURS.contains(closed);
    return over && attendance.state() == Attendance.State.EMPTY ? null : attendance;
  }
}
