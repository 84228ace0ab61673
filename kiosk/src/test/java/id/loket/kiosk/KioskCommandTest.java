package id.loket.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.station.StationCommand;
import id.loket.station.StationCommandKit;
import id.loket.station.StationPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KioskCommandTest extends StationCommandKit<KioskConfig> {
  @Override
  protected StationCommand<KioskConfig> command() {
    return new KioskCommand();
  }

  @Override
  protected String name() {
    return "loket-kiosk";
  }

  @Override
  protected StationPlace place(KioskConfig settings) {
    return settings.place();
  }

  @Override
  protected String alsoNeeded() {
    return "printer.address = \"tcp://127.0.0.1:9100\"\n";
  }

  @Test
  void theSampleDrivesAnUsualPrinter() throws Exception {
    KioskConfig read = read(run("--print-config").out());

    assertEquals(LinkAddress.parse("tcp://192.168.1.50:9100"), printer(read).address());
    assertEquals(PrinterModel.forPaper(80), printer(read).model());
    assertEquals(Duration.ofSeconds(15), printer(read).patience());
  }

  @Test
  void everySettingThatTheSampleNamesHoldsWhatItSays() throws Exception {
    KioskConfig read =
        read(run("--print-config").out().replaceAll("(?m)^( *)# ([a-z-]+ = .*)$", "$1$2"));

    assertEquals(PrinterModel.forPaper(80), printer(read).model());
    assertEquals(Duration.ofSeconds(15), printer(read).patience());
    assertEquals(Optional.of(Path.of("/etc/loket/logo.png")), printer(read).logo());
    assertEquals(Optional.of("XXXXXXXXXX"), read.place().enrolmentCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "printer.adress = x                | printer.adress  | allowed here: [address, paper",
        "printer.address = \"serial:x\"    | printer.address | serial:PORT?baud=9600",
        "printer.address = \"10.0.0.7\"    | printer.address | tcp://host:port, serial:PORT",
        "printer.paper = 76                | printer.paper   | one of [58, 80] is allowed",
        "printer.paper = wide              | printer.paper   | a number is allowed",
        "printer.columns = 65              | printer.columns | 20-64 is allowed",
        "printer.completion = maybe        | printer.completion | process-id, status or none is"
            + " allowed",
        "printer.qr = maybe                | printer.qr      | command or raster is allowed",
        "printer.clear-supported = 7       | printer.clear-supported | true or false is allowed",
        "printer.limits.job = 5 h          | printer.limits.job | at most 120 s is allowed",
        "printer.limits.job = soon         | printer.limits.job | at most 120 s is allowed",
        "printer = x                       | printer         | a group { ... } is allowed"
      })
  void aWrongPrinterSettingIsNamed(String setting, String key, String allowed) throws IOException {
    assertRefused(setting, key, allowed);
  }

  @Test
  void aStationMayHaveLampsAlone() throws Exception {
    Path file = folder.resolve("lamps.conf");
    Files.writeString(
        file,
        "server = \"http://127.0.0.1:7070\", data = \"d\", lamps = [\n"
            + "{ counter = 3, address = \"modbus://10.0.0.9:502?unit=1&coil=2\" }\n"
            + "{ counter = 4, address = \"modbus://10.0.0.9:502?unit=1&coil=3\" } ]");

    assertEquals(
        "[lamp-3 modbus://10.0.0.9:502?unit=1&coil=2, lamp-4 modbus://10.0.0.9:502?unit=1&coil=3]",
        KioskSettings.read(file).devices().toString());
  }

  @Test
  void aStationMayHaveCamerasAndTellsNobodyTheirPasswords() throws Exception {
    Path file = folder.resolve("cameras.conf");
    Files.writeString(
        file,
        "server = \"http://127.0.0.1:7070\", data = \"d\", cameras = [\n"
            + "{ counter = 3, address = \"http://10.0.0.9:8080/stream\", user = u, password ="
            + " geheim }\n"
            + "{ counter = 4, address = \"webcam:HD Pro Webcam C920\" } ]");

    assertEquals(
        "[camera-3 http://10.0.0.9:8080/stream, camera-4 webcam:HD Pro Webcam C920]",
        KioskSettings.read(file).devices().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cameras = [ { } ]    | cameras[0].counter  | missing; the loket's number, 1-99",
        "cameras = [ { counter = 3 } ] | cameras[0].address | missing; http://host:port/path",
        "cameras = [ { counter = 3, address = \"rtsp://h\" } ] | cameras[0].address | is allowed",
        "cameras = [ { counter = 3, address = \"http://u:p@h\" } ] | cameras[0].address | keys of",
        "cameras = [ { counter = 3, address = \"http://h\", user = u } ] | cameras[0].user |"
            + " together",
        "cameras = [ { counter = 3, address = \"http://h\" }, { counter = 3,"
            + " address = \"http://i\" } ] | cameras[1].counter | has a camera",
        "cameras = [ { counter = 3, address = \"http://h\" }, { counter = 4,"
            + " address = \"http://h:80/\" } ] | cameras[1].address | another loket"
      })
  void aWrongCameraSettingIsNamed(String setting, String key, String allowed) throws IOException {
    assertRefused(setting, key, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lamps = x          | lamps             | a list of groups is allowed",
        "lamps = [ x ]      | lamps[0]          | a group { ... } is allowed",
        "lamps = [ { } ]    | lamps[0].counter  | missing; the loket's number, 1-99",
        "lamps = [ { counter = 3 } ] | lamps[0].address | missing;"
            + " modbus://host:port?unit=1&coil=0",
        "lamps = [ { counter = 0 } ] | lamps[0].counter | 1-99 is allowed",
        "lamps = [ { loket = 3 } ]   | lamps[0].loket   | allowed here: [counter, address]",
        "lamps = [ { counter = 3, address = \"tcp://h:502\" } ] | lamps[0].address | is allowed",
        "lamps = [ { counter = 3, address = \"modbus://h:502?unit=1&coil=0\" }, { counter = 3,"
            + " address = \"modbus://h:502?unit=1&coil=1\" } ] | lamps[1].counter | has a lamp",
        "lamps = [ { counter = 3, address = \"modbus://h:502?unit=1&coil=0\" }, { counter = 4,"
            + " address = \"modbus://h:502?unit=1&coil=0\" } ] | lamps[1].address | another lamp"
      })
  void aWrongLampSettingIsNamed(String setting, String key, String allowed) throws IOException {
    assertRefused(setting, key, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signs = [ { } ]             | signs[0].counter | missing; the loket's number, 1-99",
        "signs = [ { counter = 3 } ] | signs[0].model   | missing; cd5220",
        "signs = [ { counter = 3, model = vfd } ]    | signs[0].model   | cd5220",
        "signs = [ { counter = 3, model = cd5220 } ] | signs[0].address | missing; tcp://host:port",
        "signs = [ { counter = 3, model = dm36 } ] | signs[0].address"
            + " | missing; modbus://host:port?unit=1&register=0",
        "signs = [ { counter = 3, model = dm56, address = \"tcp://h:502\" } ] | signs[0].address"
            + " | register=0 is allowed",
        "signs = [ { counter = 3, model = cd5220, address = \"10.0.0.8\" } ] | signs[0].address"
            + " | is allowed",
        "signs = [ { counter = 3, model = cd5220, address = \"tcp://h:1\" }, { counter = 3,"
            + " model = cd5220, address = \"tcp://h:2\" } ] | signs[1].counter | has a sign",
        "signs = [ { counter = 3, model = cd5220, address = \"tcp://h:1\" }, { counter = 4,"
            + " model = cd5220, address = \"tcp://h:1\" } ] | signs[1].address | another sign"
      })
  void aWrongSignSettingIsNamed(String setting, String key, String allowed) throws IOException {
    assertRefused(setting, key, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buttons = [ { } ]             | buttons[0].counter | missing; the loket's number, 1-99",
        "buttons = [ { counter = 3 } ] | buttons[0].address | missing;"
            + " modbus://host:port?unit=1&input",
        "buttons = [ { counter = 3, address = \"modbus://h:502?unit=1&coil=0\" } ]"
            + " | buttons[0].address | input=0 is allowed",
        "buttons = [ { counter = 3, address = \"modbus://h:502?unit=1&input=0\" }, { counter = 3,"
            + " address = \"modbus://h:502?unit=1&input=1\" } ] | buttons[1].counter | has a"
            + " button",
        "buttons = [ { counter = 3, address = \"modbus://h:502?unit=1&input=0\" }, { counter = 4,"
            + " address = \"modbus://h:502?unit=1&input=0\" } ] | buttons[1].address | another"
            + " button"
      })
  void aWrongButtonSettingIsNamed(String setting, String key, String allowed) throws IOException {
    assertRefused(setting, key, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call-pads = [ { } ] | call-pads[0].counter | missing; the loket's number, 1-99",
        "call-pads = [ { counter = 3 } ] | call-pads[0].address | missing; serial:PORT?baud=9600",
        "call-pads = [ { counter = 3, address = \"usb:/dev/usb/lp0\" } ]"
            + " | call-pads[0].address | serial:PORT?baud=9600 or tcp://host:port is allowed",
        "call-pads = [ { counter = 3, address = \"tcp://h:1\" }, { counter = 4, address ="
            + " \"tcp://h:1\" } ] | call-pads[1].address | another call pad",
        "call-pads = [ { counter = 3, address = \"tcp://h:1\" }, { counter = 3, address ="
            + " \"tcp://h:2\" } ] | call-pads[1].counter | has a call pad already"
      })
  void aWrongCallPadSettingIsNamed(String setting, String key, String allowed) throws IOException {
    assertRefused(setting, key, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ticket-buttons = [ { } ] | ticket-buttons[0].service | missing; a service's code",
        "ticket-buttons = [ { service = OPP } ] | ticket-buttons[0].address | missing; modbus://",
        "ticket-buttons = [ { service = OPP, address = \"modbus://h:502?unit=1&input=0\" },"
            + " { service = SSW, address = \"modbus://h:502?unit=1&input=0\" } ]"
            + " | ticket-buttons[1].address | another button"
      })
  void aWrongTicketButtonSettingIsNamed(String setting, String key, String allowed)
      throws IOException {
    assertRefused(setting, key, allowed);
  }

  @Test
  void aPictureThatIsNoPictureIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("logo.png"), "no picture");
    Path file = settings("enrolment-code = X, printer.logo = \"" + text + "\"");

    assertCannotStart(run("--config", file.toString()), file + ": printer.logo " + text);
  }

  private static PrinterPlan printer(KioskConfig read) {
    return (PrinterPlan) read.devices().get(0);
  }
}
