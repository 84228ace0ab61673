package id.loket.device;

/**
 * Whether a device does its work. Decided once, by the device's port; whoever shows a device shows
 * this and asks no state of its own.
 */
public enum Health {
  /** Works, and nobody need come. */
  WELL,
  /** Works, and somebody should come before it doesn't. */
  ATTENTION,
  /** Doesn't work, or nobody knows. */
  DOWN
}
