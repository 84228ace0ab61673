package id.loket.server.mending;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.backup.Backups;
import id.loket.server.desk.Ticks;
import id.loket.server.journal.Database;
import id.loket.server.journal.Patience;
import id.loket.server.journal.Tally;
import id.loket.server.survey.AnswerFile;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.TrustedProxies;
import id.loket.skm.Unsur;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of an office in which something of every kind has happened: numbers, visits, guests,
 * answers, accounts, screens, codes, a backup, and more since. Stopped in good order, and copied
 * for each test that wants to damage it.
 */
final class PlayedOffice implements AutoCloseable {
  private static final String COUNTER = "/api/v1/counters/3/";

  private final Path folder = Files.createTempDirectory("loket-played");

  PlayedOffice() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      play(office);
      office.stop();
      copy(office.folder(), folder);
      office.start();
    }
  }

  private static void play(OfficeUnderTest office) throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client officer = office.person("OFFICER");
    Client guard = office.person("GUARD");
    officer.post(COUNTER + "take").expect(204);
    for (int n = 0; n < 6; n++) {
      visit(office, kiosk, officer, n);
    }
    new Backups(
            office.server().database(),
            List.of(new Database(office.folder().resolve(AnswerFile.FILE))),
            office.server().keys(),
            OfficeServer.TALLIES,
            WallClock.clock())
        .make(office.settings().backups());
    for (int n = 6; n < 9; n++) {
      visit(office, kiosk, officer, n);
    }
    office.account("baru", "OFFICER");
    office.code(ScreenKind.BOARD, "Papan 2", "");
    guard.post("/api/v1/tickets", "service", "OPP").expect(201);
    ticket(kiosk);
  }

  private static void visit(OfficeUnderTest office, Client kiosk, Client officer, int n)
      throws Exception {
    JsonNode ticket = ticket(kiosk);
    String id = ticket.get("id").asText();
    kiosk
        .post(
            "/api/v1/tickets/" + id + "/guest",
            "name",
            "Tamu-99-" + n,
            "origin",
            "x",
            "purpose",
            "y")
        .expect(201);
    for (String step : List.of("call-next", "start", "finish")) {
      officer.post(COUNTER + step).expect(204);
    }
    String status = "/api/v1/status/" + ticket.get("token").asText();
    String token = offer(kiosk, status);
    if (n % 3 != 2) {
      Map<String, Integer> answers = new LinkedHashMap<>();
      for (Unsur unsur : Unsur.values()) {
        answers.put(unsur.name(), 1 + n % 4);
      }
      office
          .nobody()
          .post("/api/v1/surveys/" + token + "/answers", "answers", answers, "comment", "baik")
          .expect(204);
    }
  }

  private static JsonNode ticket(Client kiosk) throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
  }

  /** Offers are made behind the answer. */
  private static String offer(Client kiosk, String status) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    JsonNode offer = kiosk.get(status).expect(200).get("survey");
    while (offer.isNull()) {
      assertTrue(System.nanoTime() < end, "no offer within a minute");
      offer = kiosk.get(status).expect(200).get("survey");
    }
    return offer.asText();
  }

  Path folder() {
    return folder;
  }

  /** Those of a server on a copy of the folder. */
  static ServerSettings settings(Path copy) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        copy,
        copy.resolve("key/office.key"),
        Optional.of(copy.resolve("catalogue.json")),
        WallClock.clock(),
        Ticks.of(WallClock.clock()),
        TrustedProxies.NONE,
        ServerSettings.backupsIn(copy),
        Optional.empty());
  }

  /** What a server does before it opens. */
  static Optional<Finding> mend(Path copy) throws Exception {
    return mend(copy, OfficeServer.TALLIES);
  }

  /** Where more than a bit has changed, and no search would find it. */
  static Optional<Finding> mendInVain(Path copy) throws Exception {
    return mend(copy, OfficeServer.TALLIES, Patience.of(Duration.ofSeconds(2), System::nanoTime));
  }

  static Optional<Finding> mend(Path copy, List<? extends Tally> tallies) throws Exception {
    return mend(copy, tallies, Patience.of(Duration.ofMinutes(1), System::nanoTime));
  }

  static Optional<Finding> mend(Path copy, List<? extends Tally> tallies, Patience patience)
      throws Exception {
    ServerSettings settings = settings(copy);
    return Mending.run(
        database(copy),
        tallies,
        List.of(copy.resolve(AnswerFile.FILE)),
        settings.officeKey(),
        settings.backups(),
        settings.clock().instant(),
        patience);
  }

  static Database database(Path copy) {
    return new Database(copy.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
  }

  /** A copy of one folder with all in it. */
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (!file.getFileName().toString().equals("ballast")) {
          Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return to;
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete(folder);
  }
}
