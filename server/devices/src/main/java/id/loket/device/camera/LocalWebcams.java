package id.loket.device.camera;

import com.github.sarxos.webcam.Webcam;
import com.github.sarxos.webcam.WebcamDriver;
import com.github.sarxos.webcam.ds.buildin.WebcamDefaultDriver;
import id.loket.device.CameraState;
import id.loket.device.link.WebcamAddress;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The cameras of this computer, as Webcam Capture's own driver knows them: natives for x86-64 only,
 * and on Linux with the package libv4l-0. Elsewhere such an address fails in words. Many threads
 * may use it.
 */
final class LocalWebcams {
  private static final String ELSEWHERE =
      "; another computer shows its camera as MJPEG, with ustreamer or mjpg-streamer: http://...";

  private static final Path DEVICES = Path.of("/dev");

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
        .orElseThrow(() -> absent(address, names(local), denied(DEVICES, LocalWebcams::mayUse)));
  }

  /** The driver passes over cameras that it may not open. */
  static CameraException absent(WebcamAddress address, String names, Optional<Path> denied) {
    String here = address + ": not here; there are " + names;
    return denied
        .map(
            one ->
                new CameraException(
                    CameraState.PORT_DENIED,
                    here + ", and no permission for " + one + "; add the user to group video"))
        .orElseGet(() -> new CameraException(CameraState.PORT_MISSING, here));
  }

  /** A camera of this computer that may not be used, such as {@code /dev/video0}. */
  static Optional<Path> denied(Path devices, Predicate<Path> mayUse) {
    List<Path> cameras = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "video*")) {
      found.forEach(cameras::add);
    } catch (IOException | DirectoryIteratorException e) {
      // Where devices can't be listed, nothing is known of cameras beside the driver's word.
      return Optional.empty();
    }
    return cameras.stream().filter(mayUse.negate()).sorted().findFirst();
  }

  private static boolean mayUse(Path camera) {
    return Files.isReadable(camera) && Files.isWritable(camera);
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
