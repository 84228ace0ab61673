package id.loket.device.link;

import java.util.regex.Pattern;

/**
 * A printer behind a queue of the operating system: {@code queue:NAME}. Second best: bytes go in,
 * and what becomes of the paper never comes back.
 *
 * @param name as {@code lpstat -p} shows it, or the name of the printer on Windows
 */
public record QueueAddress(String name) implements DeviceAddress {
  public static final String ALLOWED = "queue:NAME is allowed, such as queue:KIOSK";

  private static final Pattern NAME = Pattern.compile("[^/?#\\s][^/?#]*");

  public QueueAddress {
    if (!isName(name)) {
      throw AddressText.refusal("queue:" + name, ": " + ALLOWED);
    }
  }

  /** Whether a queue of that name can be written down. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  public static QueueAddress parse(String text) {
    String address = text == null ? "" : text.strip();
    if (!address.startsWith("queue:")) {
      throw AddressText.refusal(address, ": " + ALLOWED);
    }
    return new QueueAddress(address.substring("queue:".length()));
  }

  @Override
  public String toString() {
    return "queue:" + name;
  }
}
