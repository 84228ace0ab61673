package id.loket.sim.io;

import java.time.Clock;

/**
 * The discrete inputs of a board, each with a push button on it: read by function 02 (Modbus
 * Application Protocol V1.1b3, 6.2), never written. Its monitor guards them.
 *
 * <p>A contact bounces while it closes and while it opens: for some milliseconds it is now open,
 * now closed, as a worn one is. Known limit: the board has no filter of its own, as better ones do.
 */
final class Inputs extends Board {
  private static final int ILLEGAL_FUNCTION = 1;
  private static final int ILLEGAL_ADDRESS = 2;
  private static final int ILLEGAL_VALUE = 3;
  private static final int DEVICE_FAILURE = 4;
  private static final int MOST_READ = 2_000;

  /** As long as makers of cheap buttons admit. */
  private static final long BOUNCE_NANOS = 15_000_000L;

  private final boolean[] down;
  private final long[] changedAt;

  Inputs(int count, Clock clock) {
    super(clock);
    this.down = new boolean[count];
    this.changedAt = new long[count];
  }

  int count() {
    return down.length;
  }

  synchronized void press(int input, boolean isDown) {
    if (down[input] != isDown) {
      down[input] = isDown;
      changedAt[input] = System.nanoTime();
      log("STATE", "input " + input + (isDown ? " pressed" : " let go"));
      changed();
    }
  }

  /** Whether a finger is on it. */
  synchronized boolean isPressed(int input) {
    return down[input];
  }

  /** What a host finds at this moment; under the monitor. */
  private boolean isClosed(int input) {
    long since = System.nanoTime() - changedAt[input];
    boolean flips = faults.bounces && changedAt[input] != 0 && since < BOUNCE_NANOS;
    // Changes several times a millisecond, and the same way each time.
    boolean flipped = flips && (since / 300_000 * 7 + 3) % 5 < 2;
    return (down[input] || faults.stuck) != flipped;
  }

  /**
   * @param request function and data, without unit and frame
   * @return the same of the answer
   */
  synchronized byte[] answer(byte[] request) {
    if (faults.exceptions) {
      return exception(request, DEVICE_FAILURE);
    }
    if (request[0] != 0x02) {
      return exception(request, ILLEGAL_FUNCTION);
    }
    int from = request.length == 5 ? word(request, 1) : 0;
    int count = request.length == 5 ? word(request, 3) : 0;
    if (count < 1 || count > MOST_READ) {
      return exception(request, ILLEGAL_VALUE);
    }
    if (from + count > down.length) {
      return exception(request, ILLEGAL_ADDRESS);
    }
    int bytes = (count + 7) / 8;
    byte[] answer = new byte[2 + bytes];
    answer[0] = request[0];
    answer[1] = (byte) bytes;
    for (int i = 0; i < count; i++) {
      // The first input is the lowest bit of the first byte.
      answer[2 + i / 8] |= (byte) (isClosed(from + i) ? 1 << i % 8 : 0);
    }
    return answer;
  }

  private byte[] exception(byte[] request, int code) {
    refused(String.format("exception %d to function %02X", code, request[0]));
    return new byte[] {(byte) (request[0] | 0x80), (byte) code};
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
