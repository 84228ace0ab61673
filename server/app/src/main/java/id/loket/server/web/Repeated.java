package id.loket.server.web;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says what anybody can cause as often as they like, such as a broken request, in one line a
 * minute: at once when it begins, then how often it came since. Safe for many threads.
 */
final class Repeated {
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Consumer<String> log;
  private final LongSupplier nanos;
  private boolean said;
  private long saidAt;
  private long unsaid;

  /**
   * @param log takes a whole line
   */
  Repeated(Consumer<String> log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
  }

  synchronized void say(String line) {
    long now = nanos.getAsLong();
    if (said && now - saidAt < PAUSE_NANOS) {
      unsaid++;
      return;
    }
    log.accept(unsaid == 0 ? line : line + " (and " + unsaid + " more since the last line)");
    said = true;
    saidAt = now;
    unsaid = 0;
  }
}
