package id.loket.server.rules;

import java.time.Instant;

/** Note for the officer that somebody comes without a number. */
public record DirectVisitor(String id, String service, String from) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Catalogue.Service wanted = office.service(service).orElse(null);
    if (wanted == null) {
      return Decision.refuse(Reason.UNKNOWN_SERVICE);
    }
    return wanted.hasTicket()
        ? Decision.refuse(Reason.SERVICE_WITH_TICKET)
        : Decision.accept(new VisitorDirected(id, service, from));
  }
}
