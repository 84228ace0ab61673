package id.loket.device.link;

import java.time.Duration;

/**
 * A device on the network that takes bytes as they come: {@code tcp://host:port}.
 *
 * @param host a name or a literal address; an IPv6 address without its brackets
 * @param port 1-65535
 */
public record TcpAddress(String host, int port) implements LinkAddress {
  private static final String ALLOWED = "tcp://host:port is allowed, such as tcp://10.0.0.7:9100";

  public TcpAddress {
    AddressText.check(host, port, ALLOWED);
  }

  static TcpAddress read(String text) {
    AddressText parts = AddressText.read(text, "tcp", ALLOWED);
    if (!parts.query().isEmpty()) {
      throw AddressText.refusal(text.strip(), ": " + ALLOWED);
    }
    try {
      return new TcpAddress(parts.host(), parts.port());
    } catch (IllegalArgumentException e) {
      throw AddressText.refusal(text.strip(), ", " + e.getMessage());
    }
  }

  @Override
  public ByteLink open(Duration limit) throws LinkException {
    return TcpLink.open(this, limit);
  }

  @Override
  public String toString() {
    return AddressText.written("tcp", host, port);
  }
}
