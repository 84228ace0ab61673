package id.loket.sim.doctor;

import com.sun.net.httpserver.HttpServer;
import id.loket.doctor.Examination;
import id.loket.doctor.Ports;
import id.loket.doctor.Row;
import id.loket.doctor.StationPatient;
import id.loket.kiosk.KioskSettings;
import id.loket.sim.camera.VirtualCamera;
import id.loket.sim.fingerprint.VirtualFingerprintBridge;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import id.loket.sim.io.VirtualButtons;
import id.loket.sim.io.VirtualDigits;
import id.loket.sim.io.VirtualLamp;
import id.loket.sim.io.VirtualSign;
import id.loket.sim.printer.PrinterModel;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import id.loket.station.StationDevice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A station with twelve devices, at least one of each kind, on network, serial ports, HTTP and in a
 * folder, and an office that answers. The station itself does not run: it would hold its devices.
 */
final class WholeBench implements AutoCloseable {
  final Path folder;
  final VirtualSerialPort printerPort;
  final VirtualSerialPort signPort;
  final VirtualSerialPort digitsPort;
  final VirtualSerialPort fingerPort;
  final VirtualTicketPrinter printer;
  final VirtualLamp lamps;
  final VirtualButtons buttons;
  final VirtualSign sign;
  final VirtualDigits digits;
  final VirtualCamera camera;
  final VirtualFingerprintModule finger;
  final VirtualFingerprintBridge bridge;
  final HttpServer office;

  /** Whole lines of the settings, by what they are for, so that a hand can spoil one. */
  final Map<String, String> settings = new LinkedHashMap<>();

  boolean enrolled = true;
  Optional<Boolean> networkTime = Optional.of(true);
  Clock clock = Clock.systemUTC();
  private final List<Runnable> more = new ArrayList<>();

  WholeBench(Path folder) throws IOException {
    this.folder = folder;
    printerPort = VirtualSerialPort.open(folder.resolve("printer0"), Framing.of("9600 8N1"));
    printer =
        VirtualTicketPrinter.start(
            PrinterSetup.of("printer", PrinterModel.of("80"), "127.0.0.1:0"), clock, printerPort);
    lamps = VirtualLamp.start("lampu", "127.0.0.1", 0, 1, List.of("satu", "dua", "tiga"));
    buttons = VirtualButtons.start("tombol", "127.0.0.1", 0, 1, List.of("panggil", "ambil"));
    signPort = VirtualSerialPort.open(folder.resolve("sign0"), Framing.of("9600 8N1"));
    sign = VirtualSign.onLine("loket", signPort, "Loket 1");
    digitsPort = VirtualSerialPort.open(folder.resolve("digits0"), Framing.of("9600 8N1"));
    digits = VirtualDigits.onLine("angka", digitsPort, 2, "Loket 2", 6);
    camera = VirtualCamera.start("kamera", "127.0.0.1", 0);
    fingerPort = VirtualSerialPort.open(folder.resolve("finger0"), Framing.of("57600 8N1"));
    finger = VirtualFingerprintModule.startOnSerial("jari", fingerPort);
    bridge = VirtualFingerprintBridge.start("jembatan", 0);
    office = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
    office.createContext(
        "/healthz",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    office.start();
    Files.createDirectory(folder.resolve("pictures"));
    write();
  }

  private void write() {
    settings.put("server", "\"http://127.0.0.1:" + office.getAddress().getPort() + "\"");
    settings.put("data", "\"" + folder.resolve("data") + "\"");
    settings.put("printer.address", text(printerPort.address()));
    settings.put("lamps", list(lamp(1), lamp(2), lamp(3)));
    settings.put("buttons", list(button(0)));
    settings.put("ticket-buttons", list("service = OPP, address = " + text(buttons.address(1))));
    settings.put(
        "signs",
        list(
            "counter = 1, model = cd5220, address = " + text(signPort.address()),
            "counter = 2, model = dm36, address = " + text(digits.address())));
    settings.put("cameras", list("counter = 1, address = " + text(camera.address())));
    settings.put(
        "fingerprints",
        list(
            "counter = 1, address = " + text(fingerPort.address()),
            "counter = 2, bridge = " + text(bridge.address()),
            "counter = 3, folder = " + text(folder.resolve("pictures").toString())));
  }

  private String lamp(int counter) {
    return "counter = " + counter + ", address = " + text(lamps.address(counter - 1));
  }

  private String button(int input) {
    return "counter = 1, address = " + text(buttons.address(input));
  }

  static String text(String value) {
    return "\"" + value + "\"";
  }

  private static String list(String... entries) {
    return "[ { " + String.join(" }, { ", entries) + " } ]";
  }

  /** In the settings. */
  void replace(String key, String what, String by) {
    String before = settings.get(key);
    String after = before.replace(what, by);
    if (after.equals(before)) {
      throw new IllegalArgumentException(key + " has no " + what + ": " + before);
    }
    settings.put(key, after);
  }

  /** Ends with the bench. */
  void alsoEnd(Runnable one) {
    more.add(one);
  }

  Path settingsFile() throws IOException {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return Files.writeString(folder.resolve("kiosk.conf"), text);
  }

  /** What the doctor finds, without that the station itself doesn't run. */
  List<Row> examined() throws Exception {
    Path file = settingsFile();
    List<Row> rows =
        new ArrayList<>(
            new StationPatient(
                    "kiosk",
                    "loket-kiosk",
                    URI.create(settings.get("server").replace("\"", "")),
                    folder.resolve("data"),
                    enrolled,
                    KioskSettings.read(file).devices().stream()
                        .map(StationDevice.Plan::probe)
                        .toList())
                .look(new Examination(Ports.here(), Examination.LIMIT), () -> networkTime, clock));
    rows.removeIf(one -> one.cause().equals("station.stopped"));
    return rows;
  }

  @Override
  public void close() {
    more.forEach(Runnable::run);
    printer.close();
    lamps.close();
    buttons.close();
    sign.close();
    digits.close();
    camera.close();
    finger.close();
    bridge.close();
    office.stop(0);
    for (VirtualSerialPort port : List.of(printerPort, signPort, digitsPort, fingerPort)) {
      port.close();
    }
  }
}
