package id.loket.identity;

/**
 * How much of a finger a picture shows, by the number of points at which ridges end or fork. A hint
 * for the officer, and no promise that it will match.
 */
public enum Quality {
  GOOD,
  FAIR,
  /** Too little to compare: the finger is to be put there again. */
  POOR;

  /** What examiners of courts commonly ask for. */
  private static final int FEWEST = 12;

  private static final int MANY = 25;

  static Quality of(int points) {
    return points < FEWEST ? POOR : points < MANY ? FAIR : GOOD;
  }
}
