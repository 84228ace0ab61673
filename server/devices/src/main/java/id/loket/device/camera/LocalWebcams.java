package id.loket.device.camera;

import com.github.sarxos.webcam.Webcam;
import com.github.sarxos.webcam.WebcamDriver;
import com.github.sarxos.webcam.ds.buildin.WebcamDefaultDriver;
import id.loket.device.CameraState;
import id.loket.device.link.WebcamAddress;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cameras of this computer, as Webcam Capture's own driver knows them: natives for x86-64 only,
 * and on Linux with the package libv4l-0. Elsewhere such an address fails in words. Many threads
 * may use it.
 */
final class LocalWebcams {
  private static final String ELSEWHERE =
      "; another computer shows its camera as MJPEG, with ustreamer or mjpg-streamer: http://...";

  private static WebcamDriver driver;

  private LocalWebcams() {}

  /**
   * @param architecture as the property os.arch names it
   * @throws CameraException if there is none of that name, or this computer can have none
   */
  static Webcam find(WebcamAddress address, String architecture) {
    if (!architecture.matches("amd64|x86_64")) {
      throw failure(address, "works on x86-64 only, this is " + architecture + ELSEWHERE);
    }
    WebcamDriver local = driver(address);
    return MjpegWebcamDriver.registered()
        .webcam(address.name(), local)
        .orElseThrow(
            () ->
                new CameraException(
                    CameraState.UNREACHABLE, address + ": not here; there are " + names(local)));
  }

  /** Loaded at the first use: a station with cameras on the network needs no natives. */
  private static synchronized WebcamDriver driver(WebcamAddress address) {
    try {
      if (driver == null) {
        WebcamDriver fresh = new WebcamDefaultDriver();
        fresh.getDevices();
        driver = fresh;
      }
      return driver;
    } catch (RuntimeException | LinkageError e) {
      throw failure(
          address, "this computer's cameras can't be used (package libv4l-0?): " + root(e));
    }
  }

  private static String names(WebcamDriver local) {
    return local.getDevices().stream()
        .map(one -> "\"" + one.getName() + "\"")
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), LocalWebcams::orNone));
  }

  private static String orNone(String names) {
    return names.isEmpty() ? "none" : names;
  }

  private static Throwable root(Throwable e) {
    return Optional.ofNullable(e.getCause()).map(LocalWebcams::root).orElse(e);
  }

  private static CameraException failure(WebcamAddress address, String what) {
    return new CameraException(CameraState.FAULT, address + ": " + what);
  }
}
