package id.loket.device.camera;

import id.loket.device.Camera;
import id.loket.device.CameraState;
import id.loket.device.DeviceKind;
import id.loket.device.link.CameraAddress;
import id.loket.doctor.Probe;
import id.loket.doctor.Seen;
import id.loket.station.CaptureDevice;
import id.loket.station.CaptureLine;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import java.util.Optional;

/**
 * The camera of one loket as the settings describe it.
 *
 * @param simulated whether what it sees is invented, and has to be marked so for ever
 */
public record CameraPlan(
    int counter, CameraAddress address, Optional<Login> login, boolean simulated)
    implements StationDevice.Plan {
  /** What it takes, as wishes name it. */
  private static final String KIND = "PHOTO";

  @Override
  public String name() {
    return "camera-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) {
    Camera camera = WebcamCamera.at(address, login, Limits.USUAL);
    CaptureLine captures = new CaptureLine(line, outbox);
    return new CaptureDevice(
        new CaptureDevice.Place(
            name(), KIND, DeviceKind.CAMERA.name(), address.toString(), simulated),
        new CameraInstrument(camera, captures::preview, System::nanoTime),
        captures,
        System::nanoTime);
  }

  /** A camera of this computer is only looked for; one on the network shows a picture. */
  @Override
  public Probe probe() {
    return Probe.at(address, name(), DeviceKind.CAMERA, this::look);
  }

  private Seen look() {
    try (Camera camera = WebcamCamera.at(address, login, Limits.USUAL)) {
      CameraState state = camera.state();
      return Seen.of(state, state.health(), camera.detail());
    }
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
