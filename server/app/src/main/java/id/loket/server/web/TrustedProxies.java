package id.loket.server.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxies of the house, from which it is believed for whom they ask: {@code X-Forwarded-For},
 * {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code Forwarded} (RFC 7239). From
 * anybody else these headers count for nothing. A value.
 *
 * <p>A list of addresses is read from its end, where the nearest proxy wrote: what stands before
 * the first address that is no trusted proxy may be invented. Where {@code X-Forwarded-For} and
 * {@code Forwarded} name different visitors, one of them was passed on unread from the visitor, so
 * neither is believed and the proxy's own address stands.
 */
public final class TrustedProxies {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([^\\]]+)]|(\\d[\\d.]*))(?::\\d{1,5})?");
  private static final Pattern PAIR =
      Pattern.compile("(?i)\\b(for|proto|host)\\s*=\\s*(?:\"([^\"]*)\"|([^;,\\s]*))");

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  private record Network(byte[] prefix, int bits) {
    boolean holds(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param texts addresses such as 127.0.0.1 or ::1, and networks such as 10.0.0.0/24
   * @throws IllegalArgumentException if one is neither
   */
  public static TrustedProxies of(List<String> texts) {
    return new TrustedProxies(texts.stream().map(TrustedProxies::network).toList());
  }

  private static Network network(String text) {
    String[] parts = text.strip().split("/", 2);
    byte[] address =
        literal(parts[0])
            .map(InetAddress::getAddress)
            .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no address"));
    int all = address.length * 8;
    if (parts.length == 1) {
      return new Network(address, all);
    }
    if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
      throw new IllegalArgumentException("\"" + text + "\": 0-" + all + " may stand after the /");
    }
    return new Network(address, Integer.parseInt(parts[1]));
  }

  public boolean trust(InetAddress address) {
    return networks.stream().anyMatch(one -> one.holds(address));
  }

  /**
   * @param peer the other end of the connection, as an address in digits
   * @param encrypted whether that connection is
   * @param headers all values of a header by its name; empty if there is none
   */
  Visitor visitor(String peer, boolean encrypted, Function<String, List<String>> headers) {
    InetAddress near = ofPeer(peer);
    String host = headers.apply("Host").stream().findFirst().orElse("");
    if (!trust(near)) {
      return new Visitor(near, false, encrypted, host);
    }
    List<String> forwarded = headers.apply("Forwarded");
    List<String> schemes = items(headers.apply("X-Forwarded-Proto"), forwarded, "proto");
    List<String> hosts = items(headers.apply("X-Forwarded-Host"), forwarded, "host");
    boolean https = schemes.isEmpty() ? encrypted : last(schemes).equalsIgnoreCase("https");
    return new Visitor(
        served(near, headers, forwarded), true, https, hosts.isEmpty() ? host : last(hosts));
  }

  private InetAddress served(
      InetAddress near, Function<String, List<String>> headers, List<String> forwarded) {
    List<String> old = split(headers.apply("X-Forwarded-For"));
    List<String> standard = pairs(forwarded, "for");
    Optional<InetAddress> byOld = outermost(near, old);
    Optional<InetAddress> byStandard = outermost(near, standard);
    if (!old.isEmpty() && !standard.isEmpty() && !byOld.equals(byStandard)) {
      return near;
    }
    return (old.isEmpty() ? byStandard : byOld).orElse(near);
  }

  /** The first from the end that is no proxy of the house; none if one can't be read before. */
  private Optional<InetAddress> outermost(InetAddress near, List<String> addresses) {
    List<String> fromTheEnd = new ArrayList<>(addresses);
    Collections.reverse(fromTheEnd);
    InetAddress last = near;
    for (String text : fromTheEnd) {
      Optional<InetAddress> one = address(text);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      last = one.get();
      if (!trust(last)) {
        return one;
      }
    }
    return Optional.of(last);
  }

  private static List<String> items(List<String> own, List<String> forwarded, String name) {
    return own.isEmpty() ? pairs(forwarded, name) : split(own);
  }

  private static List<String> split(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static List<String> pairs(List<String> forwarded, String name) {
    return forwarded.stream()
        .flatMap(value -> PAIR.matcher(value).results())
        .filter(pair -> pair.group(1).equalsIgnoreCase(name))
        .map(pair -> pair.group(2) == null ? pair.group(3) : pair.group(2))
        .toList();
  }

  private static String last(List<String> items) {
    return items.get(items.size() - 1);
  }

  private static InetAddress ofPeer(String peer) {
    return address(peer).orElseGet(InetAddress::getLoopbackAddress);
  }

  /** Such as 10.0.0.7, 10.0.0.7:4711, 2001:db8::7, [2001:db8::7] and [2001:db8::7]:4711. */
  private static Optional<InetAddress> address(String text) {
    Matcher form = WITH_PORT.matcher(text);
    if (!form.matches()) {
      return literal(text);
    }
    return Stream.of(form.group(1), form.group(2))
        .filter(part -> part != null)
        .findFirst()
        .flatMap(TrustedProxies::literal);
  }

  /** Never asks a name server: only what is an address in digits is one. */
  private static Optional<InetAddress> literal(String text) {
    String plain = text.replaceFirst("%.*", "");
    if (!IPV4.matcher(plain).matches() && !IPV6.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(plain));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
