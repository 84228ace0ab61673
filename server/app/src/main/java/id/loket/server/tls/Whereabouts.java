package id.loket.server.tls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Under what the office's computers reach this one: names in small letters, and addresses that are
 * private, in digits. A value.
 */
record Whereabouts(Set<String> names, Set<String> addresses) {
  static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,62})?(\\.[a-z0-9]([a-z0-9-]{0,62})?)*");

  Whereabouts(Collection<String> names, Collection<String> addresses) {
    this(new TreeSet<>(names), new TreeSet<>(addresses));
  }

  Whereabouts {
    names = Collections.unmodifiableSet(new TreeSet<>(names));
    addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
  }

  /** As the machine tells them at this moment; addresses come and go. */
  static Whereabouts here(Collection<String> further) {
    Set<String> names = new TreeSet<>(Set.of("localhost"));
    further.forEach(one -> names.add(one.toLowerCase(Locale.ROOT)));
    Set<String> addresses = new TreeSet<>(LOOPBACK);
    try {
      String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      if (isName(host)) {
        names.add(host);
        names.add(host.replaceFirst("\\..*", "") + ".local");
      }
    } catch (UnknownHostException e) {
      // A computer without a name is reached by its addresses.
    }
    try {
      List<InetAddress> all = new ArrayList<>();
      NetworkInterface.networkInterfaces().forEach(one -> one.inetAddresses().forEach(all::add));
      all.stream().filter(Whereabouts::isPrivate).forEach(one -> addresses.add(digits(one)));
    } catch (SocketException e) {
      // Without a network nobody else comes.
    }
    return new Whereabouts(names, addresses);
  }

  /** Whether it may stand in a certificate as a name; an address in digits may not. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.matches("[0-9.]+");
  }

  /** Nobody types one that is only good together with the name of a network card. */
  private static boolean isPrivate(InetAddress address) {
    boolean unique =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc; // fc00::/7
    return unique || address.isSiteLocalAddress() || address.isLoopbackAddress();
  }

  private static String digits(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }
}
