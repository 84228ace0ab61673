package id.loket.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * What every station's command line owes the technician: whatever is wrong is said in one line on
 * standard error, with the file, the line, the key and what is allowed, and ends with code 2; with
 * code 1 where it can't start now.
 *
 * @param <C> what the settings file is read into
 */
public abstract class StationCommandKit<C> {
  @TempDir protected Path folder;

  /** A fresh command; each runs once. */
  protected abstract StationCommand<C> command();

  protected abstract String name();

  protected abstract StationPlace place(C settings);

  /** Further lines that the smallest working file of this station has. */
  protected String alsoNeeded() {
    return "";
  }

  @Test
  void helpNamesEveryOption() {
    Said said = run("--help");

    assertEquals(0, said.code());
    assertTrue(said.out().contains("--config=FILE"), said.out());
    assertTrue(said.out().contains("--print-config"), said.out());
    assertTrue(said.out().contains("--enrolment-code=CODE"), said.out());
  }

  @Test
  void theSampleIsAWorkingSettingsFile() throws Exception {
    Said said = run("--print-config");

    assertEquals(0, said.code());
    assertEquals("", said.err());
    assertEquals(
        new StationPlace(
            URI.create("http://127.0.0.1:7070"),
            Path.of("/var/lib/" + name()),
            Optional.empty(),
            "127.0.0.1",
            0),
        place(read(said.out())));
  }

  @Test
  void withoutASettingsFileTheSampleIsPointedTo() {
    assertRefused(run(), "--config FILE is missing; --print-config prints a sample");
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
        "port = 3               | port        | unknown key; allowed here: [server, data",
        "status.prt = 3         | status.prt  | unknown key; allowed here: [host, port]",
        "status = x             | status      | a group { ... } is allowed",
        "server = \"ftp://x\"   | server      | http://10.0.0.2:7070 is allowed",
        "server = \"no address\" | server    | http://10.0.0.2:7070 is allowed",
        "data = []              | data        | a text is allowed",
        "status.port = 99999    | status.port | 99999: 0-65535 is allowed",
        "status.port = no       | status.port | 0-65535 is allowed"
      })
  void aWrongSettingIsNamedWithLineKeyAndWhatIsAllowed(String setting, String key, String allowed)
      throws IOException {
    assertRefused(setting, key, allowed);
  }

  @Test
  void aMissingSettingIsNamed() throws IOException {
    Path file = file("server = \"http://x:1\"\n");

    assertRefused(run("--config", file.toString()), file + ": data: missing; a folder");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String file = folder.resolve("none.conf").toString();

    assertRefused(run("--config", file), file + ": can't be read; --print-config prints a sample");
  }

  @Test
  void aFileWithoutSenseIsNamedWithItsLine() throws IOException {
    Path file = file("server = \"x\n");

    assertRefused(run("--config", file.toString()), file + ": line 1: ");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = settings("enrolment-code = X, status.port = " + other.getLocalPort());

      assertCannotStart(
          run("--config", file.toString()),
          file
              + ": status.port "
              + other.getLocalPort()
              + " on 127.0.0.1 is taken; choose a free port");
    }
  }

  @Test
  void aFolderThatCantBeWrittenIsNamed() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    Path file = settings("data = \"" + inTheWay.resolve("x") + "\"");

    assertCannotStart(
        run("--config", file.toString()),
        file + ": data: folder " + inTheWay.resolve("x") + " is not writable");
  }

  @Test
  void aStationThatWasNeverEnrolledSaysWhatToDo() throws IOException {
    Path file = settings("");

    assertCannotStart(
        run("--config", file.toString()), file + ": this station is not enrolled: set enrolment-");
  }

  @Test
  void settingsAreReadFromTheEnvironmentToo() throws Exception {
    Path file = settings("enrolment-code = ${?NO_SUCH_NAME}");

    assertEquals(Optional.empty(), place(command().read(file)).enrolmentCode());
    assertThrows(StationException.class, () -> command().read(settings("data = ${NO_SUCH_NAME}")));
  }

  @Test
  void theCodeOfTheCommandLineGoesBeforeTheFiles() throws Exception {
    C read = command().read(settings("enrolment-code = OLD"));

    C withCode = command().withEnrolmentCode(read, "NEW");

    assertEquals(Optional.of("NEW"), place(withCode).enrolmentCode());
    assertEquals(place(read).data(), place(withCode).data());
  }

  @Test
  void theDoctorNamesTheLineThatCantBeRead() throws IOException {
    Said said = run("--doctor", "--config", settings("status.port = no").toString());

    assertEquals(2, said.code(), said.err());
    assertTrue(said.out().contains("status.port: \"no\": 0-65535 is allowed"), said.out());
    assertTrue(lastLine(said).startsWith("BELUM: 1 hal. Terpenting: Pengaturan "), said.out());
  }

  @Test
  void theDoctorSaysThatTheStationAndItsServerAreAway() throws Exception {
    Path file = settings("enrolment-code = X");

    Said said = run("--doctor", "--config", file.toString());
    JsonNode json =
        new ObjectMapper().readTree(run("--doctor", "--json", "--config", file.toString()).out());

    assertEquals(2, said.code(), said.err());
    assertTrue(said.out().contains("systemctl start " + name()), said.out());
    assertTrue(said.out().contains("http://127.0.0.1:1: connection refused"), said.out());
    assertTrue(lastLine(said).startsWith("BELUM: "), said.out());
    assertEquals(1, json.get("version").asInt());
    assertEquals("server.unreachable", json.at("/checks/0/cause").asText());
    assertFalse(Files.exists(folder.resolve("data")), "the doctor makes no folder");
  }

  @Test
  void aPlaceholderInTheSettingsIsNamed() throws IOException {
    Said said = run("--doctor", "--config", settings("enrolment-code = \"XXXXXXXXXX\"").toString());

    assertTrue(said.out().contains("Nilai “enrolment-code” masih contoh"), said.out());
  }

  @Test
  void theBundleHoldsNoSecret() throws IOException {
    Path file = settings("enrolment-code = RAHASIA77");
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("station-token"), "tokenCanary123\n");
    Path bundle = folder.resolve("bundle.zip");
    String[] typed = {"--doctor", "--bundle", bundle.toString(), "--config", file.toString()};

    run(typed);

    String all = unpacked(bundle);
    assertTrue(all.contains("server.unreachable"), all);
    assertTrue(all.contains("server = http://127.0.0.1:1"), all);
    assertFalse(all.contains("RAHASIA77") || all.contains("tokenCanary123"), all);
    assertTrue(run(typed).out().contains(bundle + ": can't be made; a new file"));
  }

  private static String unpacked(Path bundle) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        all.append(entry.getName()).append('\n').append(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  private static String lastLine(Said said) {
    return said.out().lines().reduce("", (one, next) -> next);
  }

  /** Refused for the last line of a file that is right without it. */
  protected final void assertRefused(String setting, String key, String allowed)
      throws IOException {
    Path file = settings(setting);
    long line = Files.lines(file).count();

    Said said = run("--config", file.toString());

    assertRefused(said, file + ": line " + line + ": " + key + ": ");
    assertTrue(said.err().contains(allowed), said.err());
  }

  protected final void assertRefused(Said said, String what) {
    assertSaid(2, said, what);
  }

  /** Nothing in the settings themselves is wrong: the next start may go well. */
  protected final void assertCannotStart(Said said, String what) {
    assertSaid(1, said, what);
  }

  private void assertSaid(int code, Said said, String what) {
    assertEquals(code, said.code());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith(name() + ": " + what), said.err());
  }

  /** A file that is right, and one more line. */
  protected final Path settings(String last) throws IOException {
    return file(
        "server = \"http://127.0.0.1:1\"\n"
            + "data = \""
            + folder.resolve("data")
            + "\"\n"
            + alsoNeeded()
            + last
            + "\n");
  }

  protected final C read(String text) throws IOException, StationException {
    return command().read(file(text));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve(name() + ".conf"), text);
  }

  /** What the program has said, and its exit code. */
  protected record Said(int code, String out, String err) {}

  protected final Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(command())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }
}
