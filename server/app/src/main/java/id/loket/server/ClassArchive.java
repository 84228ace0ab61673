package id.loket.server;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.journal.Digest;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.server.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of the classes that a start needs, already read and checked, from which Java starts this
 * program in about two thirds of the time ({@code -XX:SharedArchiveFile}). It fits one Java and the
 * very jars that it was made with; with any other Java takes no notice of it and starts as before.
 * A damaged one would bring Java down: its SHA-256 lies beside it, as {@code sha256sum} reads it,
 * to be looked at before.
 */
final class ClassArchive {
  private static final int ENROL_MINUTES = 5;

  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
  private final Path jar;
  private final Path file;
  private final Path sum;

  /**
   * @param jar of this program, as it is started
   */
  ClassArchive(Path jar, Path file) {
    this.jar = jar.toAbsolutePath();
    this.file = file.toAbsolutePath();
    this.sum = this.file.resolveSibling(this.file.getFileName() + ".sha256");
  }

  /**
   * The jar that this process was started with.
   *
   * @throws IllegalStateException if it runs from something else, which no archive can serve
   */
  static Path ownJar() {
    Path from;
    try {
      from =
          Path.of(ClassArchive.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    if (!Files.isRegularFile(from)) {
      throw new IllegalStateException(
          "a class archive is made by the program's jar, and this runs from " + from);
    }
    return from;
  }

  /** Whether it is there, whole, and Java takes it for this jar. */
  boolean fits() throws IOException {
    return Files.exists(file)
        && Files.exists(sum)
        && Files.readString(sum).equals(sumLine())
        && run("-Xshare:on", "-XX:SharedArchiveFile=" + file, "-jar", jar.toString(), "--version")
            .good();
  }

  /**
   * Makes it anew: another Java process rehearses a start and notes what it needed.
   *
   * @param config settings that the rehearsal reads; it works in a scratch folder of its own
   * @throws IOException with what the rehearsal said; an archive of before is still there then
   */
  void make(Path config) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Said said =
        run(
            "-Xshare:auto",
            "-XX:ArchiveClassesAtExit=" + fresh,
            "-jar",
            jar.toString(),
            "--config",
            config.toAbsolutePath().toString(),
            "--rehearse-start");
    if (!said.good() || !Files.exists(fresh)) {
      Files.deleteIfExists(fresh);
      throw new IOException("the rehearsal of a start ended with: " + said.lines());
    }
    Files.deleteIfExists(sum);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(sum, sumLine());
  }

  private String sumLine() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Digest.of(in) + "  " + file.getFileName() + "\n";
    }
  }

  private record Said(boolean good, String lines) {}

  private Said run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Said(process.waitFor() == 0, lines);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * What an office does from its start to its first number, twice, since the second start finds its
   * files: on loopback, in a folder that is gone afterwards.
   */
  static void rehearse() throws IOException, SQLException {
    Path folder = Files.createTempDirectory("loket-rehearsal");
    try {
      Path catalogue = folder.resolve("catalogue.json");
      Files.writeString(catalogue, CatalogueFile.write(AlwaysOpen.catalogue()));
      Path data = folder.resolve("data");
      ServerSettings settings =
          new ServerSettings(
              "127.0.0.1",
              0,
              data,
              ServerSettings.officeKeyBeside(data),
              Optional.of(catalogue),
              Clock.systemUTC());
      OfficeServer.start(settings).close();
      try (OfficeServer office = OfficeServer.start(settings)) {
        firstNumber(office);
      }
    } finally {
      delete(folder);
    }
  }

  private static void firstNumber(OfficeServer office) throws IOException {
    expect(200, ask(office, "/healthz"));
    expect(200, ask(office, "/kiosk/"));
    Screens.Code wish = new Screens.Code(ScreenKind.KIOSK, "rehearsal", List.of(), "");
    String code = office.screens().newCode(wish, 1, Duration.ofMinutes(ENROL_MINUTES));
    HttpURLConnection enrolled = send(office, "/api/v1/enrol", "", "{\"code\":\"" + code + "\"}");
    expect(201, enrolled);
    String service = AlwaysOpen.catalogue().services().get(0).code();
    String body =
        "{\"requestId\":\""
            + LocalDate.now(ZoneOffset.UTC)
            + "-rehearsal-of-a-start\",\"service\":\""
            + service
            + "\"}";
    expect(201, send(office, "/api/v1/tickets", enrolled.getHeaderField("Set-Cookie"), body));
  }

  private static HttpURLConnection ask(OfficeServer office, String path) throws IOException {
    return (HttpURLConnection)
        URI.create("http://127.0.0.1:" + office.port() + path).toURL().openConnection();
  }

  private static HttpURLConnection send(
      OfficeServer office, String path, String cookie, String body) throws IOException {
    HttpURLConnection line = ask(office, path);
    line.setRequestMethod("POST");
    line.setDoOutput(true);
    line.setRequestProperty("Content-Type", "application/json");
    if (cookie.startsWith(Web.DEVICE_COOKIE)) {
      line.setRequestProperty("Cookie", cookie.split(";")[0]);
    }
    line.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    return line;
  }

  private static void expect(int status, HttpURLConnection line) throws IOException {
    if (line.getResponseCode() != status) {
      throw new IOException(line.getURL().getPath() + " answered " + line.getResponseCode());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(ClassArchive::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
