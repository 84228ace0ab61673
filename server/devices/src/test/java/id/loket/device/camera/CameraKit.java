package id.loket.device.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.device.Camera;
import id.loket.device.Camera.Shot;
import id.loket.device.CameraState;
import id.loket.device.Health;
import id.loket.device.Photo;
import id.loket.doctor.ShortForm;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the driver of a camera must do, with a camera that a test can handle, and as far as it harms
 * nothing with a real one.
 */
public abstract class CameraKit {
  /** Long enough for a machine that is busy with other builds; a picture may be a second old. */
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));

  /** No look holds an officer up for longer, whatever the camera does. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int TROUBLES = Integer.getInteger("troubles", 25);
  private static final long SEED = Long.getLong("seed", 7);

  private CameraUnderTest device;
  private Camera camera;

  protected abstract CameraUnderTest device() throws Exception;

  @BeforeEach
  void open() throws Exception {
    device = device();
    camera = WebcamCamera.at(device.address(), device.login(), LIMITS);
  }

  @AfterEach
  void close() {
    camera.close();
    device.close();
  }

  @Test
  protected void aLookInShortSaysThatItIsWell() {
    assertLookAgrees(CameraState.READY);
  }

  @Test
  protected void aLookIsAWholePictureAndTheNextIsAnother() throws Exception {
    Photo first = look();
    Photo second = look();
    while (Arrays.equals(first.jpeg(), second.jpeg())) {
      second = look();
    }

    BufferedImage picture = Jpeg.read(first.jpeg());
    assertEquals(first.width(), picture.getWidth());
    assertEquals(first.height(), picture.getHeight());
    assertTrue(first.width() >= 320 && first.height() >= 240, first.toString());
  }

  @Test
  protected void aCameraThatWasLetGoIsOpenedAgain() throws Exception {
    look();
    camera.close();
    if (device.hasHands()) {
      assertTrue(device.isLetGo(), "somebody still looks");
    }

    look();
  }

  @Test
  protected void askedHowItIsItIsLetGoAtOnce() throws Exception {
    assertEquals(CameraState.READY, camera.state(), camera.detail());

    if (device.hasHands()) {
      assertTrue(device.isLetGo(), "somebody still looks");
    }
  }

  @Test
  protected void aStalledCameraIsAnErrorAndNeverTheLastFace() throws Exception {
    needsHands();
    look();
    device.stall();

    assertEquals(CameraState.STALLED, untilTrouble().state());
    assertTrouble(CameraState.STALLED, "no answer within 1 s while waiting for a picture");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aCameraThatRepeatsItselfHasStalled() throws Exception {
    needsHands();
    look();
    device.freeze();

    assertEquals(CameraState.STALLED, untilTrouble().state());
    assertTrouble(CameraState.STALLED, "shows the same picture again and again");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aCameraThatFallsBehindHasStalled() throws Exception {
    needsHands();
    look();
    device.fallBehind();

    // The gap before the first late picture is a stall as well.
    Shot shot = untilTrouble();
    assertEquals(CameraState.STALLED, shot.state(), shot.detail());
  }

  @Test
  protected void halfAPictureIsNoPicture() throws Exception {
    needsHands();
    device.sendHalfPictures();
    assertTrouble(CameraState.HALF_PICTURE, "a picture breaks off");

    device.announceNoLength();

    assertTrouble(CameraState.HALF_PICTURE, "a picture breaks off");
    assertWellAfterTheRepair();
  }

  @Test
  protected void anotherBoundaryThanAnnouncedIsNamed() throws Exception {
    needsHands();
    device.sendAnotherBoundary();

    assertTrouble(CameraState.NO_PICTURE, "its boundary never comes");
    assertWellAfterTheRepair();
  }

  @Test
  protected void whatIsNoJpegIsNoPicture() throws Exception {
    needsHands();
    device.sendNoJpeg();

    assertTrouble(CameraState.NO_PICTURE, "sends no JPEG");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aLengthThatLiesIsFoundOut() throws Exception {
    needsHands();
    device.announceTooLong();
    assertTrouble(CameraState.WRONG_LENGTH, "announces more bytes than a picture has");
    device.repair();

    device.announceTooShort();

    assertTrouble(CameraState.WRONG_LENGTH, "announces fewer bytes than a picture has");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aCameraNeedNotAnnounceItsLength() throws Exception {
    needsHands();
    device.announceNoLength();

    look();
  }

  @Test
  protected void aPictureWithoutEndIsGivenUp() throws Exception {
    needsHands();
    device.sendWithoutEnd();

    Shot shot = camera.look();

    // Whichever of the limits is met first: so many bytes, or so long.
    assertTrue(
        shot.state() == CameraState.TOO_LARGE || shot.state() == CameraState.STALLED,
        shot.detail());
    assertWellAfterTheRepair();
  }

  @Test
  protected void aPictureOfMorePixelsThanThereIsMemoryIsNotOpened() throws Exception {
    needsHands();
    device.sendGiants();

    assertTrouble(CameraState.TOO_LARGE, "a picture of 65000x65000 pixels");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aCameraThatWantsAnotherPasswordSaysSo() throws Exception {
    needsHands();
    device.wantAnotherPassword();

    assertTrouble(CameraState.NOT_ALLOWED, "wants another user and password (401)");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aPathWithoutCameraIsNamed() throws Exception {
    needsHands();
    device.answerNotFound();

    assertTrouble(CameraState.NO_PICTURE, "answers 404 and no pictures");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aSilentCameraSaysSo() throws Exception {
    needsHands();
    device.goSilent();

    assertTrouble(CameraState.SILENT, "no answer within 2 s while waiting for its answer");
    assertWellAfterTheRepair();
  }

  @Test
  protected void aPictureThatTricklesInIsTooOldBeforeItIsWhole() throws Exception {
    needsHands();
    device.trickle();

    assertTrouble(CameraState.STALLED, "no answer within 1 s while");
    assertWellAfterTheRepair();
  }

  @Test
  protected void anUnpluggedCameraIsUnreachableAndComesBack() throws Exception {
    needsHands();
    look();
    device.unplug();
    untilTrouble();

    assertTrouble(CameraState.UNREACHABLE, "connection refused while opening the link");
    assertWellAfterTheRepair();
  }

  /** In the answer's head, in a picture's head, in its first bytes, and in the rest of it. */
  @Test
  protected void aCameraKilledAtAnyStageOfAPictureHoldsNobodyUpAndGivesNoFaceOfBefore()
      throws Exception {
    needsHands();
    int all = device.pictureBytes();
    int[] stages =
        IntStream.concat(
                IntStream.range(0, 20).map(i -> 15 * i),
                IntStream.rangeClosed(1, 14).map(i -> 300 + i * (all - 600) / 14))
            .toArray();
    for (int i = 0; i < stages.length; i++) {
      double before = brightness(look());
      if (i % 2 == 0) {
        camera.close();
      }
      if (i % 5 == 0) {
        device.stallAfter(stages[i]);
      } else {
        device.cutAfter(stages[i]);
      }

      Shot shot = untilTrouble();

      String where = "after " + stages[i] + " of " + all + " bytes: " + shot.detail();
      assertTrue(shot.photo().isEmpty(), where);
      assertTrue(
          i % 5 == 0
              ? Set.of(CameraState.STALLED, CameraState.SILENT).contains(shot.state())
              : shot.state() == CameraState.CUT_OFF,
          where);
      device.showAnotherFace();
      device.repair();
      assertAnotherFace(before, where);
    }
  }

  /** The next visitor's record must not bear the face of the one before. */
  @Test
  protected void afterATroubleComesOnlyWhatIsThereNow() throws Exception {
    needsHands();
    double before = brightness(look());
    device.stall();
    untilTrouble();
    device.showAnotherFace();
    device.repair();

    assertAnotherFace(before, "");
  }

  /** What was taken a moment before the change may be given for as long as it is young. */
  private void assertAnotherFace(double before, String where) throws IOException {
    long young = System.nanoTime() + Limits.USUAL.age().toNanos();
    double after = brightness(look());
    while (Math.abs(after - before) <= 1 && System.nanoTime() < young) {
      after = brightness(look());
    }
    if (Math.abs(after - before) <= 1) {
      after = brightness(look());
    }

    assertNotEquals(before, after, 1, "the wall behind the other one has another colour " + where);
  }

  /** The same seed is the same list of troubles; each has its name, and none outlives its end. */
  @Test
  protected void aCameraThatFailsAgainAndAgainIsBackEachTimeAndNothingIsLeftBehind()
      throws Exception {
    needsHands();
    Random random = new Random(SEED);
    List<Runnable> troubles =
        List.of(
            device::stall,
            device::freeze,
            device::sendHalfPictures,
            device::sendAnotherBoundary,
            device::sendNoJpeg,
            device::announceTooLong,
            device::announceTooShort,
            device::sendWithoutEnd,
            device::sendGiants,
            device::trickle,
            () -> device.cutAfter(random.nextInt(8_000)),
            device::unplug,
            device::wantAnotherPassword,
            device::answerNotFound,
            device::goSilent);
    int onlyWhenItIsOpened = troubles.size() - 3;
    for (int i = 0; i < TROUBLES; i++) {
      int which = random.nextInt(troubles.size());
      String where = "seed " + SEED + ", trouble " + i + ", number " + which;
      if (random.nextBoolean() || which >= onlyWhenItIsOpened) {
        camera.close();
      }
      troubles.get(which).run();
      Shot shot = untilTrouble();
      assertTrue(shot.photo().isEmpty(), where);
      assertFalse(shot.detail().isEmpty(), where);

      device.repair();
      Shot well = camera.look();
      assertEquals(CameraState.READY, well.state(), where + ": " + well.detail());
    }

    camera.close();
    assertTrue(device.isLetGo(), "somebody still looks");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().endsWith(device.address().toString())) {
        thread.join();
      }
    }
  }

  private Photo look() {
    Shot shot = camera.look();
    assertEquals(CameraState.READY, shot.state(), shot.detail());
    return shot.photo().orElseThrow();
  }

  /** For as long as a picture is young it may still be given. */
  private Shot untilTrouble() {
    long end = System.nanoTime() + LONGEST.toNanos();
    Shot shot = timedLook();
    while (shot.state() == CameraState.READY) {
      assertTrue(System.nanoTime() < end, "gives pictures all the same");
      shot = timedLook();
    }
    return shot;
  }

  private Shot timedLook() {
    long before = System.nanoTime();
    Shot shot = camera.look();
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(LONGEST) < 0, took + ": " + shot.detail());
    return shot;
  }

  private void assertTrouble(CameraState state, String words) {
    Shot shot = camera.look();
    assertEquals(state, shot.state(), shot.detail());
    assertTrue(shot.photo().isEmpty());
    assertTrue(
        shot.detail().startsWith(device.address() + ": "), "names the address: " + shot.detail());
    assertTrue(shot.detail().contains(words), shot.detail());
    assertEquals(Health.DOWN, state.health());
  }

  /** The doctor's look is one of the driver's own: once is enough. */
  private void assertLookAgrees(CameraState state) {
    camera.close();
    CameraPlan plan = new CameraPlan(3, device.address(), device.login(), false);
    ShortForm.agrees(plan.probe().look(), state, state.health());
  }

  private void assertWellAfterTheRepair() {
    device.repair();
    look();
  }

  /** Of the wall in the upper corner, blue minus red. */
  private static double brightness(Photo photo) throws IOException {
    int colour = Jpeg.read(photo.jpeg()).getRGB(20, 20);
    return (colour & 0xFF) - (colour >> 16 & 0xFF);
  }

  private void needsHands() {
    assumeTrue(device.hasHands(), "a real camera is only asked");
  }
}
