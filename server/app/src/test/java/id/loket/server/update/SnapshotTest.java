package id.loket.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.NextRelease;
import id.loket.server.OfficeUnderTest;
import id.loket.server.ReleaseOffice;
import id.loket.server.WallClock;
import id.loket.server.journal.TestDatabases;
import id.loket.server.months.OldOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The office of before an update is kept, and put back. */
class SnapshotTest {
  private static final String AHEAD = WallClock.ahead().toString();

  private static final String COPY = "before-update/office.db." + TestDatabases.newestTables();

  /** After it no program of before may write. */
  private static final String MIGRATION =
      """
      -- Oldest writer: tables 901, Loket 0.9.0
      CREATE TABLE poll (
        question TEXT NOT NULL PRIMARY KEY, asked INTEGER NOT NULL) WITHOUT ROWID;
      """;

  @TempDir Path folder;
  private Path office;

  @BeforeEach
  void anOfficeWithTwoNumbers() throws Exception {
    try (OfficeUnderTest played = OfficeUnderTest.open()) {
      Client kiosk = played.screen("KIOSK");
      for (int n = 0; n < 2; n++) {
        kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
      }
      played.stop();
      office = OldOffice.copy(played.folder(), folder.resolve("office"));
      played.start();
    }
  }

  @Test
  void whatAnUpdateThatLetsNobodyBackHasChangedIsPutBack() throws Exception {
    update(0);

    IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> today(1));
    assertTrue(refusal.getMessage().contains("Loket 0.9.0 or newer"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("--undo-update"), refusal.getMessage());

    Snapshot.Back back = Snapshot.putBack(office);

    assertEquals(office.resolve("office.db"), back.files().get(back.files().size() - 1));
    assertEquals("", today(1));
    assertTrue(
        Files.exists(office.resolve("before-update/undone/office.db")), "what was done since");
  }

  @Test
  void whereNumbersWereGivenSinceTheOfficeAsksForTheLastOnes() throws Exception {
    update(1);
    Snapshot.putBack(office);

    IllegalStateException held = assertThrows(IllegalStateException.class, () -> today(1));

    assertTrue(held.getMessage().contains("NUMBERS_DOUBTED"), held.getMessage());
  }

  @Test
  void aCopyThatIsDamagedIsNotPutBack() throws Exception {
    update(0);
    Path copy = office.resolve(COPY);
    byte[] bytes = Files.readAllBytes(copy);
    Arrays.fill(bytes, 8_192, 12_288, (byte) 0x55);
    Files.write(copy, bytes);
    byte[] before = Files.readAllBytes(office.resolve("office.db"));

    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> Snapshot.putBack(office));

    assertTrue(refusal.getMessage().startsWith(copy + ": missing or damaged"));
    assertEquals(
        before.length, Files.readAllBytes(office.resolve("office.db")).length, "left alone");
  }

  @Test
  void whereNothingIsKeptThatIsSaid() {
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> Snapshot.putBack(office));

    assertTrue(refusal.getMessage().contains("nothing of before an update"), refusal.getMessage());
  }

  /** The disk is the process's own, in memory, and holds the office alone. */
  @Test
  void onADiskWithoutRoomNothingIsChangedAndTheVersionOfBeforeWorks() throws Exception {
    String script =
        "mount -t tmpfs -o size=20m tmpfs \"$1\" && cp -a \"$2\"/. \"$1\" && shift 2"
            + " && \"$@\" -cp \"$NEXT\" id.loket.server.ReleaseOffice $OFFICE true;"
            + " echo == && \"$@\" -cp \"$TODAY\" id.loket.server.ReleaseOffice $OFFICE false"
            + " && echo works";
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            "unshare",
            "-r",
            "-m",
            "sh",
            "-c",
            script,
            "sh",
            disk.toString(),
            office.toString(),
            java);
    try (NextRelease next = new NextRelease(folder.resolve("next"), MIGRATION)) {
      builder.environment().put("NEXT", next.classPath());
    }
    builder.environment().put("TODAY", System.getProperty("java.class.path"));
    builder.environment().put("OFFICE", disk + " " + AHEAD + " " + folder.resolve("told") + " 1");

    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains(disk + ": an update needs "), said);
    assertTrue(said.strip().endsWith("works"), said);
  }

  @Test
  void itIsKeptForThirtyDays() throws Exception {
    update(0);
    Instant now = WallClock.clock().instant();

    Snapshot.sweep(office, now.plus(Duration.ofDays(29)));
    assertTrue(Files.exists(office.resolve(COPY)));
    Snapshot.sweep(office, now.plus(Duration.ofDays(31)));

    assertFalse(Files.exists(office.resolve(COPY)));
  }

  private void update(int numbers) throws Exception {
    try (NextRelease next = new NextRelease(folder.resolve("next"), MIGRATION)) {
      assertEquals("", next.run(args(numbers, true)));
    }
    assertTrue(Files.exists(office.resolve(COPY)));
    assertFalse(Files.exists(office.resolve("before-update/under-way")));
  }

  private String today(int numbers) throws Exception {
    return ReleaseOffice.run(args(numbers, false));
  }

  private String[] args(int numbers, boolean next) throws IOException {
    Path told = folder.resolve("told");
    return new String[] {
      office.toString(), AHEAD, told.toString(), Integer.toString(numbers), "" + next
    };
  }
}
