package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.QuestionnaireFile;
import id.loket.server.web.Spreadsheet;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Index;
import id.loket.skm.PeriodReport;
import id.loket.skm.ProfileCounts;
import id.loket.skm.Unsur;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The same figures, as the API, as a spreadsheet and as a drawing. */
class IkmFiguresTest {
  private static final Questionnaire ASKED = QuestionnaireFile.readDefault();
  private static final String SAID = "Ruang tunggu panas; mohon kipas angin.";

  @Test
  void theApiGivesEachFigureOnceRounded() {
    JsonNode json = IkmJson.of(report(12), ASKED);

    assertEquals("2026-10-01", json.get("from").textValue());
    assertTrue(json.get("service").isNull());
    assertEquals(12, json.get("respondents").intValue());
    assertFalse(json.get("suppressed").booleanValue());
    assertEquals("1/9", json.get("weights").textValue());
    JsonNode first = json.get("unsur").get(0);
    assertEquals("PERSYARATAN", first.get("key").textValue());
    assertEquals("3.333", first.get("nrr").textValue());
    assertEquals("0.370", first.get("weighted").textValue());
    assertEquals("83.33", first.get("nik").textValue());
    assertEquals("Baik", first.get("kinerja").textValue());
    assertEquals("[0,0,8,4]", first.get("counts").toString());
    assertEquals("3.4074", json.get("sum").textValue());
    assertEquals("85.19", json.get("ikm").textValue());
    assertEquals("[\"WAKTU\",\"PERSYARATAN\",\"PROSEDUR\"]", json.get("priorities").toString());
  }

  @Test
  void suppressedFiguresAreNullEverywhere() {
    JsonNode json = IkmJson.of(report(4), ASKED);

    assertTrue(json.get("suppressed").booleanValue());
    for (String figure : List.of("sum", "ikm", "mutu", "kinerja")) {
      assertTrue(json.get(figure).isNull(), figure);
    }
    assertEquals("[]", json.get("unsur").toString());
    assertEquals("[]", json.get("priorities").toString());
    assertEquals("[]", json.get("profile").toString());
    assertNull(json.get("counts"));
    String csv = csv(report(4), "BP3MI Banten", "Semua layanan");
    assertFalse(csv.contains("IKM;"), csv);
    assertTrue(csv.contains("unsur dengan kurang dari 5 jawaban"), csv);
    assertFalse(csv.contains("Jenis kelamin"), csv);
    assertFalse(csv.contains(SAID), csv);
  }

  @Test
  void whoAnsweredSumsToTheRespondentsQuestionByQuestion() {
    JsonNode profile = IkmJson.of(report(12), ASKED).get("profile");

    assertEquals(ASKED.profile().size() + 1, profile.size());
    for (JsonNode question : profile) {
      long sum = question.get("untold").asLong();
      for (JsonNode choice : question.get("choices")) {
        sum += choice.get("n").asLong();
      }
      assertEquals(12, sum, question::toString);
    }
    assertEquals("Jenis kelamin", profile.at("/0/name").textValue());
    assertEquals("Perempuan", profile.at("/0/choices/1/name").textValue());
    assertEquals(4, profile.at("/0/choices/1/n").intValue());
    assertEquals(8, profile.at("/0/untold").intValue());
  }

  @Test
  void whatTheQuestionnaireAsksNoLongerIsShownUnderItsKey() {
    JsonNode profile = IkmJson.of(report(12), ASKED).get("profile");

    JsonNode education = profile.get(2);
    assertEquals("education", education.get("key").textValue());
    assertEquals(
        "{\"value\":\"SR\",\"name\":\"SR\",\"n\":4}",
        education.get("choices").get(education.get("choices").size() - 1).toString());
    JsonNode last = profile.get(profile.size() - 1);
    assertEquals("hobby", last.get("name").textValue());
    assertEquals(4, last.at("/choices/0/n").intValue());
  }

  @Test
  void theSpreadsheetHasWhoAnsweredAndWhatTheySaidBelowTheFigures() {
    List<List<String>> rows = fields(rows(csv(report(12), "BP3MI Banten", "Semua layanan")));

    assertTrue(rows.contains(List.of("Jenis kelamin", "Perempuan", "4")), rows::toString);
    assertTrue(rows.contains(List.of("Jenis kelamin", "Tidak diisi", "8")), rows::toString);
    assertEquals(
        List.of(List.of("Saran dan masukan", "2"), List.of(SAID), List.of("'=1+1")),
        rows.subList(rows.size() - 3, rows.size()));
  }

  @Test
  void theTableOfGradesIsTold() {
    JsonNode grades = IkmJson.of(report(4), ASKED).get("grades");

    assertEquals("A 88.31 100.00 Sangat baik", words(grades.get(0)));
    assertEquals("B 76.61 88.30 Baik", words(grades.get(1)));
    assertEquals("C 65.00 76.60 Kurang baik", words(grades.get(2)));
    assertEquals("D 25.00 64.99 Tidak baik", words(grades.get(3)));
  }

  private static String words(JsonNode grade) {
    return StreamSupport.stream(grade.spliterator(), false)
        .map(JsonNode::textValue)
        .collect(Collectors.joining(" "));
  }

  @Test
  void theSpreadsheetHasTheSameFiguresWithCommas() {
    List<CsvRecord> rows = rows(csv(report(12), "BP3MI Banten", "Semua layanan"));

    assertEquals(List.of("Kantor", "BP3MI Banten"), rows.get(1).getFields());
    assertTrue(fields(rows).contains(List.of("Nilai IKM", "85,19")), fields(rows).toString());
    assertTrue(fields(rows).contains(List.of("Mutu pelayanan", "B")));
    assertEquals(
        List.of(
            "1",
            "Persyaratan",
            "12",
            "0",
            "0",
            "8",
            "4",
            "40",
            "3,333",
            "1/9 (0,1111)",
            "0,370",
            "83,33",
            "B",
            "Baik"),
        row(rows, 1, "Persyaratan").getFields());
    CsvRecord last = row(rows, 1, "Jumlah NRR tertimbang");
    assertEquals("3,4074", last.getField(10));
    assertEquals("85,19", last.getField(11));
  }

  @Test
  void excelSeesUtf8SemicolonsAndItsOwnLineEnds() {
    String csv = csv(report(12), "Kantor; \"Uji\"", "Sémua");

    assertTrue(csv.startsWith("\ufeffIndeks"), csv);
    assertTrue(csv.contains("Kantor;\"Kantor; \"\"Uji\"\"\"\r\nLayanan;Sémua\r\n"), csv);
  }

  @Property(tries = 500)
  void noCellBeginsAFormula(@ForAll String name) {
    for (CsvRecord row : rows(csv(report(12), name, "=cmd|' /C calc'!A0"))) {
      for (String cell : row.getFields()) {
        assertFalse(!cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0, "cell " + cell);
      }
    }
  }

  @Property(tries = 500)
  void aCellThatIsHarmlessStaysAsItIs(@ForAll String text) {
    String cell = Spreadsheet.cell(text);

    assertEquals(text.replace("'", ""), cell.replace("'", ""));
    assertEquals("'=1+1", Spreadsheet.cell("=1+1"));
    assertEquals("'\t'=1", Spreadsheet.cell("\t=1"));
    assertEquals("Loket 3,'=1+1", Spreadsheet.cell("Loket 3,=1+1"));
    assertEquals("Loket 3, 4; 5", Spreadsheet.cell("Loket 3, 4; 5"));
    assertEquals("1/9", Spreadsheet.cell("1/9"));
  }

  @Test
  void theChartHasABarForEachUnsurAndSaysTheSameInWords() throws Exception {
    String svg = IkmChart.of(report(12).ikm().orElseThrow(), "ikm", false);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/ikm-chart.svg"), svg);

    Element root = parsed(svg).getDocumentElement();

    assertEquals("img", root.getAttribute("role"));
    assertEquals("ikm-title ikm-desc", root.getAttribute("aria-labelledby"));
    List<Element> bars = bars(root);
    assertEquals(9, bars.size());
    assertEquals("bar low", bars.get(2).getAttribute("class"));
    assertEquals("bar", bars.get(8).getAttribute("class"));
    String words = root.getElementsByTagName("desc").item(0).getTextContent();
    assertTrue(words.startsWith("Persyaratan 3,333 (B); Sistem, Mekanisme"), words);
    assertTrue(
        words.endsWith(
            "prioritas perbaikan: Waktu Penyelesaian; Persyaratan; Sistem, Mekanisme, dan Prosedur."),
        words);
    assertFalse(svg.contains("style="), svg);
    assertFalse(svg.contains("<script"), svg);
  }

  @Test
  void aBarIsAsLongAsItsFigure() throws Exception {
    List<Element> bars =
        bars(parsed(IkmChart.of(report(12).ikm().orElseThrow(), "x", false)).getDocumentElement());

    // 450 units from 1 to 4: 3.333 is 7/9 of them, 4 is all.
    assertEquals("350.0", bars.get(0).getAttribute("width"));
    assertEquals("450.0", bars.get(8).getAttribute("width"));
  }

  @Test
  void aLineStandsWhereTheGradeChanges() throws Exception {
    NodeList lines =
        parsed(IkmChart.of(report(12).ikm().orElseThrow(), "x", false))
            .getDocumentElement()
            .getElementsByTagName("line");

    // A from 3.5324, of 450 units from 1 to 4, which begin at 380; D from 1.
    assertEquals(4, lines.getLength());
    assertEquals("759.9", ((Element) lines.item(0)).getAttribute("x1"));
    assertEquals("380.0", ((Element) lines.item(3)).getAttribute("x1"));
  }

  @Test
  void anIdThatBreaksOutOfTheDrawingIsRefused() {
    Index report = report(12).ikm().orElseThrow();

    assertThrows(IllegalArgumentException.class, () -> IkmChart.of(report, "a\"><script>", false));
  }

  /** Everybody answers 3, a third of them 4; but 3 by all for the time, 4 for the facilities. */
  private static PeriodReport report(int respondents) {
    List<Map<Unsur, Integer>> answers = new ArrayList<>();
    for (int i = 0; i < respondents; i++) {
      Map<Unsur, Integer> answer = new EnumMap<>(Unsur.class);
      for (Unsur unsur : Unsur.values()) {
        answer.put(unsur, i % 3 == 0 ? 4 : 3);
      }
      answer.put(Unsur.WAKTU, 3);
      answer.put(Unsur.SARPRAS, 4);
      answer.put(Unsur.PENGADUAN, i % 3 == 0 ? 3 : 4);
      answers.add(answer);
    }
    return PeriodReport.of(
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 12, 31),
        Optional.empty(),
        AnswerCounts.ofNine(answers),
        profile(respondents),
        40);
  }

  /** Four women, each with an education and a hobby of which the questionnaire knows nothing. */
  private static ProfileCounts profile(int respondents) {
    return respondents < 4
        ? new ProfileCounts(respondents, Map.of())
        : ProfileCounts.of(
            Map.of(
                Map.of("sex", "P", "education", "SR", "hobby", "chess"),
                4L,
                Map.of(),
                respondents - 4L));
  }

  private static String csv(PeriodReport report, String office, String service) {
    return IkmCsv.of(report, office, service, ASKED, List.of(SAID, "=1+1"), false);
  }

  private static CsvRecord row(List<CsvRecord> rows, int cell, String text) {
    return rows.stream()
        .filter(one -> one.getFieldCount() > cell && one.getField(cell).equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static List<CsvRecord> rows(String csv) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(';')
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(new StringReader(csv.substring(1)))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<List<String>> fields(List<CsvRecord> rows) {
    return rows.stream().map(CsvRecord::getFields).toList();
  }

  private static List<Element> bars(Element drawing) {
    NodeList rectangles = drawing.getElementsByTagName("rect");
    return IntStream.range(0, rectangles.getLength())
        .mapToObj(i -> (Element) rectangles.item(i))
        .filter(one -> one.getAttribute("class").startsWith("bar"))
        .toList();
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
