package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.skm.Unsur;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a period from the folder of an office, in a program of its own. */
class SkmReportCommandTest {
  private static final String DAY = WallClock.DAY.toString();
  private static final String QUARTER = "2026-10-01-2026-12-31";
  private static final String DAYS = "?from=2026-10-01&to=2026-12-31";

  @TempDir Path folder;

  private record Said(int code, String words) {}

  @Test
  void filesAreThoseOfThePageAndTheFolderStaysAsItIs() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client head = office.person("HEAD");
      type(head, 7);
      JsonNode ikm = head.get("/api/v1/ikm" + DAYS).ok();
      byte[] table = head.get("/api/v1/ikm.csv" + DAYS).response().body();
      Path page = folder.resolve("page.xlsx");
      Files.write(page, head.get("/api/v1/ikm.xlsx" + DAYS).response().body());
      Path settings = settings(office);
      Path beside = folder.resolve("beside");
      Said said = besideIt(settings, beside, "2026-Q4");
      assertEquals(0, said.code(), said.words());
      assertTrue(said.words().contains("laporan-skm-" + QUARTER + ".pdf"), said.words());
      assertFalse(said.words().contains("ERROR"), said.words());
      assertEquals(ikm, new ObjectMapper().readTree(file(beside, "ikm", ".json")));
      assertArrayEquals(table, file(beside, "ikm", ".csv"));
      String paper = text(file(beside, "laporan-skm", ".pdf"));
      assertTrue(paper.contains(ikm.get("ikm").asText().replace('.', ',')), paper);
      assertTrue(paper.contains("Ruang tunggu sejuk"), "what was said");
      assertTrue(text(file(beside, "tindak-lanjut-skm", ".pdf")).contains("BAB IV"));

      office.stop();
      Files.createFile(office.settings().data().resolve("simulation"));
      Map<String, String> before = state(office.settings().data());
      Path still = folder.resolve("still");
      said = report(settings, still, "2026-10-01..2026-12-31");
      assertEquals(0, said.code(), said.words());
      assertEquals(before, state(office.settings().data()));
      assertEquals(ikm, new ObjectMapper().readTree(file(still, "simulasi-ikm", ".json")));
      assertTrue(text(file(still, "simulasi-laporan-skm", ".pdf")).contains("SIMULASI"));
      said = report(settings, still, "2026-Q4");
      assertEquals(2, said.code());
      assertTrue(said.words().contains("there is such a file already"), said.words());

      Path workbook =
          Files.write(folder.resolve("command.xlsx"), file(still, "simulasi-ikm", ".xlsx"));
      LibreOffice.toCsv(List.of(page, workbook), folder);
      for (String one : List.of("page-Olah data SKM", "command-Olah data SKM (SIMULASI)")) {
        List<String> rows = Files.readAllLines(folder.resolve(one + ".csv"));
        for (int unsur = 0; unsur < 9; unsur++) {
          assertRow(rows.get(3 + unsur), ikm.get("unsur").get(unsur).get("nik"));
        }
        assertRow(rows.get(12), ikm.get("ikm"));
      }
    }
  }

  private static void assertRow(String row, JsonNode figure) {
    BigDecimal computed = new BigDecimal(row.split(";")[11]).setScale(2);
    assertEquals(figure.asText(), computed.toPlainString(), row);
  }

  @Test
  void whatCannotBeReportedIsNamedAndNothingIsWritten() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      type(office.person("HEAD"), 4);
      office.stop();
      Path settings = settings(office);
      Path out = folder.resolve("out");

      Said said = report(settings, out, "2026-Q5");
      assertEquals(2, said.code());
      assertTrue(said.words().contains("2026-Q4, 2026-S1, 2026 and"), said.words());
      said = report(settings, out, "2026-S2");
      assertEquals(2, said.code());
      assertTrue(said.words().contains("4 respondents; figures are shown of 5"), said.words());
      said = report(settings, office.settings().data().resolve("out"), "2026-S2");
      assertEquals(2, said.code());
      assertTrue(said.words().contains("outside of the office's"), said.words());
      assertFalse(Files.exists(office.settings().data().resolve("out")));
      try (Stream<Path> there = Files.list(out)) {
        assertEquals(List.of(), there.toList());
      }
    }
  }

  // ---- the office -------------------------------------------------------------------------------

  private static void type(Client head, int forms) throws Exception {
    List<Map<String, ?>> pile = new ArrayList<>();
    for (int form = 0; form < forms; form++) {
      Map<String, Integer> answers = new TreeMap<>();
      for (Unsur unsur : Unsur.values()) {
        answers.put(unsur.name(), 1 + (unsur.ordinal() + form) % 4);
      }
      String words = form == 0 ? "Ruang tunggu sejuk" : "";
      pile.add(Map.of("answers", answers, "profile", Map.of(), "comment", words));
    }
    head.post(
            "/api/v1/paper-forms",
            "requestId",
            Client.requestId(),
            "day",
            DAY,
            "service",
            "OPP",
            "forms",
            pile)
        .expect(204);
  }

  private Path settings(OfficeUnderTest office) throws IOException {
    ServerSettings settings = office.settings();
    return Files.writeString(
        folder.resolve("server.conf"),
        "data = \"%s\"\noffice-key = \"%s\"\n".formatted(settings.data(), settings.officeKey()));
  }

  /** In this program, which may read the files of an office that is stopped. */
  private static Said report(Path settings, Path out, String period) {
    StringWriter words = new StringWriter();
    int code =
        Server.commands(WallClock.clock())
            .setErr(new PrintWriter(words))
            .execute(
                "skm",
                "report",
                "--config",
                settings.toString(),
                "--out",
                out.toString(),
                "--period",
                period);
    return new Said(code, words.toString());
  }

  private static Said besideIt(Path settings, Path out, String period) throws Exception {
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                "skm",
                "report",
                "--config",
                settings.toString(),
                "--out",
                out.toString(),
                "--period",
                period)
            .redirectErrorStream(true)
            .start();
    String words = new String(command.getInputStream().readAllBytes());
    return new Said(command.waitFor(), words);
  }

  private static byte[] file(Path folder, String name, String end) throws IOException {
    return Files.readAllBytes(folder.resolve(name + "-" + QUARTER + end));
  }

  /** Each file with its bytes. */
  private static Map<String, String> state(Path folder) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(one -> state.put(one.toString(), digest(one)));
    }
    return state;
  }

  private static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
