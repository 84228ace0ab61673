package id.loket.server.mending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.journal.Database;
import id.loket.server.journal.FileDump;
import id.loket.server.journal.FileMending;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Patience;
import id.loket.server.journal.Recorded;
import id.loket.server.journal.Tally;
import id.loket.server.journal.TestDatabases;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an office of whose files something was changed while it was stopped. */
class MendingTest {
  private static PlayedOffice played;

  @TempDir Path scratch;

  private Path folder;
  private Path office;

  @BeforeAll
  static void play() throws Exception {
    played = new PlayedOffice();
  }

  @AfterAll
  static void forget() {
    played.close();
  }

  @BeforeEach
  void copy() throws IOException {
    folder = PlayedOffice.copy(played.folder(), scratch.resolve("office"));
    office = folder.resolve("office.db");
  }

  // ---- one bit ---------------------------------------------------------------------------------

  @Test
  void anOfficeThatNothingHasHappenedToIsToldNothing() throws Exception {
    assertEquals(Optional.empty(), PlayedOffice.mend(folder));
    assertFalse(Files.exists(folder.resolve("damaged")));
  }

  @Test
  void aFlippedBitInARowOfEachTableIsFoundBack() throws Exception {
    for (String value :
        List.of(
            "SELECT password_hash FROM account WHERE user = 'baru'",
            "SELECT min(token_hash) FROM device",
            "SELECT min(token_hash) FROM session",
            "SELECT min(code_hash) FROM enrolment_code",
            "SELECT min(token) FROM survey_invitation",
            "SELECT min(body_hash) FROM command",
            "SELECT body FROM ticket ORDER BY place DESC LIMIT 1",
            "SELECT min(guest) FROM guest_entry",
            "SELECT checksum || '' FROM flyway_schema_history WHERE version = '5'",
            "SELECT body FROM event WHERE seq = (SELECT max(seq) FROM event)")) {
      mendsABitOf(office, value);
    }
    mendsABitOf(folder.resolve("survey.db"), "SELECT min(id) FROM survey_answer");
    mendsABitOf(folder.resolve("keys.db"), "SELECT min(person) FROM person_key");
  }

  private void mendsABitOf(Path file, String value) throws Exception {
    String text = text(file, value);
    for (int place = 0; place < places(file, text); place++) {
      change(file, text, place, text.length() / 2, 1);

      Optional<Finding> told = PlayedOffice.mend(folder);

      assertEquals(
          Optional.of(Finding.State.MENDED), told.map(Finding::state), value + " " + place);
      assertEquals(text, text(file, value));
      assertEquals(Optional.empty(), PlayedOffice.mend(folder), value);
    }
  }

  /**
   * One bit of what stands before a row's values makes bytes of a text. Its letters are the same,
   * and so is its hash; but no day, kind or actor is found any more by it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"at_utc", "service_day", "kind", "actor", "body"})
  void aTextOfAnEventThatBecameBytesIsATextAgain(String column) throws Exception {
    Map<String, String> before = FileDump.of(office);
    try (Connection connection = TestDatabases.open(office);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE event SET " + column + " = CAST(" + column + " AS BLOB) WHERE seq = 9");
    }
    assertNotEquals(before, FileDump.of(office));

    Optional<Finding> told = PlayedOffice.mend(folder);

    assertEquals(Optional.of(Finding.State.MENDED), told.map(Finding::state));
    assertEquals(before, FileDump.of(office));
    assertOpens();
  }

  /** Where SQLite says only that the file is malformed, no minute is enough to try all pages. */
  @ParameterizedTest
  @CsvSource({
    "guest_words, 2, 2",
    "guest_words, 3, 0",
    "guest_words_by_person, 2, 1",
    "session, 3, 4",
    "sum_of_guest_words, 1, 1",
    "sum_of_guest_words, 2, 0"
  })
  void aFlippedBitInWhatSaysHowARowIsBuiltIsFoundBack(String tree, int at, int bit)
      throws Exception {
    Map<String, String> before = FileDump.of(office);
    int page =
        Integer.parseInt(
            text(office, "SELECT min(pageno) FROM dbstat WHERE name = '" + tree + "'"));
    byte[] bytes = Files.readAllBytes(office);
    ByteBuffer leaf = ByteBuffer.wrap(bytes, (page - 1) * 4096, 4096).slice();
    int last = Short.toUnsignedInt(leaf.getShort(3)) - 1;
    bytes[(page - 1) * 4096 + Short.toUnsignedInt(leaf.getShort(8 + 2 * last)) + at] ^=
        (byte) (1 << bit);
    Files.write(office, bytes);

    Optional<Finding> told = PlayedOffice.mend(folder);

    assertEquals(
        Optional.of(Finding.State.MENDED), told.map(Finding::state), () -> told.toString());
    assertEquals(before, FileDump.of(office));
  }

  @Test
  void aFlippedBitInTheSchemaIsFoundBack() throws Exception {
    for (Path file : OfficeServer.files(folder)) {
      int found = 0;
      for (int place = 0; place < places(file, "TEXT NOT NULL PRIMARY KEY") && found < 2; place++) {
        byte[] before = Files.readAllBytes(file);
        change(file, "TEXT NOT NULL PRIMARY KEY", place, 3, 4);
        Optional<Finding> told = PlayedOffice.mend(folder);
        found += told.isPresent() ? 1 : 0;
        assertFalse(told.filter(one -> one.state() != Finding.State.MENDED).isPresent());
        if (told.isEmpty()) {
          Files.write(file, before); // What a migration has left where nothing stands now.
        }
      }
      assertTrue(found > 0, file.toString());
    }
    assertOpens();
  }

  @Test
  void aFlippedBitInTheOfficeKeyIsFoundBack() throws Exception {
    Path key = folder.resolve("key/office.key");
    byte[] whole = Files.readAllBytes(key);
    String words = OfficeKey.read(key).words();
    for (int at = 0; at < whole.length - 1; at += 5) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 2;
      Files.write(key, flipped);

      assertTrue(PlayedOffice.mend(folder).isPresent() || whole[at] == '-', "byte " + at);
      assertEquals(words, OfficeKey.read(key).words(), "byte " + at);
    }
    assertOpens();
  }

  @Test
  void aFlippedBitInTheHeadIsOutlivedWithItsOtherLine() throws Exception {
    Path head = folder.resolve("head");
    for (int at : new int[] {20, 4096 + 20}) {
      byte[] bytes = Files.readAllBytes(head);
      bytes[at] ^= 1;
      Files.write(head, bytes);
      assertOpens();
    }
  }

  @Test
  void aHeadThatNobodyCanReadTellsThatNobodyKnows() throws Exception {
    Files.writeString(folder.resolve("head"), "sestored");

    try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(folder))) {
      assertTrue(server.desk().look(one -> one.doubt().isPresent()).join());
    }
  }

  // ---- more than a bit -------------------------------------------------------------------------

  @Test
  void aTicketIsMadeAnewFromTheJournal() throws Exception {
    String before = text(office, "SELECT group_concat(body) FROM ticket");
    change(office, text(office, "SELECT body FROM ticket ORDER BY place LIMIT 1"), 0, 7, 0x15);

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.MENDED, told.state());
    assertTrue(told.words().contains("what the journal gives was made anew"), told.toString());
    assertEquals(before, text(office, "SELECT group_concat(body) FROM ticket"));
    assertOpens();
  }

  @Test
  void anAccountComesBackFromTheBackupWhereItStandsThereAsItWas() throws Exception {
    String hash = text(office, "SELECT password_hash FROM account WHERE user = 'kepala.tu'");
    change(office, hash, 0, 40, 0x15);

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.MENDED, told.state());
    assertEquals(hash, text(office, "SELECT password_hash FROM account WHERE user = 'kepala.tu'"));
  }

  @Test
  void whatNoBackupHasIsTakenOutAndNamedAndTheOfficeOpens() throws Exception {
    String hash = text(office, "SELECT password_hash FROM account WHERE user = 'baru'");
    change(office, hash, 0, 40, 0x15);

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.LOST, told.state());
    assertTrue(
        told.words().contains("office.db: rows that nothing gives back were taken out: account: 1"),
        told.toString());
    assertTrue(told.words().contains("office.db: account: baru OFFICER"), told.toString());
    assertTrue(
        Files.readAllLines(damaged().resolve("what.txt"))
            .contains("office.db: account: baru OFFICER"));
    assertFalse(told.toString().contains(hash.substring(0, 30)), "it tells what stood there");
    assertEquals("0", text(office, "SELECT count(*) FROM account WHERE user = 'baru'"));
    assertOpens();
  }

  @Test
  void aScreenWhoseRowIsTakenOutIsNamed() throws Exception {
    PlayedOffice.delete(folder.resolve("backups"));
    String token = text(office, "SELECT token_hash FROM device WHERE kind = 'KIOSK'");
    String name = text(office, "SELECT name FROM device WHERE kind = 'KIOSK'");
    change(office, token, 0, 40, 0x15);

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.LOST, told.state());
    assertTrue(
        told.words().stream().anyMatch(one -> one.startsWith("office.db: device: KIOSK " + name)),
        told.toString());
  }

  @Test
  void allSearchesOfAStartTogetherTakeNoLongerThanOneMay() throws Exception {
    PlayedOffice.delete(folder.resolve("backups"));
    for (String value :
        List.of(
            "SELECT password_hash FROM account WHERE user = 'baru'",
            "SELECT min(token_hash) FROM device",
            "SELECT min(token_hash) FROM session",
            "SELECT min(code_hash) FROM enrolment_code",
            "SELECT min(token) FROM survey_invitation",
            "SELECT min(body_hash) FROM command")) {
      change(office, text(office, value), 0, 20, 0x15);
    }
    AtomicInteger asked = new AtomicInteger();
    Patience patience =
        Patience.of(
            Duration.ofSeconds(200), () -> Duration.ofSeconds(asked.incrementAndGet()).toNanos());

    Finding told = PlayedOffice.mend(folder, OfficeServer.TALLIES, patience).orElseThrow();

    assertEquals(Finding.State.LOST, told.state());
    assertTrue(asked.get() > 200, "nothing was searched");
    assertTrue(asked.get() < 300, () -> asked + " tries, where 200 are allowed");
    assertOpens();
  }

  @Test
  void withoutTheLastAdministratorSomebodyCanBecomeOne() throws Exception {
    PlayedOffice.delete(folder.resolve("backups"));
    String hash = text(office, "SELECT password_hash FROM account WHERE user = 'kepala.tu'");
    change(office, hash, 0, 40, 0x15);

    try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(folder))) {
      Client anybody = Client.of(server.port());
      String code = server.setupCode().orElseThrow();
      String[] wish = {
        "code", code, "user", "kepala.tu", "name", "TU", "password", "tiga kata lagi"
      };
      anybody.post("/api/v1/setup", (Object[]) wish).expect(201);
    }
  }

  @Test
  void anEventComesBackFromTheBackupProvedByTheChain() throws Exception {
    String body = text(office, "SELECT body FROM event WHERE seq = 12");
    change(office, body, 0, 5, 0x15);

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.MENDED, told.state());
    assertEquals(body, text(office, "SELECT body FROM event WHERE seq = 12"));
    assertOpens();
  }

  @Test
  void anEventThatNobodyHasIsNamedAndNothingIsTold() throws Exception {
    String body =
        text(
            office, "SELECT body FROM event WHERE kind = 'TicketIssued' ORDER BY seq DESC LIMIT 1");
    change(office, body, 0, 12, 0x15);

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> OfficeServer.start(PlayedOffice.settings(folder)).close());

    assertTrue(refused.getMessage().contains("doesn't fit its hash"), refused.getMessage());
    assertFalse(refused.getMessage().contains(body.substring(20)), refused.getMessage());
  }

  @Test
  void aFileThatNobodyCanReadIsPutBackFromTheBackupWithWhatTheJournalHasSince() throws Exception {
    long events = Long.parseLong(text(office, "SELECT max(seq) FROM event"));
    int page = Integer.parseInt(text(office, "SELECT pageno FROM dbstat WHERE name = 'session'"));
    byte[] bytes = Files.readAllBytes(office);
    Arrays.fill(bytes, (page - 1) * 4096, page * 4096, (byte) 0x55);
    Files.write(office, bytes);

    Finding told = PlayedOffice.mendInVain(folder).orElseThrow();

    assertEquals(Finding.State.LOST, told.state());
    assertEquals("" + events, text(office, "SELECT max(seq) FROM event"));
    assertEquals("1", text(office, "SELECT count(*) FROM account WHERE user = 'baru'"));
    assertTrue(told.words().stream().anyMatch(one -> one.endsWith(": session")), told.toString());
    assertOpens();
  }

  @Test
  void whatTheJournalHasLostWithAFileNobodyHasFollowedNorAsked() throws Exception {
    long events = Long.parseLong(text(office, "SELECT max(seq) FROM event"));
    byte[] bytes = Files.readAllBytes(office);
    int page =
        Integer.parseInt(
            text(
                office,
                "SELECT max(pageno) FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'"));
    Arrays.fill(bytes, (page - 1) * 4096, page * 4096, (byte) 0x55);
    Files.write(office, bytes);

    PlayedOffice.mendInVain(folder);

    long left = Long.parseLong(text(office, "SELECT max(seq) FROM event"));
    assertTrue(left < events, "nothing was lost");
    assertEquals(
        "0",
        text(
            office, "SELECT count(*) FROM follower, (SELECT max(seq) m FROM event) WHERE seq > m"));
    assertEquals(
        "0",
        text(
            office,
            "SELECT count(*) FROM command, (SELECT max(seq) m FROM event) WHERE last_seq > m"));
  }

  @Test
  void wordsOfAGuestWhoseEventIsLostGoWithIt() throws Exception {
    long guests = Long.parseLong(text(office, "SELECT count(*) FROM guest_words"));
    byte[] bytes = Files.readAllBytes(office);
    for (String page :
        text(office, "SELECT group_concat(pageno) FROM dbstat WHERE name = 'event'").split(",")) {
      int from = (Integer.parseInt(page) - 1) * 4096;
      Arrays.fill(bytes, from, from + 4096, (byte) 0x55);
    }
    Files.write(office, bytes);

    Finding told = PlayedOffice.mendInVain(folder).orElseThrow();

    assertEquals(Finding.State.LOST, told.state());
    long left = Long.parseLong(text(office, "SELECT count(*) FROM guest_words"));
    assertTrue(0 < left && left < guests, left + " of " + guests);
    assertTrue(
        told.words()
            .contains(
                "office.db: words of people whose events are lost were taken out: "
                    + (guests - left)),
        told.toString());
    assertOpens();
  }

  @Test
  void wordsThatOnlyTheBackupHasComeBackWhereAnEventNamesThem() throws Exception {
    int page = Integer.parseInt(text(office, "SELECT pageno FROM dbstat WHERE name = 'session'"));
    String gone =
        text(
            office,
            "SELECT words.id FROM event JOIN guest_words words ON instr(event.body, words.id) > 0"
                + " ORDER BY seq LIMIT 1");
    try (Connection connection = TestDatabases.open(office);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM guest_words WHERE id = '" + gone + "'");
    }
    byte[] bytes = Files.readAllBytes(office);
    Arrays.fill(bytes, (page - 1) * 4096, page * 4096, (byte) 0x55);
    Files.write(office, bytes);

    PlayedOffice.mendInVain(folder);

    assertEquals("1", text(office, "SELECT count(*) FROM guest_words WHERE id = '" + gone + "'"));
    assertOpens();
  }

  @Test
  void aFileThatNobodyCanReadAndWithoutABackupIsRefusedWithWords() throws Exception {
    PlayedOffice.delete(folder.resolve("backups"));
    byte[] bytes = Files.readAllBytes(office);
    Arrays.fill(bytes, 0, 4096, (byte) 0x55);
    Files.write(office, bytes);

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> OfficeServer.start(PlayedOffice.settings(folder)).close());

    assertTrue(
        refused.getMessage().contains("damaged, and there is no backup"), refused.toString());
    assertTrue(Arrays.equals(bytes, Files.readAllBytes(damaged().resolve("office.db"))));
  }

  @Test
  void aSurveysAnswerThatWasChangedIsNotCounted() throws Exception {
    Path survey = folder.resolve("survey.db");
    PlayedOffice.delete(folder.resolve("backups"));
    int before = Integer.parseInt(text(survey, "SELECT count(*) FROM survey_answer"));
    change(survey, text(survey, "SELECT max(comment) FROM survey_answer"), 0, 24, 0x15);

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.LOST, told.state());
    assertEquals("" + (before - 1), text(survey, "SELECT count(*) FROM survey_answer"));
  }

  @Test
  void aKeyThatWasChangedComesFromItsCopy() throws Exception {
    Path keys = folder.resolve("keys.db");
    String before = text(keys, "SELECT group_concat(hex(wrapped)) FROM person_key");
    Path copied = folder.resolve("backups/loket-keys.copy");
    String wrapped = bytes(text(copied, "SELECT hex(wrapped) FROM person_key LIMIT 1"));
    change(keys, wrapped, 0, 3, 0x15);

    assertTrue(PlayedOffice.mend(folder).isPresent());

    assertEquals(before, text(keys, "SELECT group_concat(hex(wrapped)) FROM person_key"));
    assertFalse(Files.exists(damaged().resolve("keys.db")), "a copy that outlives an erasure");
  }

  @Test
  void aKeyWhoseSumWasChangedStaysWhereItsCopyHasItToo() throws Exception {
    Path keys = folder.resolve("keys.db");
    String before = text(keys, "SELECT group_concat(hex(wrapped)) FROM person_key");
    Path copied = folder.resolve("backups/loket-keys.copy");
    String sum =
        text(
            copied,
            "SELECT printf('%016x', row_sum('person_key,' || quote(person) || ',' || quote(wrapped)"
                + " || ',' || quote(created_utc))) FROM person_key LIMIT 1");
    change(keys, bytes(sum), 0, 4, 0x15);

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.MENDED, told.state());
    assertEquals(before, text(keys, "SELECT group_concat(hex(wrapped)) FROM person_key"));
  }

  // ---- cut off ---------------------------------------------------------------------------------

  @Test
  void whatWasCutOffBeforeTheJournalsTablesWereMadeAnewIsEndedByTheNextStart() throws Exception {
    String before = text(office, "SELECT group_concat(body) FROM ticket");
    change(office, text(office, "SELECT body FROM ticket ORDER BY place DESC LIMIT 1"), 0, 7, 0x15);
    cutOff();
    assertFalse(before.equals(text(office, "SELECT group_concat(body) FROM ticket")), "not cut");

    Finding told = PlayedOffice.mend(folder).orElseThrow();

    assertEquals(Finding.State.LOST, told.state());
    assertEquals(before, text(office, "SELECT group_concat(body) FROM ticket"));
    assertEquals(Optional.empty(), PlayedOffice.mend(folder));
    assertOpens();
  }

  @Test
  void aBackupThatTookTheFilesPlaceAndWasCutOffThenGivesNoNumberTwice() throws Exception {
    String before = text(office, "SELECT group_concat(serial) FROM last_serial");
    int page = Integer.parseInt(text(office, "SELECT pageno FROM dbstat WHERE name = 'session'"));
    byte[] bytes = Files.readAllBytes(office);
    Arrays.fill(bytes, (page - 1) * 4096, page * 4096, (byte) 0x55);
    Files.write(office, bytes);
    cutOff();

    assertEquals(Finding.State.LOST, PlayedOffice.mend(folder).orElseThrow().state());

    assertEquals(before, text(office, "SELECT group_concat(serial) FROM last_serial"));
    assertOpens();
  }

  /** As a kill does it, when the files fit again and before the rest is done. */
  private void cutOff() {
    Tally killed =
        new Tally() {
          @Override
          public String name() {
            return "visit-counting";
          }

          @Override
          public List<String> derives() {
            return List.of("daily_visits");
          }

          @Override
          public void write(List<Recorded> batch, Handle tables) {
            throw new UnsupportedOperationException("cut off");
          }
        };
    Patience little = Patience.of(Duration.ofSeconds(2), System::nanoTime);
    assertThrows(
        UnsupportedOperationException.class,
        () -> PlayedOffice.mend(folder, List.of(killed), little));
  }

  @Test
  void aPowerCutInAFilesFirstWriteIsNoDamage() throws Exception {
    Path fresh = Files.createDirectory(scratch.resolve("fresh")).resolve("office.db");
    try (Connection connection = TestDatabases.open(fresh);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = 2");
      statement.execute("BEGIN");
      statement.execute("CREATE TABLE filled (bytes BLOB)");
      for (int n = 0; n < 50; n++) {
        statement.execute("INSERT INTO filled VALUES (zeroblob(4000))");
      }
      Path folder = Files.createDirectory(scratch.resolve("cut"));
      Files.write(folder.resolve("office.db"), new byte[(int) Files.size(fresh)]);
      Files.copy(fresh.resolveSibling("office.db-journal"), folder.resolve("office.db-journal"));

      assertTrue(FileMending.isSound(folder.resolve("office.db")));
    }
  }

  @Test
  void whereOnlyTheSumsCanNotBeReadAllRowsStay() throws Exception {
    PlayedOffice.delete(folder.resolve("backups"));
    for (String name : List.of("keys.db person_key", "office.db account", "survey.db receipt")) {
      Path file = folder.resolve(name.split(" ")[0]);
      String table = name.split(" ")[1];
      String key = text(file, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk = 1");
      String rows = "SELECT count(*) || ' ' || group_concat(" + key + ") FROM " + table;
      String before = text(file, rows);
      String page = "SELECT pageno FROM dbstat WHERE name = 'sum_of_" + table + "' LIMIT 1";
      byte[] bytes = Files.readAllBytes(file);
      int from = (Integer.parseInt(text(file, page)) - 1) * 4096;
      Arrays.fill(bytes, from, from + 4096, (byte) 0);
      Files.write(file, bytes);

      Finding told = PlayedOffice.mendInVain(folder).orElseThrow();

      assertEquals(Finding.State.MENDED, told.state(), told.toString());
      assertEquals(before, text(file, rows), name);
      assertEquals(Optional.empty(), PlayedOffice.mendInVain(folder), name);
    }
    assertOpens();
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aStartThatIsRefusedAgainAndAgainFillsNoDisk() throws Exception {
    Path damaged = folder.resolve("damaged");
    for (int n = 1; n <= 5; n++) {
      Files.createDirectories(damaged.resolve("2026110" + n + "T000000Z"));
    }
    change(office, text(office, "SELECT min(token_hash) FROM device"), 0, 4, 1);

    PlayedOffice.mend(folder);

    try (Stream<Path> all = Files.list(damaged)) {
      assertEquals(5, all.count());
    }
    assertTrue(Files.exists(damaged.resolve("20261105T000000Z/what.txt")));
  }

  // ---- being told ------------------------------------------------------------------------------

  @Test
  void theDamagedFileIsKeptForItsOwnerAloneAndToldUntilSomebodyRemovesIt() throws Exception {
    change(office, text(office, "SELECT token_hash FROM device LIMIT 1"), 0, 4, 1);
    byte[] before = Files.readAllBytes(office);
    try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(folder))) {
      JsonNode health = Client.of(server.port()).get("/healthz").expect(200);
      assertEquals("damage.MENDED", damage(health));
    }

    Path kept = damaged().resolve("office.db");

    assertTrue(Arrays.equals(before, Files.readAllBytes(kept)));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    PlayedOffice.delete(folder.resolve("damaged"));
    try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(folder))) {
      assertEquals("", damage(Client.of(server.port()).get("/healthz").expect(200)));
    }
  }

  @Test
  void aBitThatFlipsWhileTheOfficeRunsIsFoundByTheNextNight() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    List<Database> files =
        OfficeServer.files(folder).stream()
            .map(file -> new Database(file, OfficeServer.REGISTERS))
            .toList();
    try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(folder))) {
      Findings findings = new Findings(folder, Optional.empty());
      NightlyCheck check =
          new NightlyCheck(files, findings, () -> server.desk().catalogue().zoneId(), clock);
      check.look();
      assertEquals(List.of(), findings.all());

      flipFromOutside(office, text(office, "SELECT hex(hash) FROM event WHERE seq = 9"));
      check.look();
      assertEquals(List.of(), findings.all(), "once a night");
      clock.move(Duration.ofDays(1));
      check.look();

      Finding found = findings.worst().orElseThrow();
      assertEquals(Finding.State.STANDING, found.state());
      assertTrue(
          found.words().get(0).contains("doesn't fit the journal's hashes"), found.toString());
    }
    assertEquals(Optional.of(Finding.State.MENDED), PlayedOffice.mend(folder).map(Finding::state));
  }

  /** This process must not open and close a file that SQLite has open. */
  private static void flipFromOutside(Path file, String hex) throws Exception {
    String script =
        "import sys; f = open(sys.argv[1], 'r+b'); b = f.read(); at ="
            + " b.find(bytes.fromhex(sys.argv[2])); f.seek(at); f.write(bytes([b[at] ^ 1]))";
    Process process =
        new ProcessBuilder("python3", "-c", script, file.toString(), hex).inheritIO().start();
    assertEquals(0, process.waitFor());
  }

  // ---- helpers ---------------------------------------------------------------------------------

  private void assertOpens() throws Exception {
    try (OfficeServer server = OfficeServer.start(PlayedOffice.settings(folder))) {
      assertEquals("", JournalCheck.run(server.database(), List.of()).finding());
    }
  }

  /** The cause of that row on the list of checks. */
  private static String damage(JsonNode health) {
    for (JsonNode row : health.get("checks")) {
      if (row.get("id").asText().equals("damage")) {
        return row.get("cause").asText();
      }
    }
    throw new AssertionError(health);
  }

  private Path damaged() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("damaged"))) {
      return all.findFirst().orElseThrow();
    }
  }

  private static String text(Path file, String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }

  private static int places(Path file, String text) throws IOException {
    return found(Files.readAllBytes(file), text).size();
  }

  private static List<Integer> found(byte[] bytes, String text) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Integer> places = new ArrayList<>();
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      places.add(at);
    }
    return places;
  }

  /** Changes a letter of a text where it stands in the file for the n-th time. */
  private static void change(Path file, String text, int place, int letter, int bits)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[found(bytes, text).get(place) + letter] ^= (byte) bits;
    Files.write(file, bytes);
  }
}
