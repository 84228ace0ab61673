package id.loket.station;

import id.loket.doctor.RunningStation;
import id.loket.wire.DeviceReport;
import id.loket.wire.StationPicture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A station that drives devices: they follow one picture and share one outbox.
 *
 * <p>It starts whether or not the server and the devices are there and waits for them; only what a
 * person must mend stops the start. It does nothing without the server's word, and what it has to
 * tell the server is told when the server is back.
 */
public final class DeviceStation implements Station {
  /** What such a station follows. */
  public static final Topic<StationPicture> TOPIC =
      new Topic<>(
          "STATION",
          "/api/v1/stations/me/live",
          StationPicture.class,
          StationPicture::version,
          StationPicture.VERSION);

  private final ServerWatch<StationPicture> watch;
  private final Outbox outbox;
  private final List<StationDevice> devices = new ArrayList<>();
  private final Optional<StationStatus> status;
  private final StationDoor door;

  private DeviceStation(StationPlace place, List<? extends StationDevice.Plan> plans)
      throws StationException {
    ServerLine line = ServerLine.of(place);
    this.watch = new ServerWatch<>(place, line, TOPIC, new Server());
    this.outbox = new Outbox(line, this::reports);
    Set<String> names = new HashSet<>();
    for (StationDevice.Plan plan : plans) {
      if (!names.add(plan.name())) {
        throw new StationException("two devices of this station are called " + plan.name());
      }
      devices.add(plan.make(line, outbox));
    }
    this.status = StationStatus.open(place, this::figures);
    this.door = StationDoor.open(place.data(), this::told);
  }

  /** Starts a station in this process; it runs on its own threads until it is closed. */
  public static DeviceStation start(StationPlace place, List<? extends StationDevice.Plan> plans)
      throws StationException {
    DeviceStation station = new DeviceStation(place, plans);
    station.devices.forEach(StationDevice::start);
    station.outbox.start();
    station.watch.start();
    return station;
  }

  @Override
  public boolean isConnected() {
    return watch.isConnected();
  }

  @Override
  public String trouble() {
    return watch.trouble();
  }

  /** Ends in good order: what is under way is finished, and told if the server is there. */
  @Override
  public void close() {
    door.close();
    watch.close();
    devices.forEach(StationDevice::close);
    outbox.close();
    status.ifPresent(StationStatus::close);
  }

  private List<DeviceReport> reports() {
    return devices.stream().map(StationDevice::report).toList();
  }

  private RunningStation told() {
    return new RunningStation(RunningStation.VERSION, isConnected(), trouble(), reports());
  }

  private Figures figures() {
    return new DeviceFigures(isConnected(), trouble(), outbox.untoldCount(), devices);
  }

  /** The server's pictures go to every device. */
  private final class Server implements ServerWatch.Listener<StationPicture> {
    @Override
    public void admitted() {
      outbox.allow();
    }

    @Override
    public void connected() {
      outbox.wake();
    }

    @Override
    public void picture(StationPicture picture) {
      devices.forEach(device -> device.take(picture));
    }
  }
}
