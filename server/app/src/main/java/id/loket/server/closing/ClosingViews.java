package id.loket.server.closing;

import id.loket.server.rules.Closing;
import id.loket.server.rules.Office;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Closings for the pictures, their reasons opened. Safe for many threads. */
public final class ClosingViews {
  private final Function<String, Optional<String>> words;

  /**
   * @param words opens a sealed reason, while it can be read
   */
  public ClosingViews(Function<String, Optional<String>> words) {
    this.words = words;
  }

  /** All that were announced and not lifted; the whole office's first. */
  public List<ClosingView> all(Office office, Instant now) {
    return Closing.announced(office, now).stream()
        .map(one -> ClosingView.of(office, one, reason(one), now))
        .toList();
  }

  /** Those that a visitor of this service has to know. */
  public List<ClosingView> of(Office office, String service, Instant now) {
    return all(office, now).stream()
        .filter(one -> one.service() == null || one.service().equals(service))
        .toList();
  }

  private String reason(Closing closing) {
    return closing.sealedReason().flatMap(words).orElse(closing.reason());
  }
}
