package id.loket.server.rules;

import id.loket.hall.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A visitor has a number. Carries everything that the slip says.
 *
 * @param missing which of its requirements the visitor said not to have, in Indonesian; empty where
 *     nothing was said
 * @param turn where it stands, if not behind all who came before
 * @param group the first ticket of those that were taken together; empty for one alone
 */
public record TicketIssued(
    String ticket,
    String prefix,
    int serial,
    String service,
    Priority priority,
    String language,
    long place,
    int ahead,
    WaitingRange range,
    String token,
    String shortCode,
    String device,
    String station,
    String job,
    Optional<List<String>> missing,
    Optional<Turn> turn,
    Optional<String> group)
    implements HallEvent {
  /** Of a visitor who was asked for no papers. */
  public TicketIssued(
      String ticket,
      String prefix,
      int serial,
      String service,
      Priority priority,
      String language,
      long place,
      int ahead,
      WaitingRange range,
      String token,
      String shortCode,
      String device,
      String station,
      String job) {
    this(
        ticket,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        ahead,
        range,
        token,
        shortCode,
        device,
        station,
        job,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same as one of several. */
  TicketIssued in(String first) {
    return new TicketIssued(
        ticket,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        ahead,
        range,
        token,
        shortCode,
        device,
        station,
        job,
        missing,
        turn,
        Optional.of(first));
  }

  @Override
  public void apply(Office office, Instant at) {
    office.put(ticket(at));
  }

  /** The ticket as it was issued. */
  public Ticket ticket(Instant at) {
    Printing printing =
        station.isEmpty()
            ? Printing.none(at)
            : new Printing(Printing.State.PENDING, "NONE", job, station, 0, at);
    return Ticket.issued(
        new Ticket.Issue(
            ticket, prefix, serial, service, priority, language, place, at, ahead, range, token,
            shortCode, device, missing, group),
        printing,
        turn);
  }
}
