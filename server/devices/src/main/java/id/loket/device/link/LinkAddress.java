package id.loket.device.link;

import java.time.Duration;

/**
 * An address that opens as a cable of bytes. This release opens {@code tcp://host:port}; {@code
 * serial:} and {@code queue:} addresses are recognised, so that the error can say that they come
 * later instead of calling them a mistake.
 */
public sealed interface LinkAddress extends DeviceAddress permits TcpAddress {
  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  static LinkAddress parse(String text) {
    return TcpAddress.read(text);
  }

  /** Opens the link; each call makes a new one. */
  ByteLink open(Duration limit) throws LinkException;
}
