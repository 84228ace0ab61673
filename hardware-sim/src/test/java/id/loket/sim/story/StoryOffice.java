package id.loket.sim.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskStation;
import id.loket.kiosk.PrinterPlan;
import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.people.HallApi;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.station.Station;
import id.loket.station.StationPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A whole office on loopback whose parts a story stops and starts one by one: the server, the
 * kiosk's station, the printer. It is open at any hour, and people come by the public API.
 */
final class StoryOffice implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);

  private static final String HOST = "127.0.0.1";
  private static final String PASSWORD = "tiga-burung-biru";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Plan plan;
  private final Path folder;
  private final int port;
  private final VirtualTicketPrinter printer;
  private final HallApi admin;
  private final String stationId;
  private OfficeServer server;
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
    this.plan = plan;
    folder = Files.createTempDirectory("loket-story");
    printer = VirtualTicketPrinter.start(plan.printer());
    startServer();
    port = server.port();
    admin = new HallApi(address());
    ObjectNode first = HallApi.body().put("user", "admin").put("name", "Admin");
    must(
        admin.send(
            "/api/v1/setup",
            first.put("password", PASSWORD).put("code", server.setupCode().orElseThrow())));
    admin.login("admin", PASSWORD);
    adopt(
        catalogue ->
            ((ObjectNode) catalogue.get("office"))
                .put("publicAddress", "http://phone.localhost:" + port));
    JsonNode enrolled =
        must(
            new HallApi(address())
                .send(
                    "/api/v1/enrol",
                    HallApi.body().put("code", code(ScreenKind.STATION, "Kiosk 1", ""))));
    stationId = enrolled.path("device").path("id").asText();
    Files.createDirectories(stationFolder());
    Files.writeString(stationFolder().resolve("station-token"), enrolled.path("token").asText());
  }

  /** An office with its printer, whose station has told how the printer is. */
  static StoryOffice open(Plan plan) throws Exception {
    StoryOffice office = withoutStation(plan);
    office.startStation();
    office.kiosk().await("/api/v1/kiosk/live", printerIs("READY"), SOON);
    return office;
  }

  static StoryOffice withoutStation(Plan plan) throws Exception {
    return new StoryOffice(plan);
  }

  // ---- its parts --------------------------------------------------------------------------------

  VirtualTicketPrinter printer() {
    return printer;
  }

  OfficeServer server() {
    return server;
  }

  URI address() {
    return URI.create("http://" + HOST + ":" + port);
  }

  int port() {
    return port;
  }

  String stationId() {
    return stationId;
  }

  Path stationFolder() {
    return folder.resolve("kiosk-1");
  }

  void startServer() throws Exception {
    ObjectNode catalogue = (ObjectNode) JSON.readTree(CatalogueFile.write(AlwaysOpen.catalogue()));
    ObjectNode settings = (ObjectNode) catalogue.get("settings");
    plan.settings().forEach((name, value) -> settings.set(name, JSON.valueToTree(value)));
    Path file = folder.resolve("catalogue.json");
    Files.writeString(file, catalogue.toString());
    server =
        OfficeServer.start(
            new ServerSettings(
                HOST,
                port,
                folder.resolve("data"),
                folder.resolve("key/office.key"),
                Optional.of(file),
                WallClock.clock()));
  }

  void stopServer() {
    server.close();
  }

  void restartServer() throws Exception {
    stopServer();
    startServer();
  }

  void startStation() throws Exception {
    station =
        KioskStation.start(
            new KioskConfig(
                new StationPlace(address(), stationFolder(), Optional.empty(), HOST, 0),
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

  HallApi kiosk() throws Exception {
    HallApi kiosk = new HallApi(address());
    kiosk.enrol(code(ScreenKind.KIOSK, "Kiosk 1", stationId));
    return kiosk;
  }

  HallApi guard() throws Exception {
    return person("satpam", "GUARD");
  }

  HallApi head() throws Exception {
    return person("kepala", "HEAD");
  }

  /** An officer who has taken this loket. */
  HallApi officerAt(int counter) throws Exception {
    HallApi officer = person("petugas" + counter, "OFFICER");
    must(officer.order("/api/v1/counters/" + counter + "/take"));
    return officer;
  }

  private HallApi person(String user, String role) throws Exception {
    account(user, role);
    HallApi person = new HallApi(address());
    person.enrol(code(ScreenKind.DESK, "Meja " + user, stationId));
    person.login(user, PASSWORD);
    return person;
  }

  /** Makes the account if it isn't there yet, and says its password. */
  String account(String user, String role) throws Exception {
    ObjectNode account = HallApi.body().put("user", user).put("name", user);
    HallApi.Reply reply =
        admin.send("/api/v1/accounts", account.put("role", role).put("password", PASSWORD));
    if (!reply.ok() && reply.status() != 409) {
      must(reply);
    }
    return PASSWORD;
  }

  /** The administrator changes the catalogue while everybody works. */
  void adopt(Consumer<ObjectNode> change) throws Exception {
    ObjectNode catalogue = (ObjectNode) must(admin.get("/api/v1/catalogue"));
    change.accept(catalogue);
    ObjectNode wish = HallApi.body();
    wish.set("catalogue", catalogue);
    must(admin.replace("/api/v1/catalogue", wish));
  }

  /** The same for one of its settings. */
  void set(String setting, Object value) throws Exception {
    adopt(all -> ((ObjectNode) all.get("settings")).set(setting, JSON.valueToTree(value)));
  }

  /** The address of a screen, with a code that any number of browsers may use. */
  String screen(String name) {
    return screen(name, name + ".localhost:" + port, "Layar " + name);
  }

  String screen(String name, String host, String deviceName) {
    ScreenKind kind =
        switch (name) {
          case "kiosk" -> ScreenKind.KIOSK;
          case "board" -> ScreenKind.BOARD;
          case "survey" -> ScreenKind.TABLET;
          default -> ScreenKind.DESK;
        };
    return "http://" + host + "/" + name + "/#enrol=" + code(kind, deviceName, stationId);
  }

  String code(ScreenKind kind, String name, String printerOf) {
    boolean prints = kind == ScreenKind.KIOSK || kind == ScreenKind.DESK;
    return server
        .screens()
        .newCode(
            new Screens.Code(kind, name, List.of(), prints ? printerOf : ""),
            1_000,
            Duration.ofDays(1));
  }

  // ---- what happens often -----------------------------------------------------------------------

  /** A visitor's ticket, as the kiosk was answered. */
  static JsonNode take(HallApi kiosk, String service) throws Exception {
    return must(
        kiosk.order(
            "/api/v1/tickets",
            HallApi.body()
                .put("service", service)
                .put("priority", "REGULAR")
                .put("language", "id")));
  }

  /** The paper's state on the public status page, once nothing is under way any more. */
  JsonNode printed(JsonNode ticket) throws Exception {
    return awaitPrint(
        ticket, print -> !List.of("PENDING", "SENDING").contains(print.path("state").asText()));
  }

  JsonNode awaitPrint(JsonNode ticket, Predicate<JsonNode> wanted) throws Exception {
    return new HallApi(address())
        .await(
            "/api/v1/status/" + ticket.path("token").asText() + "/live",
            picture -> wanted.test(picture.path("print")),
            SOON)
        .path("print");
  }

  static Predicate<JsonNode> printerIs(String state) {
    return picture -> picture.path("printer").path("state").asText().equals(state);
  }

  /** The same on the guard's page, which lists all printers. */
  static Predicate<JsonNode> firstPrinterIs(String state) {
    return picture -> picture.path("printers").path(0).path("state").asText().equals(state);
  }

  static JsonNode must(HallApi.Reply reply) throws IOException {
    if (!reply.ok()) {
      throw new IOException(reply.status() + " " + reply.body());
    }
    return reply.body();
  }

  @Override
  public void close() throws IOException {
    if (station != null) {
      station.close();
    }
    server.close();
    printer.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
