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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty days of an office in one run, with as many visitors as {@code -Dvisitors} says; a month of
 * a large office has 18,000. What it holds of the machine stays the same.
 */
class SoakTest {
  private static final int VISITORS = Integer.getInteger("visitors", 300);
  private static final int DAYS = 30;
  private static final int MONTH = 18_000;

  /** From here on everything that is made once has been made. */
  private static final int WARM = DAYS / 3;

  private static final Duration BETWEEN = Duration.ofSeconds(45);
  private static final String COUNTER = "/api/v1/counters/3/";
  private static final long MEGABYTE = 1_048_576;

  @TempDir Path folder;

  private final MovedClock clock = MovedClock.onAMorning();
  private Instant day = clock.instant();

  /** What is looked at after a day's work. */
  private record Seen(long heap, Held held, long disk) {}

  /** The whole number takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void aMonthLeavesMemoryFilesAndThreadsAsTheyWere() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client kiosk = office.screen("KIOSK");
      String password = office.account("sari", "OFFICER");
      Client officer = office.person("sari", "OFFICER", "");
      Seen before = null;
      for (int number = 1; number <= DAYS; number++) {
        officer.login("sari", password);
        aDay(kiosk, officer);
        before = number == WARM ? see(office) : before;
        night();
      }
      Seen after = see(office);

      print(before, after);
      assertTrue(after.held().isNoLeakSince(before.held(), 0), before + " before, " + after);
      assertTrue(after.heap() < 2 * before.heap() + 32 * MEGABYTE, before + " before, " + after);
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

  private void aDay(Client kiosk, Client officer) throws Exception {
    officer.post(COUNTER + "take").expect(204);
    for (int visitor = 0; visitor < VISITORS / DAYS; visitor++) {
      String token =
          kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("token").asText();
      kiosk.get("/api/v1/status/" + token).expect(200);
      for (String step : List.of("call-next", "start", "finish")) {
        officer.post(COUNTER + step).expect(204);
      }
      clock.move(BETWEEN);
    }
    officer.post(COUNTER + "release").expect(204);
  }

  private void night() {
    day = day.plus(Duration.ofDays(1));
    clock.move(Duration.between(clock.instant(), day));
  }

  private static Seen see(OfficeUnderTest office) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Seen(heap, Held.now(), bytes(office.folder()));
  }

  /** Without the backups, which are kept for as long as the rules of keeping say. */
  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(one -> !one.toString().contains("backup"))
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

  private static void print(Seen before, Seen after) {
    double visitors = VISITORS * (DAYS - WARM) / (double) DAYS;
    System.out.println(
        String.format(
            "soak: %d visitors in %d days, heap after GC %.1f and %.1f MB, %s and %s,"
                + " disk grows by %.1f MB for %d visitors",
            VISITORS,
            DAYS,
            before.heap() / (double) MEGABYTE,
            after.heap() / (double) MEGABYTE,
            before.held(),
            after.held(),
            (after.disk() - before.disk()) / visitors * MONTH / MEGABYTE,
            MONTH));
  }
}
