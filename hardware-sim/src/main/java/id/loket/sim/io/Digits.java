package id.loket.sim.io;

import java.time.Clock;
import java.util.Arrays;

/**
 * A row of LED digits with Modbus, as the DM36B06 (six digits) and DM56A04 (four): holding
 * registers 0-5 with the ASCII code of each digit, 6 and 7 with a number (register table of the
 * maker's sheet). Read by function 03, written one by one by 06 and many at a time by 10 (Modbus
 * Application Protocol V1.1b3, 6.3, 6.6, 6.12). Its monitor guards it.
 *
 * <p>Known limits: what a sheet says of brightness, of the initial text and of the unit's number is
 * not there; a number that does not fit shows its last digits.
 */
final class Digits extends Board {
  private static final int REGISTERS = 8;
  private static final int ASCII = 6;
  private static final int HIGH = 6;
  private static final int LOW = 7;
  private static final int MOST_AT_ONCE = 123;
  private static final int ILLEGAL_FUNCTION = 1;
  private static final int ILLEGAL_ADDRESS = 2;
  private static final int ILLEGAL_VALUE = 3;
  private static final int DEVICE_FAILURE = 4;

  private final int digits;
  private final int[] registers = new int[REGISTERS];
  private String shown = "";

  Digits(int digits, Clock clock) {
    super(clock);
    this.digits = digits;
    forget();
  }

  /** After power on it shows nothing. */
  @Override
  void forget() {
    Arrays.fill(registers, ' ');
    registers[HIGH] = 0;
    registers[LOW] = 0;
    shown = " ".repeat(digits);
  }

  /** What a person reads, one character a digit; a point belongs to the digit before it. */
  synchronized String shown() {
    return shown;
  }

  /**
   * @param request function and data, without unit and frame
   * @return the same of the answer
   */
  synchronized byte[] answer(byte[] request) {
    if (faults.exceptions) {
      return exception(request, DEVICE_FAILURE);
    }
    return switch (request[0]) {
      case 0x03 -> read(request);
      case 0x06 -> writeOne(request);
      case 0x10 -> writeMany(request);
      default -> exception(request, ILLEGAL_FUNCTION);
    };
  }

  private byte[] read(byte[] request) {
    if (request.length != 5) {
      return exception(request, ILLEGAL_VALUE);
    }
    int from = word(request, 1);
    int count = word(request, 3);
    if (count < 1 || count > 125) {
      return exception(request, ILLEGAL_VALUE);
    }
    if (from + count > REGISTERS) {
      return exception(request, ILLEGAL_ADDRESS);
    }
    byte[] answer = new byte[2 + 2 * count];
    answer[0] = request[0];
    answer[1] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      answer[2 + 2 * i] = (byte) (registers[from + i] >> 8);
      answer[3 + 2 * i] = (byte) registers[from + i];
    }
    return answer;
  }

  private byte[] writeOne(byte[] request) {
    if (request.length != 5) {
      return exception(request, ILLEGAL_VALUE);
    }
    int at = word(request, 1);
    if (at >= REGISTERS || at == HIGH) {
      return exception(request, ILLEGAL_ADDRESS);
    }
    write(at, new int[] {word(request, 3)});
    return request;
  }

  private byte[] writeMany(byte[] request) {
    int count = request.length < 6 ? 0 : word(request, 3);
    boolean whole = count >= 1 && count <= MOST_AT_ONCE && request.length == 6 + 2 * count;
    if (!whole || (request[5] & 0xFF) != 2 * count) {
      return exception(request, ILLEGAL_VALUE);
    }
    int from = word(request, 1);
    if (from + count > REGISTERS) {
      return exception(request, ILLEGAL_ADDRESS);
    }
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = word(request, 6 + 2 * i);
    }
    write(from, values);
    return Arrays.copyOf(request, 5);
  }

  /** What was written last is shown: characters, or a number. A row that sticks stays as it is. */
  private void write(int from, int[] values) {
    if (faults.stuck) {
      return;
    }
    System.arraycopy(values, 0, registers, from, values.length);
    String before = shown;
    shown = from + values.length > ASCII ? number(from) : text();
    if (!shown.equals(before)) {
      log("TEXT", shown);
    }
    changed();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append(registers[i] >= 0x20 && registers[i] < 0x7F ? (char) registers[i] : ' ');
    }
    return text.toString();
  }

  /**
   * Register 7 alone is a whole number; with 6 before it the number has three bytes, the high half
   * of the first byte is its sign and the low half says how many of its digits are decimals.
   */
  private String number(int from) {
    int high = from <= HIGH ? registers[HIGH] : 0;
    int value = (high & 0xFF) << 16 | registers[LOW];
    int decimals = Math.min(5, high >> 8 & 0x0F);
    String plain = Integer.toString(value);
    String padded =
        plain.length() > decimals ? plain : "0".repeat(decimals + 1 - plain.length()) + plain;
    int point = padded.length() - decimals;
    String number =
        decimals == 0 ? padded : padded.substring(0, point) + "." + padded.substring(point);
    String signed = ((high >> 12 & 0x0F) == 1 ? "-" : "") + number;
    int width = digits + (decimals > 0 ? 1 : 0);
    return signed.length() >= width
        ? signed.substring(signed.length() - width)
        : " ".repeat(width - signed.length()) + signed;
  }

  private byte[] exception(byte[] request, int code) {
    refused(String.format("exception %d to function %02X", code, request[0]));
    return new byte[] {(byte) (request[0] | 0x80), (byte) code};
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
