package id.loket.sim.printer;

/** A command as manuals write it: {@code ESC a 01}, {@code GS ( k 03 00 31 51 30}. */
final class Mnemonic {
  private static final String[] CONTROLS = {
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR",
    "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC",
    "FS", "GS", "RS", "US"
  };

  private Mnemonic() {}

  static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int named = bytes.length > 1 && (bytes[1] == '(' || bytes[1] == '8') ? 3 : 2;
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] & 0xff;
      if (i > 0) {
        text.append(' ');
      }
      if (i >= named || value > 0x7e) {
        text.append(String.format("%02x", value));
      } else {
        text.append(value < 0x20 ? CONTROLS[value] : String.valueOf((char) value));
      }
    }
    return text.toString();
  }
}
