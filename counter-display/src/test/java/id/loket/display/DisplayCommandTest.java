package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DisplayCommandTest {
  @TempDir private Path folder;

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
    Path file = Files.writeString(folder.resolve("display.conf"), said.out());

    DisplayConfig read = DisplaySettings.read(file);

    assertEquals(0, said.code());
    assertEquals(URI.create("http://127.0.0.1:7070"), read.server());
    assertEquals(Optional.empty(), read.enrolmentCode());
    assertEquals(Optional.empty(), read.clips());
    assertEquals(0, read.statusPort());
  }

  @Test
  void everySettingThatTheSampleNamesHoldsWhatItSays() throws Exception {
    String uncommented =
        run("--print-config")
            .out()
            .replaceAll("(?m)^( *)# ([a-z-]+ = .*)$", "$1$2")
            .replace("/etc/loket/clips", folder.toString());
    Path file = Files.writeString(folder.resolve("display.conf"), uncommented);

    DisplayConfig read = DisplaySettings.read(file);

    assertEquals(Optional.of(folder), read.clips());
    assertEquals(Optional.of("XXXXXXXXXX"), read.enrolmentCode());
    assertEquals("127.0.0.1", read.statusHost());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "voice.clip = x      | line 3 | voice.clip  | allowed here: [clips]",
        "port = 3            | line 3 | port        | allowed here: [server, data",
        "voice.clips = /no/x | line 3 | voice.clips | a folder with recordings",
        "voice = x           | line 3 | voice       | a group { ... } is allowed",
        "status.port = no    | line 3 | status.port | 0-65535 is allowed",
        "server = ftp://x            | line 3 | server          | http://10.0.0.2:7070 is allowed",
        "status.port = 99999         | line 3 | status.port     | 0-65535 is allowed"
      })
  void aWrongSettingIsNamedWithLineKeyAndWhatIsAllowed(
      String setting, String line, String key, String allowed) throws IOException {
    Path file = settings(setting);

    Said said = run("--config", file.toString());

    assertEquals(2, said.code());
    assertTrue(
        said.err().startsWith("loket-display: " + file + ": " + line + ": " + key), said.err());
    assertTrue(said.err().contains(allowed), said.err());
  }

  @Test
  void aMissingSettingIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("display.conf"), "server = \"http://x:1\"\n");

    Said said = run("--config", file.toString());

    assertEquals(2, said.code());
    assertTrue(said.err().contains(file + ": data: missing"), said.err());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Said said = run("--config", folder.resolve("none.conf").toString());

    assertEquals(2, said.code());
    assertTrue(said.err().contains("none.conf: can't be read"), said.err());
  }

  @Test
  void aFileWithoutSenseIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("display.conf"), "server = \"x\n");

    Said said = run("--config", file.toString());

    assertEquals(2, said.code());
    assertTrue(said.err().contains("display.conf: 1:"), said.err());
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = settings("enrolment-code = X, status.port = " + other.getLocalPort());

      Said said = run("--config", file.toString());

      assertEquals(2, said.code());
      assertTrue(said.err().contains("display.conf: status.port"), said.err());
      assertTrue(said.err().contains("is taken; choose a free port"), said.err());
    }
  }

  @Test
  void aFolderThatCantBeWrittenIsNamed() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");

    Said said = run("--config", settings("data = \"" + inTheWay.resolve("x") + "\"").toString());

    assertEquals(2, said.code());
    assertTrue(said.err().contains("is not writable"), said.err());
  }

  @Test
  void settingsAreReadFromTheEnvironmentToo() throws Exception {
    Path file = settings("enrolment-code = ${?NO_SUCH_NAME}");

    assertEquals(Optional.empty(), DisplaySettings.read(file).enrolmentCode());
    assertThrows(
        StationException.class, () -> DisplaySettings.read(settings("data = ${NO_SUCH_NAME}")));
  }

  /** Two lines that are right, and a third. */
  private Path settings(String third) throws IOException {
    return Files.writeString(
        folder.resolve("display.conf"),
        "server = \"http://127.0.0.1:1\"\n"
            + "data = \""
            + folder.resolve("data")
            + "\"\n"
            + third.replaceAll("= ([a-z]+:\\S+|/\\S+)", "= \"$1\"")
            + "\n");
  }

  private record Said(int code, String out, String err) {}

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new DisplayCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }
}
