package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.CapturedImage;
import id.loket.device.FingerprintScanner;
import id.loket.device.ScanOutcome;
import id.loket.device.ScanOutcome.Reason;
import id.loket.device.ScannerState;
import id.loket.device.fingerprint.FingerprintPlan;
import id.loket.identity.Enrolment;
import id.loket.identity.Impression;
import id.loket.identity.Threshold;
import id.loket.identity.Verification;
import id.loket.sim.fingerprint.VirtualFingerprintBridge;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second source: a maker's program that hands pictures over by HTTP, or in a folder. */
class FingerFromTheMakersProgramTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private VirtualFingerprintBridge bridge;
  private FingerprintScanner scanner;

  @BeforeEach
  void open() throws Exception {
    bridge = VirtualFingerprintBridge.start("jembatan", 0);
    scanner = FingerprintPlan.ofBridge(1, URI.create(bridge.address()), true).scanner().get();
  }

  @AfterEach
  void close() {
    scanner.close();
    bridge.close();
  }

  @Test
  void aFingerComesAsPngAndAsBmpAndIsTheSameFinger() throws Exception {
    bridge.put(1);
    CapturedImage png = taken(scanner);
    bridge.controls().set("bmp", true);
    CapturedImage bmp = taken(scanner);

    assertEquals("image/png", png.mediaType());
    assertEquals("image/bmp", bmp.mediaType());
    assertEquals(500, bmp.dotsPerInch());
    Enrolment enrolment = new Enrolment(Threshold.USUAL);
    enrolment.add(impression(png));
    assertTrue(
        Verification.fits(impression(bmp), enrolment.template().orElseThrow(), Threshold.USUAL));
  }

  @Test
  void whatGoesWrongIsToldByName() {
    assertEquals(ScannerState.READY, scanner.state(), scanner.detail());
    assertEquals(Reason.NO_FINGER, scan(SOON).reason());
    bridge.put(1);

    bridge.controls().set("broken", true);
    assertEquals(ScannerState.FAULT, scanner.state());
    assertEquals(bridge.address() + ": no scanner", scanner.detail());
    assertEquals(Reason.FAULT, scan(SOON).reason());
    bridge.controls().set("broken", false);
    bridge.controls().set("nonsense", true);
    assertEquals(ScannerState.GARBLED, scanner.state(), scanner.detail());
    assertEquals(Reason.GARBLED, scan(SOON).reason());
    bridge.controls().set("nonsense", false);
    bridge.controls().set("half", true);
    assertEquals(Reason.CUT_OFF, scan(SOON).reason(), "half a picture");
    bridge.controls().set("half", false);
    bridge.controls().set("silent", true);
    assertEquals(ScannerState.SILENT, scanner.state(), scanner.detail());
    bridge.controls().set("silent", false);

    assertTrue(scan(PATIENCE).image().isPresent());
    bridge.close();
    assertEquals(ScannerState.UNREACHABLE, scanner.state(), scanner.detail());
  }

  @Test
  void ofAFolderOnlyWhatComesAfterTheQuestionIsTaken() throws Exception {
    FingerprintScanner watched = FingerprintPlan.ofFolder(1, folder, true).scanner().get();
    bridge.put(1);
    bridge.saveInto(folder);
    assertEquals(ScannerState.READY, watched.state());
    assertEquals(Reason.NO_FINGER, watched.scan(SOON, () -> true).reason(), "of an earlier person");

    ScanOutcome outcome =
        watched.scan(
            PATIENCE,
            new FingerprintScanner.Watch() {
              @Override
              public boolean goesOn() {
                return true;
              }

              @Override
              public void waits() {
                save();
              }
            });

    assertTrue(outcome.image().isPresent(), outcome.detail());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count(), "nothing stays there");
    }
    Files.delete(folder);
    assertEquals(ScannerState.UNREACHABLE, watched.state());
    Files.createDirectory(folder);
  }

  private void save() {
    try {
      bridge.saveInto(folder);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static CapturedImage taken(FingerprintScanner scanner) {
    ScanOutcome outcome = scanner.scan(PATIENCE, () -> true);
    return outcome.image().orElseThrow(() -> new AssertionError(outcome.toString()));
  }

  private ScanOutcome scan(Duration patience) {
    return scanner.scan(patience, () -> true);
  }

  private static Impression impression(CapturedImage image) throws Exception {
    return Impression.of(image.mediaType(), image.dotsPerInch(), image.bytes());
  }
}
