package id.loket.device.link;

/**
 * A full-duplex cable to one device. Every call ends by its deadline, whatever the device does; a
 * byte that has arrived is given even after the deadline, so whoever reads until something is said
 * looks at the deadline himself.
 *
 * <p>One thread reads and writes at a time; any thread may close, and a call that is waiting then
 * ends with a {@link LinkException} at once.
 */
public interface ByteLink extends AutoCloseable {
  LinkAddress address();

  /**
   * Hands the bytes to the cable. Returning says only that the machine has taken them, never that
   * the device has read them.
   *
   * @param doing completes the sentence "no answer while ..."
   */
  void write(byte[] bytes, Deadline deadline, String doing) throws LinkException;

  /**
   * Waits for the next byte.
   *
   * @return 0-255
   */
  int read(Deadline deadline, String doing) throws LinkException;

  /**
   * Whether a byte lies there already, so that the next read gives it at once. Never waits.
   *
   * @throws LinkException if the link is known to be broken
   */
  boolean hasArrived(String doing) throws LinkException;

  /** Ends the link in good order: bytes that were taken may still arrive. Never throws. */
  @Override
  void close();

  /**
   * Tears the link down and throws away what the device has not read yet, so that a slip that was
   * given up does not arrive later. Never throws.
   */
  void abort();
}
