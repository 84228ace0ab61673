package id.loket.server.ticket;

import id.loket.server.closing.ClosingViews;
import id.loket.server.desk.Committed;
import id.loket.server.rules.Changes;
import id.loket.server.rules.Closing;
import id.loket.server.rules.Office;
import id.loket.server.rules.Shelf;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.web.News;
import id.loket.server.web.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One ticket, as its visitor's phone follows it. There may be hundreds, so it is drawn only when
 * the ticket itself was touched or, while it waits, when somebody in the same line was. Drawn on
 * the desk's thread; asked on others.
 */
final class StatusSubject implements Subject {
  private final String token;
  private final Clock clock;
  private final Function<String, Optional<String>> invitations;
  private final ClosingViews closings;
  private volatile String ticket = "";
  private volatile Set<String> line = Set.of();
  private volatile boolean closesLater;
  private volatile Instant steadyUntil = Instant.MAX;

  /**
   * @param invitations finds the open survey invitation of a finished ticket
   */
  StatusSubject(
      String token,
      Clock clock,
      Function<String, Optional<String>> invitations,
      ClosingViews closings) {
    this.token = token;
    this.clock = clock;
    this.invitations = invitations;
    this.closings = closings;
  }

  @Override
  public Object draw(Office office, Instant now) {
    Optional<Ticket> found = office.ticketByToken(token);
    ticket = found.map(Ticket::id).orElse("");
    line =
        found
            .filter(one -> one.state() == TicketState.WAITING)
            .map(one -> office.queuedWith(one.service()))
            .orElse(Set.of());
    closesLater = !Closing.announced(office, now).isEmpty();
    steadyUntil =
        found
            .filter(one -> one.state() == TicketState.WAITING)
            .map(one -> office.rangeSteadyUntil(one.service(), office.ahead(one), now))
            .orElse(Instant.MAX);
    return found
        .<Object>map(one -> StatusPicture.draw(office, now, one, invitations, closings))
        .orElse(StatusPicture.Gone.GONE);
  }

  @Override
  public boolean concerns(Committed committed) {
    Changes changes = committed.changes();
    return changes.meta()
        || !changes.keys(Shelf.CLOSINGS).isEmpty()
        || changes.tickets().contains(ticket)
        || !Collections.disjoint(changes.services(), line);
  }

  @Override
  public boolean concerns(News news) {
    return news.keys().contains(ticket);
  }

  /**
   * Only where a closing was announced that lies ahead, or where a break or the day's end nears.
   */
  @Override
  public boolean changesWithTime() {
    return closesLater || !clock.instant().isBefore(steadyUntil);
  }
}
