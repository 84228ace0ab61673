package id.loket.identity;

/**
 * From which score on two impressions count as one finger. The score is made so that it names the
 * risk: at 40, one of 10,000 strangers who claim to be this person is taken for them; each 10 more
 * make it a tenth of that, and more of the rightful are sent away (SourceAFIS documentation,
 * "threshold"). The figures are its maker's; nobody has measured them in this office.
 */
public record Threshold(int score) {
  public static final int LOWEST = 20;
  public static final int HIGHEST = 100;
  public static final Threshold USUAL = new Threshold(40);

  public Threshold {
    if (score < LOWEST || score > HIGHEST) {
      throw new IllegalArgumentException(
          "threshold " + score + ": " + LOWEST + "-" + HIGHEST + " is allowed");
    }
  }

  /** How many strangers come on one that is taken for the person whom they claim to be. */
  public long strangersPerMistake() {
    return Math.round(Math.pow(10, score / 10.0));
  }
}
