package id.loket.server.desk;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs a trouble that comes back with every command, such as a full disk, once with its stack, then
 * as one line a minute while it lasts, and says when it is over. Confined to the desk's thread.
 */
final class LastingTrouble {
  private static final long REMIND_NANOS = Duration.ofMinutes(1).toNanos();

  private final Logger log;
  private final LongSupplier nanos;
  private String lasting = "";
  private long saidAt;
  private long unsaid;
  private long times;

  LastingTrouble(Logger log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
  }

  void came(String what, Exception cause) {
    String one = cause.getClass().getName() + Objects.requireNonNullElse(cause.getMessage(), "");
    long now = nanos.getAsLong();
    times++;
    if (!one.equals(lasting)) {
      lasting = one;
      saidAt = now;
      unsaid = 0;
      log.error("desk: {}", what, cause);
      return;
    }
    unsaid++;
    if (now - saidAt >= REMIND_NANOS) {
      log.error("desk: {}: {} ({} times since the last line)", what, cause.getMessage(), unsaid);
      saidAt = now;
      unsaid = 0;
    }
  }

  /** Something was committed. */
  void over() {
    if (times > 1) {
      log.info("desk: written again, after {} times in trouble", times);
    }
    lasting = "";
    times = 0;
  }
}
