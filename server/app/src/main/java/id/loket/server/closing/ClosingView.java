package id.loket.server.closing;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Closing;
import id.loket.server.rules.Office;
import java.time.Instant;

/**
 * A closing as the screens see it.
 *
 * @param service code; null for the whole office
 * @param inForce whether numbers are refused already
 */
public record ClosingView(
    String service, Catalogue.Text serviceName, Instant from, String reason, boolean inForce) {

  static ClosingView of(Office office, Closing closing, String reason, Instant now) {
    boolean whole = closing.scope().equals(Closing.OFFICE);
    return new ClosingView(
        whole ? null : closing.scope(),
        office.catalogue().service(closing.scope()).map(Catalogue.Service::name).orElse(null),
        closing.from(),
        reason,
        closing.isInForce(now));
  }
}
