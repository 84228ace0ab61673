package id.loket.sim.printer;

/**
 * Finds real-time commands in the stream as it is read: {@code DLE EOT n}, {@code DLE ENQ n},
 * {@code DLE DC4 8 ..}. They act at once, wherever they stand - in the middle of a picture too, and
 * across the borders of TCP segments - and stay in the stream as data. One for each connection;
 * used by its reading thread.
 */
final class RealTime {
  private static final int[] CLEAR = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8};

  /** What acts on them. */
  interface Listener {
    void statusAsked(int n);

    void recoveryAsked(int n);

    void clearAsked();
  }

  private final Listener listener;
  private int before;
  private int beforeThat;
  private int clearSeen;

  RealTime(Listener listener) {
    this.listener = listener;
  }

  void read(int value) {
    boolean cleared = clearAdvances(value);
    if (beforeThat == 0x10 && before == 0x04) {
      listener.statusAsked(value);
      forget();
    } else if (beforeThat == 0x10 && before == 0x05) {
      listener.recoveryAsked(value);
      forget();
    } else {
      beforeThat = before;
      before = value;
    }
    if (cleared) {
      forget();
      listener.clearAsked();
    }
  }

  private boolean clearAdvances(int value) {
    if (value == CLEAR[clearSeen]) {
      clearSeen++;
    } else {
      clearSeen = value == CLEAR[0] ? 1 : 0;
    }
    if (clearSeen < CLEAR.length) {
      return false;
    }
    clearSeen = 0;
    return true;
  }

  private void forget() {
    before = 0;
    beforeThat = 0;
  }
}
