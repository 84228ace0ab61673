package id.loket.server.rules;

import java.time.Instant;

/**
 * Prints the slip again: the same number, marked SALINAN.
 *
 * @param alone whether nobody of the office sees it, as at a kiosk: from the third copy on somebody
 *     has to
 */
public record Reprint(String ticket, String station, String job, String by, boolean alone)
    implements Command {
  /** One that is lost and one that is torn; more is somebody who plays, or sells numbers. */
  static final int ALONE = 2;

  /** At a post of the office. */
  public Reprint(String ticket, String station, String job, String by) {
    this(ticket, station, job, by, false);
  }

  @Override
  public Decision decide(Office office, Instant now) {
    Ticket old = office.ticketNamed(ticket).orElse(null);
    if (old == null) {
      return Decision.refuse(Reason.UNKNOWN_TICKET);
    }
    if (old.state() == TicketState.EXPIRED) {
      return Decision.refuse(Reason.TICKET_CLOSED);
    }
    String where = station.isEmpty() ? old.printing().station() : station;
    if (where.isEmpty()) {
      return Decision.refuse(Reason.NO_PRINTER);
    }
    if (old.printing().open()) {
      return Decision.accept();
    }
    // A copy that never came out is none; whoever waits for one may ask again.
    boolean out = old.printing().state() != Printing.State.NOT_PRINTED;
    return alone && out && old.printing().copies() >= ALONE
        ? Decision.refuse(Reason.COPY_LIMIT)
        : Decision.accept(new SlipRequested(old.id(), job, where, by));
  }
}
