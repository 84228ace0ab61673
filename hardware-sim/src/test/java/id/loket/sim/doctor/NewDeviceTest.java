package id.loket.sim.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.doctor.Discovery;
import id.loket.doctor.Examination;
import id.loket.doctor.Ports;
import id.loket.doctor.Probe;
import id.loket.doctor.Row;
import id.loket.kiosk.KioskSettings;
import id.loket.sim.io.VirtualCallPad;
import id.loket.sim.printer.PrinterModel;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import id.loket.station.StationDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new device is plugged in; the doctor says which line puts it into service. */
class NewDeviceTest {
  /** What answers is named however busy this computer is. */
  private static final long LONG_MILLIS = 60_000;

  private static final String NOTHING_BUT_THE_NETWORK = "printer.address = \"tcp://127.0.0.1:1\"\n";

  @TempDir private Path folder;

  @Test
  void whatAnswersAtAFreePortIsNamedAndItsLineWorksAsItStands() throws Exception {
    try (WholeBench bench = new WholeBench(Files.createDirectory(folder.resolve("bench")))) {
      plug(bench.printerPort, "usb-Maker_Slip_Printer-if00");
      plug(bench.digitsPort, "usb-Maker_RS485-if00");
      plug(bench.fingerPort, "usb-Maker_Finger-if00");
      plug(bench.signPort, "usb-Maker_Display-if00");
      VirtualSerialPort padPort =
          VirtualSerialPort.open(bench.folder.resolve("pad0"), Framing.of("9600 8N1"));
      VirtualCallPad pad = VirtualCallPad.onLine("pad", padPort, "Loket 1");
      bench.alsoEnd(pad::close);
      plug(padPort, "usb-Maker_Keys-if00");
      Path file = folder.resolve("loket-kiosk.conf");
      Files.writeString(file, stationOnly(bench) + NOTHING_BUT_THE_NETWORK);

      List<String> lines = lines(file);
      String said = String.join("\n", lines);

      assertTrue(said.contains("usb-Maker_Slip_Printer-if00"), said);
      assertTrue(said.contains("printer nomor"), said);
      assertTrue(said.contains("usb-Maker_Display-if00") && said.contains("tidak ada yang"), said);
      List<String> add =
          lines.stream().map(String::strip).filter(one -> one.contains("= ")).toList();
      assertEquals(4, add.size(), said);
      assertTrue(said.contains("papan tombol"), said);

      Files.writeString(file, Files.readString(file) + String.join("\n", add) + "\n");

      List<Row> rows = new Examination(ports(), Examination.LIMIT).of("kiosk", probes(file));
      assertEquals(4, rows.size(), rows.toString());
      rows.forEach(one -> assertTrue(one.isWell(), one.toString()));
      assertTrue(lines(file).stream().noneMatch(one -> one.contains("= ")), "all are in use");
    }
  }

  @Test
  void aPrinterOnUsbIsNamedWithoutAskingItAndItsAddressWorksAsItStands() throws Exception {
    try (WholeBench bench = new WholeBench(Files.createDirectory(folder.resolve("bench")))) {
      Path usb = Files.createDirectories(folder.resolve("root/dev/usb"));
      VirtualSerialPort port = VirtualSerialPort.openUsb(bench.folder.resolve("lp0"));
      VirtualTicketPrinter printer =
          VirtualTicketPrinter.start(
              PrinterSetup.of("usb", PrinterModel.of("80"), "127.0.0.1:0"),
              Clock.systemUTC(),
              port);
      bench.alsoEnd(printer::close);
      Path device = Files.createSymbolicLink(usb.resolve("lp0"), port.path());
      Path file = folder.resolve("loket-kiosk.conf");
      Files.writeString(file, stationOnly(bench) + NOTHING_BUT_THE_NETWORK);

      String address = "printer.address = \"usb:" + device + "\"";
      String said = String.join("\n", lines(file));
      assertTrue(said.contains("Printer USB " + device) && said.contains(address), said);

      Files.writeString(file, stationOnly(bench) + address + "\n");

      List<Row> rows = new Examination(ports(), Examination.LIMIT).of("kiosk", probes(file));
      assertTrue(rows.get(0).isWell(), rows.toString());
      assertTrue(lines(file).stream().noneMatch(one -> one.contains("usb:")), "it is in use");
    }
  }

  private static String stationOnly(WholeBench bench) {
    return "server = "
        + bench.settings.get("server")
        + "\ndata = "
        + bench.settings.get("data")
        + "\n";
  }

  private void plug(VirtualSerialPort port, String name) throws Exception {
    Path byId = Files.createDirectories(folder.resolve("root/dev/serial/by-id"));
    Files.createSymbolicLink(byId.resolve(name), port.path());
  }

  private Ports ports() {
    return new Ports(folder.resolve("root"));
  }

  private List<String> lines(Path file) throws Exception {
    List<Discovery.Finder> finders =
        KioskSettings.DEVICES.stream().map(block -> (Discovery.Finder) block::find).toList();
    List<Discovery.Namer> namers =
        KioskSettings.DEVICES.stream().map(block -> (Discovery.Namer) block::unused).toList();
    return new Discovery(ports(), finders, namers)
        .lines(probes(file), file, LONG_MILLIS).stream().filter(NewDeviceTest::isNoQueue).toList();
  }

  /** Those of the computer that runs the tests are no part of this. */
  private static boolean isNoQueue(String line) {
    return !line.contains("Antrean cetak") && !line.contains("queue:");
  }

  private static List<Probe> probes(Path file) throws Exception {
    return KioskSettings.read(file).devices().stream().map(StationDevice.Plan::probe).toList();
  }
}
