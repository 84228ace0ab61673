package id.loket.kiosk;

import id.loket.station.DeviceStation;
import id.loket.station.Station;
import id.loket.station.StationCommand;
import id.loket.station.StationException;

/** A kiosk's station: it follows the server, drives what stands there, and says how it is. */
public final class KioskStation {
  private KioskStation() {}

  /** Starts a station in this process; it runs on its own threads until it is closed. */
  public static Station start(KioskConfig config) throws StationException {
    return DeviceStation.start(config.place(), config.devices());
  }

  /** Runs the station as a program of its own. */
  public static void main(String[] arguments) {
    System.exit(StationCommand.run(new KioskCommand(), arguments));
  }
}
