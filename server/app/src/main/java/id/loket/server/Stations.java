package id.loket.server;

import id.loket.display.DisplayConfig;
import id.loket.display.DisplaySettings;
import id.loket.display.DisplayStation;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskSettings;
import id.loket.kiosk.KioskStation;
import id.loket.station.Station;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Stations in the server's own process. They speak to it over loopback exactly as from a computer
 * of their own, so there is one path for both.
 */
final class Stations implements AutoCloseable {
  /** Makes the enrolment code of a station that has neither a token nor a code. */
  interface Codes {
    /**
     * @param name under which the administrator finds the station
     */
    String codeFor(String deviceKind, String name);
  }

  private final Codes codes;
  private final List<Station> running = new ArrayList<>();

  private Stations(Codes codes) {
    this.codes = codes;
  }

  /**
   * @throws IllegalArgumentException if a station can't start; it names the station's settings file
   */
  static Stations start(List<Path> kiosks, List<Path> displays, Codes codes) {
    Stations stations = new Stations(codes);
    try {
      for (Path file : kiosks) {
        stations.startKiosk(file);
      }
      for (Path file : displays) {
        stations.startDisplay(file);
      }
      return stations;
    } catch (StationException e) {
      stations.close();
      throw new WrongSettings(e.getMessage(), e);
    }
  }

  private void startKiosk(Path file) throws StationException {
    KioskConfig config = KioskSettings.read(file);
    try {
      boolean codeNeeded = config.place().needsCode();
      running.add(
          KioskStation.start(
              codeNeeded
                  ? config.withEnrolmentCode(codes.codeFor("STATION", name(file)))
                  : config));
    } catch (StationException e) {
      throw new StationException(file + ": " + e.getMessage(), e);
    }
  }

  private void startDisplay(Path file) throws StationException {
    DisplayConfig config = DisplaySettings.read(file);
    try {
      boolean codeNeeded = config.place().needsCode();
      running.add(
          DisplayStation.start(
              codeNeeded ? config.withEnrolmentCode(codes.codeFor("BOARD", name(file))) : config));
    } catch (StationException e) {
      throw new StationException(file + ": " + e.getMessage(), e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }

  /** Whether every station follows the server at this moment. */
  boolean areConnected() {
    return running.stream().allMatch(Station::isConnected);
  }

  @Override
  public void close() {
    running.forEach(Station::close);
  }
}
