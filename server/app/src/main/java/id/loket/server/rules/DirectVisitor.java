package id.loket.server.rules;

import java.time.Instant;

/**
 * Note for the officer that somebody comes without a number. Where many are noted whom nobody has
 * looked at, another one would tell nothing new: it is accepted, and not noted.
 */
public record DirectVisitor(String id, String service, String from) implements Command {
  /** Of one service; more than a hall sends there before its officer looks up. */
  static final int MOST_UNSEEN = 20;

  @Override
  public Decision decide(Office office, Instant now) {
    Catalogue.Service wanted = office.service(service).orElse(null);
    if (wanted == null) {
      return Decision.refuse(Reason.UNKNOWN_SERVICE);
    }
    if (wanted.hasTicket()) {
      return Decision.refuse(Reason.SERVICE_WITH_TICKET);
    }
    long unseen =
        office.all(Shelf.DIRECTED).stream().filter(one -> one.service().equals(service)).count();
    return unseen < MOST_UNSEEN
        ? Decision.accept(new VisitorDirected(id, service, from))
        : Decision.accept();
  }
}
