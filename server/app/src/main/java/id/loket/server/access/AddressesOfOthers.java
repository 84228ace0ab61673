package id.loket.server.access;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** Where other computers reach this one: what stands in a link that is opened there. */
final class AddressesOfOthers {
  private static final Pattern OF_PROGRAMS =
      Pattern.compile("docker|br-|virbr|veth|vnet|tun|tap|wg|zt|lxc|lxd|podman|cni");

  private AddressesOfOthers() {}

  /**
   * @param host at which the server listens
   * @return none where it listens to this computer alone
   */
  static List<String> of(String host) {
    try {
      InetAddress listens = InetAddress.getByName(host);
      if (listens.isLoopbackAddress()) {
        return List.of();
      }
      boolean bracketed = listens instanceof Inet6Address && !host.startsWith("[");
      return listens.isAnyLocalAddress()
          ? all()
          : List.of(bracketed && host.contains(":") ? "[" + host + "]" : host);
    } catch (UnknownHostException | SocketException e) {
      // The network is what is asked about; without one nobody else comes.
      return List.of();
    }
  }

  private static List<String> all() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(AddressesOfOthers::leadsIn)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(one -> one instanceof Inet4Address)
        .filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress())
        .map(InetAddress::getHostAddress)
        .distinct()
        .toList();
  }

  /** No way into the house: what programs on this computer talk over, and tunnels. */
  private static boolean leadsIn(NetworkInterface one) {
    try {
      return one.isUp() && !one.isPointToPoint() && !OF_PROGRAMS.matcher(one.getName()).lookingAt();
    } catch (SocketException e) {
      return false;
    }
  }
}
