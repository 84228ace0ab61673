package id.loket.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a second copy holds, what becomes of it, and the office that stands up from it. */
class SecondCopyTest {
  @TempDir Path away;

  private OfficeWithCopy hall;
  private Path home;

  @BeforeEach
  void open() throws Exception {
    home = away.resolve("stick");
    hall = new OfficeWithCopy(home);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void everyRowOfTheOfficeIsInItsCopy() throws Exception {
    hall.upToNow();
    hall.takeWithGuest();
    hall.office.person("OFFICER");
    hall.upToNow();
    hall.takeWithGuest();
    refused();
    corrected();
    hall.upToNow();

    Path blank = away.resolve("blank");
    CopyRestore.Restored restored = hall.restore(home, blank);

    assertEquals("", restored.damage());
    assertFalse(restored.cut());
    assertEquals(Optional.of(hall.clock.instant()), restored.at());
    OfficeWithCopy.assertSame(hall.rows(), OfficeWithCopy.rows(blank));
  }

  @Test
  void whoWasErasedMeanwhileIsNotInTheOfficeThatStandsUp() throws Exception {
    hall.upToNow();
    hall.takeWithGuest();
    hall.upToNow();
    Client head = hall.office.person("HEAD");
    String person =
        hall.office
            .server()
            .database()
            .read(
                tables ->
                    tables.createQuery("SELECT person FROM guest_words").mapTo(String.class).one());
    erase(head, person);
    hall.upToNow();

    Path blank = away.resolve("blank");
    CopyRestore.Restored restored = hall.restore(home, blank);

    assertEquals("", restored.damage());
    assertEquals(List.of(), OfficeWithCopy.rows(blank).get("office.guest_words"));
    byte[] wrapped = person.getBytes(StandardCharsets.UTF_8);
    assertTrue(
        Footprints.ofBytes(home, List.of(wrapped)).stream()
            .allMatch(file -> file.equals(Backups.KEYS)),
        "the one who is erased is noted there, the key is gone");
    OfficeWithCopy.assertSame(hall.rows(), OfficeWithCopy.rows(blank));
  }

  @Test
  void nothingInACopyCanBeReadWithoutTheOfficeKey() throws Exception {
    hall.upToNow();
    hall.takeWithGuest();
    String ticket = hall.take();
    hall.upToNow();

    assertEquals(List.of(), Footprints.of(home, OfficeWithCopy.GUEST, ticket));
    assertEquals(List.of(Backups.KEYS), Footprints.of(home, "SQLite format 3"));
    OfficeKey other = OfficeKey.make(away.resolve("other/office.key"));
    IOException refused =
        assertThrows(
            IOException.class,
            () ->
                CopyRestore.run(
                    home,
                    Optional.empty(),
                    away.resolve("b"),
                    other,
                    OfficeServer.REGISTERS,
                    OfficeServer.TALLIES));
    assertTrue(refused.getMessage().contains("another office"), refused.getMessage());
  }

  @Test
  void aCopyThatIsCutAnywhereGivesAWholePrefix() throws Exception {
    hall.upToNow();
    for (int n = 0; n < 6; n++) {
      hall.takeWithGuest();
      hall.upToNow();
    }
    Path log = onlyLog();
    byte[] whole = Files.readAllBytes(log);
    long events = hall.restore(home, away.resolve("whole")).event();
    Random random = new Random(7);
    List<Integer> records = ends(whole);
    Set<Integer> lengths = new TreeSet<>(List.of(0, 1, 43, 45, 51, 52, whole.length - 1));
    lengths.addAll(records);
    random.ints(12, 0, whole.length).forEach(lengths::add);

    long before = 0;
    for (int length : lengths) {
      Path cut = away.resolve("cut" + length);
      OfficeWithCopy.copyFolder(home, cut);
      Files.write(cut.resolve(home.relativize(log)), Arrays.copyOf(whole, length));
      CopyRestore.Restored restored = hall.restore(cut, away.resolve("from" + length));

      assertEquals("", restored.damage(), () -> "cut at " + length);
      assertTrue(restored.event() >= before && restored.event() <= events, "cut at " + length);
      assertEquals(!records.contains(length), restored.cut(), "cut at " + length);
      before = restored.event();
    }
    assertEquals(events, before, "the last length is the whole");
  }

  @Test
  void anyBitThatFlipsInACopyIsTold() throws Exception {
    hall.upToNow();
    for (int n = 0; n < 4; n++) {
      hall.takeWithGuest();
      hall.upToNow();
    }
    long events = hall.restore(home, away.resolve("whole")).event();
    List<Path> files;
    try (Stream<Path> all = Files.walk(home.resolve("000001"))) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    assertEquals(4, files.size(), files.toString());
    Random random = new Random(7);

    for (int n = 0; n < 40; n++) {
      Path file = files.get(n % files.size());
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Path flipped = away.resolve("flip" + n);
      OfficeWithCopy.copyFolder(home, flipped);
      Files.write(flipped.resolve(home.relativize(file)), bytes);
      Path to = away.resolve("to" + n);
      try {
        CopyRestore.Restored restored = hall.restore(flipped, to);
        assertFalse(restored.damage().isEmpty(), file + " " + n);
        assertTrue(restored.event() <= events);
      } catch (IOException told) {
        assertFalse(Files.exists(to.resolve("office.db")), "half an office stands there");
      }
    }
  }

  @Test
  void aServerThatStartsAgainGoesOnWithTheSameCopy() throws Exception {
    hall.upToNow();
    hall.take();
    hall.office.restart();
    hall.upToNow();
    hall.take();
    hall.upToNow();

    assertEquals(List.of("000001"), sets());
    OfficeWithCopy.assertSame(hall.rows(), restoredRows());
  }

  @Test
  void whatCameBeforeAnOrderlyStopIsInTheCopy() throws Exception {
    hall.upToNow();
    hall.take();
    hall.office.stop();

    assertEquals(hall.rows().get("office.event"), restoredRows().get("office.event"));
    hall.office.start();
  }

  @Test
  void aNewWholeFileTakesThePlaceOfTheOldSetWithoutAGap() throws Exception {
    hall.upToNow();
    hall.take();
    hall.copy().renew();
    while (!sets().equals(List.of("000002"))) {
      takeAtEase();
      hall.upToNow();
      assertSound();
    }

    OfficeWithCopy.assertSame(hall.rows(), restoredRows());
  }

  @Test
  void whoRestoresWhileNewWholeFilesComeInGetsTheNewestOffice() throws Exception {
    hall.upToNow();
    hall.take();
    hall.upToNow();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService technician = Executors.newSingleThreadExecutor();
    Future<Integer> restores =
        technician.submit(
            () -> {
              int count = 0;
              while (!done.get()) {
                assertSound();
                count++;
              }
              return count;
            });
    try {
      for (int set = 2; set <= 5; set++) {
        hall.copy().renew();
        while (!sets().equals(List.of("00000" + set)) && !restores.isDone()) {
          takeAtEase();
          hall.upToNow();
        }
      }
    } finally {
      done.set(true);
      technician.shutdown();
    }
    assertTrue(restores.get() > 0);
    OfficeWithCopy.assertSame(hall.rows(), restoredRows());
  }

  @Test
  void aCopyBesideTheDataIsNoCopyAndSaysSo() throws Exception {
    hall.upToNow();

    assertEquals("copy.sameDisk", hall.copy().check().cause());
  }

  @Test
  void aDiskThatIsPulledIsToldAndGoesOnWhenItIsBack() throws Exception {
    hall.upToNow();
    hall.take();
    Path pocket = away.resolve("pocket");
    Files.move(home, pocket);
    hall.pass(Duration.ofSeconds(70));
    hall.copy().look();
    assertEquals(CopyTrouble.Cause.ABSENT, hall.copy().trouble().orElseThrow().cause());
    assertFalse(Files.exists(home), "nothing is written where the disk belongs");
    hall.take();
    var health = hall.office.nobody().get("/healthz").expect(200).get("copy");
    assertEquals(70, health.get("lagSeconds").asInt(), "since the last good round");
    assertTrue(health.get("tooFar").asBoolean());
    assertTrue(health.get("cause").asText().contains("plugged in"), health.toString());
    assertEquals("copy.ABSENT", hall.copy().check().cause(), "a row on the technician's page");

    Files.move(pocket, home);
    hall.upToNow();

    assertEquals(List.of("000001"), sets());
    assertEquals(Duration.ZERO, hall.copy().lag());
    OfficeWithCopy.assertSame(hall.rows(), restoredRows());
  }

  @Test
  void anotherEmptyDiskGetsAWholeCopyOfItsOwnAndTheFirstGoesOnLater() throws Exception {
    hall.upToNow();
    hall.take();
    hall.upToNow();
    Path first = away.resolve("first");
    Files.move(home, first);
    Files.createDirectory(home);
    hall.pass(Duration.ofSeconds(10));
    hall.copy().look();
    hall.pass(Duration.ofSeconds(10));
    hall.upToNow();
    hall.take();
    hall.upToNow();
    OfficeWithCopy.assertSame(hall.rows(), restoredRows());

    Files.move(home, away.resolve("second"));
    Files.move(first, home);
    hall.pass(Duration.ofSeconds(10));
    hall.copy().look();
    hall.pass(Duration.ofSeconds(10));
    hall.upToNow();

    assertEquals(List.of("000001"), sets());
    assertEquals(
        hall.rows().get("office.event"),
        OfficeWithCopy.rows(restore(home)).get("office.event"),
        "what it missed was added");
  }

  @Test
  void aCopyThatWasDamagedIsBegunAnewAtTheNextStart() throws Exception {
    hall.upToNow();
    hall.take();
    hall.upToNow();
    for (String name : List.of("000001/base", "000002/000001.log")) {
      hall.office.stop();
      byte[] bytes = Files.readAllBytes(home.resolve(name));
      bytes[bytes.length / 2] ^= 1;
      Files.write(home.resolve(name), bytes);
      hall.office.start();
      hall.upToNow();

      OfficeWithCopy.assertSame(hall.rows(), restoredRows());
    }
    assertEquals(List.of("000003"), sets());
  }

  @Test
  void theCopyOfAnotherOfficeIsNeverTouched() throws Exception {
    hall.upToNow();
    hall.office.stop();
    Map<String, Long> before = files();
    try (OfficeUnderTest other = OfficeUnderTest.open(hall.clock)) {
      other.copyTo(home);
      other.restart();
      SecondCopy copy = other.server().copy().orElseThrow();
      copy.look();

      assertEquals(CopyTrouble.Cause.ANOTHER_OFFICE, copy.trouble().orElseThrow().cause());
    }
    assertEquals(before, files());
    hall.office.start();
  }

  @Test
  void aCopyThatKnowsMoreThanTheOfficeIsSetAside() throws Exception {
    hall.upToNow();
    Path old = away.resolve("old");
    hall.office.stop();
    OfficeWithCopy.copyFolder(hall.office.folder(), old);
    hall.office.start();
    hall.upToNow();
    hall.take();
    hall.upToNow();
    long events = hall.rows().get("office.event").size();
    hall.office.stop();
    Files.copy(
        old.resolve("office.db"),
        hall.office.folder().resolve("office.db"),
        StandardCopyOption.REPLACE_EXISTING);
    hall.office.start();
    hall.pass(Duration.ofSeconds(20));
    hall.upToNow();

    assertEquals(List.of("000002"), sets());
    assertTrue(Files.exists(home.resolve("000001.aside/base")));
    CopyRestore.Restored more = hall.restore(home.resolve("000001.aside"), away.resolve("more"));
    assertEquals(events, more.event());
  }

  @Test
  void aCopyThatKnowsMoreIsKeptAndHeardAlsoWhereItCannotBeGoneOnWith() throws Exception {
    hall.upToNow();
    Path old = away.resolve("old");
    hall.office.stop();
    OfficeWithCopy.copyFolder(hall.office.folder(), old);
    hall.office.start();
    hall.upToNow();
    hall.take();
    hall.upToNow();
    hall.take();
    hall.upToNow();
    hall.office.stop();
    Path log = newestLog();
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length - 1] ^= 1;
    Files.write(log, bytes);
    for (String one : List.of("office.db", "head")) {
      Files.copy(
          old.resolve(one), hall.office.folder().resolve(one), StandardCopyOption.REPLACE_EXISTING);
    }
    hall.office.start();
    hall.pass(Duration.ofSeconds(20));
    hall.upToNow();

    assertTrue(Files.exists(home.resolve("000001.aside/base")));
    assertTrue(hall.office.server().desk().look(one -> one.doubt().isPresent()).join());
  }

  @Test
  void whatIsTenSecondsOldIsInTheCopyAtAnyMoment() throws Exception {
    hall.upToNow();
    for (int round = 0; round < 10; round++) {
      String ticket = hall.take();
      hall.pass(SecondCopy.LOOK.minusMillis(1));
      assertTrue(hall.copy().lag().compareTo(Duration.ofSeconds(10)) < 0, "before the next look");
      hall.pass(Duration.ofMillis(1));
      hall.copy().look();

      assertEquals(Duration.ZERO, hall.copy().lag());
      assertTrue(
          restoredRows().get("office.event").toString().contains(ticket), "in it after one look");
    }
  }

  @Test
  void aDiskThatHangsMakesNobodyWaitAndIsToldAndKeepsNoServerFromStopping() throws Exception {
    hall.upToNow();
    hall.office.stop();
    Path pipe = home.resolve("000001/survey.db.newest.new");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertEquals(0, made.waitFor());
    hall.office.start();
    while (!isHanging()) {
      hall.pass(Duration.ofSeconds(11));
      Thread.onSpinWait();
    }

    hall.take();
    hall.pass(Duration.ofSeconds(61));
    var health = hall.office.nobody().get("/healthz").expect(200).get("copy");
    assertTrue(health.get("tooFar").asBoolean(), health.toString());
    assertTrue(health.get("cause").asText().contains("does not answer"), health.toString());
    hall.take();
    hall.office.stop();

    Files.newInputStream(pipe).close();
    Files.delete(pipe);
    hall.office.start();
    hall.upToNow();
    assertEquals(hall.rows().get("office.event"), restoredRows().get("office.event"));
  }

  @Test
  void aDiskThatTakesNothingIsReadSeldomAndToldOnceAMinute() throws Exception {
    hall.upToNow();
    hall.office.stop();
    Path inTheWay = Files.createDirectory(home.resolve("000001/survey.db.newest.new"));
    hall.office.start();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger log = (Logger) LoggerFactory.getLogger(SecondCopy.class.getPackageName());
    log.addAppender(lines);
    try {
      for (int seconds = 0; seconds < 600; seconds += 5) {
        hall.pass(Duration.ofSeconds(5));
        hall.copy().look();
      }
      long read = said(lines, "goes on after event");
      long told = said(lines, "can't be written");

      assertTrue(read >= 10 && read <= 15, "read " + read + " times in ten minutes");
      assertTrue(told >= 8 && told <= 11, "told " + told + " times in ten minutes");
    } finally {
      log.detachAppender(lines);
    }

    Files.delete(inTheWay);
    hall.pass(Duration.ofMinutes(1));
    hall.upToNow();
    OfficeWithCopy.assertSame(hall.rows(), restoredRows());
  }

  private static long said(ListAppender<ILoggingEvent> lines, String words) {
    return List.copyOf(lines.list).stream()
        .filter(one -> one.getFormattedMessage().contains(words))
        .count();
  }

  // ---- helpers ---------------------------------------------------------------------------------

  private boolean isHanging() {
    return hall.copy().trouble().stream().anyMatch(one -> one.cause() == CopyTrouble.Cause.HANGING);
  }

  private void refused() throws Exception {
    hall.office.person("OFFICER").post("/api/v1/counters/3/take").expect(204);
    hall.office.person("OFFICER").post("/api/v1/counters/3/take").expect(409);
  }

  /** A line of the guest book that is in the copy already. */
  private void corrected() throws Exception {
    String ticket =
        hall.office
            .server()
            .database()
            .read(
                tables ->
                    tables
                        .createQuery("SELECT ticket FROM guest_entry ORDER BY noted_utc LIMIT 1")
                        .mapTo(String.class)
                        .one());
    Object[] words = {"name", "Dua", "origin", "Uji", "purpose", "Uji", "reason", "MISTYPED"};
    hall.office
        .person("HEAD")
        .post("/api/v1/tickets/" + ticket + "/guest/correct", words)
        .expect(204);
  }

  private void erase(Client head, String person) throws Exception {
    head.post("/api/v1/people/" + person + "/erase", "reason", "ASKED_BY_PERSON").ok();
  }

  /** However often, never more than a kiosk may give in a minute. */
  private void takeAtEase() throws Exception {
    hall.clock.move(Duration.ofSeconds(3));
    hall.take();
  }

  private void assertSound() throws Exception {
    CopyRestore.Restored restored = hall.restore(home, away.resolve("r" + System.nanoTime()));
    assertEquals("", restored.damage());
  }

  private Path restore(Path from) throws Exception {
    Path to = away.resolve("r" + System.nanoTime());
    assertEquals("", hall.restore(from, to).damage());
    return to;
  }

  private Map<String, List<Map<String, Object>>> restoredRows() throws Exception {
    return OfficeWithCopy.rows(restore(home));
  }

  private List<String> sets() throws IOException {
    return CopySet.in(home).stream().map(one -> one.folder().getFileName().toString()).toList();
  }

  /** Where a log may end: after its head and after each record. */
  private static List<Integer> ends(byte[] log) {
    List<Integer> ends = new ArrayList<>();
    for (int at = 44; at < log.length; at += 8 + ByteBuffer.wrap(log).getInt(at)) {
      ends.add(at);
    }
    ends.add(log.length);
    return ends;
  }

  private Path onlyLog() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
    }
  }

  private Path newestLog() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> file.toString().endsWith(".log"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.size(file));
      }
    }
    return files;
  }
}
