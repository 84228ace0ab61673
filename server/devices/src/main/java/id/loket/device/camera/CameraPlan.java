package id.loket.device.camera;

import id.loket.device.link.CameraAddress;
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
  @Override
  public String name() {
    return "camera-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) {
    return new CameraDevice(
        name(),
        address.toString(),
        WebcamCamera.at(address, login, Limits.USUAL),
        CameraDevice.AGAIN,
        outbox::wake);
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
