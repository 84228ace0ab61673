package id.loket.device.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.sarxos.webcam.Webcam;
import com.github.sarxos.webcam.WebcamException;
import id.loket.device.Camera.Shot;
import id.loket.device.CameraState;
import id.loket.device.link.WebcamAddress;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A camera of this computer, which no test can plug in: the library's own class is the stand-in.
 */
class WebcamCameraTest {
  private static final Duration AGE = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final WebcamAddress address = new WebcamAddress("C920");
  private final Webcam webcam = mock(Webcam.class);
  private WebcamCamera camera = new WebcamCamera(address, () -> webcam, AGE, LONG);

  @BeforeEach
  void plugIn() {
    when(webcam.open()).thenReturn(true);
    when(webcam.getViewSizes())
        .thenReturn(
            new Dimension[] {
              new Dimension(176, 144), new Dimension(1280, 720), new Dimension(2048, 1536)
            });
    when(webcam.getImage()).thenReturn(picture(1), picture(2), picture(3), picture(4));
  }

  @AfterEach
  void letGo() {
    camera.close();
  }

  @Test
  void aCameraThatAnotherProgramHoldsIsNotCalledBroken() {
    when(webcam.getName()).thenReturn("UVC Camera (046d:082d) /dev/video2");
    camera =
        new WebcamCamera(
            address,
            () -> webcam,
            AGE,
            LONG,
            file ->
                file.equals(Path.of("/dev/video2"))
                    ? Optional.of("zoom (pid 7)")
                    : Optional.empty());

    when(webcam.open()).thenReturn(false);
    assertEquals(CameraState.PORT_IN_USE, camera.look().state());
    assertTrue(camera.detail().contains("zoom (pid 7)"), camera.detail());
    when(webcam.open()).thenThrow(new WebcamException("Cannot start native grabber!"));
    assertEquals(CameraState.PORT_IN_USE, camera.look().state());
    when(webcam.getName()).thenReturn("UVC Camera (046d:082d) /dev/video1");
    assertEquals(CameraState.FAULT, camera.look().state(), "one that nobody holds is broken");
    assertTrue(camera.detail().contains("native grabber"), camera.detail());
  }

  @Test
  void aLookIsAPhotoInTheLargestSizeThatIsQuick() {
    Shot shot = camera.look();

    assertEquals(CameraState.READY, shot.state(), shot.detail());
    assertEquals(64, shot.photo().orElseThrow().width());
    verify(webcam).setViewSize(new Dimension(1280, 720));
  }

  @Test
  void oneThatShowsTheSameForEverIsNeverBelieved() {
    when(webcam.getImage()).thenReturn(picture(7));

    Shot shot = camera.look();

    assertEquals(CameraState.STALLED, shot.state());
    assertEquals("webcam:C920: shows the same picture again and again", shot.detail());
    verify(webcam).close();
  }

  @Test
  void noPictureIsAStall() {
    when(webcam.getImage()).thenReturn(null);

    assertEquals(CameraState.STALLED, camera.look().state());
  }

  @Test
  void whatTheDriverComplainsOfIsToldAndTheNextLookOpensItAnew() {
    when(webcam.open()).thenThrow(new WebcamException("Cannot start native grabber!"));
    Shot shot = camera.look();
    assertEquals(CameraState.FAULT, shot.state());
    assertEquals("webcam:C920: Cannot start native grabber!", shot.detail());

    org.mockito.Mockito.doReturn(true).when(webcam).open();

    assertEquals(CameraState.READY, camera.look().state());
  }

  @Test
  void aDriverThatHangsHoldsNobodyUpAndIsNotCalledAgainMeanwhile() throws Exception {
    CountDownLatch unplugged = new CountDownLatch(1);
    camera = new WebcamCamera(address, () -> webcam, AGE, Duration.ofMillis(200));
    when(webcam.open())
        .thenAnswer(
            call -> {
              unplugged.await();
              return true;
            });

    assertEquals("webcam:C920: its driver hangs", camera.look().detail());
    assertEquals(CameraState.FAULT, camera.look().state());
    verify(webcam).open();

    unplugged.countDown();
    Shot shot = camera.look();
    while (shot.state() != CameraState.READY) {
      shot = camera.look();
    }
  }

  /** Its light would go on before somebody who has not been asked. */
  @Test
  void askedHowItIsItIsNotOpened() {
    assertEquals(CameraState.READY, camera.state());

    verify(webcam, never()).open();
    verify(webcam, never()).setViewSize(any());
  }

  @Test
  void onAnotherProcessorItSaysWhatToDoInstead() {
    CameraException refusal =
        assertThrows(CameraException.class, () -> LocalWebcams.find(address, "aarch64"));

    assertEquals(CameraState.FAULT, refusal.state());
    assertTrue(refusal.getMessage().contains("works on x86-64 only, this is aarch64"));
    assertTrue(refusal.getMessage().contains("ustreamer"));
  }

  /**
   * Whether this computer has the library, a camera, both or none: a name nobody has is a state.
   */
  @Test
  void aCameraThatIsNotHereIsAStateInWords() {
    WebcamAddress nowhere = new WebcamAddress("no camera of this name");
    try (WebcamCamera missing =
        new WebcamCamera(nowhere, () -> LocalWebcams.find(nowhere, "amd64"), AGE, LONG)) {
      CameraState state = missing.state();

      assertTrue(state == CameraState.PORT_MISSING || state == CameraState.FAULT, state.name());
      assertTrue(missing.detail().startsWith("webcam:no camera of this name: "), missing.detail());
    }
  }

  /** Else somebody would look for a cable that is in its place. */
  @Test
  void aCameraThatTheStationMayNotUseIsToldFromOneThatIsNotPluggedIn(@TempDir Path devices)
      throws IOException {
    WebcamAddress wanted = new WebcamAddress("HD Pro");
    assertEquals(
        CameraState.PORT_MISSING,
        LocalWebcams.absent(wanted, "none", LocalWebcams.denied(devices, one -> false)).state());
    Path camera = Files.createFile(devices.resolve("video0"));

    Optional<Path> denied = LocalWebcams.denied(devices, one -> false);

    CameraException said = LocalWebcams.absent(wanted, "none", denied);
    assertEquals(CameraState.PORT_DENIED, said.state());
    assertTrue(said.getMessage().contains(camera + "; add the user to group video"));
    assertEquals(Optional.empty(), LocalWebcams.denied(devices, one -> true));
  }

  private static BufferedImage picture(int seed) {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
    picture.setRGB(seed, seed, 0xFFFFFF);
    return picture;
  }
}
