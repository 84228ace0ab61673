package id.loket.device.link;

import java.time.Duration;

/** An address that opens as a cable of bytes: over the network, a serial port or a USB port. */
public sealed interface LinkAddress extends DeviceAddress
    permits TcpAddress, SerialAddress, UsbAddress {
  /** Completes a refusal. */
  String ALLOWED =
      "tcp://host:port, serial:PORT?baud=9600 or usb:DEVICE is allowed, such as"
          + " tcp://10.0.0.7:9100, serial:/dev/ttyUSB0?baud=9600 or usb:/dev/usb/lp0";

  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  static LinkAddress parse(String text) {
    String address = text == null ? "" : text.strip();
    if (address.startsWith("serial:")) {
      return SerialAddress.parse(address);
    }
    if (address.startsWith("usb:")) {
      return UsbAddress.parse(address);
    }
    if (address.startsWith("tcp:")) {
      return TcpAddress.read(address);
    }
    throw AddressText.refusal(address, ": " + ALLOWED);
  }

  /** How long so many bytes are on the line; nothing for a line that is as fast as it must be. */
  default Duration timeFor(int bytes) {
    return Duration.ZERO;
  }

  /** How many bytes the line carries in that time, at most so many. */
  default int bytesIn(Duration time, int most) {
    return most;
  }

  /** Opens the link; each call makes a new one. */
  ByteLink open(Duration limit) throws LinkException;
}
