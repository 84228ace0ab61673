package id.loket.display;

import id.loket.station.OfficeException;
import id.loket.station.ServerLine;
import id.loket.station.Topic;
import java.util.Map;

/** The part of the server's API that has calls announced. Many threads may use it. */
final class HallDesk {
  /** What a board follows. */
  static final Topic<HallPicture> TOPIC =
      new Topic<>(
          "BOARD",
          "/api/v1/hall/live",
          HallPicture.class,
          HallPicture::version,
          HallPicture.VERSION);

  private final ServerLine line;

  HallDesk(ServerLine line) {
    this.line = line;
  }

  /**
   * @param stage RECEIVED or SPOKEN; a voice shows nothing
   */
  void acknowledge(String announcement, String stage) throws OfficeException, InterruptedException {
    String path = "/api/v1/hall/announcements/" + ServerLine.encoded(announcement) + "/acks";
    line.post(path, Map.of("stage", stage));
  }

  void sound(Announcer.Sound sound) throws OfficeException, InterruptedException {
    line.post("/api/v1/hall/boards/me/state", Map.of("sound", sound));
  }
}
