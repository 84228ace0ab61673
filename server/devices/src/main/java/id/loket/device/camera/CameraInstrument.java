package id.loket.device.camera;

import id.loket.device.Camera;
import id.loket.device.Camera.Shot;
import id.loket.device.CameraState;
import id.loket.device.CapturedImage;
import id.loket.device.Photo;
import id.loket.station.CaptureDevice;
import id.loket.station.OfficeException;
import id.loket.wire.CaptureWish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the photo of a visitor: shows the officer what the camera sees, and takes it when the
 * officer says so. One thread uses it. The camera is let go after each wish and each question how
 * it is.
 */
final class CameraInstrument implements CaptureDevice.Instrument {
  private static final Logger log = LoggerFactory.getLogger(CameraInstrument.class);

  /** Between two pictures that the officer sees; enough to sit straight by. */
  private static final Duration BETWEEN = Duration.ofMillis(200);

  /**
   * A camera that is in trouble for longer is given up, and the officer told why. With the look
   * that is under way then, nobody waits longer than ten seconds.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int PREVIEW_SIDE = 480;
  private static final float PREVIEW_QUALITY = 0.75f;

  /** The officer's eye. */
  interface Viewer {
    /**
     * @return whether the officer wants the photo now
     */
    boolean show(String capture, byte[] jpeg) throws OfficeException, InterruptedException;
  }

  private final Camera camera;
  private final Viewer viewer;
  private final LongSupplier nanos;

  CameraInstrument(Camera camera, Viewer viewer, LongSupplier nanos) {
    this.camera = camera;
    this.viewer = viewer;
    this.nanos = nanos;
  }

  @Override
  public CaptureDevice.Take take(CaptureWish wish, CaptureDevice.Sitting sitting) {
    try {
      return sit(wish, sitting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CaptureDevice.Take.missed("INTERRUPTED");
    } finally {
      camera.close();
    }
  }

  private CaptureDevice.Take sit(CaptureWish wish, CaptureDevice.Sitting sitting)
      throws InterruptedException {
    long wellAt = nanos.getAsLong();
    boolean wanted = false;
    while (sitting.isWanted()) {
      Shot shot = camera.look();
      if (shot.photo().isPresent()) {
        wellAt = nanos.getAsLong();
        if (wanted) {
          return taken(shot.photo().get());
        }
        sitting.tell("LOOKING", 0);
        wanted = show(wish, shot.photo().get());
        rest(wanted ? Duration.ZERO : BETWEEN);
      } else if (nanos.getAsLong() - wellAt > PATIENCE.toNanos()) {
        return CaptureDevice.Take.failed(shot.state().name(), shot.detail());
      } else {
        sitting.tell(shot.state().name(), 0);
        rest(BETWEEN);
      }
    }
    return CaptureDevice.Take.missed("GIVEN_UP");
  }

  private static CaptureDevice.Take taken(Photo photo) {
    return CaptureDevice.Take.taken(new CapturedImage(CapturedImage.JPEG, 0, photo.jpeg()));
  }

  /** A preview that is lost is followed by the next one. */
  private boolean show(CaptureWish wish, Photo photo) throws InterruptedException {
    try {
      return viewer.show(wish.id(), small(photo));
    } catch (OfficeException e) {
      log.debug("preview of {}: not shown: {}", wish.id(), e.getMessage());
      return false;
    }
  }

  private static byte[] small(Photo photo) {
    try {
      return Jpeg.write(Jpeg.within(Jpeg.read(photo.jpeg()), PREVIEW_SIDE), PREVIEW_QUALITY);
    } catch (IOException e) {
      throw new UncheckedIOException("our own picture", e);
    }
  }

  private static void rest(Duration pause) {
    LockSupport.parkNanos(pause.toNanos());
  }

  @Override
  public CaptureDevice.Condition look() {
    CameraState state = camera.state();
    return new CaptureDevice.Condition(state.name(), state.health(), camera.detail());
  }

  @Override
  public void close() {
    camera.close();
  }
}
