package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Thinned;
import id.loket.server.journal.Thinning;
import id.loket.server.statistics.VisitCounting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty days of an office in one run, with as many visitors as {@code -Dvisitors} says; a month of
 * a large office has 18,000. Faults come from {@code -Dseed}: taps that are sent twice, nonsense,
 * visitors who are called twice, screens that leave, a printer that runs out of paper. What the
 * office holds of the machine stays the same.
 */
class SoakTest {
  private static final int VISITORS = Integer.getInteger("visitors", 300);
  private static final int DAYS = 30;
  private static final int MONTH = 18_000;

  /** From here on everything that is made once has been made. */
  private static final int WARM = DAYS / 3;

  /** A collector that is asked more often finds what only waited to be found. */
  private static final int COLLECTIONS = 4;

  /** What may come however small a thing is: a class or a buffer more, the pages of a table. */
  private static final long BUT_FOR = 2 * 1_048_576;

  /** After so many the log is written into the file. */
  private static final int LOG_PAGES = 4_000;

  private static final Duration BETWEEN = Duration.ofSeconds(45);
  private static final String COUNTER = "/api/v1/counters/3/";
  private static final long MEGABYTE = 1_048_576;

  @TempDir Path folder;

  private final MovedClock clock = MovedClock.onAMorning();
  private Instant day = clock.instant();

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private int faults;

  /**
   * What is looked at after a day's work.
   *
   * @param heap after a collection
   * @param disk the whole folder without backups and SQLite's own log
   * @param beside what of it is neither the office's file nor the answers'
   * @param log what is not in its file yet: it is written anew from its begin, and cut to nothing
   *     whenever somebody copies the file
   */
  private record Seen(long heap, Held held, long disk, long beside, long log) {}

  /** The whole number takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void aMonthLeavesMemoryFilesAndThreadsAsTheyWere() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client kiosk = office.screen("KIOSK");
      Client station = office.screen("STATION");
      String password = office.account("sari", "OFFICER");
      Client officer = office.person("sari", "OFFICER", "");
      Seen before = null;
      for (int number = 1; number <= DAYS; number++) {
        officer.login("sari", password);
        aDay(kiosk, officer, station);
        before = number == WARM ? see(office) : before;
        night();
      }
      Seen after = see(office);

      print(before, after);
      String seen = "seed " + seed + ": " + before + " before, " + after;
      assertTrue(faults > VISITORS / 20, seen);
      assertTrue(after.held().isNoLeakSince(before.held(), 0), seen);
      assertTrue(after.heap() < before.heap() * 1.05 + BUT_FOR, seen);
      assertTrue(ofAMonth(after.disk() - before.disk() - BUT_FOR) < 50, seen);
      assertTrue(after.beside() - before.beside() < BUT_FOR, seen);
      assertTrue(after.log() < LOG_PAGES * 4096L + BUT_FOR, seen);
      JournalCheck.Result check =
          JournalCheck.run(office.server().database(), List.of(new VisitCounting()));
      assertEquals("", check.finding());
      thin(office);
    }
  }

  /** What of it stays when it is old: on a copy, for the newest month is never moved. */
  private void thin(OfficeUnderTest office) throws Exception {
    Path copy = Files.createDirectory(folder.resolve("old")).resolve("office.db");
    Database old = office.server().database().copy(copy);
    long before = Files.size(copy);
    List<Thinned> moved = Thinning.runAlone(old, List.of(new VisitCounting()), 0);
    long left = Files.size(copy);
    long file = moved.stream().mapToLong(Thinned::bytes).sum();
    long events = moved.stream().mapToLong(one -> one.lastSeq() - one.firstSeq() + 1).sum();
    double visitors = (double) VISITORS * events / lastSeq(office);

    System.out.println(
        String.format(
            "soak: %d events of %.0f visitors moved: office.db gives back %.1f MB and their file"
                + " has %.1f MB for %d visitors",
            events,
            visitors,
            (before - left) / visitors * MONTH / MEGABYTE,
            file / visitors * MONTH / MEGABYTE,
            MONTH));
    assertEquals("", JournalCheck.runWhole(old, List.of(new VisitCounting())).finding());
    assertTrue(left < before && file < (before - left) / 2, before + " " + left + " " + file);
  }

  private static long lastSeq(OfficeUnderTest office) {
    return office.server().desk().reached().seq();
  }

  private void aDay(Client kiosk, Client officer, Client station) throws Exception {
    officer.post(COUNTER + "take").expect(204);
    for (int visitor = 0; visitor < VISITORS / DAYS; visitor++) {
      Object[] tap = {"requestId", Client.requestId(), "service", "REENTRY"};
      String token = kiosk.post("/api/v1/tickets", tap).expect(201).get("token").asText();
      if (oneIn(10)) {
        assertEquals(token, kiosk.post("/api/v1/tickets", tap).ok().get("token").asText());
      }
      kiosk.get("/api/v1/status/" + token).expect(200);
      officer.post(COUNTER + "call-next").expect(204);
      if (oneIn(8)) {
        clock.move(BETWEEN);
        officer.post(COUNTER + "recall").expect(204);
      }
      for (String step : List.of("start", "finish")) {
        officer.post(COUNTER + step).expect(204);
      }
      trouble(kiosk, station);
      clock.move(BETWEEN);
    }
    officer.post(COUNTER + "release").expect(204);
  }

  private boolean oneIn(int times) {
    boolean fault = random.nextInt(times) == 0;
    faults += fault ? 1 : 0;
    return fault;
  }

  /** Whatever else goes wrong in a hall. */
  private void trouble(Client kiosk, Client station) throws Exception {
    if (oneIn(20)) {
      kiosk.sendRaw("POST", "/api/v1/tickets", new byte[] {'{', '"', (byte) 0xFF}).expect(422);
    }
    if (oneIn(20)) {
      kiosk.picture("/api/v1/kiosk/live");
    }
    if (oneIn(20)) {
      for (String state : List.of("PAPER_OUT", "READY")) {
        Map<String, String> printer =
            Map.of(
                "device",
                "printer",
                "address",
                "tcp://10.0.0.7:9100",
                "state",
                state,
                "detail",
                "");
        station.post("/api/v1/stations/me/state", "devices", List.of(printer)).expect(204);
      }
    }
  }

  private void night() {
    day = day.plus(Duration.ofDays(1));
    clock.move(Duration.between(clock.instant(), day));
  }

  private static Seen see(OfficeUnderTest office) {
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    long disk = bytes(office.folder());
    long own =
        Stream.of("office.db", "survey.db")
            .map(office.folder()::resolve)
            .mapToLong(SoakTest::size)
            .sum();
    long log = size(office.folder().resolve("office.db-wal"));
    return new Seen(heap, Held.now(), disk, disk - own, log);
  }

  /** Megabytes for 18,000 visitors. */
  private static double ofAMonth(long bytes) {
    double visitors = VISITORS * (DAYS - WARM) / (double) DAYS;
    return bytes / visitors * MONTH / MEGABYTE;
  }

  /**
   * Without the backups, which are kept for as long as the rules of keeping say, the ballast, which
   * is laid aside once, a minute after the start, and the log.
   */
  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(one -> !one.toString().contains("backup"))
          .filter(one -> !one.getFileName().toString().startsWith("ballast"))
          .filter(one -> !one.getFileName().toString().endsWith("-wal"))
          .mapToLong(SoakTest::size)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException e) {
      return 0; // Gone meanwhile.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(Seen before, Seen after) {
    System.out.println(
        String.format(
            "soak: %d visitors in %d days with %d faults, heap after GC %.1f and %.1f MB, %s and %s,"
                + " disk grows by %.1f MB for %d visitors, side files %.1f and %.1f MB",
            VISITORS,
            DAYS,
            faults,
            before.heap() / (double) MEGABYTE,
            after.heap() / (double) MEGABYTE,
            before.held(),
            after.held(),
            ofAMonth(after.disk() - before.disk()),
            MONTH,
            before.beside() / (double) MEGABYTE,
            after.beside() / (double) MEGABYTE));
  }
}
