package id.loket.device.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * Where a device is: the one word by which a real device and a virtual one differ.
 *
 * <p>This release opens {@code tcp://host:port}. {@code serial:} and {@code cups:} addresses are
 * recognised, so that the error can say that they come later instead of calling them a mistake.
 *
 * @param host a name or a literal address; an IPv6 address without its brackets
 * @param port 1-65535
 */
public record LinkAddress(String host, int port) {
  private static final String ALLOWED = "tcp://host:port is allowed, such as tcp://10.0.0.7:9100";

  public LinkAddress {
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException("no host; " + ALLOWED);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": 1-65535 is allowed");
    }
  }

  /** Reads an address as it stands in a settings file; the error says what is allowed. */
  public static LinkAddress parse(String text) {
    String address = text == null ? "" : text.strip();
    if (address.startsWith("serial:")) {
      throw comesLater(address, "a serial link");
    }
    if (address.startsWith("cups:")) {
      throw comesLater(address, "a spooler queue");
    }
    try {
      URI uri = new URI(address);
      boolean plain =
          "tcp".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null
              && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
      if (!plain) {
        throw new IllegalArgumentException("address \"" + address + "\": " + ALLOWED);
      }
      if (uri.getPort() < 0) {
        throw new IllegalArgumentException("address \"" + address + "\" has no port; " + ALLOWED);
      }
      return new LinkAddress(withoutBrackets(uri.getHost()), uri.getPort());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("address \"" + address + "\": " + ALLOWED, e);
    }
  }

  /** Opens the link; each call makes a new one. */
  public ByteLink open(Duration limit) throws LinkException {
    return TcpLink.open(this, limit);
  }

  @Override
  public String toString() {
    return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static IllegalArgumentException comesLater(String address, String what) {
    return new IllegalArgumentException(
        "address \"" + address + "\": " + what + " comes with a later release; " + ALLOWED);
  }
}
