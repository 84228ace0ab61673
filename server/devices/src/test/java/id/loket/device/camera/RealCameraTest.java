package id.loket.device.camera;

import id.loket.device.link.CameraAddress;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The kit with the camera that stands on the table: {@code -Dkit.camera=http://...} or {@code
 * webcam:NAME}, with {@code -Dkit.camera.login=user:password} where it wants one.
 */
@EnabledIfSystemProperty(named = "kit.camera", matches = ".+")
class RealCameraTest extends CameraKit {
  @Override
  protected CameraUnderTest device() {
    return new RealCamera(CameraAddress.parse(System.getProperty("kit.camera")));
  }

  /** A camera that nobody touches while the test runs. */
  private record RealCamera(CameraAddress address) implements CameraUnderTest {
    @Override
    public Optional<Login> login() {
      return Optional.ofNullable(System.getProperty("kit.camera.login"))
          .map(pair -> pair.split(":", 2))
          .map(pair -> new Login(pair[0], pair[1]));
    }

    @Override
    public boolean hasHands() {
      return false;
    }

    @Override
    public boolean isLetGo() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void stall() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void freeze() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void fallBehind() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendHalfPictures() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendAnotherBoundary() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendNoJpeg() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void announceTooLong() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void announceTooShort() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void announceNoLength() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendWithoutEnd() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendGiants() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void wantAnotherPassword() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void answerNotFound() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void goSilent() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void trickle() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void cutAfter(int bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void stallAfter(int bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int pictureBytes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unplug() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void showAnotherFace() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void repair() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
