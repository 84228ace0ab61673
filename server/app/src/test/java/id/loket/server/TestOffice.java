package id.loket.server;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.desk.Fingerprints;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole office on loopback with a folder of its own, open at any hour. Unless a test moves its
 * clock, it is 10.00 WIB when the tests begin.
 */
public final class TestOffice implements AutoCloseable {
  private final Path folder;
  private OfficeServer server;
  private final Clock clock;
  private Client administrator;
  private int people;

  private TestOffice(Path folder, Clock clock) throws Exception {
    this.folder = folder;
    this.clock = clock;
    this.server = OfficeServer.start(settings());
    this.administrator = Client.of(server.port());
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
            "tiga kata aneh")
        .expect(201);
    administrator.login("kepala.tu", "tiga kata aneh");
  }

  public static TestOffice open() throws Exception {
    return open(WallClock.clock());
  }

  public static TestOffice open(Clock clock) throws Exception {
    return new TestOffice(Files.createTempDirectory("loket-office"), clock);
  }

  /** Those of an office that keeps no keys: the digest itself. */
  public static final Fingerprints FINGERPRINTS = (day, digest) -> day + digest;

  /** A desk alone, on the always-open catalogue. */
  public static OfficeDesk desk(Database database, Clock clock) throws SQLException {
    return OfficeDesk.open(database, clock, FINGERPRINTS, AlwaysOpen::catalogue);
  }

  /** Where its files lie. */
  public Path folder() {
    return folder;
  }

  public OfficeServer server() {
    return server;
  }

  public Client administrator() {
    return administrator;
  }

  public Client nobody() {
    return Client.of(server.port());
  }

  /** A freshly enrolled screen. */
  public Client screen(String kind) throws Exception {
    return screen(kind, "");
  }

  /** One for which that station prints. */
  public Client screen(String kind, String printer) throws Exception {
    String code =
        server
            .screens()
            .newCode(
                new Screens.Code(ScreenKind.valueOf(kind), kind + " 1", List.of(), printer),
                1,
                Duration.ofMinutes(1));
    Client screen = Client.of(server.port());
    screen.post("/api/v1/enrol", "code", code).expect(201);
    return screen;
  }

  /** Somebody of that role, logged in on an enrolled computer. */
  public Client person(String role) throws Exception {
    String user = role.toLowerCase(java.util.Locale.ROOT) + ++people;
    administrator
        .post(
            "/api/v1/accounts",
            "user",
            user,
            "name",
            "Uji " + people,
            "role",
            role,
            "password",
            "tiga kata aneh")
        .expect(201);
    Client person = screen("DESK");
    person.login(user, "tiga kata aneh");
    return person;
  }

  /** Stops the server and starts it again on the same file. */
  public void restart() throws Exception {
    server.close();
    server = OfficeServer.start(settings());
  }

  private ServerSettings settings() throws IOException {
    Path catalogue = folder.resolve("catalogue.json");
    if (!Files.exists(catalogue)) {
      Files.writeString(catalogue, CatalogueFile.write(AlwaysOpen.catalogue()));
    }
    return new ServerSettings(
        "127.0.0.1", 0, folder, folder.resolve("key/office.key"), Optional.of(catalogue), clock);
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
