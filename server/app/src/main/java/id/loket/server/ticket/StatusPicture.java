package id.loket.server.ticket;

import id.loket.server.closing.ClosingView;
import id.loket.server.closing.ClosingViews;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.rules.WaitingRange;
import id.loket.server.ticket.Views.CounterView;
import id.loket.server.ticket.Views.PrintView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a visitor's phone shows of the own ticket, and of nobody else's. */
record StatusPicture(
    int version,
    OfficeView office,
    String number,
    String service,
    Catalogue.Text serviceName,
    String desk,
    TicketState state,
    int ahead,
    WaitingRange range,
    CounterView counter,
    PrintView print,
    String shortCode,
    String survey,
    Instant issuedAt,
    String zone,
    String zoneName,
    List<ClosingView> closings) {

  record OfficeView(String name) {}

  /** The ticket belongs to a day that is over. */
  record Gone(int version, TicketState state) {
    static final Gone GONE = new Gone(1, TicketState.EXPIRED);
  }

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
        ticket.number().toString(),
        ticket.service(),
        service.name(),
        service.desk(),
        ticket.state(),
        ahead,
        waits ? office.range(ticket.service(), ahead, now).orElse(null) : null,
        atCounter ? CounterView.of(catalogue, ticket.counter()) : null,
        PrintView.of(ticket.printing()),
        ticket.shortCode(),
        ticket.state() == TicketState.FINISHED ? invitations.apply(ticket.id()).orElse(null) : null,
        ticket.issuedAt(),
        catalogue.office().zone(),
        catalogue.zoneName(),
        waits ? closings.of(office, ticket.service(), now) : List.of());
  }
}
