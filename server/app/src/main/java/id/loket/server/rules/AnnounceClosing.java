package id.loket.server.rules;

import java.time.Instant;

/** Close a service, or the whole office, with a reason; announced again, the newer one counts. */
public record AnnounceClosing(String scope, Instant from, String reason, String by)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    boolean known = scope.equals(Closing.OFFICE) || office.service(scope).isPresent();
    return known
        ? Decision.accept(new ClosingAnnounced(scope, from, reason, by))
        : Decision.refuse(Reason.UNKNOWN_SERVICE);
  }
}
