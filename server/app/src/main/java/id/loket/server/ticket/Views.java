package id.loket.server.ticket;

import id.loket.hall.Priority;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.Office;
import id.loket.server.rules.Printing;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.rules.WaitingRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets, services and counters as the screens see them. Names here are the wire's names. */
public final class Views {
  private Views() {}

  public record CounterView(int number, String name) {
    public static CounterView of(Catalogue.Counter counter) {
      return new CounterView(counter.number(), counter.name());
    }

    public static CounterView of(Catalogue catalogue, int number) {
      return catalogue.counter(number).map(CounterView::of).orElse(null);
    }
  }

  public record PrintView(Printing.State state, String reason) {
    public static PrintView of(Printing printing) {
      return new PrintView(printing.state(), printing.reason());
    }
  }

  /** A ticket right after it was issued. */
  public record TicketView(
      String id,
      String number,
      String service,
      Text serviceName,
      String desk,
      List<CounterView> counters,
      Priority priority,
      TicketState state,
      Instant issuedAt,
      int ahead,
      WaitingRange range,
      String token,
      String statusPath,
      String statusUrl,
      PhoneCode phoneCode,
      String shortCode,
      PrintView print) {}

  /** Both languages of a list. */
  public record Texts(List<String> id, List<String> en) {
    public static Texts of(List<Text> texts) {
      return new Texts(
          texts.stream().map(Text::id).toList(), texts.stream().map(Text::en).toList());
    }
  }

  /** A service as a visitor chooses it. */
  public record ServiceView(
      String code,
      String prefix,
      String desk,
      Text name,
      Text plainName,
      String picture,
      Texts requirements,
      Text product,
      int fee,
      Text promise,
      boolean ticket,
      String receivedAt,
      List<CounterView> counters,
      int waiting,
      WaitingRange range,
      Attendance attendance) {
    /** For a visitor without priority who would take a number now. */
    public static ServiceView of(Office office, Catalogue.Service service, Instant now) {
      String code = service.code();
      boolean ticket = service.hasTicket();
      return new ServiceView(
          service.code(),
          service.prefix().orElse(null),
          service.desk(),
          service.name(),
          service.plainName(),
          service.picture(),
          Texts.of(service.requirements()),
          service.product(),
          service.fee(),
          service.promise(),
          ticket,
          service.receivedAt().orElse(null),
          Views.counters(office.catalogue(), code),
          office.waiting(code),
          ticket ? office.range(code, office.aheadOfNew(code), now).orElse(null) : null,
          ticket || service.receivedAt().isPresent() ? office.attendance(code) : null);
    }
  }

  static List<CounterView> counters(Catalogue catalogue, String service) {
    return catalogue.countersServing(service).stream().map(CounterView::of).toList();
  }

  public static TicketView ticket(Catalogue catalogue, Ticket ticket) {
    Catalogue.Service service = catalogue.service(ticket.service()).orElseThrow();
    Optional<String> url = SlipText.statusUrl(catalogue, ticket.token());
    return new TicketView(
        ticket.id(),
        ticket.number().toString(),
        ticket.service(),
        service.name(),
        service.desk(),
        counters(catalogue, ticket.service()),
        ticket.priority(),
        ticket.state(),
        ticket.issuedAt(),
        ticket.issue().ahead(),
        ticket.issue().range(),
        ticket.token(),
        "/t/" + ticket.token(),
        url.orElse(null),
        url.map(PhoneCode::of).orElse(null),
        ticket.shortCode(),
        PrintView.of(ticket.printing()));
  }
}
