package id.loket.device.camera;

import id.loket.device.link.CameraAddress;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The block {@code cameras = [ { counter = 3, address = "http://..." } ]}. */
public final class CameraBlock implements DeviceBlock {
  private static final int MOST_COUNTERS = 99;

  @Override
  public Map<String, List<String>> keys() {
    return Map.of("", List.of("cameras"));
  }

  @Override
  public String sample() {
    return "/settings/cameras.conf";
  }

  @Override
  public List<CameraPlan> read(SettingsReader settings) throws StationException {
    Map<Integer, CameraPlan> cameras = new LinkedHashMap<>();
    List<String> keys = List.of("counter", "address", "user", "password", "simulated");
    for (SettingsReader camera : settings.each("cameras", keys)) {
      CameraPlan plan =
          new CameraPlan(
              counter(camera), address(camera), login(camera), camera.flag("simulated", false));
      if (cameras.containsKey(plan.counter())) {
        throw camera.wrong("counter", plan.counter() + ": this loket has a camera already");
      }
      if (cameras.values().stream().anyMatch(one -> one.address().equals(plan.address()))) {
        throw camera.wrong("address", "\"" + plan.address() + "\": another loket has this camera");
      }
      cameras.put(plan.counter(), plan);
    }
    return List.copyOf(cameras.values());
  }

  private static int counter(SettingsReader camera) throws StationException {
    if (!camera.has("counter")) {
      throw camera.wrong("counter", "missing; the loket's number, 1-" + MOST_COUNTERS);
    }
    return camera.number("counter", 0, 1, MOST_COUNTERS);
  }

  private static CameraAddress address(SettingsReader camera) throws StationException {
    try {
      return CameraAddress.parse(camera.text("address", CameraAddress.ALLOWED));
    } catch (IllegalArgumentException e) {
      throw camera.wrong("address", e.getMessage());
    }
  }

  private static Optional<Login> login(SettingsReader camera) throws StationException {
    Optional<String> user = camera.optionalText("user");
    Optional<String> password = camera.optionalText("password");
    if (user.isPresent() != password.isPresent()) {
      throw camera.wrong("user", "user and password stand together or not at all");
    }
    return user.map(name -> new Login(name, password.get()));
  }
}
