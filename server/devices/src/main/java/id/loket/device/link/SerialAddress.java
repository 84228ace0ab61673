package id.loket.device.link;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device on a serial port: {@code serial:/dev/ttyUSB0?baud=9600}, and where the device differs
 * from 8 data bits, no parity, 1 stop bit and no handshake, {@code
 * &bits=7&parity=even&stop=2&flow=rts}.
 *
 * @param port the port's file, best a link that stays ({@code /dev/serial/by-id/...}), or {@code
 *     COM3} on Windows
 * @param baud bits a second on the wire
 */
public record SerialAddress(
    String port, int baud, int bits, Parity parity, int stop, Handshake flow)
    implements LinkAddress {
  public static final String ALLOWED =
      "serial:PORT?baud=9600&bits=8&parity=none&stop=1&flow=none is allowed, such as"
          + " serial:/dev/ttyUSB0?baud=9600";

  /** The rates that serial devices of an office come with. */
  public static final List<Integer> BAUDS =
      List.of(1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600);

  /** A further bit that makes the count of ones even or odd. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  /** How the device holds up a sender when it is full. */
  public enum Handshake {
    NONE,
    /** By the lines RTS and CTS. */
    RTS,
    /** By the bytes XON and XOFF. */
    XON
  }

  private static final Pattern TEXT = Pattern.compile("serial:(/[^?\\s]+|COM[0-9]{1,3})\\?(\\S+)");
  private static final List<String> KEYS = List.of("baud", "bits", "parity", "stop", "flow");

  public SerialAddress {
    if (!BAUDS.contains(baud)) {
      throw new IllegalArgumentException("baud " + baud + ": one of " + BAUDS + " is allowed");
    }
    if (bits != 7 && bits != 8) {
      throw new IllegalArgumentException("bits " + bits + ": 7 or 8 is allowed");
    }
    if (stop != 1 && stop != 2) {
      throw new IllegalArgumentException("stop " + stop + ": 1 or 2 is allowed");
    }
  }

  /** The usual 8 data bits, no parity, 1 stop bit, no handshake. */
  public static SerialAddress usual(String port, int baud) {
    return new SerialAddress(port, baud, 8, Parity.NONE, 1, Handshake.NONE);
  }

  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  public static SerialAddress parse(String text) {
    String address = text == null ? "" : text.strip();
    Matcher parts = TEXT.matcher(address);
    if (!parts.matches()) {
      throw AddressText.refusal(address, ": " + ALLOWED);
    }
    Map<String, String> query = query(address, parts.group(2));
    try {
      return new SerialAddress(
          parts.group(1),
          Integer.parseInt(query.get("baud")),
          Integer.parseInt(query.getOrDefault("bits", "8")),
          Parity.valueOf(word(query, "parity")),
          Integer.parseInt(query.getOrDefault("stop", "1")),
          Handshake.valueOf(word(query, "flow")));
    } catch (NumberFormatException e) {
      throw AddressText.refusal(address, ": " + ALLOWED);
    } catch (IllegalArgumentException e) {
      throw AddressText.refusal(address, ", " + words(e));
    }
  }

  /** The same port at another rate. */
  public SerialAddress withBaud(int other) {
    return new SerialAddress(port, other, bits, parity, stop, flow);
  }

  @Override
  public Duration timeFor(int bytes) {
    return Duration.ofNanos(bytes * nanosPerByte());
  }

  @Override
  public int bytesIn(Duration time, int most) {
    return (int) Math.max(1, Math.min(most, time.toNanos() / nanosPerByte()));
  }

  /** A start bit, the data, the parity and the stop bits. */
  private long nanosPerByte() {
    int onTheWire = 1 + bits + (parity == Parity.NONE ? 0 : 1) + stop;
    return onTheWire * 1_000_000_000L / baud;
  }

  @Override
  public ByteLink open(Duration limit) throws LinkException {
    return SerialLink.open(this, limit);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("serial:" + port + "?baud=" + baud);
    text.append(bits == 8 ? "" : "&bits=" + bits);
    text.append(parity == Parity.NONE ? "" : "&parity=" + lower(parity));
    text.append(stop == 1 ? "" : "&stop=" + stop);
    text.append(flow == Handshake.NONE ? "" : "&flow=" + lower(flow));
    return text.toString();
  }

  private static Map<String, String> query(String address, String text) {
    Map<String, String> query = new HashMap<>();
    for (String part : text.split("&", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !KEYS.contains(key) || query.containsKey(key)) {
        throw AddressText.refusal(address, ": " + ALLOWED);
      }
      query.put(key, part.substring(equals + 1));
    }
    return query;
  }

  private static String word(Map<String, String> query, String key) {
    return query.getOrDefault(key, "none").toUpperCase(Locale.ROOT);
  }

  private static String words(IllegalArgumentException e) {
    boolean word = e.getMessage().startsWith("No enum constant");
    return word ? "parity none, even or odd, flow none, rts or xon is allowed" : e.getMessage();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
