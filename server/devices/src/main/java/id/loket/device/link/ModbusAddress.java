package id.loket.device.link;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One point of a device that speaks Modbus TCP: {@code modbus://host:port?unit=1&coil=0}.
 *
 * @param unit 0-255, the device's number behind this address; a board with a network plug of its
 *     own has usually 1
 * @param number 0-65535, counted from 0 as on the wire; a manual that counts from 1 calls coil 0
 *     its output 1
 */
public record ModbusAddress(String host, int port, int unit, Point point, int number)
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
      String query = "?unit=1&" + word() + "=0";
      return "modbus://host:port" + query + " is allowed, such as modbus://10.0.0.9:502" + query;
    }
  }

  private static final Pattern QUERY =
      Pattern.compile("unit=([0-9]{1,5})&(coil|input|register)=([0-9]{1,5})");

  public ModbusAddress {
    AddressText.check(host, port, point.allowed());
    if (unit < 0 || unit > 255) {
      throw new IllegalArgumentException("unit " + unit + ": 0-255 is allowed");
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
    AddressText parts = AddressText.read(text, "modbus", wanted.allowed());
    Matcher query = QUERY.matcher(parts.query());
    if (!query.matches() || !query.group(2).equals(wanted.word())) {
      throw AddressText.refusal(text.strip(), ": " + wanted.allowed());
    }
    int unit = Integer.parseInt(query.group(1));
    int number = Integer.parseInt(query.group(3));
    return new ModbusAddress(parts.host(), parts.port(), unit, wanted, number);
  }

  /** Where the bytes go: several devices may hang on one such link. */
  public TcpAddress link() {
    return new TcpAddress(host, port);
  }

  @Override
  public String toString() {
    return AddressText.written("modbus", host, port)
        + "?unit="
        + unit
        + "&"
        + point.word()
        + "="
        + number;
  }
}
