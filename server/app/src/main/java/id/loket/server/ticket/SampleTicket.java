package id.loket.server.ticket;

import id.loket.hall.Priority;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Printing;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.WaitingRange;
import id.loket.server.slip.Sample;
import id.loket.server.slip.Values;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Supplier;

/** A ticket that nobody took, of the office's own services, to see its slip before a visitor. */
public final class SampleTicket implements Sample {
  private static final String TOKEN = "x".repeat(22);

  private final Supplier<Catalogue> catalogue;
  private final Clock clock;

  public SampleTicket(Supplier<Catalogue> catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @Override
  public Values of(String language, boolean full) {
    Catalogue now = catalogue.get();
    return SlipText.values(now, ticket(service(now, full), language, full), Attendance.OPEN);
  }

  private static Catalogue.Service service(Catalogue catalogue, boolean full) {
    var ticketed = catalogue.services().stream().filter(Catalogue.Service::hasTicket);
    return (full
            ? ticketed.max(Comparator.comparingInt(SampleTicket::length))
            : ticketed.findFirst())
        .orElseThrow();
  }

  private static int length(Catalogue.Service service) {
    return service.requirements().stream().mapToInt(one -> one.id().length()).sum();
  }

  private Ticket ticket(Catalogue.Service service, String language, boolean full) {
    Instant at = clock.instant();
    TicketIssued issued =
        new TicketIssued(
            "",
            service.prefix().orElseThrow(),
            12,
            service.code(),
            full ? Priority.ELDERLY : Priority.REGULAR,
            language,
            1,
            4,
            full ? new WaitingRange(100, 150, true) : new WaitingRange(15, 30),
            TOKEN,
            "A1B2C",
            "",
            "",
            "");
    Ticket ticket = issued.ticket(at);
    Printing copy = new Printing(Printing.State.PENDING, "NONE", "", "", full ? 1 : 0, at);
    return new Ticket(ticket.issue(), ticket.course(), copy);
  }
}
