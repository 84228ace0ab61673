package id.loket.server.months;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.backup.Backups;
import id.loket.server.backup.CopyRestore;
import id.loket.server.backup.MonthCopies;
import id.loket.server.backup.SecondCopy;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Months;
import id.loket.server.journal.PastDays;
import id.loket.server.survey.AnswerFile;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old months are moved at night while the office works, and their files are looked after. */
class OldMonthsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final String KIOSK = "/api/v1/kiosk/live";
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private static OldOffice played;

  @TempDir Path scratch;

  private MovedClock clock;
  private Path data;
  private OfficeServer server;

  @BeforeAll
  static void play() throws Exception {
    played = new OldOffice(140, SEED);
  }

  @AfterAll
  static void remove() {
    played.close();
  }

  @BeforeEach
  void start() throws Exception {
    clock = played.clockAfter();
    data = OldOffice.copy(played.folder(), scratch.resolve("data"));
    server = OfficeServer.start(OldOffice.settings(data, clock, ServerSettings.JOURNAL_DAYS));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsOldEnoughIsMovedAtNightWhileNumbersAreTaken() throws Exception {
    Client kiosk = screen("KIOSK");
    AtomicBoolean over = new AtomicBoolean();
    List<Long> waits = new ArrayList<>();
    Thread taps = new Thread(() -> tap(kiosk, over, waits));
    taps.start();

    OldMonths nightly = nightly();
    nightly.look();
    over.set(true);
    taps.join();

    assertEquals(List.of("2026-11", "2026-12", "2027-01"), moved());
    assertTrue(nightly.check().isWell());
    assertFalse(waits.isEmpty());
    waits.sort(null);
    System.out.println(
        String.format(
            "old months: %d taps while three months were moved: p50 %d ms, longest %d ms",
            waits.size(), waits.get(waits.size() / 2), waits.get(waits.size() - 1)));
    assertSound(server.database());
    nightly.look();
    assertEquals(3, moved().size(), "once a night");
    clock.move(Duration.ofDays(1));
    nightly.look();
    assertEquals(3, moved().size());
  }

  @Test
  void aDayOfAMonthThatWasMovedIsLookedUpAsBefore() throws Exception {
    LocalDate day = DECEMBER.atDay(1).plusDays(7);
    PastDays past = new PastDays(server.database());
    List<PastDays.Past> before = read(past, day);
    LocalDate oldest = past.oldest(day);

    nightly().look();

    assertFalse(before.isEmpty());
    assertEquals(before, read(past, day));
    assertEquals(before, read(new PastDays(server.database()), day));
    assertEquals(YearMonth.from(oldest), YearMonth.from(past.oldest(day)));
    Files.delete(data.resolve(Months.FOLDER).resolve(DECEMBER + ".jsonl.gz"));
    assertThrows(IOException.class, () -> read(past, day));
  }

  private static List<PastDays.Past> read(PastDays past, LocalDate day) throws Exception {
    List<PastDays.Past> events = new ArrayList<>();
    past.give(day, 0, events::add);
    return events;
  }

  @Test
  void whatCantBeMovedIsToldAndMovedTheNextNight() throws Exception {
    Path inTheWay = Files.writeString(data.resolve(Months.FOLDER), "");
    OldMonths nightly = nightly();

    nightly.look();

    assertEquals("months.failed", nightly.check().cause());
    assertEquals(List.of(), moved());
    assertSound(server.database());
    Files.delete(inTheWay);
    clock.move(Duration.ofDays(1));
    nightly.look();
    assertTrue(nightly.check().isWell());
    assertEquals(3, moved().size());
    assertSound(server.database());
  }

  @Test
  void aBitThatFlipsInAMonthIsFoundAtNightAndTheFileTakenAgainFromTheBackups() throws Exception {
    nightly().look();
    backups().make(OldOffice.settings(data, clock, 62).backups());
    Path file = Months.beside(server.database().file()).file(DECEMBER);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(SEED);

    for (int n = 0; n < 20; n++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      assertFalse(whole().sound(), "seed " + SEED);
      OldMonths nightly = nightly();
      nightly.look();
      assertTrue(nightly.check().isWell(), "seed " + SEED);
      assertEquals(-1, Arrays.mismatch(whole, Files.readAllBytes(file)));
    }
    assertSound(server.database());
  }

  @Test
  void aMonthThatIsDamagedWithoutACopyIsToldAndTheOfficeGoesOn() throws Exception {
    nightly().look();
    Path file = Months.beside(server.database().file()).file(DECEMBER);
    Files.delete(file);
    OldMonths nightly = nightly();

    nightly.look();

    assertEquals("months.damaged", nightly.check().cause());
    assertEquals("2026-12", nightly.check().values().get("months"));
    assertEquals("", JournalCheck.run(server.database(), OfficeServer.TALLIES).finding());
    screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
    backups().make(scratch.resolve("backups"));
  }

  @Test
  void eachMonthIsCopiedBesideTheBackupsOnceAndARestoreBringsAllBack() throws Exception {
    nightly().look();
    Path folder = scratch.resolve("backups");
    backups().make(folder);
    List<Path> copies = files(folder.resolve(Months.FOLDER));
    Object first = Files.getLastModifiedTime(copies.get(0));
    clock.move(Duration.ofSeconds(1));
    Backups.Made made = backups().make(folder);
    assertEquals(3, copies.size());
    assertEquals(copies, files(folder.resolve(Months.FOLDER)));
    assertEquals(first, Files.getLastModifiedTime(copies.get(0)), "never written again");

    Path blank = scratch.resolve("blank");
    Backups.restore(
        made.file(), Optional.of(folder.resolve(Backups.KEYS)), blank, server.keys().officeKey());

    Database restored = OldOffice.database(blank);
    assertSound(restored);
    assertEquals(3, Months.of(restored).size());
  }

  @Test
  void aSecondCopyHoldsTheMonthsAndARestoreBringsThemBack() throws Exception {
    nightly().look();
    server.close();
    Path home = Files.createDirectory(scratch.resolve("copy"));
    server = OfficeServer.start(OldOffice.settings(data, clock, 62).withCopy(home));
    SecondCopy copy = server.copy().orElseThrow();
    screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
    do {
      clock.move(SecondCopy.LOOK);
      copy.look();
    } while (copy.trouble().isPresent());

    Path blank = scratch.resolve("blank");
    CopyRestore.Restored restored =
        CopyRestore.run(
            home,
            Optional.empty(),
            blank,
            server.keys().officeKey(),
            OfficeServer.REGISTERS,
            OfficeServer.TALLIES);

    assertEquals("", restored.damage());
    assertSound(OldOffice.database(blank));
    assertEquals(3, files(blank.resolve(Months.FOLDER)).size());
  }

  @Test
  void aGuestOfAMovedMonthIsReadAndErasedAsEver() throws Exception {
    nightly().look();
    Client head = screen("DESK");
    head.login("ketua", OldOffice.PASSWORD);
    String guest = played.guests().get(0);

    assertEquals("Tamu-99", head.get(guest).expect(200).get("name").asText());
    OldOffice.erase(head, guest);

    JsonNode erased = head.get(guest).expect(200);
    assertEquals("ERASED", erased.get("state").asText());
    assertSound(server.database());
  }

  @Test
  void aScreenThatWasAwaySinceAMovedMonthIsBelievedToHaveSeenThisOffice() throws Exception {
    nightly().look();
    Client kiosk = screen("KIOSK");

    kiosk.picture(KIOSK + "?seen=" + played.seenFirst());

    kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
    assertEquals(Optional.empty(), server.desk().look(office -> office.doubt()).join());
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private OldMonths nightly() {
    return new OldMonths(
        server.desk(),
        server.database(),
        OfficeServer.TALLIES,
        List.of(
            new MonthCopies(
                OldOffice.settings(data, clock, 62).backups(), server.keys().officeKey())),
        62,
        () -> server.desk().catalogue().zoneId(),
        clock);
  }

  private Backups backups() {
    return new Backups(
        server.database(),
        List.of(new Database(data.resolve(AnswerFile.FILE))),
        server.keys(),
        OfficeServer.TALLIES,
        clock);
  }

  private Client screen(String kind) throws Exception {
    Client screen = Client.of(server.port());
    screen.enrol(
        server
            .screens()
            .newCode(
                new Screens.Code(ScreenKind.valueOf(kind), kind + " 9", List.of(), ""),
                1,
                Duration.ofMinutes(5)));
    return screen;
  }

  private void tap(Client kiosk, AtomicBoolean over, List<Long> waits) {
    try {
      do {
        long began = System.nanoTime();
        kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
        waits.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        clock.move(Duration.ofSeconds(10));
      } while (!over.get());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> moved() throws Exception {
    return Months.of(server.database()).stream().map(one -> one.month().toString()).toList();
  }

  private JournalCheck.Result whole() throws Exception {
    return JournalCheck.runWhole(server.database(), OfficeServer.TALLIES);
  }

  private static void assertSound(Database file) throws Exception {
    assertEquals("", JournalCheck.run(file, OfficeServer.TALLIES).finding(), "seed " + SEED);
    assertEquals("", JournalCheck.runWhole(file, OfficeServer.TALLIES).finding(), "seed " + SEED);
    assertEquals(List.of(), file.lookWhole());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
