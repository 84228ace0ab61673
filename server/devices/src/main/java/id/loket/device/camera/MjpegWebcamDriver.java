package id.loket.device.camera;

import com.github.sarxos.webcam.Webcam;
import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import id.loket.device.link.HttpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The driver that Webcam Capture works with: MJPEG cameras by their addresses, and those of this
 * computer through the library's own. Many threads may use it, and no camera waits for another.
 *
 * <p>Webcam Capture has one driver a program; this one is set at the first camera.
 */
final class MjpegWebcamDriver implements WebcamDriver {
  private static final MjpegWebcamDriver ONLY = new MjpegWebcamDriver();

  private final List<WebcamDevice> devices = new CopyOnWriteArrayList<>();
  private Optional<WebcamDriver> local = Optional.empty();
  private boolean registered;

  private MjpegWebcamDriver() {}

  /** Set without a look at the one before, since that look would load the library's natives. */
  static MjpegWebcamDriver registered() {
    synchronized (ONLY) {
      if (!ONLY.registered) {
        Webcam.setDriver(ONLY);
        ONLY.registered = true;
      }
    }
    return ONLY;
  }

  /** A camera at that address; it is asked for nothing before it is opened. */
  Webcam webcam(HttpAddress address, Optional<Login> login, Limits limits) {
    WebcamDevice device = new MjpegWebcamDevice(address, login, limits);
    devices.removeIf(one -> one.getName().equals(device.getName()));
    devices.add(device);
    Webcam webcam = new Webcam(device) {};
    // Against a second program at the same camera, by a file that a power cut leaves behind. A
    // stream takes many readers.
    webcam.getLock().disable();
    return webcam;
  }

  /**
   * The camera of this computer whose name begins so, if there is one.
   *
   * @param driver the library's own, which knows them
   */
  Optional<Webcam> webcam(String name, WebcamDriver driver) {
    synchronized (this) {
      local = Optional.of(driver);
    }
    return driver.getDevices().stream()
        .filter(one -> one.getName().startsWith(name))
        .findFirst()
        .map(one -> new Webcam(one) {});
  }

  @Override
  public synchronized List<WebcamDevice> getDevices() {
    List<WebcamDevice> all = new ArrayList<>(devices);
    local.ifPresent(one -> all.addAll(one.getDevices()));
    return all;
  }

  /** Each camera is used by one thread at a time, and locks itself. */
  @Override
  public boolean isThreadSafe() {
    return true;
  }
}
