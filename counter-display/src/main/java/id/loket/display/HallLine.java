package id.loket.display;

import id.loket.station.OfficeException;
import id.loket.station.ServerLine;
import id.loket.station.Topic;
import id.loket.wire.AnnouncementReport;
import id.loket.wire.HallPicture;
import id.loket.wire.SoundReport;

/** The part of the server's API that has calls announced. Many threads may use it. */
final class HallLine {
  /** What a board follows. */
  static final Topic<HallPicture> TOPIC =
      new Topic<>(
          "BOARD",
          "/api/v1/hall/live",
          HallPicture.class,
          HallPicture::version,
          HallPicture.VERSION);

  private final ServerLine line;

  HallLine(ServerLine line) {
    this.line = line;
  }

  /**
   * @param stage RECEIVED or SPOKEN; a voice shows nothing
   */
  void acknowledge(String announcement, AnnouncementReport.Stage stage)
      throws OfficeException, InterruptedException {
    String path = "/api/v1/hall/announcements/" + ServerLine.encoded(announcement) + "/acks";
    line.post(path, new AnnouncementReport(stage));
  }

  void sound(SoundReport.Sound sound) throws OfficeException, InterruptedException {
    line.post("/api/v1/hall/boards/me/state", new SoundReport(sound));
  }
}
