package id.loket.sim.people;

/** What the people of a crowd touch besides screens. */
public interface Hands {
  /** Whether that loket has a fingerprint scanner. */
  boolean hasScanner(int counter);

  /**
   * Puts a finger on the scanner of that loket.
   *
   * @param finger whose; 0 lifts it
   */
  void put(int counter, int finger);

  /** Presses the button at the door that gives a number without a screen. */
  void takeAtTheDoor();

  /** Of those who touch screens only. */
  Hands NONE =
      new Hands() {
        @Override
        public boolean hasScanner(int counter) {
          return false;
        }

        @Override
        public void put(int counter, int finger) {}

        @Override
        public void takeAtTheDoor() {}
      };
}
