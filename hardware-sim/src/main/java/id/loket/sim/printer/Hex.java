package id.loket.sim.printer;

import java.util.HexFormat;

/** Bytes as a technician reads them: {@code 1b 40 1d 61 ff}. */
final class Hex {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private Hex() {}

  static String of(byte[] bytes) {
    return SPACED.formatHex(bytes);
  }
}
