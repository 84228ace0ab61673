package id.loket.sim.doctor;

import id.loket.sim.serial.Framing;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that a hand breaks at the bench, each with what the doctor has to say to it. */
final class Faults {
  private Faults() {}

  static final List<Fault> SINGLE =
      List.of(
          Fault.of(
              "paper out",
              bench -> bench.printer.controls().set("paperEnd", true),
              "printer device.PRINTER.PAPER_OUT"),
          Fault.of(
              "paper low",
              bench -> bench.printer.controls().set("paperNearEnd", true),
              "printer device.PRINTER.PAPER_LOW"),
          Fault.of(
              "cover open",
              bench -> bench.printer.controls().set("coverOpen", true),
              "printer device.PRINTER.COVER_OPEN"),
          Fault.of(
              "printer off-line",
              bench -> bench.printer.controls().set("offLine", true),
              "printer device.PRINTER.OFFLINE"),
          Fault.of(
              "printer silent",
              bench -> {
                bench.printer.controls().set("stalled", true);
                bench.printer.controls().set("silent", true);
              },
              "printer device.PRINTER.SILENT"),
          Fault.of(
              "printer talks nonsense",
              bench -> {
                bench.printer.controls().set("babble", 50_000);
                bench.printer.awaitBabbled(1_000, Duration.ofMinutes(1));
              },
              "printer device.PRINTER.WRONG_DEVICE"),
          Fault.of(
              "printer at another rate",
              bench -> bench.printerPort.framing(Framing.of("19200 8N1")),
              "printer device.PRINTER.WRONG_BAUD"),
          Fault.of(
              "printer unplugged",
              bench -> bench.printerPort.unplug(),
              "printer device.PRINTER.PORT_MISSING"),
          Fault.of(
              "printer's port held by a program",
              Faults::holdPrinterPort,
              "printer device.PRINTER.PORT_IN_USE"),
          Fault.of(
              "printer's address is a file",
              bench -> {
                Files.writeString(bench.folder.resolve("file"), "x");
                bench.replace("printer.address", "printer0", "file");
              },
              "printer device.PRINTER.WRONG_PORT"),
          Fault.of(
              "printer's address is an example",
              bench ->
                  bench.settings.put(
                      "printer.address", "\"serial:/dev/serial/by-id/<your-printer>?baud=9600\""),
              "printer device.PRINTER.EXAMPLE"),
          Fault.of(
              "network printer with nobody there",
              bench -> bench.settings.put("printer.address", "\"tcp://127.0.0.1:1\""),
              "printer device.PRINTER.UNREACHABLE"),
          Fault.of(
              "lamp box away",
              bench -> bench.lamps.controls().set("refuse", true),
              "lamp-1 device.LAMP.UNREACHABLE",
              "lamp-2 device.LAMP.UNREACHABLE",
              "lamp-3 device.LAMP.UNREACHABLE"),
          Fault.of(
              "lamp box silent",
              bench -> bench.lamps.controls().set("silent", true),
              "lamp-1 device.LAMP.SILENT",
              "lamp-2 device.LAMP.SILENT",
              "lamp-3 device.LAMP.SILENT"),
          Fault.of(
              "lamp box refuses",
              bench -> bench.lamps.controls().set("exceptions", true),
              "lamp-1 device.LAMP.FAULT",
              "lamp-2 device.LAMP.FAULT",
              "lamp-3 device.LAMP.FAULT"),
          Fault.of(
              "a lamp on a relay that the box lacks",
              bench -> bench.replace("lamps", "coil=2", "coil=99"),
              "lamp-3 device.LAMP.FAULT"),
          Fault.of(
              "button box silent",
              bench -> bench.buttons.controls().set("silent", true),
              "button-1 device.BUTTON.SILENT",
              "ticket-button-1 device.TICKET_BUTTON.SILENT"),
          Fault.of("button stuck", bench -> bench.buttons.press(0), "button-1 device.BUTTON.FAULT"),
          Fault.of(
              "ticket button stuck",
              bench -> bench.buttons.press(1),
              "ticket-button-1 device.TICKET_BUTTON.FAULT"),
          Fault.of(
              "digits silent",
              bench -> bench.digits.controls().set("silent", true),
              "sign-2 device.SIGN.SILENT"),
          Fault.of(
              "digits at another rate",
              bench -> bench.digitsPort.framing(Framing.of("38400 8N1")),
              "sign-2 device.SIGN.WRONG_BAUD"),
          Fault.of(
              "digits unplugged",
              bench -> bench.digitsPort.unplug(),
              "sign-2 device.SIGN.PORT_MISSING"),
          Fault.of(
              "another device where the sign should be",
              bench -> bench.sign.controls().set("babble", 1_000),
              "sign-1 device.SIGN.WRONG_DEVICE"),
          Fault.of(
              "sign unplugged",
              bench -> bench.signPort.unplug(),
              "sign-1 device.SIGN.PORT_MISSING"),
          Fault.of(
              "camera stalls",
              bench -> bench.camera.controls().set("frozen", true),
              "camera-1 device.CAMERA.STALLED"),
          Fault.of(
              "camera wants a password",
              bench -> bench.camera.controls().set("unauthorized", true),
              "camera-1 device.CAMERA.NOT_ALLOWED"),
          Fault.of(
              "camera away",
              bench -> bench.camera.controls().set("refuse", true),
              "camera-1 device.CAMERA.UNREACHABLE"),
          Fault.of(
              "camera silent",
              bench -> bench.camera.controls().set("silent", true),
              "camera-1 device.CAMERA.SILENT"),
          Fault.of(
              "camera's address wrong",
              bench -> bench.camera.controls().set("notFound", true),
              "camera-1 device.CAMERA.NO_PICTURE"),
          Fault.of(
              "finger module silent",
              bench -> bench.finger.controls().set("silent", true),
              "fingerprint-1 device.FINGERPRINT.SILENT"),
          Fault.of(
              "finger module at another rate",
              bench -> bench.fingerPort.framing(Framing.of("9600 8N1")),
              "fingerprint-1 device.FINGERPRINT.WRONG_BAUD"),
          Fault.of(
              "finger module unplugged",
              bench -> bench.fingerPort.unplug(),
              "fingerprint-1 device.FINGERPRINT.PORT_MISSING"),
          Fault.of(
              "maker's program with a broken scanner",
              bench -> bench.bridge.controls().set("broken", true),
              "fingerprint-2 device.FINGERPRINT.FAULT"),
          Fault.of(
              "another program where the maker's should be",
              bench -> bench.bridge.controls().set("nonsense", true),
              "fingerprint-2 device.FINGERPRINT.GARBLED"),
          Fault.of(
              "maker's folder gone",
              bench -> Files.delete(bench.folder.resolve("pictures")),
              "fingerprint-3 device.FINGERPRINT.UNREACHABLE"),
          Fault.of(
              "two devices on one port",
              bench ->
                  bench.settings.put(
                      "printer.address",
                      WholeBench.text("serial:" + bench.signPort.path() + "?baud=9600")),
              "printer device.PRINTER.SAME_PORT",
              "sign-1 device.SIGN.SAME_PORT"),
          Fault.of(
              "server away",
              bench -> bench.settings.put("server", "\"http://127.0.0.1:1\""),
              "server server.unreachable"),
          Fault.of(
              "another program where the server should be",
              bench -> bench.office.removeContext("/healthz"),
              "server server.another"),
          Fault.of(
              "this computer's clock is wrong",
              bench -> bench.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(7)),
              "clock clock.apart"),
          Fault.of(
              "the network doesn't set the clock",
              bench -> bench.networkTime = Optional.of(false),
              "clock.network clock.notByNetwork"),
          Fault.of(
              "station not enrolled",
              bench -> bench.enrolled = false,
              "station station.notEnrolled"));

  private static final Map<String, Fault> BY_NAME =
      SINGLE.stream().collect(Collectors.toMap(Fault::name, Function.identity()));

  static final List<Fault> PAIRS =
      List.of(
          both("paper out", "lamp box away"),
          both("paper low", "camera stalls"),
          both("printer silent", "lamp box silent"),
          both("printer at another rate", "digits at another rate"),
          both("printer unplugged", "finger module unplugged"),
          both("cover open", "server away"),
          both("printer's address is an example", "station not enrolled"),
          both("button stuck", "finger module silent"),
          both("camera silent", "another program where the maker's should be"),
          both("two devices on one port", "this computer's clock is wrong"));

  private static Fault both(String one, String other) {
    return BY_NAME.get(one).and(BY_NAME.get(other));
  }

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>(SINGLE);
    all.addAll(PAIRS);
    return all;
  }

  /** As a modem program would that somebody has forgotten. */
  private static void holdPrinterPort(WholeBench bench) throws Exception {
    String script = "exec 3<>" + bench.printerPort.path() + "; echo held; exec sleep 600";
    Process program = new ProcessBuilder("bash", "-c", script).start();
    program.inputReader().readLine();
    bench.alsoEnd(program::destroyForcibly);
  }
}
