package id.loket.device.link;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A device that answers over HTTP, such as a camera: {@code http://host:port/path}.
 *
 * @param target path and query as they are asked for; begins with a slash
 */
public record HttpAddress(String host, int port, String target) implements CameraAddress {
  private static final int USUAL_PORT = 80;

  public HttpAddress {
    AddressText.check(host, port, ALLOWED);
    if (!target.startsWith("/") || target.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("path \"" + target + "\"; " + ALLOWED);
    }
  }

  static HttpAddress read(String address) {
    URI uri = uri(address);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getFragment() != null) {
      throw AddressText.refusal(address, ": " + ALLOWED);
    }
    if (uri.getUserInfo() != null) {
      // Addresses are shown on screens and written to logs.
      throw new IllegalArgumentException(
          "address of " + uri.getHost() + ": user and password have keys of their own");
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    return new HttpAddress(host, uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), path + query);
  }

  private static URI uri(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw AddressText.refusal(address, ": " + ALLOWED);
    }
  }

  /** Where the bytes go. */
  public TcpAddress link() {
    return new TcpAddress(host, port);
  }

  /** As the request names it (RFC 9110, 7.2). */
  public String authority() {
    return AddressText.written("http", host, port).substring("http://".length());
  }

  @Override
  public String toString() {
    return AddressText.written("http", host, port) + target;
  }
}
