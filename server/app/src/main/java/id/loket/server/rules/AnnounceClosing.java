package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * Close a service, or the whole office, with a reason; announced again, the newer one counts.
 *
 * @param reason sealed, since it may name a person
 */
public record AnnounceClosing(String scope, Instant from, String reason, String by)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    boolean known = scope.equals(Closing.OFFICE) || office.service(scope).isPresent();
    return known
        ? Decision.accept(new ClosingAnnounced(scope, from, "", by, Optional.of(reason)))
        : Decision.refuse(Reason.UNKNOWN_SERVICE);
  }
}
