package id.loket.sim.printer;

/** The printer's socket: where hosts are heard and answered. Runs on its own thread. */
interface HostSide extends Runnable {
  /** The address as a driver is given it. */
  String address();

  /** Pulls the cable out, or puts it in again. */
  void refuse(boolean on);

  /** -1 never, 0 now, n when n more bytes are received. */
  void cutAfterBytes(long bytes);

  /** Off and on: what was received and not printed is lost. */
  void reset();

  void close();
}
