package id.loket.device.link;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One coil of a device that speaks Modbus TCP: {@code modbus://host:port?unit=1&coil=0}.
 *
 * @param unit 0-255, the device's number behind this address; a board with a network plug of its
 *     own has usually 1
 * @param coil 0-65535, counted from 0 as on the wire; a manual that counts from 1 calls coil 0 its
 *     output 1
 */
public record ModbusAddress(String host, int port, int unit, int coil) implements DeviceAddress {
  public static final String ALLOWED =
      "modbus://host:port?unit=1&coil=0 is allowed, such as modbus://10.0.0.9:502?unit=1&coil=0";

  private static final Pattern QUERY = Pattern.compile("unit=([0-9]{1,5})&coil=([0-9]{1,5})");

  public ModbusAddress {
    AddressText.check(host, port, ALLOWED);
    if (unit < 0 || unit > 255) {
      throw new IllegalArgumentException("unit " + unit + ": 0-255 is allowed");
    }
    if (coil < 0 || coil > 65_535) {
      throw new IllegalArgumentException("coil " + coil + ": 0-65535 is allowed");
    }
  }

  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  public static ModbusAddress parse(String text) {
    AddressText parts = AddressText.read(text, "modbus", ALLOWED);
    Matcher query = QUERY.matcher(parts.query());
    if (!query.matches()) {
      throw AddressText.refusal(text.strip(), ": " + ALLOWED);
    }
    int unit = Integer.parseInt(query.group(1));
    int coil = Integer.parseInt(query.group(2));
    return new ModbusAddress(parts.host(), parts.port(), unit, coil);
  }

  /** Where the bytes go: several coils may hang on one such link. */
  public TcpAddress link() {
    return new TcpAddress(host, port);
  }

  @Override
  public String toString() {
    return AddressText.written("modbus", host, port) + "?unit=" + unit + "&coil=" + coil;
  }
}
