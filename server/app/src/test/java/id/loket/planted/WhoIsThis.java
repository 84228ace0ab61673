package id.loket.planted;

import id.loket.identity.FingerTemplate;
import id.loket.identity.Impression;
import id.loket.identity.Threshold;
import id.loket.identity.Verification;
import java.util.Map;
import java.util.Optional;

/** Looks for a person by a finger, for the fence to catch. */
public final class WhoIsThis {
  private WhoIsThis() {}

  static Optional<String> find(Impression finger, Map<String, FingerTemplate> everybody) {
    return everybody.entrySet().stream()
        .filter(one -> Verification.fits(finger, one.getValue(), Threshold.USUAL))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
