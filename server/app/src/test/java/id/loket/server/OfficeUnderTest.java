package id.loket.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.access.Passwords;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.desk.Fingerprints;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.health.Computer;
import id.loket.server.journal.Database;
import id.loket.server.tls.TlsSettings;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.server.web.TrustedProxies;
import id.loket.trust.OfficeTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A whole office on loopback with a folder of its own, open at any hour, whose people and screens
 * come by the public API. Unless a test moves its clock, it is 10.00 WIB when the tests begin.
 */
public class OfficeUnderTest implements AutoCloseable {
  static {
    Passwords.spareTests();
  }

  /** Those of an office that keeps no keys: the digest itself. */
  public static final Fingerprints FINGERPRINTS = (day, digest) -> day + digest;

  private static final String HOST = "127.0.0.1";

  /** Everybody's. */
  public static final String PASSWORD = "tiga kata aneh";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder = Files.createTempDirectory("loket-office");
  private final Clock clock;
  private final TrustedProxies proxies;
  private final Client administrator;
  private Optional<Path> copy = Optional.empty();
  private Computer computer = Computer.ANY;
  private boolean simulated;
  private Optional<Clock> certificates = Optional.empty();
  private int encryptedPort;
  private OfficeServer server;
  private int port;
  private int people;

  /**
   * @param settings the catalogue's settings that differ from the usual ones
   */
  protected OfficeUnderTest(Clock clock, Map<String, Object> settings) throws Exception {
    this(clock, settings, TrustedProxies.NONE);
  }

  private OfficeUnderTest(Clock clock, Map<String, Object> settings, TrustedProxies proxies)
      throws Exception {
    this.clock = clock;
    this.proxies = proxies;
    writeCatalogue(settings);
    start();
    administrator = nobody();
    administrator
        .post(
            "/api/v1/setup",
            "code",
            server.setupCode().orElseThrow(),
            "user",
            "kepala.tu",
            "name",
            "Kepala TU",
            "password",
            PASSWORD)
        .expect(201);
    administrator.login("kepala.tu", PASSWORD);
  }

  public static OfficeUnderTest open() throws Exception {
    return open(WallClock.clock());
  }

  public static OfficeUnderTest open(Clock clock) throws Exception {
    return new OfficeUnderTest(clock, Map.of());
  }

  /** One before which a proxy stands, on this computer. */
  public static OfficeUnderTest openBehindAProxy(Clock clock) throws Exception {
    return new OfficeUnderTest(clock, Map.of(), TrustedProxies.of(List.of(HOST)));
  }

  /** A desk alone, on the always-open catalogue. */
  public static OfficeDesk desk(Database database, Clock clock) throws SQLException {
    return OfficeDesk.open(database, clock, FINGERPRINTS, AlwaysOpen::catalogue);
  }

  // ---- the server -------------------------------------------------------------------------------

  public OfficeServer server() {
    return server;
  }

  /** Where its files lie. */
  public Path folder() {
    return folder;
  }

  /** The same after each restart. */
  public int port() {
    return port;
  }

  public URI address() {
    return URI.create("http://" + HOST + ":" + port);
  }

  /** Stops the server and starts it again on the same files. */
  public void restart() throws Exception {
    restart(() -> {});
  }

  /** The same, and something happens while it is stopped. */
  public void restart(Runnable meanwhile) throws Exception {
    stop();
    meanwhile.run();
    start();
  }

  public void stop() {
    server.close();
  }

  /** From its next start on it has a second copy there. */
  public void copyTo(Path home) {
    copy = Optional.of(home);
  }

  /** From its next start on it runs on that one. */
  public void moveTo(Computer other) {
    computer = other;
  }

  /** From its next start on nothing in it is real. */
  public void simulate() {
    simulated = true;
  }

  /** From its next start on it is encrypted, by that clock; at the same port after each restart. */
  public void encrypt(Clock clock) {
    certificates = Optional.of(clock);
  }

  private ServerSettings encrypted(ServerSettings settings, Clock clock) {
    return settings.withTls(
        new TlsSettings(
            TlsSettings.Use.ON, encryptedPort, List.of(), folder.resolve("key"), clock));
  }

  /** Where it is encrypted. */
  public URI encryptedAddress() {
    return URI.create("https://" + HOST + ":" + server.encryptedPort().orElseThrow());
  }

  /** Somebody at its encrypted line who trusts its authority and nobody else. */
  public Client encrypted() throws Exception {
    OfficeTrust trust = OfficeTrust.none();
    JsonNode told = nobody().get("/api/v1/authority").ok();
    trust.learn(
        Base64.getDecoder().decode(told.get("certificate").asText()),
        told.get("fingerprint").asText());
    return Client.of(encryptedAddress(), trust.context().orElseThrow());
  }

  /** Starts it on what is in its folder now. */
  public void start() throws Exception {
    server = OfficeServer.start(settings());
    port = server.port();
    encryptedPort = server.encryptedPort().orElse(0);
  }

  /** Those of its next start. */
  public ServerSettings settings() {
    ServerSettings settings =
        new ServerSettings(
                HOST,
                port,
                folder,
                folder.resolve("key/office.key"),
                Optional.of(folder.resolve("catalogue.json")),
                clock,
                Ticks.of(clock),
                proxies,
                ServerSettings.backupsIn(folder),
                copy)
            .on(computer);
    ServerSettings encrypted = certificates.map(by -> encrypted(settings, by)).orElse(settings);
    return simulated ? encrypted.asSimulation() : encrypted;
  }

  private void writeCatalogue(Map<String, Object> settings) throws IOException {
    ObjectNode catalogue = (ObjectNode) JSON.readTree(CatalogueFile.write(AlwaysOpen.catalogue()));
    ((ObjectNode) catalogue.get("office")).put("publicAddress", "http://status.localhost");
    ObjectNode all = (ObjectNode) catalogue.get("settings");
    settings.forEach((name, value) -> all.set(name, JSON.valueToTree(value)));
    Files.writeString(folder.resolve("catalogue.json"), catalogue.toString());
  }

  // ---- its people and screens -------------------------------------------------------------------

  public Client administrator() {
    return administrator;
  }

  public Client nobody() {
    return Client.of(port);
  }

  /** A freshly enrolled screen. */
  public Client screen(String kind) throws Exception {
    return screen(kind, "");
  }

  /** One for which that station prints. */
  public Client screen(String kind, String printer) throws Exception {
    Client screen = nobody();
    screen.enrol(code(ScreenKind.valueOf(kind), kind + " 1", printer));
    return screen;
  }

  /** Somebody of that role, logged in on an enrolled computer. */
  public Client person(String role) throws Exception {
    return person(role.toLowerCase(Locale.ROOT) + ++people, role, "");
  }

  /** The same with a name, beside a printer. */
  public Client person(String user, String role, String printer) throws Exception {
    String password = account(user, role);
    Client person = screen("DESK", printer);
    person.login(user, password);
    return person;
  }

  /** Makes the account if it isn't there yet, and says its password. */
  public String account(String user, String role) throws Exception {
    Client.Reply reply =
        administrator.post(
            "/api/v1/accounts",
            "user",
            user,
            "name",
            "Uji " + user,
            "role",
            role,
            "password",
            PASSWORD);
    if (reply.status() != 409) {
      reply.expect(201);
    }
    return PASSWORD;
  }

  /** Enrols any number of browsers. */
  public String code(ScreenKind kind, String name, String printer) {
    return server
        .screens()
        .newCode(new Screens.Code(kind, name, List.of(), printer), 1_000, Duration.ofDays(1));
  }

  // ---- its catalogue ----------------------------------------------------------------------------

  /** The administrator changes the catalogue while everybody works. */
  public void adopt(Consumer<ObjectNode> change) throws Exception {
    ObjectNode catalogue = (ObjectNode) administrator.get("/api/v1/catalogue").ok();
    change.accept(catalogue);
    ObjectNode wish = JSON.createObjectNode().put("requestId", Client.requestId());
    wish.set("catalogue", catalogue);
    administrator.send("PUT", "/api/v1/catalogue", wish).ok();
  }

  /** The same for one of its settings. */
  public void set(String setting, Object value) throws Exception {
    adopt(all -> ((ObjectNode) all.get("settings")).set(setting, JSON.valueToTree(value)));
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
