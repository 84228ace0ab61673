package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.months.OldOffice;
import id.loket.server.tls.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The server as a program: what a technician types, and what it says to him. */
class ServerTest {
  @TempDir private Path folder;

  @Test
  void helpNamesEveryOption() {
    Said said = run("--help");

    assertEquals(0, said.code());
    assertTrue(said.out().contains("--config=FILE"), said.out());
    assertTrue(said.out().contains("--print-config"), said.out());
    assertTrue(said.out().contains("--check-journal"), said.out());
  }

  @Test
  void theSurveysArithmeticNeedsNoOfficeAndNoSettings() {
    Said said = run("skm", "sample", "--population", "1000");
    Said none = run("skm", "compute", "--in", folder.resolve("none.csv").toString());

    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().endsWith("= 278\n"), said.out());
    assertEquals(2, none.code());
    assertEquals("", none.out());
    assertTrue(run("--help").out().contains("skm"), "the help names it");
  }

  @Test
  void aClosedOfficeLeavesNoThreadThatWouldKeepAProgramFromEnding() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Path data = folder.resolve("data");
    Path key = ServerSettings.officeKeyBeside(data);

    OfficeServer.start(
            new ServerSettings("127.0.0.1", 0, data, key, Optional.empty(), WallClock.clock()))
        .close();

    for (Thread one : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(one) && !one.isDaemon()) {
        one.join(Duration.ofMinutes(1).toMillis());
        assertFalse(one.isAlive(), one.getName());
      }
    }
  }

  @Test
  void theRecoverySheetIsPrintedOnceAndBringsALostKeyBack() throws Exception {
    Path data = folder.resolve("data");
    String config =
        Files.writeString(folder.resolve("server.conf"), "data = \"" + data + "\"\n").toString();
    Path key = ServerSettings.officeKeyBeside(data);
    ServerSettings settings =
        new ServerSettings("127.0.0.1", 0, data, key, Optional.empty(), WallClock.clock());
    OfficeServer.start(settings).close();

    Said sheet = run("--config", config, "--recovery-sheet");
    assertEquals(0, sheet.code(), sheet.err());
    String words =
        sheet.out().lines().filter(line -> line.matches(" +([0-9A-Z]{4}-?){14}")).findFirst().get();
    assertCannotStart(
        run("--config", config, "--recovery-sheet"), "the recovery sheet was printed on");

    Files.delete(key);
    assertCannotStart(
        runTyping("AAAA", "--config", config, "--restore-office-key"),
        "an office key has 56 letters");
    assertEquals(0, runTyping(words, "--config", config, "--restore-office-key").code());
    assertTrue(Files.exists(key));
    assertCannotStart(
        runTyping(words, "--config", config, "--restore-office-key"),
        key + ": there is an office key");
    assertEquals(0, run("--config", config, "--check-journal").code());
    assertEquals(0, run("--config", config, "--rebuild").code());
  }

  private static ServerSettings encrypted(ServerSettings settings) {
    return settings.withTls(
        new TlsSettings(
            TlsSettings.Use.ON, 0, List.of(), settings.tls().folder(), WallClock.clock()));
  }

  @Test
  void aSecondCopyIsPutBackUpToAMomentByTheClockOfTheOffice() throws Exception {
    Path data = folder.resolve("data");
    Path copy = Files.createDirectory(folder.resolve("stick"));
    Path key = folder.resolve("office.key");
    ServerSettings settings =
        new ServerSettings("127.0.0.1", 0, data, key, Optional.empty(), WallClock.clock());
    try (OfficeServer office = OfficeServer.start(encrypted(settings.withCopy(copy)))) {
      FirstDay.of(office.port(), office.setupCode().orElseThrow()).screen("KIOSK");
      while (office.copy().orElseThrow().trouble().isPresent()) {
        office.copy().orElseThrow().look();
      }
    }
    Path blank = folder.resolve("blank");
    String there =
        Files.writeString(
                folder.resolve("b.conf"),
                "data = \"" + blank + "\"\noffice-key = \"" + key + "\"\n")
            .toString();

    Path authority = folder.resolve("office-authority.p12");
    byte[] before = Files.readAllBytes(authority);
    Files.delete(authority);

    Said restored = run("--config", there, "--restore", copy.toString());

    assertEquals(0, restored.code(), restored.err());
    assertArrayEquals(before, Files.readAllBytes(authority));
    String upTo = restored.out().lines().filter(line -> line.contains("up to")).findFirst().get();
    assertTrue(upTo.matches("\\d+ events, up to 2026-11-23 10:\\d\\d:\\d\\d WIB"), upTo);
  }

  @Test
  void oldMonthsAreMovedAtOnceOnAStoppedOfficeAndTheCheckGoesThroughThem() throws Exception {
    Path data = folder.resolve("data");
    try (OldOffice office = new OldOffice(150, 7)) {
      OldOffice.copy(office.folder(), data);
    }
    String config =
        Files.writeString(
                folder.resolve("server.conf"),
                String.format(
                    "data = \"%1$s\"%noffice-key = \"%1$s/key/office.key\"%njournal-days = 62%n",
                    data))
            .toString();

    Said thinned = run("--config", config, "--thin");
    Said checked = run("--config", config, "--check-journal");

    assertEquals(0, thinned.code(), thinned.err());
    assertTrue(thinned.out().contains("3 months moved; office.db had "), thinned.out());
    assertEquals(0, checked.code(), checked.out());
    assertTrue(checked.out().contains("through the files of 3 old months as well"), checked.out());
    Files.delete(data.resolve("months/2026-12.jsonl.gz"));
    Said missing = run("--config", config, "--check-journal");
    assertEquals(3, missing.code());
    assertTrue(missing.out().contains("months/2026-12.jsonl.gz: it is missing"), missing.out());
    assertEquals(0, run("--config", config, "--rebuild").code());
  }

  @Test
  void anOfficeMovesToAnotherComputerWithItsBackupAndTheRecoverySheet() throws Exception {
    Path data = folder.resolve("data");
    String here =
        Files.writeString(folder.resolve("a.conf"), "data = \"" + data + "\"\n").toString();
    Path key = ServerSettings.officeKeyBeside(data);
    ServerSettings settings =
        new ServerSettings("127.0.0.1", 0, data, key, Optional.empty(), WallClock.clock());
    OfficeServer.start(encrypted(settings)).close();
    Path authority = settings.tls().folder().resolve("office-authority.p12");
    String sheet = run("--config", here, "--recovery-sheet").out();
    String words =
        sheet.lines().filter(line -> line.matches(" +([0-9A-Z]{4}-?){14}")).findFirst().get();
    Path backups = folder.resolve("stick");

    Said made = run("--config", here, "--backup", backups.toString());

    assertEquals(0, made.code(), made.err());
    assertTrue(made.out().contains("restored into a scratch folder and sound"), made.out());
    String file = made.out().substring(0, made.out().indexOf(": "));
    Path other = folder.resolve("other");
    String there =
        Files.writeString(folder.resolve("b.conf"), "data = \"" + other + "\"\n").toString();
    assertCannotStart(
        runTyping("AAAA", "--config", there, "--restore", file), "an office key has 56 letters");
    Said restored = runTyping(words, "--config", there, "--restore", file);
    assertEquals(0, restored.code(), restored.err());
    for (Path one : OfficeServer.files(other)) {
      assertTrue(restored.out().contains(one + ": restored"), restored.out());
    }
    assertCannotStart(run("--config", there, "--restore", file), other.toString());
    assertEquals(0, run("--config", there, "--check-journal").code());
    Path moved = ServerSettings.officeKeyBeside(other);
    Path trusted = moved.resolveSibling(authority.getFileName());
    assertEquals(-1, Files.mismatch(authority, trusted), "stations and screens still trust it");
    assertFalse(Files.exists(other.resolve(authority.getFileName())));
    OfficeServer.start(
            new ServerSettings("127.0.0.1", 0, other, moved, Optional.empty(), WallClock.clock()))
        .close();
    assertEquals(
        List.of(),
        Footprints.of(backups, "SQLite format 3").stream()
            .filter(f -> !f.endsWith(".copy"))
            .toList());
  }

  @Test
  void theSampleIsAWorkingSettingsFile() throws IOException {
    Said said = run("--print-config");
    Path file = Files.writeString(folder.resolve("server.conf"), said.out());

    SettingsFile.Read read = SettingsFile.open(file).read();

    assertEquals(0, said.code());
    assertEquals("0.0.0.0", read.server().host());
    assertEquals(7070, read.server().port());
    assertEquals(Path.of("/var/lib/loket"), read.server().data());
    assertEquals(Optional.empty(), read.server().catalogue());
    assertEquals(List.of(), read.kiosks());
    assertEquals(List.of(), read.displays());
  }

  @Test
  void everySettingThatTheSampleNamesHoldsWhatItSays() throws IOException {
    String uncommented = run("--print-config").out().replaceAll("(?m)^# ([a-z]+ = .*)$", "$1");
    Path file = Files.writeString(folder.resolve("server.conf"), uncommented);

    SettingsFile.Read read = SettingsFile.open(file).read();

    assertEquals(Optional.of(Path.of("/etc/loket/catalogue.json")), read.server().catalogue());
    assertEquals(Path.of("/mnt/backup/loket"), read.server().backups());
    assertEquals(Optional.of(Path.of("/mnt/copy/loket")), read.server().copy());
  }

  @Test
  void withoutASettingsFileTheSampleIsPointedTo() {
    assertRefused(run(), "--config FILE is missing; --print-config prints a sample");
  }

  @Test
  void itsVersionIsTheOneThatTheBuildWasGiven() throws Exception {
    String said = run("--version").out().strip();

    assertTrue(said.matches("Loket \\d+\\.\\d+\\.\\d+.*"), said);
  }

  @Test
  void anUnknownOptionIsNamed() {
    Said said = run("--confg");

    assertEquals(2, said.code());
    assertTrue(said.err().startsWith("Unknown option: '--confg'"), said.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prt = 3               | prt             | allowed here: [host, port, data, office-key,"
            + " catalogue",
        "stations.kiosk = []   | stations.kiosk  | allowed here: [kiosks, displays]",
        "stations = here       | stations        | a group { ... } is allowed",
        "stations.kiosks = x   | stations.kiosks | a list of files is allowed",
        "port = 0              | port            | 0: 1-65535 is allowed",
        "port = 70700          | port            | 70700: 1-65535 is allowed",
        "port = web            | port            | 1-65535 is allowed",
        "data = []             | data            | a text is allowed",
        "trusted-proxies = x   | trusted-proxies | a list of addresses is allowed",
        "trusted-proxies = [nginx] | trusted-proxies | is no address"
      })
  void aWrongSettingIsNamedWithLineKeyAndWhatIsAllowed(String setting, String key, String allowed)
      throws IOException {
    Path file = settings(freePort(), setting);

    Said said = run("--config", file.toString());

    assertRefused(said, file + ": line 4: " + key + ": ");
    assertTrue(said.err().contains(allowed), said.err());
  }

  @Test
  void aMissingSettingIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("server.conf"), "port = 7070\n");

    assertRefused(run("--config", file.toString()), file + ": data: missing; a folder");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String file = folder.resolve("none.conf").toString();

    assertRefused(run("--config", file), file + ": can't be read; --print-config prints a sample");
  }

  @Test
  void aFileWithoutSenseIsNamedWithItsLine() throws IOException {
    Path file = settings(freePort(), "catalogue = \"x");

    assertRefused(run("--config", file.toString()), file + ": line 4: ");
  }

  @Test
  void aFolderThatCantBeWrittenIsNamed() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    Path file = settings(freePort(), "data = \"" + inTheWay.resolve("x") + "\"");

    assertCannotStart(
        run("--config", file.toString()),
        file + ": line 4: data: folder " + inTheWay.resolve("x") + " is not writable for ");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = settings(other.getLocalPort(), "");

      assertCannotStart(
          run("--config", file.toString()),
          file
              + ": line 2: port: "
              + other.getLocalPort()
              + " at 127.0.0.1 is taken by another program; choose a free port");
    }
  }

  /** Before the lock, the second one opened the same journal and numbered tickets beside it. */
  @Test
  void aSecondServerOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
    int port = freePort();
    SettingsFile first = SettingsFile.open(settings(port, ""));
    try (Server.Running running = Server.start(first.read(), first)) {
      Path second = settings(freePort(), "");

      assertCannotStart(
          run("--config", second.toString()), second + ": line 3: data: data folder ");
      assertEquals(1, codeOfAnotherProcess(second));
      Client.of(running.office().port()).get("/healthz").expect(200);
    }
    Server.start(first.read(), first).close();
  }

  @Test
  void anAddressOfAnotherComputerIsNamed() throws IOException {
    Path file = settings(freePort(), "host = \"203.0.113.7\"");

    assertCannotStart(
        run("--config", file.toString()),
        file + ": line 4: host: 203.0.113.7 is no address of this computer; 0.0.0.0 is");
  }

  @Test
  void aCatalogueThatIsNotThereIsNamed() throws IOException {
    Path missing = folder.resolve("catalogue.json");

    Said said = run("--config", settings(freePort(), "catalogue = \"" + missing + "\"").toString());

    assertRefused(said, missing + ": cannot be read");
  }

  @Test
  void aStationsMistakeIsNamedWithItsOwnFileAndStopsTheServerToo() throws Exception {
    int port = freePort();
    Path kiosk = Files.writeString(folder.resolve("kiosk.conf"), "prnter = x\n");
    SettingsFile file = SettingsFile.open(settings(port, "stations.kiosks = [\"" + kiosk + "\"]"));

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Server.start(file.read(), file));

    assertTrue(e.getMessage().startsWith(kiosk + ": line 1: prnter: unknown key"), e.getMessage());
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }

  @Test
  void kiosksAndDisplaysRunInTheServersProcessAndEnrolByThemselves() throws Exception {
    try (ServerSocket silentPrinter = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int port = freePort();
      Path kiosk = station("kiosk-1", port, printer(silentPrinter));
      Path display = station("hall", port, "");
      SettingsFile file =
          SettingsFile.open(
              settings(
                  port,
                  "stations { kiosks = [\"" + kiosk + "\"], displays = [\"" + display + "\"] }"));

      try (Server.Running running = Server.start(file.read(), file)) {
        await("both follow", () -> running.stations().areConnected());
        await("the printer's state", () -> printers(running).contains("SILENT"));
        await("the board", () -> boards(running).contains("hall"));

        assertTrue(printers(running).contains("kiosk-1"), printers(running));
      }
      assertTrue(Files.exists(folder.resolve("kiosk-1").resolve("station-token")));
      assertTrue(Files.exists(folder.resolve("hall").resolve("station-token")));

      try (Server.Running again = Server.start(file.read(), file)) {
        await("both follow without a new code", () -> again.stations().areConnected());

        assertEquals(2, again.office().screens().all().size());
      }
    }
  }

  private static String printers(Server.Running running) {
    return running.office().devicesAndBoards().get("devices").toString();
  }

  private static String boards(Server.Running running) {
    return running.office().devicesAndBoards().get("boards").toString();
  }

  private static String printer(ServerSocket socket) {
    return "printer { address = \"tcp://127.0.0.1:"
        + socket.getLocalPort()
        + "\", limits.answer = 300 ms }\n";
  }

  private Path station(String name, int port, String more) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".conf"),
        "server = \"http://127.0.0.1:"
            + port
            + "\"\ndata = \""
            + folder.resolve(name)
            + "\"\n"
            + more);
  }

  /** Three lines that are right, and a fourth. */
  private Path settings(int port, String fourth) throws IOException {
    return Files.writeString(
        folder.resolve("server.conf"),
        "host = \"127.0.0.1\"\nport = "
            + port
            + "\ndata = \""
            + folder.resolve("office")
            + "\"\n"
            + fourth
            + "\n");
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static int codeOfAnotherProcess(Path settings) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                "--config",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the second server went on");
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "never: " + what);
      Thread.onSpinWait();
    }
  }

  private static void assertRefused(Said said, String what) {
    assertSaid(2, said, what);
  }

  /** Nothing in the settings themselves is wrong: the next start may go well. */
  private static void assertCannotStart(Said said, String what) {
    assertSaid(1, said, what);
  }

  private static void assertSaid(int code, Said said, String what) {
    assertEquals(code, said.code());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith("loket-server: " + what), said.err());
  }

  private record Said(int code, String out, String err) {}

  private static Said run(String... arguments) {
    return runTyping("", arguments);
  }

  private static Said runTyping(String typed, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    int code =
        new CommandLine(new Server(in))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }
}
