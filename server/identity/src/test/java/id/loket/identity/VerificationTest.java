package id.loket.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** One finger against one claim, and what is no finger at all. */
class VerificationTest {
  @Test
  void theSameFingerFitsItsClaimAlsoWhenItIsPutAsideAndAnotherDoesNot() throws Exception {
    FingerTemplate claimed = enrolled(1);

    assertTrue(Verification.fits(impression(1, 8, -6), claimed, Threshold.USUAL));
    for (int other = 2; other < 8; other++) {
      assertFalse(Verification.fits(impression(other, 0, 0), claimed, Threshold.USUAL));
    }
  }

  @Test
  void aTemplateIsTheSameAfterItWasWrittenAndRead() throws Exception {
    FingerTemplate claimed = FingerTemplate.of(enrolled(1).toBytes());

    assertTrue(Verification.fits(impression(1, 3, 3), claimed, Threshold.USUAL));
  }

  @Test
  void anotherFingerIsNotTakenAmongTheImpressionsOfOne() throws Exception {
    Enrolment enrolment = new Enrolment(Threshold.USUAL);

    assertEquals(Enrolment.Taken.GOOD, enrolment.add(impression(1, 0, 0)));
    assertEquals(Enrolment.Taken.ANOTHER, enrolment.add(impression(2, 0, 0)));
    assertEquals(Enrolment.Taken.GOOD, enrolment.add(impression(1, 4, 4)));
    assertEquals(2, enrolment.count());
  }

  @Test
  void anEmptySensorIsPoorAndNotEnrolled() throws Exception {
    BufferedImage white = new BufferedImage(256, 288, BufferedImage.TYPE_BYTE_GRAY);
    white.createGraphics().fillRect(0, 0, 256, 288);
    Impression nothing = Impression.of("image/png", 500, PaintedFinger.file("png", white));

    assertEquals(Quality.POOR, nothing.quality());
    Enrolment enrolment = new Enrolment(Threshold.USUAL);
    assertEquals(Enrolment.Taken.POOR, enrolment.add(nothing));
    assertTrue(enrolment.template().isEmpty());
  }

  @Test
  void picturesOfOtherKindsAreReadAsWell() throws Exception {
    FingerTemplate claimed = enrolled(1);
    byte[] bmp = PaintedFinger.file("bmp", PaintedFinger.picture(1, 2, 2));

    assertTrue(Verification.fits(Impression.of("image/bmp", 500, bmp), claimed, Threshold.USUAL));
  }

  @Test
  void whatIsNoPictureOfItsKindIsRefusedBeforeItIsDecoded() {
    byte[] png = PaintedFinger.png(1, 0, 0);
    assertRefused("image/bmp", png, "is no image/bmp");
    assertRefused("image/gif", png, "allowed are");
    assertRefused("image/png", new byte[0], "is no image/png");
    assertRefused("image/png", Arrays.copyOf(png, 20), "head can't be read");
    assertRefused("image/png", Arrays.copyOf(png, png.length / 2), "no finger can be read");
    assertRefused("image/x-wsq", new byte[] {(byte) 0xFF, (byte) 0xA0, 0, 0}, "head can't be read");
  }

  /** A head that promises more dots than a computer has memory. */
  @Test
  void aPictureThatWouldFillTheMemoryIsRefused() {
    byte[] png = PaintedFinger.png(1, 0, 0);
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);

    assertRefused("image/png", png, "");
    byte[] wsq =
        ByteBuffer.allocate(40)
            .putShort((short) 0xFFA0)
            .putShort((short) 0xFFA2)
            .putShort((short) 17)
            .putShort((short) 0)
            .putShort((short) 60_000)
            .putShort((short) 60_000)
            .array();
    assertRefused("image/x-wsq", wsq, "60000 x 60000");
  }

  @Test
  void theThresholdNamesItsRisk() {
    assertEquals(10_000, Threshold.USUAL.strangersPerMistake());
    assertEquals(1_000, new Threshold(30).strangersPerMistake());
    assertThrows(IllegalArgumentException.class, () -> new Threshold(19));
  }

  private static void assertRefused(String mediaType, byte[] file, String words) {
    String message =
        assertThrows(UnreadableImageException.class, () -> Impression.of(mediaType, 500, file))
            .getMessage();
    assertTrue(message.contains(words), message);
  }

  private static FingerTemplate enrolled(int finger) throws Exception {
    Enrolment enrolment = new Enrolment(Threshold.USUAL);
    enrolment.add(impression(finger, 0, 0));
    enrolment.add(impression(finger, 4, 4));
    return enrolment.template().orElseThrow();
  }

  private static Impression impression(int finger, int dx, int dy) throws Exception {
    return Impression.of("image/png", 500, PaintedFinger.png(finger, dx, dy));
  }
}
