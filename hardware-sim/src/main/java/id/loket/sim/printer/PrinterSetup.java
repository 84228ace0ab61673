package id.loket.sim.printer;

import java.time.Duration;

/**
 * How a virtual printer is built. The usual one is {@link #of}; the {@code with} methods change one
 * property each.
 *
 * @param bufferBytes receive buffer; behind a full one the socket is not read
 * @param speedMillimetresPerSecond how fast paper moves; 0 prints at once, for tests
 * @param rollMillimetres paper on a full roll
 * @param nearEndMillimetres rest of the roll at which the near-end sensor answers
 * @param cutterMillimetres how far the cutter sits behind the head: what was printed last is still
 *     below the blade, unless paper is fed before a cut
 * @param aheadMillimetres how much the printer interprets before it is on paper; that far {@code GS
 *     r} is ahead of the truth, but never of a cut
 * @param idle after this silence of the host the connection is closed (UB-E02 guide 4.6: 5 min)
 * @param keptSlips how many slips are kept in memory
 */
public record PrinterSetup(
    String name,
    PrinterModel model,
    String host,
    int port,
    int bufferBytes,
    int speedMillimetresPerSecond,
    int rollMillimetres,
    int nearEndMillimetres,
    int cutterMillimetres,
    int aheadMillimetres,
    Duration idle,
    int keptSlips) {

  public PrinterSetup {
    if (bufferBytes < 1 || cutterMillimetres < 0 || aheadMillimetres < 1 || keptSlips < 1) {
      throw new IllegalArgumentException("buffer, distances and kept slips must be positive");
    }
  }

  /**
   * An ordinary printer: 4 kB buffer, 150 mm/s, 50 m of paper.
   *
   * @param listen "127.0.0.1:9100"; port 0 takes a free one
   */
  public static PrinterSetup of(String name, PrinterModel model, String listen) {
    int colon = listen.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "listen address " + listen + ": expected host:port, as 127.0.0.1:9100");
    }
    int port;
    try {
      port = Integer.parseInt(listen.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("listen address " + listen + ": the port is no number", e);
    }
    String host = listen.substring(0, colon);
    return new PrinterSetup(
        name, model, host, port, 4096, 150, 50_000, 2_000, 12, 30, Duration.ofMinutes(5), 500);
  }

  /** Prints as fast as bytes come, so that a test need not wait for paper to move. */
  public PrinterSetup withInstantPrinting() {
    return withSpeed(0);
  }

  public PrinterSetup withSpeed(int millimetresPerSecond) {
    return new PrinterSetup(
        name,
        model,
        host,
        port,
        bufferBytes,
        millimetresPerSecond,
        rollMillimetres,
        nearEndMillimetres,
        cutterMillimetres,
        aheadMillimetres,
        idle,
        keptSlips);
  }

  public PrinterSetup withBuffer(int bytes) {
    return new PrinterSetup(
        name,
        model,
        host,
        port,
        bytes,
        speedMillimetresPerSecond,
        rollMillimetres,
        nearEndMillimetres,
        cutterMillimetres,
        aheadMillimetres,
        idle,
        keptSlips);
  }

  public PrinterSetup withRoll(int millimetres, int nearEnd) {
    return new PrinterSetup(
        name,
        model,
        host,
        port,
        bufferBytes,
        speedMillimetresPerSecond,
        millimetres,
        nearEnd,
        cutterMillimetres,
        aheadMillimetres,
        idle,
        keptSlips);
  }

  public PrinterSetup withIdleLimit(Duration limit) {
    return new PrinterSetup(
        name,
        model,
        host,
        port,
        bufferBytes,
        speedMillimetresPerSecond,
        rollMillimetres,
        nearEndMillimetres,
        cutterMillimetres,
        aheadMillimetres,
        limit,
        keptSlips);
  }

  public PrinterSetup withKeptSlips(int slips) {
    return new PrinterSetup(
        name,
        model,
        host,
        port,
        bufferBytes,
        speedMillimetresPerSecond,
        rollMillimetres,
        nearEndMillimetres,
        cutterMillimetres,
        aheadMillimetres,
        idle,
        slips);
  }
}
