package id.loket.server.months;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.ServerSettings;
import id.loket.server.journal.Database;
import id.loket.server.web.TrustedProxies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The folder of an office that has worked on many days, on each as a die has it: numbers, calls,
 * visits, no-shows, guests, readings of the guest book, and persons that were erased. Stopped in
 * good order, and copied for each test.
 */
public final class OldOffice implements AutoCloseable {
  private static final String COUNTER = "/api/v1/counters/3/";

  /** Of the head of office, "ketua". */
  static final String PASSWORD = "tiga kata aneh";

  private final Path folder = Files.createTempDirectory("loket-old");
  private final MovedClock clock = MovedClock.onAMorning();
  private final Random random;
  private final List<String> guests = new ArrayList<>();
  private final String seenFirst;

  public OldOffice(int days, long seed) throws Exception {
    random = new Random(seed);
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client kiosk = office.screen("KIOSK");
      String password = office.account("ketua", "HEAD");
      Client officer = office.person("sari", "OFFICER", "");
      Client head = office.person("ketua", "HEAD", "");
      kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
      seenFirst = kiosk.beat("/api/v1/kiosk/live").get("state").asText();
      Instant morning = clock.instant();
      for (int day = 0; day < days; day++) {
        work(kiosk);
        if (random.nextInt(4) == 0) {
          officer.login("sari", password);
          visits(officer);
        }
        if (random.nextInt(12) == 0 && !guests.isEmpty()) {
          head.login("ketua", password);
          erase(head, guests.remove(random.nextInt(guests.size())));
        }
        morning = morning.plus(Duration.ofDays(1));
        clock.move(Duration.between(clock.instant(), morning));
      }
      kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
      office.stop();
      copy(office.folder(), folder);
      office.start();
    }
  }

  private void work(Client kiosk) throws Exception {
    for (int n = random.nextInt(5); n >= 0; n--) {
      JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
      clock.move(Duration.ofSeconds(1 + random.nextInt(600)));
      if (random.nextInt(3) == 0) {
        sign(kiosk, ticket.get("id").asText());
      }
    }
  }

  /** What can't be done now is refused, which is remembered too. */
  private void visits(Client officer) throws Exception {
    officer.post(COUNTER + "take").expect(204);
    for (int n = random.nextInt(4); n >= 0; n--) {
      List<String> steps =
          random.nextBoolean()
              ? List.of("call-next", "start", "finish")
              : List.of("call-next", "no-show");
      for (String step : steps) {
        officer.post(COUNTER + step);
      }
    }
    if (random.nextBoolean()) {
      officer.post(COUNTER + "release");
    }
  }

  private void sign(Client kiosk, String ticket) throws Exception {
    String path = "/api/v1/tickets/" + ticket + "/guest";
    kiosk.post(path, "name", "Tamu-99", "origin", "x", "purpose", "y").expect(201);
    guests.add(path);
  }

  /** Which is also to read them. */
  static void erase(Client head, String guest) throws Exception {
    String person = head.get(guest).expect(200).get("person").asText();
    head.post("/api/v1/people/" + person + "/erase", "reason", "ASKED_BY_PERSON").ok();
  }

  /** Where those are read who were not erased, the oldest first. */
  List<String> guests() {
    return guests;
  }

  public Path folder() {
    return folder;
  }

  /** What a screen had seen on the first day. */
  String seenFirst() {
    return seenFirst;
  }

  /** One that goes on from its last moment, for each office that stands up from the folder. */
  MovedClock clockAfter() {
    return new MovedClock(clock.instant());
  }

  /** Those of a server on a copy of the folder. */
  static ServerSettings settings(Path copy, MovedClock clock, int days) {
    return new ServerSettings(
            "127.0.0.1",
            0,
            copy,
            copy.resolve("key/office.key"),
            Optional.of(copy.resolve("catalogue.json")),
            clock,
            clock,
            TrustedProxies.NONE,
            ServerSettings.backupsIn(copy),
            Optional.empty())
        .withJournalDays(days);
  }

  public static Database database(Path copy) {
    return new Database(copy.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
  }

  /** A copy of one folder with all in it. */
  public static Path copy(Path from, Path to) throws IOException {
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

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
