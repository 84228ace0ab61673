package id.loket.sim.benchmark;

import id.loket.device.gpio.GpioPins;
import id.loket.device.lamp.LampBlock;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.printer.PrinterModel;
import id.loket.device.sign.SignBlock;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskStation;
import id.loket.station.Station;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many stations with three devices each, as one process: arguments are the server's address, a
 * folder, a code for all, and for each station its loket, printer, lamp and digits, with commas
 * between.
 */
public final class StationsProcess {
  private StationsProcess() {}

  public static void main(String[] arguments) throws Exception {
    URI server = URI.create(arguments[0]);
    List<Station> stations = new ArrayList<>();
    for (int i = 3; i < arguments.length; i++) {
      Path folder = Path.of(arguments[1], "station-" + i);
      stations.add(start(server, folder, arguments[2], arguments[i].split(",")));
    }
    Child.ready("");
    stations.forEach(Station::close);
  }

  private static Station start(URI server, Path folder, String code, String[] what)
      throws Exception {
    int counter = Integer.parseInt(what[0]);
    ModbusBoards boards = new ModbusBoards();
    return KioskStation.start(
        KioskConfig.inProcess(
                server,
                folder,
                Optional.of(code),
                LinkAddress.parse(what[1]),
                PrinterModel.forPaper(80))
            .with(
                new LampBlock(boards, new GpioPins())
                    .plans(Map.of(counter, ModbusAddress.parse(what[2], Point.COIL))))
            .with(
                List.of(
                    new SignBlock(boards)
                        .digits(
                            counter,
                            ModbusAddress.parse(what[3], Point.REGISTER),
                            DeviceRoom.DIGITS))));
  }
}
