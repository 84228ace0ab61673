package id.loket.sim.benchmark;

import id.loket.sim.io.VirtualDigits;
import id.loket.sim.io.VirtualLamp;
import id.loket.sim.printer.PrinterModel;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Virtual devices at the wire for many stations: a printer, a lamp and digits for each. */
final class DeviceRoom implements AutoCloseable {
  static final int DIGITS = 4;
  private static final String HOST = "127.0.0.1";
  private static final int EACH = 3;

  private final List<AutoCloseable> devices = new ArrayList<>();
  private final List<String> stations = new ArrayList<>();

  DeviceRoom(int count) throws IOException {
    for (int counter = 1; counter <= count; counter++) {
      VirtualTicketPrinter printer =
          VirtualTicketPrinter.start(
              PrinterSetup.of("printer-" + counter, PrinterModel.MM80, HOST + ":0"));
      devices.add(printer);
      VirtualLamp lamp =
          VirtualLamp.start("lamp-" + counter, HOST, 0, 1, List.of("Loket " + counter));
      devices.add(lamp);
      VirtualDigits digits =
          VirtualDigits.start("digits-" + counter, HOST, 0, 1, "Loket " + counter, DIGITS);
      devices.add(digits);
      stations.add(
          String.join(
              ",",
              Integer.toString(counter),
              "tcp://" + HOST + ":" + printer.port(),
              lamp.address(0),
              digits.address()));
    }
  }

  int devices() {
    return stations.size() * EACH;
  }

  /** Starts them; they are enrolled when the process is ready. */
  Child stations(Hall hall, Path folder, File log) throws IOException {
    List<Object> arguments = new ArrayList<>();
    arguments.add("http://" + HOST + ":" + hall.port());
    arguments.add(folder);
    arguments.add(hall.stationCode());
    arguments.addAll(stations);
    return Child.start(StationsProcess.class, log, arguments.toArray());
  }

  @Override
  public void close() {
    for (AutoCloseable device : devices) {
      try {
        device.close();
      } catch (Exception e) {
        throw new IllegalStateException("a virtual device can't be switched off", e);
      }
    }
  }
}
