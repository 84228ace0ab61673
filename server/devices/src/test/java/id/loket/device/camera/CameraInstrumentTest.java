package id.loket.device.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Camera;
import id.loket.device.CameraState;
import id.loket.device.CapturedImage;
import id.loket.device.Health;
import id.loket.device.Photo;
import id.loket.station.CaptureDevice;
import id.loket.wire.CaptureWish;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What becomes of an officer's wish for a photo, with a camera that sees what the test says. */
class CameraInstrumentTest {
  private static final CaptureWish WISH = new CaptureWish("c1", "PHOTO", "camera-3", 1, 1, 300);

  private final AtomicLong nanos = new AtomicLong();
  private final ScriptedCamera camera = new ScriptedCamera();
  private final Deque<Boolean> officer = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private int shown;
  private final CameraInstrument instrument =
      new CameraInstrument(
          camera,
          (capture, jpeg) -> {
            shown++;
            return !officer.isEmpty() && officer.poll();
          },
          nanos::get);

  @Test
  void theOfficerSeesWhatTheCameraSeesAndThePhotoIsOfTheMomentAfterTheWord() {
    camera.sees(photo(1), photo(2), photo(3), photo(4));
    officer.addAll(List.of(false, false, true));

    CaptureDevice.Take take = instrument.take(WISH, sitting(Integer.MAX_VALUE));

    assertEquals(3, shown);
    CapturedImage image = take.image().orElseThrow();
    assertEquals("image/jpeg", image.mediaType());
    assertEquals(photo(4).jpeg().length, image.bytes().length);
    assertTrue(camera.letGo, "nobody is filmed any more");
  }

  @Test
  void aWishThatIsWithdrawnLetsTheCameraGo() {
    camera.sees(photo(1), photo(2));

    CaptureDevice.Take take = instrument.take(WISH, sitting(2));

    assertTrue(take.image().isEmpty());
    assertFalse(take.ends());
    assertTrue(camera.letGo);
  }

  @Test
  void aShortTroubleIsToldAndPasses() {
    camera.says(CameraState.STALLED);
    camera.sees(photo(1), photo(2));
    officer.add(true);

    CaptureDevice.Take take = instrument.take(WISH, sitting(Integer.MAX_VALUE));

    assertTrue(take.image().isPresent());
    assertEquals(List.of("STALLED", "LOOKING"), told);
  }

  @Test
  void aTroubleThatStaysEndsTheWishWithItsName() {
    for (int i = 0; i < 100; i++) {
      camera.says(CameraState.NOT_ALLOWED);
    }

    CaptureDevice.Take take = instrument.take(WISH, sitting(Integer.MAX_VALUE));

    assertTrue(take.ends());
    assertEquals("NOT_ALLOWED", take.reason());
    assertTrue(camera.letGo);
    assertTrue(nanos.get() < 10_000_000_000L, "told within ten seconds");
  }

  @Test
  void askedHowItIsItSaysSoInOneWord() {
    camera.state = CameraState.UNREACHABLE;

    CaptureDevice.Condition condition = instrument.look();

    assertEquals("UNREACHABLE", condition.state());
    assertEquals(Health.DOWN, condition.health());
  }

  /** Wanted for so many looks. */
  private CaptureDevice.Sitting sitting(int looks) {
    return new CaptureDevice.Sitting() {
      private int left = looks;

      @Override
      public boolean isWanted() {
        return left-- > 0;
      }

      @Override
      public void tell(String stage, int percent) {
        if (told.isEmpty() || !told.get(told.size() - 1).equals(stage)) {
          told.add(stage);
        }
      }
    };
  }

  /** The higher the number, the larger the file. */
  private static Photo photo(int number) {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 8 * number; i++) {
      picture.setRGB(i * 7 % 64, i * 11 % 48, 0xFFFFFF);
    }
    return new Photo(Jpeg.write(picture, 0.9f), 64, 48);
  }

  private final class ScriptedCamera implements Camera {
    private final Deque<Shot> shots = new ArrayDeque<>();
    private CameraState state = CameraState.READY;
    private boolean letGo;

    void sees(Photo... photos) {
      for (Photo one : photos) {
        shots.add(Shot.of(one));
      }
    }

    void says(CameraState trouble) {
      shots.add(Shot.failed(trouble, "http://camera: " + trouble));
    }

    /** A look takes half a second of the test's time. */
    @Override
    public Shot look() {
      nanos.addAndGet(500_000_000);
      return Optional.ofNullable(shots.poll()).orElseThrow();
    }

    @Override
    public CameraState state() {
      return state;
    }

    @Override
    public String detail() {
      return "";
    }

    @Override
    public void close() {
      letGo = true;
    }
  }
}
