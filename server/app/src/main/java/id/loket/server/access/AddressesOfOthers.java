package id.loket.server.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** Where other computers reach this one: what stands in a link that is opened there. */
final class AddressesOfOthers {
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
      return listens.isAnyLocalAddress() ? all() : List.of(host);
    } catch (UnknownHostException | SocketException e) {
      // The network is what is asked about; without one nobody else comes.
      return List.of();
    }
  }

  private static List<String> all() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(AddressesOfOthers::isUp)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(one -> one instanceof Inet4Address)
        .filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress())
        .map(InetAddress::getHostAddress)
        .distinct()
        .toList();
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp();
    } catch (SocketException e) {
      return false;
    }
  }
}
