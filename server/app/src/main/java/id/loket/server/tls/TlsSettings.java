package id.loket.server.tls;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Whether and how the office speaks encrypted.
 *
 * @param port of https; 0 takes a free one
 * @param names by which the office calls this computer, besides the computer's own
 * @param folder of the authority, its key among it: that of the office key
 * @param clock by which certificates begin and end: the machine's, as others hold theirs against it
 */
public record TlsSettings(Use use, int port, List<String> names, Path folder, Clock clock) {
  public static final int PORT = 7443;

  /** When it does. */
  public enum Use {
    OFF,
    ON,

    /** An office that begins with it does; one of before goes on as it was. */
    AUTO
  }

  public TlsSettings {
    names = List.copyOf(names);
  }

  /** Whether a computer may be called so. */
  public static boolean isName(String text) {
    return Whereabouts.isName(text.toLowerCase(Locale.ROOT));
  }

  /** Plain http alone. */
  public static TlsSettings off(Path folder) {
    return new TlsSettings(Use.OFF, PORT, List.of(), folder, Clock.systemUTC());
  }

  /**
   * @param begins whether the office has no file yet
   */
  public boolean isOn(boolean begins) {
    return use == Use.ON || use == Use.AUTO && (begins || OfficeAuthority.isThere(folder));
  }
}
