package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Slips that nobody began to print in time are never printed late; one under way too long is
 * UNKNOWN.
 */
public record ExpireJobs() implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    List<HallEvent> events = new ArrayList<>();
    for (Ticket ticket : office.openJobs()) {
      Printing printing = ticket.printing();
      long age = Duration.between(printing.since(), now).toSeconds();
      int limit = office.printJobSeconds(ticket);
      if (printing.state() == Printing.State.PENDING && age > limit) {
        events.add(noted(ticket, Printing.State.NOT_PRINTED, "EXPIRED"));
      } else if (printing.state() == Printing.State.SENDING && age > 2L * limit) {
        events.add(noted(ticket, Printing.State.UNKNOWN, "INTERRUPTED"));
      }
    }
    return new Decision.Accepted(events);
  }

  private static HallEvent noted(Ticket ticket, Printing.State state, String reason) {
    return new SlipNoted(ticket.id(), ticket.printing().job(), state, reason, "");
  }
}
