package id.loket.doctor;

import id.loket.device.Health;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a sample or a manual says in the place of the true value. An address of our own samples may
 * be somebody's true one, so it counts as an example only while nobody answers there.
 */
public final class Examples {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("<[^>]+>|X{4,}|^\\.{3}$|(?i)your[-_ ]|(?i)change[-_ ]?me|(?i)\\bcontoh\\b");

  private static final List<String> NOBODY =
      List.of("UNREACHABLE", "PORT_MISSING", "SILENT", "WRONG_PORT");

  private static final List<String> OURS =
      List.of(
          "tcp://192.168.1.50:",
          "modbus://192.168.1.60:",
          "modbus://192.168.1.62:",
          "http://192.168.1.70:",
          "tcp://192.168.1.70:",
          "tcp://10.0.0.7:",
          "modbus://10.0.0.9:");

  private Examples() {}

  /** Whether a setting can be no true value, whatever it is for. */
  public static boolean isPlaceholder(String value) {
    return PLACEHOLDER.matcher(value).find();
  }

  static boolean isExample(String address, Seen seen) {
    boolean ours = OURS.stream().anyMatch(address::startsWith);
    return seen.health() == Health.DOWN
        && (isPlaceholder(address) || ours && NOBODY.contains(seen.state()));
  }
}
