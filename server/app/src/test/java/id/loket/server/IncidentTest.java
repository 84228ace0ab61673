package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an office tells within three days, from one command beside a server that runs. */
class IncidentTest {
  private static final String NAME = "Kenanga Wulandari-99";

  @TempDir Path elsewhere;
  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void pasal46_oneCommandGivesTheFiguresTheLogsAndADraftAndNamesNobody() throws Exception {
    Client guard = office.person("GUARD");
    Client head = office.person("HEAD");
    String ticket = guard.post("/api/v1/tickets", "service", "REENTRY").ok().get("id").asText();
    String guest = "/api/v1/tickets/" + ticket + "/guest";
    guard.post(guest, "name", NAME, "origin", "Dusun", "purpose", "Berkas").ok();
    head.get(guest).ok();
    Client stranger = office.screen("DESK");
    stranger.post("/api/v1/session", "user", "head2", "password", "salah sekali").expect(401);
    stranger.post("/api/v1/session", "user", NAME, "password", "salah sekali").expect(401);

    Map<String, byte[]> pack = pack("2026-11-23", "2026-11-24T00:00");

    JsonNode summary = new ObjectMapper().readTree(pack.get("ringkasan.json"));
    assertEquals(1, summary.at("/kinds/0/persons").asInt(), summary.toString());
    assertEquals(0, summary.at("/kinds/3/persons").asInt(), summary.toString());
    assertEquals(1, summary.get("openings").asInt());
    assertEquals(2, summary.get("wrongPasswords").asInt());
    assertTrue(summary.at("/journal/sound").asBoolean(), summary.toString());
    assertTrue(summary.at("/journal/head").asText().matches("\\d+ [0-9a-f]{64}"));
    assertTrue(text(pack, "akses.csv").contains(";HEAD-2;GUEST_READ;1\n"), text(pack, "akses.csv"));
    String logins = text(pack, "masuk-dan-akun.csv");
    assertTrue(logins.contains(";HEAD-2;WRONG_PASSWORD;1\n"), logins);
    assertTrue(logins.contains(";tidak dikenal;WRONG_PASSWORD;1\n"), logins);
    assertTrue(logins.contains(";GUARD-1 oleh ADMINISTRATOR-3;ACCOUNT_ADDED;1\n"), logins);
    String letter = letter(pack);
    assertTrue(letter.contains("Pasal 46") && letter.contains("2 kali gagal masuk"), letter);
    assertTrue(letter.contains("[ISI: kapan, dan bagaimana data terungkap]"), letter);
    for (Map.Entry<String, byte[]> one : pack.entrySet()) {
      String all = one.getKey().endsWith(".pdf") ? letter : text(pack, one.getKey());
      assertFalse(all.contains(NAME) || all.contains("head2") || all.contains("Uji"), all);
    }
    office.person("OFFICER");
  }

  @Test
  void whatLiesOutsideOfTheSpanIsNotTold() throws Exception {
    office.person("HEAD");

    Map<String, byte[]> pack = pack("2026-11-20", "2026-11-21");

    assertEquals("waktu_utc;siapa;apa;berapa\n", text(pack, "masuk-dan-akun.csv"));
  }

  @Test
  void anOfficeThatIsStoppedIsReadAndLeftAsItIsAndOneForPracticeSaysSo() throws Exception {
    Path data = office.settings().data();
    office.stop();
    Files.createFile(data.resolve("simulation"));
    List<String> before = names(data);

    Map<String, byte[]> pack = pack("2026-11-20", "2026-11-25");

    assertEquals(before, names(data));
    assertTrue(letter(pack).contains("SIMULASI"), letter(pack));
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsWritten() throws Exception {
    Path out = elsewhere.resolve("a.zip");
    String folder = office.folder().toString();

    assertRefused("is not before --to", folder, "2026-11-24", "2026-11-23", out);
    assertRefused("allowed are 2026-11-27, ", folder, "kemarin", "2026-11-23", out);
    assertRefused("there is no office in this folder", "/nowhere", "2026-11-23", "2026-11-24", out);
    assertRefused(
        "outside of the office's folder",
        folder,
        "2026-11-23",
        "2026-11-24",
        office.folder().resolve("a.zip"));
    assertFalse(Files.exists(out));
    Files.writeString(out, "there");
    assertRefused("is there already", folder, "2026-11-23", "2026-11-24", out);
    assertEquals("there", Files.readString(out));
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private void assertRefused(String why, String folder, String from, String to, Path out) {
    StringWriter said = new StringWriter();
    assertEquals(2, run(said, folder, from, to, out));
    assertTrue(said.toString().contains(why), said.toString());
  }

  private int run(StringWriter said, String folder, String from, String to, Path out) {
    CommandLine command = Server.commands(clock).setErr(new PrintWriter(said));
    return command.execute(
        "incident", "--from", from, "--to", to, "--data", folder, "--out", out.toString());
  }

  private Map<String, byte[]> pack(String from, String to) throws Exception {
    Path out = elsewhere.resolve("incident.zip");
    StringWriter said = new StringWriter();
    assertEquals(0, run(said, office.folder().toString(), from, to, out), said.toString());
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(out))) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        files.put(one.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> pack, String name) {
    return new String(pack.get(name), StandardCharsets.UTF_8);
  }

  private static String letter(Map<String, byte[]> pack) throws Exception {
    byte[] pdf = new ByteArrayInputStream(pack.get("surat-pemberitahuan.pdf")).readAllBytes();
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
    }
  }
}
