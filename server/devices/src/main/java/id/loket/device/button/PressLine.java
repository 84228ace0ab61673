package id.loket.device.button;

import id.loket.station.OfficeException;
import id.loket.station.ServerLine;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a press to the office and its answer back. A press is an order of this moment: what the
 * office has not heard within some seconds is given up, so that nothing happens when the finger is
 * long gone. It goes under one request id, however often it is sent, so it counts once. Many
 * threads may use it.
 */
final class PressLine {
  /** What came of a press. */
  enum Outcome {
    DONE,
    /** The office says no. */
    REFUSED,
    /** The office has not answered in time. */
    LOST
  }

  /**
   * @param why the office's code, or what went wrong; empty if it was done
   */
  record Told(Outcome outcome, String why) {}

  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int RANDOM_LETTERS = 14;

  private final ServerLine line;
  private final String path;
  private final SecureRandom random = new SecureRandom();
  private volatile String zone = "";

  /**
   * @param path where presses are posted
   */
  PressLine(ServerLine line, String path) {
    this.line = line;
    this.path = path;
  }

  /** The office's zone, in which its days are counted. */
  void zone(String office) {
    zone = office;
  }

  /**
   * @param wish what is posted of a press, without its request id
   */
  Told tell(Map<String, String> wish) throws InterruptedException {
    Optional<String> id = requestId();
    if (id.isEmpty()) {
      return new Told(Outcome.LOST, "the server has not been heard yet");
    }
    Map<String, String> body = new HashMap<>(wish);
    body.put("requestId", id.get());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        line.post(path, body);
        return new Told(Outcome.DONE, "");
      } catch (OfficeException e) {
        if (e.isFinal()) {
          return new Told(Outcome.REFUSED, e.getMessage().replaceFirst("^.* ", ""));
        }
        if (System.nanoTime() - end >= 0) {
          return new Told(Outcome.LOST, e.getMessage());
        }
      }
      Thread.sleep(BETWEEN_TRIES.toMillis());
    }
  }

  /** As screens make it: the day, then the time and chance. */
  private Optional<String> requestId() {
    return line.clock().now().flatMap(this::requestId);
  }

  private Optional<String> requestId(Instant now) {
    try {
      LocalDate day = LocalDate.ofInstant(now, ZoneId.of(zone));
      StringBuilder id = new StringBuilder(day + "-" + Long.toString(now.toEpochMilli(), 36));
      random
          .ints(RANDOM_LETTERS, 0, ALPHABET.length())
          .forEach(one -> id.append(ALPHABET.charAt(one)));
      return Optional.of(id.toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
