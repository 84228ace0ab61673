package id.loket.sim.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskStation;
import id.loket.kiosk.PrinterPlan;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.station.Station;
import id.loket.station.StationPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An office under test with what stands around its kiosk: a station and a printer, which a story
 * stops and starts one by one, as it does the server.
 */
final class StoryOffice extends OfficeUnderTest {
  static final Duration SOON = Duration.ofSeconds(30);

  private static final String HOST = "127.0.0.1";

  private final Plan plan;
  private final VirtualTicketPrinter printer;
  private final Path stationFolder = Files.createTempDirectory("loket-station");
  private final String stationId;
  private Station station;

  /**
   * How the office is set up.
   *
   * @param patience how long a slip waits for a printer in trouble
   * @param settings the catalogue's settings that differ from the usual ones
   */
  record Plan(
      PrinterSetup printer, PrinterModel model, Duration patience, Map<String, Object> settings) {
    /** A printer that prints at once, short limits, and a kiosk that may issue as it likes. */
    static Plan quick() {
      return new Plan(
          PrinterSetup.of("printer", id.loket.sim.printer.PrinterModel.MM80, HOST + ":0")
              .withInstantPrinting(),
          PrinterModel.forPaper(80)
              .withLimits(
                  Duration.ofSeconds(2),
                  Duration.ofMillis(800),
                  Duration.ofMillis(1_500),
                  Duration.ofSeconds(6)),
          Duration.ofMillis(1_500),
          Map.of("kioskTicketsPerMinute", 600));
    }

    Plan with(String setting, Object value) {
      Map<String, Object> changed = new HashMap<>(settings);
      changed.put(setting, value);
      return new Plan(printer, model, patience, changed);
    }

    Plan withPrinter(PrinterSetup other) {
      return new Plan(other, model, patience, settings);
    }

    Plan withPatience(Duration other) {
      return new Plan(printer, model, other, settings);
    }

    /** For a printer that takes its time: behind a long piece its answers take theirs. */
    Plan withJobLimit(Duration limit) {
      PrinterModel slower =
          model.withLimits(model.connectLimit(), model.answerLimit(), limit.dividedBy(2), limit);
      return new Plan(printer, slower, patience, settings);
    }
  }

  private StoryOffice(Plan plan) throws Exception {
    super(WallClock.clock(), plan.settings());
    this.plan = plan;
    printer = VirtualTicketPrinter.start(plan.printer());
    adopt(
        catalogue ->
            ((ObjectNode) catalogue.get("office"))
                .put("publicAddress", "http://phone.localhost:" + port()));
    JsonNode enrolled =
        nobody().post("/api/v1/enrol", "code", code(ScreenKind.STATION, "Kiosk 1", "")).ok();
    stationId = enrolled.path("device").path("id").asText();
    Files.writeString(stationFolder.resolve("station-token"), enrolled.path("token").asText());
  }

  /** An office with its printer, whose station has told how the printer is. */
  static StoryOffice open(Plan plan) throws Exception {
    StoryOffice office = withoutStation(plan);
    office.startStation();
    office.kiosk().picture("/api/v1/kiosk/live", printerIs("READY"));
    return office;
  }

  static StoryOffice withoutStation(Plan plan) throws Exception {
    return new StoryOffice(plan);
  }

  // ---- its parts --------------------------------------------------------------------------------

  VirtualTicketPrinter printer() {
    return printer;
  }

  String stationId() {
    return stationId;
  }

  Path stationFolder() {
    return stationFolder;
  }

  void startStation() throws Exception {
    station =
        KioskStation.start(
            new KioskConfig(
                new StationPlace(address(), stationFolder, Optional.empty(), HOST, 0),
                List.of(
                    new PrinterPlan(
                        LinkAddress.parse(printer.address()),
                        plan.model(),
                        Optional.empty(),
                        plan.patience()))));
  }

  void stopStation() {
    station.close();
    station = null;
  }

  // ---- its people -------------------------------------------------------------------------------

  Client kiosk() throws Exception {
    return screen("KIOSK", stationId);
  }

  Client guard() throws Exception {
    return person("satpam", "GUARD", stationId);
  }

  Client head() throws Exception {
    return person("kepala", "HEAD", stationId);
  }

  /** An officer who has taken this loket. */
  Client officerAt(int counter) throws Exception {
    Client officer = person("petugas" + counter, "OFFICER", stationId);
    officer.post("/api/v1/counters/" + counter + "/take").ok();
    return officer;
  }

  /** The address of a screen's page, with a code that any number of browsers may use. */
  String page(String screen) {
    return page(screen, screen + ".localhost:" + port(), "Layar " + screen);
  }

  String page(String screen, String host, String name) {
    ScreenKind kind =
        switch (screen) {
          case "kiosk" -> ScreenKind.KIOSK;
          case "board" -> ScreenKind.BOARD;
          case "survey" -> ScreenKind.TABLET;
          default -> ScreenKind.DESK;
        };
    boolean prints = kind == ScreenKind.KIOSK || kind == ScreenKind.DESK;
    String code = code(kind, name, prints ? stationId : "");
    return "http://" + host + "/" + screen + "/#enrol=" + code;
  }

  // ---- what happens often -----------------------------------------------------------------------

  /** A visitor's ticket, as the kiosk was answered. */
  static JsonNode take(Client kiosk, String service) throws Exception {
    return kiosk
        .post("/api/v1/tickets", "service", service, "priority", "REGULAR", "language", "id")
        .ok();
  }

  /** The paper's state on the public status page, once nothing is under way any more. */
  JsonNode printed(JsonNode ticket) throws Exception {
    return awaitPrint(
        ticket, print -> !List.of("PENDING", "SENDING").contains(print.path("state").asText()));
  }

  JsonNode awaitPrint(JsonNode ticket, Predicate<JsonNode> wanted) throws Exception {
    return nobody()
        .picture(
            "/api/v1/status/" + ticket.path("token").asText() + "/live",
            picture -> wanted.test(picture.path("print")))
        .path("print");
  }

  static Predicate<JsonNode> printerIs(String state) {
    return picture -> picture.path("printer").path("state").asText().equals(state);
  }

  /** The same on the guard's page, which lists all printers. */
  static Predicate<JsonNode> firstPrinterIs(String state) {
    return picture -> picture.path("printers").path(0).path("state").asText().equals(state);
  }

  @Override
  public void close() throws IOException {
    if (station != null) {
      station.close();
    }
    super.close();
    printer.close();
    try (Stream<Path> files = Files.walk(stationFolder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
