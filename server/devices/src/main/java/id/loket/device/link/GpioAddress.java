package id.loket.device.link;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pin of the computer itself: {@code gpio:17}, or {@code gpio:17?active=low} where it is on while
 * it has no voltage. The chip is the one that leads to the pin header of a Raspberry Pi.
 *
 * @param line the line's number on that chip (BCM), 0-63
 * @param activeLow a button that connects the pin to ground, a relay board that switches at ground
 * @param mock no pin at all, but Pi4J's imitation of one; named in the address so that nobody has
 *     it without knowing
 */
public record GpioAddress(int line, boolean activeLow, boolean mock) implements DeviceAddress {
  public static final String ALLOWED =
      "gpio:LINE, gpio:LINE?active=low is allowed, such as gpio:17";

  private static final Pattern TEXT =
      Pattern.compile("gpio:([0-9]{1,2})(\\?active=low)?([?&]provider=mock)?");

  public GpioAddress {
    if (line < 0 || line > 63) {
      throw new IllegalArgumentException("line " + line + ": 0-63 is allowed");
    }
  }

  /** Whether the text means a pin at all. */
  public static boolean isMeant(String text) {
    return text.strip().startsWith("gpio:");
  }

  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  public static GpioAddress parse(String text) {
    String address = text == null ? "" : text.strip();
    Matcher parts = TEXT.matcher(address);
    if (!parts.matches()) {
      throw AddressText.refusal(address, ": " + ALLOWED);
    }
    return new GpioAddress(
        Integer.parseInt(parts.group(1)), parts.group(2) != null, parts.group(3) != null);
  }

  @Override
  public String toString() {
    String active = activeLow ? "?active=low" : "";
    return "gpio:" + line + active + (mock ? (activeLow ? "&" : "?") + "provider=mock" : "");
  }
}
