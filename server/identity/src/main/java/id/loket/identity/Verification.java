package id.loket.identity;

import com.machinezoo.sourceafis.FingerprintMatcher;

/**
 * Whether the finger on the scanner is the one that was kept of the person whom it is claimed to
 * be: one against one. There is nothing here that finds out whose finger it is.
 */
public final class Verification {
  private Verification() {}

  public static boolean fits(Impression finger, FingerTemplate claimed, Threshold threshold) {
    return score(finger, claimed) >= threshold.score();
  }

  static double score(Impression finger, FingerTemplate claimed) {
    return new FingerprintMatcher(finger.template()).match(claimed.template());
  }
}
