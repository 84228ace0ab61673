package id.loket.server.rules;

import java.time.Instant;

/**
 * A visitor presses a button at a kiosk, with or without a screen, and takes the slip. Without
 * paper nobody would know the number, so it is only given while the printer works.
 *
 * @param printer the printer's name at the ticket's station
 */
public record PressForTicket(IssueTicket ticket, String printer) implements Command {
  /** The word of a station for a device that does not work, or of which nobody knows. */
  private static final String DOWN = "DOWN";

  @Override
  public Decision decide(Office office, Instant now) {
    boolean prints =
        office
            .device(ticket.station(), printer)
            .flatMap(DeviceState::health)
            .filter(health -> !health.equals(DOWN))
            .isPresent();
    return prints ? ticket.decide(office, now) : Decision.refuse(Reason.NO_PRINTER);
  }
}
