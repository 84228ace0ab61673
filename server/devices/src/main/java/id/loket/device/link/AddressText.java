package id.loket.device.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An address taken apart: {@code scheme://host:port}, with a query where the family has one. Every
 * refusal repeats the address and says what is allowed.
 *
 * @param query without its question mark; empty if there is none
 */
record AddressText(String host, int port, String query) {
  /**
   * @param allowed completes a refusal, such as "tcp://host:port is allowed"
   */
  static AddressText read(String text, String scheme, String allowed) {
    String address = text == null ? "" : text.strip();
    URI uri = uri(address).orElseThrow(() -> refusal(address, ": " + allowed));
    boolean plain =
        scheme.equals(uri.getScheme())
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getFragment() == null
            && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
    if (!plain) {
      throw refusal(address, ": " + allowed);
    }
    if (uri.getPort() < 0) {
      throw refusal(address, " has no port; " + allowed);
    }
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    return new AddressText(withoutBrackets(uri.getHost()), uri.getPort(), query);
  }

  static IllegalArgumentException refusal(String address, String why) {
    return new IllegalArgumentException("address \"" + address + "\"" + why);
  }

  /** Checks what every address over TCP has, however it was made. */
  static void check(String host, int port, String allowed) {
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException("no host; " + allowed);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": 1-65535 is allowed");
    }
  }

  static String written(String scheme, String host, int port) {
    return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static Optional<URI> uri(String address) {
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
