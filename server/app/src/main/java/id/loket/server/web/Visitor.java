package id.loket.server.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * From where a request comes, as far as that is known.
 *
 * @param address of the browser or station; that of the proxy where it doesn't say whom it serves
 * @param proxied whether a trusted proxy stands between, so that many may share a connection's
 *     address
 * @param https whether the visitor's own line is encrypted
 * @param host as the visitor named it, with the port; empty if it was not named
 */
public record Visitor(InetAddress address, boolean proxied, boolean https, String host) {
  private static final int NETWORK_BYTES = 8;

  /**
   * What counts as one place: the address, and of IPv6 its network (/64), in which a single
   * computer may choose any address.
   */
  public String place() {
    return place(address);
  }

  static String place(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
    try {
      byte[] whole = Arrays.copyOf(network, address.getAddress().length);
      return InetAddress.getByAddress(whole).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of 16 bytes is one", e);
    }
  }
}
