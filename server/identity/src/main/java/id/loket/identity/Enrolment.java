package id.loket.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several impressions of one finger that is being enrolled, of which the one that fits the others
 * best is kept: a comparison with it later is one comparison, with the risk that the threshold
 * names. One thread.
 */
public final class Enrolment {
  private final Threshold threshold;
  private final List<Impression> impressions = new ArrayList<>();

  public Enrolment(Threshold threshold) {
    this.threshold = threshold;
  }

  /** What became of an impression. */
  public enum Taken {
    GOOD,
    FAIR,
    /** It shows too little, and was not taken. */
    POOR,
    /** It fits none of those before: another finger, or badly put there. It was not taken. */
    ANOTHER
  }

  public Taken add(Impression next) {
    if (next.quality() == Quality.POOR) {
      return Taken.POOR;
    }
    boolean fits =
        impressions.isEmpty()
            || impressions.stream()
                .anyMatch(
                    one -> Verification.fits(next, new FingerTemplate(one.template()), threshold));
    if (!fits) {
      return Taken.ANOTHER;
    }
    impressions.add(next);
    return next.quality() == Quality.GOOD ? Taken.GOOD : Taken.FAIR;
  }

  public int count() {
    return impressions.size();
  }

  /** Number of the impression that is kept, from 0, in the order in which they were taken. */
  public Optional<Integer> best() {
    Optional<Integer> best = Optional.empty();
    double most = -1;
    for (int i = 0; i < impressions.size(); i++) {
      double sum = fit(i);
      if (sum > most) {
        most = sum;
        best = Optional.of(i);
      }
    }
    return best;
  }

  /** Empty before the first was taken. */
  public Optional<FingerTemplate> template() {
    return best().map(number -> new FingerTemplate(impressions.get(number).template()));
  }

  private double fit(int number) {
    FingerTemplate one = new FingerTemplate(impressions.get(number).template());
    double sum = 0;
    for (int i = 0; i < impressions.size(); i++) {
      if (i != number) {
        sum += Verification.score(impressions.get(i), one);
      }
    }
    return sum;
  }
}
