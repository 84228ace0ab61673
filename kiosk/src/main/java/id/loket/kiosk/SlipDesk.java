package id.loket.kiosk;

import id.loket.device.PrintOutcome;
import id.loket.station.OfficeException;
import id.loket.station.ServerLine;
import id.loket.station.Topic;
import id.loket.wire.DeviceReport;
import id.loket.wire.StationPicture;
import java.util.List;
import java.util.Map;

/** The part of the server's API that gives out slips. Many threads may use it. */
final class SlipDesk {
  /** What a kiosk's station follows. */
  static final Topic<StationPicture> TOPIC =
      new Topic<>(
          "STATION",
          "/api/v1/stations/me/live",
          StationPicture.class,
          StationPicture::version,
          StationPicture.VERSION);

  /** Says what came of asking whether a slip may go to the paper. */
  enum Permission {
    GRANTED,
    CLOSED,
    NO_ANSWER
  }

  private final ServerLine line;

  SlipDesk(ServerLine line) {
    this.line = line;
  }

  Permission sending(String job) throws InterruptedException {
    try {
      line.post("/api/v1/stations/me/jobs/" + ServerLine.encoded(job) + "/sending", Map.of());
      return Permission.GRANTED;
    } catch (OfficeException e) {
      return e.isFinal() ? Permission.CLOSED : Permission.NO_ANSWER;
    }
  }

  void tell(String job, PrintOutcome outcome) throws OfficeException, InterruptedException {
    line.post("/api/v1/stations/me/jobs/" + ServerLine.encoded(job) + "/outcome", outcome);
  }

  void beat(List<DeviceReport> devices) throws OfficeException, InterruptedException {
    line.post("/api/v1/stations/me/state", Map.of("devices", devices));
  }
}
