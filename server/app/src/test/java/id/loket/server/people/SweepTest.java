package id.loket.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.keys.KeyStore;
import id.loket.server.web.Requests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tidied up now and then, and what never. */
class SweepTest {
  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T03:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private Database database;
  private OfficeDesk desk;
  private KeyStore keys;

  @BeforeEach
  void open() throws Exception {
    database = new Database(folder.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    database.migrate();
    desk = OfficeUnderTest.desk(database, clock);
    keys = KeyStore.open(folder, folder.resolve("key/office.key"), clock);
  }

  @AfterEach
  void close() {
    keys.close();
    desk.close();
  }

  @Test
  void aKeyThatGotNoRowGoesAfterAnHourButNoneOfBeforeTheStart() {
    keys.make("of-before");
    pass(Duration.ofSeconds(1));
    PeopleRoutes people = people();
    keys.make("unfinished");

    people.sweep();
    assertTrue(keys.of("unfinished").isPresent(), "a signing may be under way");
    pass(Duration.ofHours(2));
    people.sweep();

    assertTrue(keys.of("unfinished").isEmpty());
    assertTrue(keys.of("of-before").isPresent(), "its office may not be restored yet");
  }

  @Test
  void anErasureThatEndedAfterTheKeyIsEndedInTheNameOfWhoAsked() throws Exception {
    PeopleRoutes people = people();
    desk.write(tables -> tables.execute("INSERT INTO guest_words VALUES ('g', 'p', x'00')")).join();
    keys.make("p");
    keys.erase("p", "person:kepala");

    people.sweep();
    people.sweep();

    assertEquals(
        "person:kepala",
        database.read(
            tables ->
                tables
                    .createQuery("SELECT erased_by FROM person_erased WHERE person = 'p'")
                    .mapTo(String.class)
                    .one()));
    assertEquals("", JournalCheck.run(database).finding());
  }

  private PeopleRoutes people() {
    return new PeopleRoutes(database, new Requests(desk), keys, clock, () -> {});
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }
}
