package id.loket.kiosk;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.station.DeviceBlock;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The block {@code printer { ... }}: at most one printer at a station. */
final class PrinterBlock implements DeviceBlock {
  static final String ADDRESS = "printer.address";
  static final String ALLOWED_ADDRESS = LinkAddress.ALLOWED;

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
                "clear-supported",
                "logo",
                "patience",
                "limits"),
        "printer.limits", List.of("connect", "answer", "silence", "job"));
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

  private static LinkAddress address(SettingsReader settings) throws StationException {
    try {
      return LinkAddress.parse(settings.text(ADDRESS, ALLOWED_ADDRESS));
    } catch (IllegalArgumentException e) {
      throw settings.wrong(ADDRESS, e.getMessage());
    }
  }

  private static PrinterModel model(SettingsReader settings) throws StationException {
    int paper = settings.oneOf("printer.paper", 80, List.of(58, 80));
    PrinterModel usual = PrinterModel.forPaper(paper);
    int columns = settings.oneOf("printer.columns", usual.columns(), List.of(32, 42, 48));
    return usual
        .withColumns(columns)
        .withCompletion(completion(settings), settings.flag("printer.clear-supported", true))
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
      default ->
          throw settings.wrong(
              "printer.completion", "\"" + value + "\": process-id or status is allowed");
    };
  }
}
