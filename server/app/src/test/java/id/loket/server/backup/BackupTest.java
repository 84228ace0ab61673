package id.loket.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.keys.OfficeKey;
import id.loket.server.keys.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a running office, and the office that stands up from it on another machine. */
class BackupTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GUEST = "Tamu-99-Cadangan";

  @TempDir Path away;

  private OfficeUnderTest office;
  private Client kiosk;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    kiosk = office.screen("KIOSK");
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void anOfficeStandsUpFromItsBackupAndAsksForTheLastNumbers() throws Exception {
    String ticket = take();
    kiosk
        .post("/api/v1/tickets/" + ticket + "/guest", "name", GUEST, "origin", "x", "purpose", "y")
        .expect(201);
    Backups.Made made = backups().make(away);
    take();
    take();

    Path blank = away.resolve("blank");
    List<Path> restored =
        Backups.restore(
            made.file(),
            Optional.of(away.resolve(Backups.KEYS)),
            blank,
            office.server().keys().officeKey());

    assertTrue(restored.contains(blank.resolve("office.db")), restored.toString());
    Path key = blank.resolve("key/office.key");
    office.server().keys().officeKey().write(key);
    ServerSettings settings =
        new ServerSettings("127.0.0.1", 0, blank, key, Optional.empty(), WallClock.clock());
    try (OfficeServer stood = OfficeServer.start(settings)) {
      Client head = Client.of(stood.port());
      head.login("kepala.tu", office.account("kepala.tu", "ADMINISTRATOR"));
      JsonNode numbers = serials(office, 3);
      head.send("POST", "/api/v1/last-numbers", numbers).expect(204);
      assertTrue(guest(stood).contains(GUEST), guest(stood));
    }
  }

  @Test
  void whatWasRestoredIsOnTheDiskBeforeTheOfficesOwnFileLiesThere() throws Exception {
    take();
    Path file = backups().make(away).file();
    Path key = away.resolve("key/office.key");
    office.server().keys().officeKey().write(key);
    Path blank = Files.createDirectory(away.resolve("blank"));
    Path trace = away.resolve("trace");

    Process process =
        new ProcessBuilder(
                "strace",
                "-f",
                "-y",
                "-qq",
                "-o",
                trace.toString(),
                "-e",
                "trace=fsync,fdatasync,rename,renameat,renameat2",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Restoring.class.getName(),
                file.toString(),
                blank.toString(),
                key.toString())
            .inheritIO()
            .start();

    assertEquals(0, process.waitFor());
    List<String> calls = Files.readAllLines(trace);
    int last = renamed(calls, blank.resolve("office.db"));
    for (String name : List.of("keys.db", "office.db")) {
      int named = renamed(calls, blank.resolve(name));
      assertTrue(named <= last, name);
      assertTrue(forced(calls.subList(0, named), "/" + name + ">"), name);
    }
    assertTrue(forced(calls.subList(0, last), "/head>"), "the mark that it was restored");
    int before = renamed(calls, blank.resolve("keys.db"));
    assertTrue(forced(calls.subList(before, last), blank + ">"), "the names of the others");
    assertTrue(forced(calls.subList(last, calls.size()), blank + ">"), "the office's own name");
  }

  private static int renamed(List<String> calls, Path to) {
    for (int n = 0; n < calls.size(); n++) {
      if (calls.get(n).contains("rename") && calls.get(n).contains("\"" + to + "\"")) {
        return n;
      }
    }
    throw new AssertionError(to + " was not named: " + calls);
  }

  private static boolean forced(List<String> calls, String end) {
    return calls.stream().anyMatch(one -> one.contains("sync(") && one.contains(end));
  }

  /** Puts a backup back in a program of its own. */
  static final class Restoring {
    private Restoring() {}

    public static void main(String[] paths) throws Exception {
      Path backup = Path.of(paths[0]);
      Optional<Path> keys = Optional.of(backup.resolveSibling(Backups.KEYS));
      Backups.restore(backup, keys, Path.of(paths[1]), OfficeKey.read(Path.of(paths[2])));
    }
  }

  @Test
  void nothingInABackupCanBeReadWithoutTheOfficeKey() throws Exception {
    kiosk
        .post("/api/v1/tickets/" + take() + "/guest", "name", GUEST, "origin", "x", "purpose", "y")
        .expect(201);
    Path file = backups().make(away).file();

    byte[] bytes = Files.readAllBytes(file);

    assertEquals(List.of(), Footprints.of(away, GUEST));
    assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("SQLite"));
    OfficeKey other = OfficeKey.make(away.resolve("other/office.key"));
    IOException refused =
        assertThrows(
            IOException.class,
            () -> Backups.restore(file, Optional.empty(), away.resolve("b"), other));
    assertTrue(refused.getMessage().contains("another office"), refused.getMessage());
  }

  @Test
  void anyBitThatFlipsInABackupIsTold() throws Exception {
    take();
    Path file = backups().make(away).file();
    byte[] whole = Files.readAllBytes(file);
    OfficeKey key = office.server().keys().officeKey();
    Random random = new Random(7);

    for (int n = 0; n < 60; n++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Path damaged = Files.write(away.resolve("flip" + n), flipped);
      Path to = away.resolve("to" + n);
      assertThrows(
          IOException.class, () -> Backups.restore(damaged, Optional.empty(), to, key), "" + n);
      assertFalse(Files.exists(to.resolve("office.db")), "half an office stands there");
    }
    for (int length : new int[] {0, 7, 39, 60, whole.length - 1}) {
      Path cut = Files.write(away.resolve("cut" + length), Arrays.copyOf(whole, length));
      assertThrows(
          IOException.class,
          () -> Backups.restore(cut, Optional.empty(), away.resolve("c" + length), key));
    }
  }

  @Test
  void whatIsNotSoundIsNoBackupAndStandsThereOnceHoweverOftenItIsTried() throws Exception {
    take();
    office
        .server()
        .desk()
        .write(tables -> tables.execute("UPDATE ticket SET state = 'FINISHED'"))
        .join();

    for (int n = 0; n < 2; n++) {
      IllegalStateException refused =
          assertThrows(IllegalStateException.class, () -> backups().make(away));
      assertTrue(refused.getMessage().contains("another state"), refused.getMessage());
    }

    assertEquals(List.of(), Backups.in(away));
    try (Stream<Path> files = Files.list(away)) {
      assertEquals(
          List.of("loket-backup.unsound", Backups.KEYS),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aBackupThatCantBeMadeIsTriedAgainAfterAnHour() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    Path folder = Files.writeString(away.resolve("in-the-way"), "");
    Nightly nightly = nightly(folder, clock);

    nightly.look();
    Files.delete(folder);
    clock.move(Duration.ofMinutes(59));
    nightly.look();
    assertEquals(Optional.empty(), nightly.newest());
    clock.move(Duration.ofMinutes(1));
    nightly.look();

    assertEquals(Optional.of(clock.instant()), nightly.newest());
  }

  @Test
  void aBackupWhoseDiskHangsIsGivenUpAndToldAndNobodyWaitsForIt() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    Path pipe = away.resolve("loket-20261123T030000Z.backup.new");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Nightly nightly = nightly(away, clock);
    nightly.start(Duration.ZERO);
    while (nightly.hangingSince().isEmpty()) {
      if (isBeingWritten()) {
        clock.move(Duration.ofMinutes(61));
      }
      Thread.onSpinWait();
    }
    nightly.watch();

    assertEquals(Optional.of(WallClock.BEGIN), nightly.hangingSince());
    assertEquals(Optional.empty(), nightly.newest());
    take();
    nightly.close();
    Files.newInputStream(pipe).close();
    Nightly next = nightly(away, clock);
    next.look();
    assertEquals(Optional.of(clock.instant()), next.newest());
  }

  @Test
  void whatAKillHasLeftOfABackupIsSweptByTheNext() throws Exception {
    Path old = Files.createDirectory(office.folder().resolve("loket-scratch1"));
    Files.writeString(old.resolve("office.db"), "half");
    Files.setLastModifiedTime(old, FileTime.from(WallClock.BEGIN.minus(Duration.ofDays(2))));
    Path inUse = Files.createDirectory(office.folder().resolve("loket-scratch2"));

    backups().make(away);

    assertFalse(Files.exists(old));
    assertTrue(Files.exists(inUse));
  }

  @Test
  void aFileThatIsTakenAwayWhileABackupIsWrittenIsLeftOut() throws Exception {
    Path there = Files.writeString(away.resolve("there.jpg"), "there");
    Path gone = away.resolve("gone.jpg");

    Backups.Made made = backups().carrying(() -> List.of(gone, there)).make(away);

    OfficeKey key = office.server().keys().officeKey();
    Path blank = Files.createDirectory(away.resolve("blank"));
    List<Path> files = BackupFile.unpack(made.file(), blank, key);
    assertTrue(files.contains(blank.resolve("there.jpg")), files.toString());
    assertFalse(files.contains(blank.resolve("gone.jpg")), files.toString());
    Path half = away.resolve("half");
    assertThrows(
        NoSuchFileException.class,
        () -> BackupFile.write(half, List.of(gone), List.of(there), key),
        "an office's own file has to be there");
    assertFalse(Files.exists(half));
  }

  @Test
  void anOfficeIsNeverRestoredOverAnother() throws Exception {
    Path file = backups().make(away).file();

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                Backups.restore(
                    file, Optional.empty(), office.folder(), office.server().keys().officeKey()));

    assertTrue(refused.getMessage().contains("there is an office already"), refused.getMessage());
  }

  @Test
  void eachNightLeavesOneAndOldOnesGoByDaysWeeksAndMonths() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    Path folder = away.resolve("nights");
    Nightly nightly = nightly(folder, clock);

    assertEquals(Optional.empty(), Backups.newest(folder));
    nightly.look();
    nightly.look();
    assertEquals(Optional.of(WallClock.BEGIN), Backups.newest(folder));
    assertEquals(1, Backups.in(folder).size(), "once a night");
    IntStream.range(0, 40)
        .forEach(
            night -> {
              clock.move(Duration.ofDays(1));
              nightly.look();
            });

    List<Path> kept = Backups.in(folder);
    assertEquals(Optional.of(clock.instant()), nightly.newest());
    assertTrue(kept.size() >= 7 + 3 && kept.size() <= 7 + 5 + 3, kept.toString());
    assertTrue(Files.exists(folder.resolve(Backups.KEYS)));
  }

  // ---- helpers ---------------------------------------------------------------------------------

  /** Whether a thread is at the file of a backup now. */
  private static boolean isBeingWritten() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .anyMatch(
            at ->
                at.getClassName().equals(BackupFile.class.getName())
                    && at.getMethodName().equals("write"));
  }

  /** The words of the one guest, as the office's keys open them. */
  private static String guest(OfficeServer server) {
    return server
        .database()
        .read(
            tables ->
                tables
                    .createQuery("SELECT person, body FROM guest_words")
                    .map(
                        (row, context) -> {
                          String person = row.getString(1);
                          byte[] words =
                              Seal.open(
                                  server.keys().of(person).orElseThrow(),
                                  person + "|guest_words",
                                  row.getBytes(2));
                          return new String(words, StandardCharsets.UTF_8);
                        })
                    .one());
  }

  @Test
  void aBackupFromBeforeTheStartIsKnownBeforeTheFirstLook() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    Path backups = away.resolve("backups");
    nightly(backups, clock).look();

    try (Nightly afterTheStart = nightly(backups, clock)) {
      afterTheStart.start(Duration.ofDays(1));
      afterTheStart.thread().submit(() -> {}).get(1, TimeUnit.MINUTES);

      assertEquals(Optional.of(clock.instant()), afterTheStart.newest());
    }
  }

  private Nightly nightly(Path folder, MovedClock clock) {
    Backups backups =
        new Backups(
            office.server().database(),
            List.of(),
            office.server().keys(),
            OfficeServer.TALLIES,
            clock);
    return new Nightly(
        backups,
        folder,
        office.server().keys(),
        () -> office.server().desk().catalogue().zoneId(),
        clock,
        clock);
  }

  private Backups backups() {
    return new Backups(
        office.server().database(),
        List.of(),
        office.server().keys(),
        OfficeServer.TALLIES,
        WallClock.clock());
  }

  private String take() throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("id").asText();
  }

  private static ObjectNode serials(OfficeUnderTest office, int last) {
    ObjectNode wish = JSON.createObjectNode().put("requestId", Client.requestId());
    ObjectNode serials = wish.putObject("serials");
    office.server().desk().catalogue().services().stream()
        .flatMap(service -> service.prefix().stream())
        .forEach(prefix -> serials.put(prefix, last));
    return wish;
  }
}
