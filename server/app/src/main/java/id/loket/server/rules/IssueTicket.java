package id.loket.server.rules;

import id.loket.hall.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A visitor takes a number. Token, short code and job are random and come from outside.
 *
 * @param missing requirements that the visitor said not to have, in Indonesian; those that are none
 *     of the service now are passed over
 * @param returned whether the visitor was here before and comes back with what was missing
 */
public record IssueTicket(
    String service,
    Priority priority,
    String language,
    String device,
    String station,
    Tokens tokens,
    int rateLimitPerMinute,
    List<String> missing,
    boolean returned)
    implements Command {
  public IssueTicket {
    missing = List.copyOf(missing);
  }

  /** Of a visitor who was asked for no papers. */
  public IssueTicket(
      String service,
      Priority priority,
      String language,
      String device,
      String station,
      Tokens tokens,
      int rateLimitPerMinute) {
    this(
        service, priority, language, device, station, tokens, rateLimitPerMinute, List.of(), false);
  }

  /** The same for somebody who comes back: ahead of those who came lately. */
  public IssueTicket ofReturned() {
    return new IssueTicket(
        service, priority, language, device, station, tokens, rateLimitPerMinute, missing, true);
  }

  @Override
  public Decision decide(Office office, Instant now) {
    return decide(office, now, List.of());
  }

  /**
   * As one of several that are taken together, all or none.
   *
   * @param company those before it, in order, of the same service and class; empty for one alone
   *     and for the first
   */
  Decision decide(Office office, Instant now, List<TicketIssued> company) {
    if (office.doubt().isPresent()) {
      return Decision.refuse(Reason.NUMBERS_DOUBTED);
    }
    if (office.closedReason(now) != null) {
      return Decision.refuse(Reason.OFFICE_CLOSED);
    }
    Catalogue.Service wanted = office.service(service).orElse(null);
    if (wanted == null) {
      return Decision.refuse(Reason.UNKNOWN_SERVICE);
    }
    if (wanted.prefix().isEmpty()) {
      return Decision.refuse(Reason.SERVICE_WITHOUT_TICKET);
    }
    if (Closing.inForce(office, service, now).isPresent()) {
      return Decision.refuse(Reason.SERVICE_CLOSED);
    }
    Optional<Allowance.End> end =
        Allowance.of(office, wanted, now)
            .map(one -> one.endAfter(company.size()))
            .filter(one -> !returned);
    if (end.isPresent()) {
      return Decision.refuse(end.get().reason());
    }
    if (rateLimitPerMinute > 0 && takenLately(office, now) + company.size() >= rateLimitPerMinute) {
      return Decision.refuse(Reason.TOO_MANY_TICKETS);
    }
    return Decision.accept(issued(office, now, wanted, company));
  }

  private TicketIssued issued(
      Office office, Instant now, Catalogue.Service wanted, List<TicketIssued> company) {
    String prefix = wanted.prefix().orElseThrow();
    int serial =
        company.isEmpty()
            ? office.nextSerial(prefix)
            : office.serialAfter(prefix, company.get(company.size() - 1).serial());
    long place = office.nextPlace() + company.size();
    Optional<Turn> turn =
        returned
            ? Optional.of(Turn.ofReturned(office, priority.goesFirst(), now))
            : Optional.empty();
    int ahead = office.ahead(service, priority, Ticket.rank(turn, place), company.size());
    return new TicketIssued(
        Ticket.id(office.day().toString(), prefix, serial),
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        ahead,
        office.range(service, ahead, now).orElse(null),
        tokens.status(),
        tokens.freeShortCode(office, company),
        device,
        station,
        station.isEmpty() ? "" : tokens.job(),
        missingOf(wanted),
        turn,
        Optional.empty());
  }

  private Optional<List<String>> missingOf(Catalogue.Service wanted) {
    List<String> known =
        wanted.requirements().stream().map(Catalogue.Text::id).filter(missing::contains).toList();
    return Optional.of(known).filter(some -> !some.isEmpty());
  }

  private long takenLately(Office office, Instant now) {
    return office.issuedAt(device, now.minus(Duration.ofMinutes(1)), now);
  }

  /**
   * Random words for a new ticket.
   *
   * @param shortCodes candidates; the first that nobody holds today is used
   */
  public record Tokens(String status, List<String> shortCodes, String job) {
    public Tokens {
      shortCodes = List.copyOf(shortCodes);
    }

    String freeShortCode(Office office, List<TicketIssued> company) {
      return shortCodes.stream()
          .filter(code -> !office.shortCodeTaken(code))
          .filter(code -> company.stream().noneMatch(one -> one.shortCode().equals(code)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no free short code among the candidates"));
    }
  }
}
