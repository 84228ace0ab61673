package id.loket.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class StationCommandTest {
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
    Path file = Files.writeString(folder.resolve("kiosk.conf"), said.out());

    StationConfig read = StationSettings.read(file);

    assertEquals(0, said.code());
    assertEquals(LinkAddress.parse("tcp://192.168.1.50:9100"), read.printer());
    assertEquals(PrinterModel.forPaper(80), read.model());
    assertEquals(Optional.empty(), read.enrolmentCode());
    assertEquals(Duration.ofSeconds(15), read.patience());
    assertEquals(0, read.statusPort());
  }

  @Test
  void everySettingThatTheSampleNamesHoldsWhatItSays() throws Exception {
    String uncommented =
        run("--print-config")
            .out()
            .replaceAll("(?m)^( *)# ((enrolment-code|[a-z-]+) = .*)$", "$1$2");
    Path file = Files.writeString(folder.resolve("kiosk.conf"), uncommented);

    StationConfig read = StationSettings.read(file);

    assertEquals(PrinterModel.forPaper(80), read.model());
    assertEquals(Duration.ofSeconds(15), read.patience());
    assertEquals(Optional.of(Path.of("/etc/loket/logo.png")), read.logo());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "printer.adress = x          | line 4 | printer.adress  | allowed here: [address, paper",
        "port = 3                    | line 4 | port            | allowed here: [server, data",
        "printer.address = cups:KIO  | line 4 | printer.address | comes with a later release",
        "printer.address = 10.0.0.7  | line 4 | printer.address | tcp://host:port is allowed",
        "printer.paper = 76          | line 4 | printer.paper   | one of [58, 80] is allowed",
        "printer.paper = wide        | line 4 | printer.paper   | a number is allowed",
        "printer.columns = 40        | line 4 | printer.columns | one of [32, 42, 48] is allowed",
        "printer.completion = maybe  | line 4 | printer.completion | process-id or status is allowed",
        "printer.clear-supported = 7 | line 4 | printer.clear-supported | true or false is allowed",
        "printer.limits.job = 5 h    | line 4 | printer.limits.job | at most 120 s is allowed",
        "printer.limits.job = soon   | line 4 | printer.limits.job | at most 120 s is allowed",
        "printer = x                 | line 4 | printer         | a group { ... } is allowed",
        "server = ftp://x            | line 4 | server          | http://10.0.0.2:7070 is allowed",
        "status.port = 99999         | line 4 | status.port     | 0-65535 is allowed"
      })
  void aWrongSettingIsNamedWithLineKeyAndWhatIsAllowed(
      String setting, String line, String key, String allowed) throws IOException {
    Path file = settings(setting);

    Said said = run("--config", file.toString());

    assertEquals(2, said.code());
    assertTrue(
        said.err().startsWith("loket-kiosk: " + file + ": " + line + ": " + key), said.err());
    assertTrue(said.err().contains(allowed), said.err());
  }

  @Test
  void aMissingSettingIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.conf"), "server = \"http://x:1\"\n");

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
    Path file = Files.writeString(folder.resolve("kiosk.conf"), "server = \"x\n");

    Said said = run("--config", file.toString());

    assertEquals(2, said.code());
    assertTrue(said.err().contains("kiosk.conf: 1:"), said.err());
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = settings("enrolment-code = X, status.port = " + other.getLocalPort());

      Said said = run("--config", file.toString());

      assertEquals(2, said.code());
      assertTrue(said.err().contains("kiosk.conf: status.port"), said.err());
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
  void aPictureThatIsNoPictureIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("logo.png"), "no picture");

    Said said =
        run("--config", settings("enrolment-code = X, printer.logo = \"" + text + "\"").toString());

    assertEquals(2, said.code());
    assertTrue(said.err().contains("printer.logo " + text), said.err());
  }

  @Test
  void settingsAreReadFromTheEnvironmentToo() throws Exception {
    Path file = settings("enrolment-code = ${?NO_SUCH_NAME}");

    assertEquals(Optional.empty(), StationSettings.read(file).enrolmentCode());
    assertThrows(
        StationException.class, () -> StationSettings.read(settings("data = ${NO_SUCH_NAME}")));
  }

  /** Three lines that are right, and a fourth. */
  private Path settings(String fourth) throws IOException {
    return Files.writeString(
        folder.resolve("kiosk.conf"),
        "server = \"http://127.0.0.1:1\"\n"
            + "data = \""
            + folder.resolve("data")
            + "\"\nprinter.address = \"tcp://127.0.0.1:9100\"\n"
            + fourth.replaceAll("= ([a-z]+[:.]\\S+|10\\S+)", "= \"$1\"")
            + "\n");
  }

  private record Said(int code, String out, String err) {}

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new StationCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }
}
