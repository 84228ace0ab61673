package id.loket.server.closing;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Closing;
import id.loket.server.rules.Office;
import java.time.Instant;
import java.util.List;

/**
 * A closing as the screens see it.
 *
 * @param service code; null for the whole office
 * @param inForce whether numbers are refused already
 */
public record ClosingView(
    String service, Catalogue.Text serviceName, Instant from, String reason, boolean inForce) {

  /** All that were announced and not lifted; the whole office's first. */
  public static List<ClosingView> all(Office office, Instant now) {
    return Closing.announced(office, now).stream().map(one -> of(office, one, now)).toList();
  }

  /** Those that a visitor of this service has to know. */
  public static List<ClosingView> of(Office office, String service, Instant now) {
    return all(office, now).stream()
        .filter(one -> one.service() == null || one.service().equals(service))
        .toList();
  }

  private static ClosingView of(Office office, Closing closing, Instant now) {
    boolean whole = closing.scope().equals(Closing.OFFICE);
    return new ClosingView(
        whole ? null : closing.scope(),
        office.catalogue().service(closing.scope()).map(Catalogue.Service::name).orElse(null),
        closing.from(),
        closing.reason(),
        closing.isInForce(now));
  }
}
