package id.loket.server.desk;

import id.loket.server.journal.WriteTrouble;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs a trouble that comes back with every command, once with its stack, then as one line a minute
 * while it lasts, and says when it is over. Of a full disk and the like no stack tells anything:
 * its cause is named instead. One thread.
 */
public final class LastingTrouble {
  private static final long REMIND_NANOS = Duration.ofMinutes(1).toNanos();

  private final Logger log;
  private final Level level;
  private final String who;
  private final LongSupplier nanos;
  private String lasting = "";
  private long saidAt;
  private long unsaid;
  private long times;

  /**
   * @param who has the trouble, as every line begins
   */
  public LastingTrouble(Logger log, Level level, String who, LongSupplier nanos) {
    this.log = log;
    this.level = level;
    this.who = who;
    this.nanos = nanos;
  }

  public void came(String what, Exception cause) {
    String one = cause.getClass().getName() + Objects.requireNonNullElse(cause.getMessage(), "");
    long now = nanos.getAsLong();
    times++;
    if (!one.equals(lasting)) {
      lasting = one;
      saidAt = now;
      unsaid = 0;
      first(what, cause);
      return;
    }
    unsaid++;
    if (now - saidAt >= REMIND_NANOS) {
      log.atLevel(level)
          .log("{}: {}: {} ({} times since the last line)", who, what, cause.getMessage(), unsaid);
      saidAt = now;
      unsaid = 0;
    }
  }

  private void first(String what, Exception cause) {
    Optional<WriteTrouble.Cause> ofTheFile = WriteTrouble.causeOf(cause);
    if (ofTheFile.isPresent()) {
      log.atLevel(level)
          .log("{}: {}: {}: {}", who, what, ofTheFile.get().words(), cause.getMessage());
    } else {
      log.atLevel(level).setCause(cause).log("{}: {}", who, what);
    }
  }

  /** It went well again. */
  public void over() {
    if (times > 1) {
      log.info("{}: works again, after {} times in trouble", who, times);
    }
    lasting = "";
    times = 0;
  }
}
