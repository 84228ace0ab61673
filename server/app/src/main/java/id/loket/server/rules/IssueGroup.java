package id.loket.server.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Several who came together take their numbers, one after the other without anybody between them,
 * or none of them does. Each number is its own: called, served and asked for itself.
 *
 * @param tickets of the same service and class, each with random words of its own
 */
public record IssueGroup(List<IssueTicket> tickets) implements Command {
  public static final int SMALLEST = 2;

  /** What a printer gives out in a minute or two. */
  public static final int LARGEST = 20;

  public IssueGroup {
    tickets = List.copyOf(tickets);
    if (tickets.size() < SMALLEST || tickets.size() > LARGEST) {
      throw new IllegalArgumentException(
          "people " + tickets.size() + ": " + SMALLEST + " to " + LARGEST + " are allowed");
    }
  }

  @Override
  public Decision decide(Office office, Instant now) {
    List<TicketIssued> issued = new ArrayList<>();
    for (IssueTicket one : tickets) {
      Decision decision = one.decide(office, now, issued);
      if (!(decision instanceof Decision.Accepted accepted)) {
        return decision;
      }
      TicketIssued alone = (TicketIssued) accepted.events().get(0);
      issued.add(alone.in(issued.isEmpty() ? alone.ticket() : issued.get(0).ticket()));
    }
    return new Decision.Accepted(List.copyOf(issued));
  }
}
