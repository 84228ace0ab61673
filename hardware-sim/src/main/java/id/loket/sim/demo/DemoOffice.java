package id.loket.sim.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.device.button.ButtonBlock;
import id.loket.device.button.ButtonDrivers;
import id.loket.device.button.ButtonPlan;
import id.loket.device.button.PadPlan;
import id.loket.device.button.TicketButtonBlock;
import id.loket.device.camera.CameraPlan;
import id.loket.device.fingerprint.FingerprintPlan;
import id.loket.device.gpio.GpioPins;
import id.loket.device.lamp.LampBlock;
import id.loket.device.lamp.LampPlan;
import id.loket.device.link.CameraAddress;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.printer.PrinterModel;
import id.loket.device.sign.SignBlock;
import id.loket.device.sign.SignPlan;
import id.loket.kiosk.KioskConfig;
import id.loket.kiosk.KioskStation;
import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Role;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.bench.Bench;
import id.loket.sim.bench.BenchDevice;
import id.loket.sim.camera.VirtualCamera;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import id.loket.sim.io.VirtualButtons;
import id.loket.sim.io.VirtualCallPad;
import id.loket.sim.io.VirtualDigits;
import id.loket.sim.io.VirtualLamp;
import id.loket.sim.io.VirtualSign;
import id.loket.sim.past.PastQuarter;
import id.loket.sim.people.Crowd;
import id.loket.sim.people.HallApi;
import id.loket.sim.people.Hands;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.sim.scenario.Entrances;
import id.loket.sim.scenario.ScenarioTool;
import id.loket.sim.scenario.Venue;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import id.loket.station.Station;
import id.loket.station.StationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server, station, virtual devices and crowd on loopback. Everything talks over the same sockets as
 * in a real office; closing it stops all of it in good order.
 */
public final class DemoOffice implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DemoOffice.class);
  private static final String HOST = "127.0.0.1";
  private static final Duration FOR_THE_DAY = Duration.ofDays(365);
  private static final int ANY_NUMBER_OF_BROWSERS = 100_000;
  private static final int TAPS_PER_MINUTE = 600;
  private static final List<Integer> COUNTERS = List.of(1, 2, 3, 4, 5, 6);
  private static final int DIGITS = 6;
  private static final String TICKET_SERVICE = "REENTRY";
  private static final List<Integer> BUTTON_COUNTERS = List.of(3, 4);
  private static final List<Integer> SIGN_COUNTERS = List.of(1, 3);
  private static final List<Integer> CAMERA_COUNTERS = List.of(1, 3);
  private static final int SCANNER_COUNTER = 1;
  private static final int PAD_COUNTER = 3;
  private static final int SCANNER_BAUD = 115_200;

  private final ModbusBoards boards = new ModbusBoards();
  private final GpioPins pins = new GpioPins();

  /** Devices and bench, which stay when the office is started again. */
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /** Server and stations, from the last to the first. */
  private final Deque<AutoCloseable> office = new ArrayDeque<>();

  private final Wish wish;
  private final DemoClock clock;
  private final Optional<VirtualTicketPrinter> printer;
  private final VirtualLamp lamps;
  private final Map<Integer, VirtualCamera> cameras = new LinkedHashMap<>();
  private final VirtualFingerprintModule scanner;
  private final Map<Integer, VirtualSign> signs = new LinkedHashMap<>();
  private final VirtualDigits digits;
  private final VirtualButtons buttons;
  private final VirtualCallPad pad;
  private final Bench bench;
  private final CrowdTool crowd;
  private final ScenarioTool scenarios = new ScenarioTool(this::venue);
  private volatile OfficeServer server;
  private volatile Screen station;
  private volatile DemoFile file;

  /**
   * @param printer address of another ESC/POS printer; empty for the virtual one
   * @param visitors how many come by themselves; 0 for none
   * @param clock the office's, until it is moved ahead; browsers and devices have their own
   * @param past whether a new office comes with the quarter before, of which each start costs
   *     seconds
   */
  public record Wish(
      int port,
      Path data,
      Optional<String> printer,
      long seed,
      int visitors,
      double speed,
      Clock clock,
      boolean past) {
    /** An office of today on free ports, into which nobody comes by himself. */
    public static Wish quiet(Path data, Clock clock) {
      return new Wish(0, data, Optional.empty(), 1, 0, 1, clock, false);
    }

    /** The same office with the quarter before. */
    public Wish withPast() {
      return new Wish(port, data, printer, seed, visitors, speed, clock, true);
    }
  }

  private DemoOffice(Wish wish) throws Exception {
    if (wish.port() != 0) {
      mustBeFree(wish.port());
      mustBeFree(benchPort(wish.port()));
    }
    this.wish = wish;
    Files.createDirectories(wish.data());
    mustBeDemosOrEmpty(wish.data());
    clock = new DemoClock(wish.clock(), wish.data());
    running.push(clock);
    printer = wish.printer().isPresent() ? Optional.empty() : Optional.of(virtualPrinter());
    lamps = virtualLamps();
    startCameras();
    scanner = virtualScanner();
    startSigns();
    digits = virtualDigits();
    buttons = virtualButtons();
    pad = virtualPad();
    bench = newBench();
    crowd = new CrowdTool(this);
    openOffice(wish.port());
    putToolsOnTheBench();
    bench.start(HOST, wish.port() == 0 ? 0 : benchPort(wish.port()));
    running.push(bench);
    file.screens().put("bench", "http://bench.localhost:" + bench.port() + "/");
    file.write(wish.data());
    if (wish.visitors() > 0) {
      crowd.come(wish.seed(), wish.visitors(), wish.speed());
    }
  }

  private static void mustBeDemosOrEmpty(Path data) {
    if (!DemoFile.isIn(data) && Files.exists(data.resolve(OfficeServer.FILE))) {
      throw new IllegalStateException(
          data
              + ": holds an office, but no demo that was ever ready; its first start was cut off, or"
              + " it is no demo's. Delete the folder, or give another one");
    }
  }

  /** Server, stations, and what is printed of them. */
  private void openOffice(int port) throws Exception {
    boolean fresh = !DemoFile.isIn(wish.data());
    DemoDoor door = new DemoDoor(wish.data(), this::server, this::file, () -> station);
    ServerSettings settings = settings(port);
    if (fresh && wish.past()) {
      PastQuarter.write(settings, catalogue(), wish.seed());
    }
    server = OfficeServer.start(settings, List.of(door.feature()));
    office.push(server);
    URI address = address();
    List<Account> accounts = fresh ? makeAccounts(address) : DemoFile.read(wish.data()).accounts();
    station = station(wish, address);
    file = new DemoFile(address.toString(), screens(server.port(), station), accounts);
    file.write(wish.data());
  }

  /**
   * Stops server and stations, does something with their folder, and starts them again at the same
   * address. Devices and bench go on; pages come back by themselves.
   *
   * @throws IllegalStateException if it can't be done, or the office does not start again
   */
  synchronized void startAgain(FolderWork between) {
    crowd.goHome();
    int port = server.port();
    String benchAddress = file.screens().get("bench");
    close(office);
    try {
      between.with(wish.data());
    } catch (IOException e) {
      throw new IllegalStateException("the folder was not changed: " + e.getMessage(), e);
    } finally {
      openAgain(port, benchAddress);
    }
  }

  private void openAgain(int port, String benchAddress) {
    try {
      openOffice(port);
      file.screens().put("bench", benchAddress);
      file.write(wish.data());
    } catch (Exception e) {
      throw new IllegalStateException("the office does not start again: " + e.getMessage(), e);
    }
  }

  /** Something that is done with the data folder of an office that is closed. */
  interface FolderWork {
    void with(Path data) throws IOException;
  }

  private void putToolsOnTheBench() {
    scenarios.recordFrom(bench);
    bench.with(scenarios).with(crowd).with(new ClockTool(clock, this));
    bench.with(new Snapshots(this, wish.data()));
  }

  /** Where scenarios are played: this office, its devices and its people. */
  public Venue venue() {
    return new Venue(address(), bench.devices(), bench.tools(), new Codes());
  }

  private URI address() {
    return URI.create("http://" + HOST + ":" + server.port());
  }

  /** Codes of the running server, and the accounts of this folder. */
  private final class Codes implements Entrances {
    @Override
    public String code(String kind, String name) {
      ScreenKind screen = ScreenKind.valueOf(kind);
      boolean prints = screen == ScreenKind.KIOSK || screen == ScreenKind.DESK;
      return server
          .screens()
          .newCode(
              new Screens.Code(screen, name, List.of(), prints ? station.id() : ""),
              1,
              Duration.ofMinutes(5));
    }

    @Override
    public String password(String user) {
      return file.accounts().stream()
          .filter(one -> one.user().equals(user))
          .map(Account::password)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("there is no account " + user));
    }
  }

  public static DemoOffice start(Wish wish) throws Exception {
    return new DemoOffice(wish);
  }

  public DemoFile file() {
    return file;
  }

  public OfficeServer server() {
    return server;
  }

  /** Empty if another printer stands in its place. */
  public Optional<VirtualTicketPrinter> printer() {
    return printer;
  }

  /** The lamps over the lokets; loket 1 is on coil 0. */
  public VirtualLamp lamps() {
    return lamps;
  }

  /** The camera of that loket, which has to have one. */
  public VirtualCamera camera(int counter) {
    return cameras.get(counter);
  }

  /** The fingerprint scanner at loket 1. */
  public VirtualFingerprintModule scanner() {
    return scanner;
  }

  /** The sign of two lines over loket 3; there is one over loket 1 as well. */
  public VirtualSign sign() {
    return signs.get(3);
  }

  /** The row of digits over loket 4. */
  public VirtualDigits digits() {
    return digits;
  }

  /** The buttons at lokets 3 and 4, on inputs 0 and 1, and one for a number on input 2. */
  public VirtualButtons buttons() {
    return buttons;
  }

  /** Of the crowd, at these devices. */
  Hands hands() {
    return new Hands() {
      @Override
      public boolean hasScanner(int counter) {
        return counter == SCANNER_COUNTER;
      }

      @Override
      public void put(int counter, int finger) {
        scanner.put(finger);
      }

      @Override
      public void takeAtTheDoor() {
        buttons.controls().set("press", (long) BUTTON_COUNTERS.size());
      }
    };
  }

  /** Those who walk through; empty while nobody does. */
  public Optional<Crowd> crowd() {
    return crowd.crowd();
  }

  public Bench bench() {
    return bench;
  }

  @Override
  public synchronized void close() {
    scenarios.close();
    crowd.goHome();
    close(office);
    close(running);
  }

  private static void close(Deque<AutoCloseable> things) {
    while (!things.isEmpty()) {
      try {
        things.pop().close();
      } catch (Exception e) {
        log.warn("demo: stopping", e);
      }
    }
  }

  /** Before anything is opened or made. */
  private static void mustBeFree(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(HOST, port));
    }
  }

  private static int benchPort(int port) {
    return port + 1;
  }

  private Bench newBench() {
    List<BenchDevice> devices = new ArrayList<>(printer.stream().toList());
    devices.add(lamps);
    devices.addAll(cameras.values());
    devices.add(scanner);
    devices.addAll(signs.values());
    devices.add(digits);
    devices.add(buttons);
    devices.add(pad);
    Bench one = new Bench(devices);
    one.officeView(this::officeView);
    return one;
  }

  /** Printers and boards as the server sees them. */
  private Map<String, Object> officeView() {
    return server.devicesAndBoards();
  }

  private VirtualTicketPrinter virtualPrinter() throws IOException {
    VirtualTicketPrinter one =
        VirtualTicketPrinter.start(
            PrinterSetup.of("printer", id.loket.sim.printer.PrinterModel.MM80, HOST + ":0"));
    running.push(one);
    return one;
  }

  private VirtualLamp virtualLamps() throws IOException {
    List<String> labels = COUNTERS.stream().map(number -> "Loket " + number).toList();
    VirtualLamp one = VirtualLamp.start("loket-1-6", HOST, 0, 1, labels);
    running.push(one);
    return one;
  }

  private void startCameras() throws IOException {
    for (int counter : CAMERA_COUNTERS) {
      VirtualCamera one = VirtualCamera.start("camera-" + counter, HOST, 0);
      running.push(one);
      one.controls().set("face", counter);
      cameras.put(counter, one);
    }
  }

  /** At the pace of a serial cable that was raised to 115,200 baud. */
  private VirtualFingerprintModule virtualScanner() throws IOException {
    VirtualFingerprintModule one =
        VirtualFingerprintModule.start("fingerprint-" + SCANNER_COUNTER, HOST, 0);
    one.controls().set("baud", SCANNER_BAUD);
    running.push(one);
    return one;
  }

  private void startSigns() throws IOException {
    for (int counter : SIGN_COUNTERS) {
      VirtualSign one = VirtualSign.start("sign-" + counter, HOST, 0, "Loket " + counter);
      running.push(one);
      signs.put(counter, one);
    }
  }

  private VirtualDigits virtualDigits() throws IOException {
    VirtualDigits one = VirtualDigits.start("digits-4", HOST, 0, 1, "Loket 4", DIGITS);
    running.push(one);
    return one;
  }

  private VirtualButtons virtualButtons() throws IOException {
    List<String> labels = new ArrayList<>();
    BUTTON_COUNTERS.forEach(number -> labels.add("Loket " + number));
    labels.add("Ambil nomor");
    VirtualButtons one = VirtualButtons.start("buttons", HOST, 0, 1, labels);
    running.push(one);
    return one;
  }

  /** The name of the line is this start's alone: a folder may be moved, or opened twice. */
  private VirtualCallPad virtualPad() throws IOException {
    Path lines = Files.createTempDirectory("loket-lines");
    running.push(() -> Files.deleteIfExists(lines));
    VirtualCallPad one =
        VirtualCallPad.onLine(
            "pad-" + PAD_COUNTER,
            VirtualSerialPort.open(lines.resolve("pad-" + PAD_COUNTER), Framing.of("9600 8N1")),
            "Loket " + PAD_COUNTER);
    running.push(one);
    return one;
  }

  private ServerSettings settings(int port) throws IOException {
    Path catalogue = wish.data().resolve("demo-catalogue.json");
    Files.writeString(catalogue, CatalogueFile.write(catalogue()));
    return new ServerSettings(
            HOST,
            port,
            wish.data(),
            ServerSettings.officeKeyBeside(wish.data()),
            Optional.of(catalogue),
            clock)
        .withTicks(clock)
        .asSimulation();
  }

  private static Catalogue catalogue() {
    Catalogue usual = AlwaysOpen.catalogue();
    return usual.with(forACrowd(usual.settings()));
  }

  /** A crowd in a hurry taps more often than the limit of an ordinary kiosk allows. */
  private static Catalogue.Settings forACrowd(Catalogue.Settings usual) {
    return new Catalogue.Settings(
        usual.calling(),
        usual.survey(),
        usual.paper(),
        usual.announcing(),
        usual.board(),
        new Catalogue.Kiosk(TAPS_PER_MINUTE));
  }

  // ---- people ---------------------------------------------------------------------------------

  private List<Account> makeAccounts(URI address) throws Exception {
    List<Account> accounts = new ArrayList<>();
    accounts.add(new Account("admin", password(), Role.ADMINISTRATOR.name()));
    accounts.add(new Account("satpam", password(), Role.GUARD.name()));
    for (int counter = 1; counter <= 6; counter++) {
      accounts.add(new Account("petugas" + counter, password(), Role.OFFICER.name()));
    }
    accounts.add(new Account("penyelia", password(), Role.SUPERVISOR.name()));
    accounts.add(new Account("kepala", password(), Role.HEAD.name()));
    accounts.add(new Account("teknisi", password(), Role.TECHNICIAN.name()));
    accounts.add(new Account("inspektur", password(), Role.INSPECTOR.name()));
    HallApi admin = new HallApi(address);
    Account first = accounts.get(0);
    must(
        admin.send(
            "/api/v1/setup",
            HallApi.body()
                .put("code", server.setupCode().orElseThrow())
                .put("user", first.user())
                .put("name", name(first))
                .put("password", first.password())));
    admin.login(first.user(), first.password());
    publish(admin, "http://phone.localhost:" + address.getPort());
    for (Account one : accounts.subList(1, accounts.size())) {
      must(
          admin.send(
              "/api/v1/accounts",
              HallApi.body()
                  .put("user", one.user())
                  .put("name", name(one))
                  .put("role", one.role())
                  .put("password", one.password())));
    }
    return accounts;
  }

  /** Slips lead to a name on this computer. */
  private static void publish(HallApi admin, String address) throws Exception {
    HallApi.Reply catalogue = admin.get("/api/v1/catalogue");
    must(catalogue);
    ((ObjectNode) catalogue.body().get("office")).put("publicAddress", address);
    ObjectNode wish = HallApi.body();
    wish.set("catalogue", catalogue.body());
    must(admin.replace("/api/v1/catalogue", wish));
  }

  private static String name(Account account) {
    return switch (Role.valueOf(account.role())) {
      case ADMINISTRATOR -> "Admin (simulasi)";
      case GUARD -> "Satpam (simulasi)";
      case OFFICER -> "Petugas " + account.user().replaceAll("\\D", "") + " (simulasi)";
      case SUPERVISOR -> "Penyelia (simulasi)";
      case HEAD -> "Kepala Balai (simulasi)";
      case TECHNICIAN -> "Teknisi (simulasi)";
      default -> "Inspektur (simulasi)";
    };
  }

  private static void must(HallApi.Reply reply) throws IOException {
    if (!reply.ok()) {
      throw new IOException("demo: " + reply.status() + " " + reply.body());
    }
  }

  /** 12 letters and digits that can be told apart. */
  private static String password() {
    String alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      password.append(i % 5 == 4 ? '-' : alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return password.toString();
  }

  // ---- screens and stations -------------------------------------------------------------------

  private Screen station(Wish wish, URI address) throws StationException, InterruptedException {
    String target =
        printer.map(one -> "tcp://" + HOST + ":" + one.port()).or(wish::printer).orElseThrow();
    Path folder = wish.data().resolve("kiosk-1");
    Optional<Screen> known = knownStation();
    Optional<String> code =
        known.isPresent()
            ? Optional.empty()
            : Optional.of(
                server
                    .screens()
                    .newCode(
                        new Screens.Code(ScreenKind.STATION, "Kiosk 1", List.of(), ""),
                        1,
                        Duration.ofMinutes(5)));
    Station station =
        KioskStation.start(
            KioskConfig.inProcess(
                    address, folder, code, LinkAddress.parse(target), PrinterModel.forPaper(80))
                .with(lampPlans())
                .with(cameraPlans())
                .with(
                    List.of(
                        FingerprintPlan.ofModule(
                            SCANNER_COUNTER, LinkAddress.parse(scanner.address()), true)))
                .with(signPlans())
                .with(buttonPlans())
                .with(List.of(new PadPlan(PAD_COUNTER, LinkAddress.parse(pad.address())))));
    office.push(station);
    for (int i = 0; i < 100 && knownStation().isEmpty(); i++) {
      Thread.sleep(100);
    }
    return knownStation()
        .orElseThrow(() -> new StationException("the demo's station did not enrol within 10 s"));
  }

  private List<LampPlan> lampPlans() {
    Map<Integer, ModbusAddress> addresses = new LinkedHashMap<>();
    COUNTERS.forEach(
        number ->
            addresses.put(number, ModbusAddress.parse(lamps.address(number - 1), Point.COIL)));
    return new LampBlock(boards, pins).plans(addresses);
  }

  private List<SignPlan> signPlans() {
    SignBlock block = new SignBlock(boards);
    List<SignPlan> plans = new ArrayList<>();
    signs.forEach(
        (counter, sign) -> plans.add(block.twoLines(counter, LinkAddress.parse(sign.address()))));
    plans.add(block.digits(4, ModbusAddress.parse(digits.address(), Point.REGISTER), DIGITS));
    return plans;
  }

  private List<ButtonPlan> buttonPlans() {
    ButtonBlock block = new ButtonBlock(new ButtonDrivers(boards, pins));
    List<ButtonPlan> plans = new ArrayList<>();
    for (int number : BUTTON_COUNTERS) {
      String address = buttons.address(BUTTON_COUNTERS.indexOf(number));
      plans.add(block.plan(number, ModbusAddress.parse(address, Point.INPUT)));
    }
    String atTheDoor = buttons.address(BUTTON_COUNTERS.size());
    plans.add(
        new TicketButtonBlock(new ButtonDrivers(boards, pins))
            .plan(1, TICKET_SERVICE, ModbusAddress.parse(atTheDoor, Point.INPUT)));
    return plans;
  }

  private List<CameraPlan> cameraPlans() {
    List<CameraPlan> plans = new ArrayList<>();
    cameras.forEach(
        (counter, camera) ->
            plans.add(
                new CameraPlan(
                    counter, CameraAddress.parse(camera.address()), Optional.empty(), true)));
    return plans;
  }

  private Optional<Screen> knownStation() {
    return server.screens().all().stream()
        .filter(one -> one.screen().kind() == ScreenKind.STATION && !one.revoked())
        .map(Screens.Enrolled::screen)
        .findFirst();
  }

  /** Each screen on a name of its own: browsers share connections and cookies by host. */
  private Map<String, String> screens(int port, Screen station) {
    Map<String, String> screens = new LinkedHashMap<>();
    screens.put(DemoFile.DOOR, "http://localhost:" + port + "/demo/");
    String kiosk = code(ScreenKind.KIOSK, "Kiosk 1", List.of(), station);
    screens.put("kiosk", screen("kiosk", port, "/kiosk/#enrol=" + kiosk));
    String guard = code(ScreenKind.DESK, "Pos satpam", List.of(), station);
    screens.put("guard", screen("guard", port, "/guard/#enrol=" + guard));
    String board = code(ScreenKind.BOARD, "Papan ruang tunggu", List.of(), station);
    screens.put("board", screen("board", port, "/board/#enrol=" + board));
    String sign = code(ScreenKind.SIGN, "Layar loket 3", List.of(3), station);
    screens.put("sign", screen("sign", port, "/sign/#enrol=" + sign));
    String console = code(ScreenKind.DESK, "Komputer loket", List.of(), station);
    screens.put("console", screen("console", port, "/console/#enrol=" + console));
    String survey = code(ScreenKind.TABLET, "Tablet survei", List.of(), station);
    screens.put("survey", screen("survey", port, "/survey/#enrol=" + survey));
    screens.put("ikm", screen("ikm", port, "/ikm/"));
    screens.put("supervisor", screen("supervisor", port, "/supervisor/"));
    screens.put("dossier", screen("dossier", port, "/dossier/"));
    screens.put("guestbook", screen("guestbook", port, "/guestbook/"));
    screens.put("vacancies", screen("vacancies", port, "/vacancies/"));
    screens.put("brochures", screen("brochures", port, "/brochures/"));
    screens.put("journal", screen("journal", port, "/journal/"));
    screens.put("health", screen("health", port, "/health/"));
    screens.put("admin", screen("admin", port, "/admin/"));
    return screens;
  }

  private static String screen(String name, int port, String path) {
    return "http://" + name + ".localhost:" + port + path;
  }

  /** Lent to any browser that opens the address, so that a demonstration can be repeated. */
  private String code(ScreenKind kind, String name, List<Integer> counters, Screen station) {
    String printerOf = kind == ScreenKind.KIOSK || kind == ScreenKind.DESK ? station.id() : "";
    return server
        .screens()
        .newCode(
            new Screens.Code(kind, name, counters, printerOf), ANY_NUMBER_OF_BROWSERS, FOR_THE_DAY);
  }
}
