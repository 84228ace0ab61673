package id.loket.sim.io;

/** What a virtual device hangs on: the network, or a serial line. Many threads may use it. */
interface Cable {
  /** Unplugged, or plugged in again at the same address. */
  void refuse(boolean on);

  /** Off and on: what it held is lost. */
  void powerCycle();

  /**
   * Where a host finds it.
   *
   * @param query what it asks for there; may be empty
   */
  String address(String scheme, String query);

  void close();
}
