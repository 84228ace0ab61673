package id.loket.sim.io;

/** A frame of Modbus in words, for the technician. */
final class ModbusWords {
  private static final int EXCEPTION = 0x80;

  private ModbusWords() {}

  /**
   * @param pdu function and data, without unit and header
   */
  static String request(byte[] pdu) {
    String function = function(pdu[0] & 0xFF);
    return pdu.length < 5 ? function : function + " " + word(pdu, 1) + ", " + detail(pdu);
  }

  /** As a relay or a count, by what the function takes (Application Protocol V1.1b3, 6). */
  private static String detail(byte[] pdu) {
    return pdu[0] == 0x05 ? (word(pdu, 3) == 0xFF00 ? "on" : "off") : "count " + word(pdu, 3);
  }

  static String answer(byte[] pdu) {
    int code = pdu[0] & 0xFF;
    return (code & EXCEPTION) == 0
        ? "answer to " + function(code)
        : "exception " + pdu[1] + " to " + function(code & ~EXCEPTION);
  }

  private static String function(int code) {
    return switch (code) {
      case 0x01 -> "read coils";
      case 0x02 -> "read inputs";
      case 0x03 -> "read holding registers";
      case 0x04 -> "read input registers";
      case 0x05 -> "write coil";
      case 0x06 -> "write register";
      case 0x0F -> "write coils";
      case 0x10 -> "write registers";
      default -> String.format("function %02X", code);
    };
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
