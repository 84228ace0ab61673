package id.loket.device.link;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One point of a device that speaks Modbus: over TCP, {@code modbus://host:port?unit=1&coil=0}, or
 * over a serial line (RTU), {@code modbus:/dev/ttyUSB0?baud=9600&unit=1&coil=0}.
 *
 * @param link where the bytes go: several devices may hang on one such link
 * @param unit 0-255, the device's number behind this link; a board with a network plug of its own
 *     has usually 1; on a serial line 1-247
 * @param number 0-65535, counted from 0 as on the wire; a manual that counts from 1 calls coil 0
 *     its output 1
 */
public record ModbusAddress(LinkAddress link, int unit, Point point, int number)
    implements DeviceAddress {
  /** What of the device is meant. */
  public enum Point {
    /** A relay: written and read back. */
    COIL,
    /** A discrete input: a button, read only. */
    INPUT,
    /** The first of some holding registers. */
    REGISTER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Completes a refusal. */
    public String allowed() {
      String query = "unit=1&" + word() + "=0";
      return "modbus://host:port?"
          + query
          + " or modbus:PORT?baud=9600&"
          + query
          + " is allowed, such as modbus://10.0.0.9:502?"
          + query;
    }
  }

  private static final Pattern QUERY =
      Pattern.compile("(.*?)&?unit=([0-9]{1,5})&(coil|input|register)=([0-9]{1,5})");

  /** Broadcast, and what the protocol keeps for itself (Modbus over Serial Line V1.02, 2.2). */
  private static final int LAST_UNIT_ON_A_LINE = 247;

  public ModbusAddress {
    if (unit < 0 || unit > 255) {
      throw new IllegalArgumentException("unit " + unit + ": 0-255 is allowed");
    }
    if (!(link instanceof TcpAddress) && (unit < 1 || unit > LAST_UNIT_ON_A_LINE)) {
      throw new IllegalArgumentException("unit " + unit + ": 1-247 is allowed on a serial line");
    }
    if (number < 0 || number > 65_535) {
      throw new IllegalArgumentException(point.word() + " " + number + ": 0-65535 is allowed");
    }
  }

  /**
   * Reads an address as it stands in a settings file.
   *
   * @param wanted what the device needs
   * @throws IllegalArgumentException with the address and what is allowed
   */
  public static ModbusAddress parse(String text, Point wanted) {
    String address = text == null ? "" : text.strip();
    int mark = address.indexOf('?');
    Matcher query = QUERY.matcher(mark < 0 ? "" : address.substring(mark + 1));
    if (!query.matches() || !query.group(3).equals(wanted.word())) {
      throw AddressText.refusal(address, ": " + wanted.allowed());
    }
    int unit = Integer.parseInt(query.group(2));
    int number = Integer.parseInt(query.group(4));
    LinkAddress link =
        address.startsWith("modbus://")
            ? network(address, query.group(1), wanted)
            : line(address, address.substring(0, mark), query.group(1), wanted);
    return new ModbusAddress(link, unit, wanted, number);
  }

  private static TcpAddress network(String address, String more, Point wanted) {
    AddressText parts = AddressText.read(address, "modbus", wanted.allowed());
    if (!more.isEmpty()) {
      throw AddressText.refusal(address, ": " + wanted.allowed());
    }
    AddressText.check(parts.host(), parts.port(), wanted.allowed());
    return new TcpAddress(parts.host(), parts.port());
  }

  private static SerialAddress line(String address, String port, String line, Point wanted) {
    if (!port.startsWith("modbus:")) {
      throw AddressText.refusal(address, ": " + wanted.allowed());
    }
    return SerialAddress.parse("serial:" + port.substring("modbus:".length()) + "?" + line);
  }

  @Override
  public String toString() {
    String point = "unit=" + unit + "&" + this.point.word() + "=" + number;
    return link instanceof TcpAddress tcp
        ? AddressText.written("modbus", tcp.host(), tcp.port()) + "?" + point
        : link.toString().replaceFirst("^serial:", "modbus:") + "&" + point;
  }
}
