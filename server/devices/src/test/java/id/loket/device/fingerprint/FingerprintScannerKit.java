package id.loket.device.fingerprint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.CapturedImage;
import id.loket.device.FingerprintScanner;
import id.loket.device.Health;
import id.loket.device.ScanOutcome;
import id.loket.device.ScanOutcome.Reason;
import id.loket.device.ScannerState;
import id.loket.device.link.SerialAddress;
import id.loket.doctor.ShortForm;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the driver of a fingerprint scanner must do, with a scanner that a test can handle, and as
 * far as it needs no finger with a real one.
 */
public abstract class FingerprintScannerKit {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Integer> progress = new ArrayList<>();
  private boolean wanted = true;
  private ScannerUnderTest device;
  private FingerprintScanner scanner;

  private final FingerprintScanner.Watch watch =
      new FingerprintScanner.Watch() {
        @Override
        public boolean goesOn() {
          return wanted;
        }

        @Override
        public void reads(int percent) {
          progress.add(percent);
        }
      };

  protected abstract ScannerUnderTest device() throws Exception;

  @BeforeEach
  void open() throws Exception {
    device = device();
    scanner = new ZfmFingerprintScanner(device.address(), 0, Light.NONE);
  }

  @AfterEach
  void close() {
    scanner.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysThatItIsWell() {
    assertLookAgrees(ScannerState.READY);
  }

  @Test
  protected void aWellScannerSaysSo() {
    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
    assertEquals("", scanner.detail());
    assertEquals(Health.WELL, scanner.state().health());
  }

  @Test
  protected void aScannerWithoutAFingerSaysThatNobodyCame() {
    assertEquals(Reason.NO_FINGER, scanner.scan(SOON, watch).reason());
    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
  }

  @Test
  protected void aFingerBecomesAPictureAndItsProgressIsTold() throws Exception {
    needsHands();
    device.put(1);

    CapturedImage image = taken();

    BufferedImage picture = picture(image);
    assertEquals(256, picture.getWidth());
    assertEquals(288, picture.getHeight());
    assertEquals(500, image.dotsPerInch());
    assertTrue(darkDots(picture) > 5_000, "there is something on it");
    assertEquals(0, progress.get(0));
    assertEquals(100, progress.get(progress.size() - 1));
    assertEquals(progress.stream().sorted().toList(), progress);
  }

  @Test
  protected void nobodyWantsItAnyMore() {
    wanted = false;

    assertEquals(Reason.WITHDRAWN, scanner.scan(PATIENCE, watch).reason());
  }

  @Test
  protected void aFingerThatStillLiesThereIsNotYetLifted() {
    needsHands();
    device.put(1);
    assertFalse(scanner.awaitLift(SOON, watch));

    device.lift();

    assertTrue(scanner.awaitLift(PATIENCE, watch));
  }

  @Test
  protected void aFingerThatGoesTooEarlyIsNoPicture() {
    needsHands();
    device.put(1);
    device.loseTheFinger();
    assertEquals(Reason.LIFTED, scanner.scan(SOON, watch).reason());

    device.repair();

    taken();
  }

  @Test
  protected void aFingerWithoutLinesIsNoPicture() {
    needsHands();
    device.put(1);
    device.seeNoLines();
    assertEquals(Reason.UNREADABLE, scanner.scan(SOON, watch).reason());

    device.repair();

    taken();
  }

  @Test
  protected void aPacketThatDoesNotFitItsSumSpoilsThePicture() {
    needsHands();
    device.put(1);
    device.spoilAPacket();

    ScanOutcome outcome = scanner.scan(SOON, watch);

    assertEquals(Reason.GARBLED, outcome.reason(), outcome.detail());
    device.repair();
    taken();
  }

  @Test
  protected void aSilentScannerSaysSoAndIsWellAgainWhenItAnswers() {
    needsHands();
    device.goSilent();
    assertTrouble(ScannerState.SILENT, "no answer within 3 s while saying the password");

    device.repair();

    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
  }

  @Test
  protected void halfAnAnswerIsNoAnswer() {
    needsHands();
    device.sendHalfAnAnswer();
    assertTrouble(ScannerState.SILENT, "no answer within 3 s");

    device.repair();

    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
  }

  @Test
  protected void anotherBaudRateIsToldFromSilence() {
    needsHands();
    device.speakAtAnotherBaudRate();
    assertTrouble(ScannerState.GARBLED, "sends what nobody asked for");

    device.repair();

    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
  }

  /** Between two bytes of it a picture may come through, whole or not at all. */
  @Test
  protected void aFloodOfBytesEndsInTimeAndTheNextPictureIsWhole() throws Exception {
    needsHands();
    device.put(1);
    device.babble();
    ScanOutcome flooded = scanner.scan(SOON, watch);
    if (flooded.image().isPresent()) {
      assertEquals(288, picture(flooded.image().get()).getHeight());
    } else {
      assertTrue(flooded.detail().startsWith(place()), flooded.detail());
    }

    device.repair();

    assertEquals(288, picture(taken()).getHeight());
  }

  @Test
  protected void anUnpluggedScannerIsUnreachableAndComesBack() {
    needsHands();
    assertEquals(ScannerState.READY, scanner.state());
    device.unplug();
    // A port whose plug is out is gone; a module on the network only does not answer.
    assertTrouble(
        device.address() instanceof SerialAddress
            ? ScannerState.PORT_MISSING
            : ScannerState.UNREACHABLE,
        "while opening the link");

    device.repair();

    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
  }

  @Test
  protected void aScannerThatWasSwitchedOffAndOnGoesOn() {
    needsHands();
    assertEquals(ScannerState.READY, scanner.state());
    device.reset();

    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
    device.put(1);
    taken();
  }

  /** What is left of the first finger's picture must not become part of the second's. */
  @Test
  protected void afterAPictureThatWasGivenUpTheNextOneIsOfTheNextFinger() {
    needsHands();
    device.put(2);
    byte[] alone = taken().bytes();
    device.put(1);
    device.stallAfter(100);
    assertEquals(Reason.SILENT, scanner.scan(SOON, watch).reason());
    device.repair();

    device.put(2);
    byte[] after = taken().bytes();

    assertEquals(alone.length / 8_192, after.length / 8_192, "both are whole");
    device.cutAfter(100);
    assertEquals(Reason.CUT_OFF, scanner.scan(SOON, watch).reason());
    device.repair();
    assertArrayEquals(after, taken().bytes(), "the finger has not moved");
  }

  private CapturedImage taken() {
    ScanOutcome outcome = scanner.scan(PATIENCE, watch);
    assertEquals(Reason.NONE, outcome.reason(), outcome.detail());
    return outcome.image().orElseThrow();
  }

  private static BufferedImage picture(CapturedImage image) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(image.bytes()));
  }

  /** The address without what may change of it. */
  private String place() {
    return device.address().toString().replaceFirst("[?].*", "");
  }

  private void assertTrouble(ScannerState state, String words) {
    ScannerState now = scanner.state();
    assertEquals(state, now, scanner.detail());
    assertTrue(scanner.detail().startsWith(place()), "names the address: " + scanner.detail());
    assertTrue(scanner.detail().contains(words), scanner.detail());
    assertEquals(Health.DOWN, now.health());
    assertLookAgrees(state);
  }

  private void assertLookAgrees(ScannerState state) {
    scanner.close();
    FingerprintPlan plan = FingerprintPlan.ofModule(3, device.address(), false);
    ShortForm.agrees(plan.probe().look(), state, state.health());
  }

  private static int darkDots(BufferedImage picture) {
    int dark = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        dark += (picture.getRGB(x, y) & 0xFF) < 100 ? 1 : 0;
      }
    }
    return dark;
  }

  private void needsHands() {
    assumeTrue(device.hasHands(), "a real scanner is only asked");
  }
}
