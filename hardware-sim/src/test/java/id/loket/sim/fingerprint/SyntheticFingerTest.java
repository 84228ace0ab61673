package id.loket.sim.fingerprint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.identity.Enrolment;
import id.loket.identity.FingerTemplate;
import id.loket.identity.Impression;
import id.loket.identity.Threshold;
import id.loket.identity.Verification;
import id.loket.sim.fingerprint.SyntheticFinger.Touch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fixed list of fingers promises: each is found again, and none is taken for another. */
class SyntheticFingerTest {
  /** Below the usual one, so that no pair is a near miss. */
  private static final Threshold WELL_BELOW = new Threshold(36);

  @Test
  void noTwoFingersOfTheListMatchAndEachMatchesItself() throws Exception {
    List<FingerTemplate> kept = new ArrayList<>();
    for (int finger = 1; finger <= Fingers.count(); finger++) {
      kept.add(enrolled(finger));
    }

    List<String> wrong = new ArrayList<>();
    for (int finger = 1; finger <= Fingers.count(); finger++) {
      for (Touch how : List.of(Touch.CAREFUL, Touch.HASTY)) {
        Impression now = impression(finger, 9, how);
        for (int other = 1; other <= Fingers.count(); other++) {
          Threshold threshold = other == finger ? Threshold.USUAL : WELL_BELOW;
          boolean fits = Verification.fits(now, kept.get(other - 1), threshold);
          if (fits != (other == finger)) {
            wrong.add(how + " " + finger + " is " + (fits ? "" : "not ") + "taken for " + other);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theListNamesEachFingerOnceAndIsLongEnoughToChooseFrom() {
    assertEquals(Fingers.SEEDS.size(), new HashSet<>(Fingers.SEEDS).size());
    assertTrue(Fingers.count() >= 10);
  }

  @Test
  void theSameSeedAndTouchAreTheSamePictureAndTheNextTouchIsAnother() {
    SyntheticFinger again = SyntheticFinger.of(Fingers.SEEDS.get(0));

    byte[] first = Fingers.finger(1).touched(1, Touch.CAREFUL);

    assertArrayEquals(first, again.touched(1, Touch.CAREFUL));
    assertFalse(java.util.Arrays.equals(first, again.touched(2, Touch.CAREFUL)));
  }

  private static FingerTemplate enrolled(int finger) throws Exception {
    Enrolment enrolment = new Enrolment(Threshold.USUAL);
    for (int touch = 1; touch <= 3; touch++) {
      enrolment.add(impression(finger, touch, Touch.CAREFUL));
    }
    assertEquals(3, enrolment.count(), "finger " + finger);
    return enrolment.template().orElseThrow();
  }

  private static Impression impression(int finger, int touch, Touch how) throws Exception {
    byte[] png = VirtualFingerprintModule.png(Fingers.finger(finger).touched(touch, how));
    return Impression.of("image/png", 500, png);
  }
}
