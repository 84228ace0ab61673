package id.loket.sim.serial;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How bytes stand on a serial line, as data sheets write it: {@code 9600 8N1}.
 *
 * @param baud bits a second
 * @param bits of a byte, 7 or 8, the lowest first
 * @param parity N, E or O
 * @param stop 1 or 2
 */
public record Framing(int baud, int bits, char parity, int stop) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{2,7}) ([78])([NEO])([12])");

  /** Reads {@code 9600 8N1}. */
  public static Framing of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("framing " + text + ": as 9600 8N1 is allowed");
    }
    return new Framing(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        parts.group(3).charAt(0),
        Integer.parseInt(parts.group(4)));
  }

  public Framing withBaud(int other) {
    return new Framing(other, bits, parity, stop);
  }

  /** Bits on the wire for one byte: start, data, parity, stop. */
  public int bitsOnTheWire() {
    return 1 + bits + (parity == 'N' ? 0 : 1) + stop;
  }

  /** How long one byte is on the wire. */
  public long nanosPerByte() {
    return bitsOnTheWire() * 1_000_000_000L / baud;
  }

  @Override
  public String toString() {
    return baud + " " + bits + parity + stop;
  }
}
