package id.loket.kiosk;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads a settings file. Every mistake stops the start with the file, the line, the key and what is
 * allowed there.
 */
public final class KioskSettings {
  private static final Map<String, List<String>> ALLOWED_KEYS =
      Map.of(
          "", List.of("server", "data", "enrolment-code", "printer", "status"),
          "printer",
              List.of(
                  "address",
                  "paper",
                  "columns",
                  "completion",
                  "clear-supported",
                  "logo",
                  "patience",
                  "limits"),
          "printer.limits", List.of("connect", "answer", "silence", "job"),
          "status", List.of("host", "port"));

  private final SettingsReader settings;

  private KioskSettings(SettingsReader settings) {
    this.settings = settings;
  }

  public static KioskConfig read(Path file) throws StationException {
    return new KioskSettings(SettingsReader.open(file, ALLOWED_KEYS)).config();
  }

  private KioskConfig config() throws StationException {
    return new KioskConfig(
        settings.place(),
        address(),
        model(),
        settings.optionalText("printer.logo").map(Path::of),
        settings.duration("printer.patience", KioskConfig.USUAL_PATIENCE));
  }

  private LinkAddress address() throws StationException {
    try {
      return LinkAddress.parse(settings.text("printer.address", "tcp://host:port is allowed"));
    } catch (IllegalArgumentException e) {
      throw settings.wrong("printer.address", e.getMessage());
    }
  }

  private PrinterModel model() throws StationException {
    int paper = settings.oneOf("printer.paper", 80, List.of(58, 80));
    PrinterModel usual = PrinterModel.forPaper(paper);
    int columns = settings.oneOf("printer.columns", usual.columns(), List.of(32, 42, 48));
    return usual
        .withColumns(columns)
        .withCompletion(completion(), settings.flag("printer.clear-supported", true))
        .withLimits(
            settings.duration("printer.limits.connect", usual.connectLimit()),
            settings.duration("printer.limits.answer", usual.answerLimit()),
            settings.duration("printer.limits.silence", usual.silenceLimit()),
            settings.duration("printer.limits.job", usual.jobLimit()));
  }

  private PrinterModel.Completion completion() throws StationException {
    String value = settings.optionalText("printer.completion").orElse("process-id");
    return switch (value) {
      case "process-id" -> PrinterModel.Completion.PROCESS_ID;
      case "status" -> PrinterModel.Completion.STATUS;
      default ->
          throw settings.wrong(
              "printer.completion", "\"" + value + "\": process-id or status is allowed");
    };
  }
}
