package id.loket.server;

import id.loket.kiosk.KioskSettings;
import id.loket.kiosk.KioskStation;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stations in the server's own process. They speak to it over loopback exactly as from a computer
 * of their own, so there is one path for both.
 */
final class Stations implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Stations.class);

  private final List<AutoCloseable> running = new ArrayList<>();

  private Stations() {}

  /**
   * @throws IllegalArgumentException if a settings file has a mistake
   */
  static Stations start(List<Path> kiosks) {
    Stations stations = new Stations();
    try {
      for (Path file : kiosks) {
        stations.running.add(KioskStation.start(KioskSettings.read(file)));
      }
      return stations;
    } catch (StationException e) {
      stations.close();
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable one : running) {
      try {
        one.close();
      } catch (Exception e) {
        log.warn("stations: closing one", e);
      }
    }
  }
}
