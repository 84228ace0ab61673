package id.loket.device.link;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A device that the system shows as a file of bytes, such as a printer on USB on Linux: {@code
 * usb:/dev/usb/lp0}.
 *
 * @param device the file, best a link that stays, made by a udev rule
 */
public record UsbAddress(String device) implements LinkAddress {
  public static final String ALLOWED = "usb:DEVICE is allowed, such as usb:/dev/usb/lp0";

  private static final Pattern DEVICE = Pattern.compile("/[^?\\s]+");

  public UsbAddress {
    if (!DEVICE.matcher(device).matches()) {
      throw AddressText.refusal("usb:" + device, ": " + ALLOWED);
    }
  }

  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  public static UsbAddress parse(String text) {
    String address = text == null ? "" : text.strip();
    if (!address.startsWith("usb:")) {
      throw AddressText.refusal(address, ": " + ALLOWED);
    }
    return new UsbAddress(address.substring("usb:".length()));
  }

  @Override
  public ByteLink open(Duration limit) throws LinkException {
    return UsbLink.open(this);
  }

  @Override
  public String toString() {
    return "usb:" + device;
  }
}
