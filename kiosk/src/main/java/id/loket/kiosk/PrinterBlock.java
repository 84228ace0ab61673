package id.loket.kiosk;

import id.loket.device.DeviceKind;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.QueueAddress;
import id.loket.device.link.UsbAddress;
import id.loket.device.printer.PrinterLook;
import id.loket.device.printer.PrinterModel;
import id.loket.doctor.Found;
import id.loket.doctor.Ports;
import id.loket.doctor.Unused;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The block {@code printer { ... }}: at most one printer at a station. */
final class PrinterBlock implements DeviceBlock {
  static final String ADDRESS = "printer.address";
  static final String ALLOWED_ADDRESS = LinkAddress.ALLOWED + ", or queue:NAME";

  @Override
  public Map<String, List<String>> keys() {
    return Map.of(
        "", List.of("printer"),
        "printer",
            List.of(
                "address",
                "paper",
                "columns",
                "completion",
                "qr",
                "clear-supported",
                "logo",
                "patience",
                "limits"),
        "printer.limits", List.of("connect", "answer", "silence", "job"));
  }

  @Override
  public List<Found> find(Path port, Set<String> taken) {
    return PrinterLook.find(port)
        .map(at -> new Found(DeviceKind.PRINTER.name(), line(at)))
        .map(List::of)
        .orElse(List.of());
  }

  /** What hangs on USB may be any printer, and a byte could be a page: none is asked. */
  @Override
  public List<Unused> unused(Ports ports, Predicate<DeviceAddress> isUsed) {
    List<Unused> unused = new ArrayList<>();
    for (Ports.Port port : ports.usbPrinters()) {
      UsbAddress address = new UsbAddress(port.path().toString());
      if (!isUsed.test(address)) {
        unused.add(new Unused("usb", port.words(), line(address)));
      }
    }
    for (QueueAddress queue : PrinterLook.queues()) {
      if (!isUsed.test(queue)) {
        unused.add(new Unused("queue", queue.name(), line(queue)));
      }
    }
    return unused;
  }

  private static String line(DeviceAddress address) {
    return ADDRESS + " = \"" + address + "\"";
  }

  @Override
  public String sample() {
    return "/settings/printer.conf";
  }

  @Override
  public List<PrinterPlan> read(SettingsReader settings) throws StationException {
    if (!settings.has("printer")) {
      return List.of();
    }
    return List.of(
        new PrinterPlan(
            address(settings),
            model(settings),
            settings.optionalText("printer.logo").map(Path::of),
            settings.duration("printer.patience", PrinterPlan.USUAL_PATIENCE)));
  }

  private static DeviceAddress address(SettingsReader settings) throws StationException {
    try {
      String text = settings.text(ADDRESS, ALLOWED_ADDRESS);
      return text.strip().startsWith("queue:") ? QueueAddress.parse(text) : LinkAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw settings.wrong(ADDRESS, e.getMessage());
    }
  }

  private static PrinterModel model(SettingsReader settings) throws StationException {
    int paper = settings.oneOf("printer.paper", 80, List.of(58, 80));
    PrinterModel usual = PrinterModel.forPaper(paper);
    int columns =
        settings.number(
            "printer.columns",
            usual.columns(),
            PrinterModel.FEWEST_COLUMNS,
            PrinterModel.MOST_COLUMNS);
    return usual
        .withColumns(columns)
        .withCompletion(completion(settings), settings.flag("printer.clear-supported", true))
        .withCodes(codes(settings))
        .withLimits(
            settings.duration("printer.limits.connect", usual.connectLimit()),
            settings.duration("printer.limits.answer", usual.answerLimit()),
            settings.duration("printer.limits.silence", usual.silenceLimit()),
            settings.duration("printer.limits.job", usual.jobLimit()));
  }

  private static PrinterModel.Completion completion(SettingsReader settings)
      throws StationException {
    String value = settings.optionalText("printer.completion").orElse("process-id");
    return switch (value) {
      case "process-id" -> PrinterModel.Completion.PROCESS_ID;
      case "status" -> PrinterModel.Completion.STATUS;
      case "none" -> PrinterModel.Completion.NONE;
      default ->
          throw settings.wrong(
              "printer.completion", "\"" + value + "\": process-id, status or none is allowed");
    };
  }

  private static PrinterModel.Codes codes(SettingsReader settings) throws StationException {
    String value = settings.optionalText("printer.qr").orElse("command");
    return switch (value) {
      case "command" -> PrinterModel.Codes.COMMAND;
      case "raster" -> PrinterModel.Codes.RASTER;
      default ->
          throw settings.wrong("printer.qr", "\"" + value + "\": command or raster is allowed");
    };
  }
}
