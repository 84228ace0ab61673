package id.loket.station;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The server's time. The clock of a station's computer may be hours off, so no device shows it:
 * every picture and every beat says what time it is at the server, and in between time is counted
 * by what has passed. Many threads may use it.
 */
public final class ServerClock {
  private final LongSupplier nanos;
  private Instant told;
  private long toldAt;

  /**
   * @param nanos steady time of this computer
   */
  public ServerClock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The server has said what time it is; what is no time is passed over. */
  public synchronized void hear(String at) {
    try {
      told = Instant.parse(at);
      toldAt = nanos.getAsLong();
    } catch (DateTimeParseException e) {
      // A server of before says none.
    }
  }

  /** Empty until the server was heard. */
  public synchronized Optional<Instant> now() {
    return Optional.ofNullable(told)
        .map(at -> at.plus(Duration.ofNanos(nanos.getAsLong() - toldAt)));
  }
}
