package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** An office asks of a tenth unsur, and twice of the time, from its second day on. */
class UnsurOfAnOfficesOwnTest {
  private static final String QUESTIONNAIRES = "/api/v1/questionnaires";
  private static final String FIRST = "2026-11-23";
  private static final String SECOND = "2026-11-24";
  private static final String BOTH = "?from=" + FIRST + "&to=" + SECOND;

  /**
   * By hand: of each of the nine 6 x 3 + 6 x 4 + 4 + 2 + 3 = 51 of 15, 17/5; of the second question
   * of the time 6 x 1 + 2 = 8 of 7, so that the time has (17/5 + 8/7) / 2 = 159/70; of the hall's
   * safety 6 x 2 + 2 = 14 of 7, 2. (8 x 17/5 + 159/70 + 2) / 10 x 25 = 78.6785...
   */
  @Test
  void itIsAskedCountedByItsOwnAnswersReportedAndClosed() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client head = office.person("HEAD");
      type(head, FIRST, 6, nine(3));
      adopt(head);
      assertTrue(type(head, FIRST, 1, eleven(3, 3, 3)).contains("allowed keys are [PERSYARATAN"));

      next(office, clock, Duration.ofDays(1));
      head = office.person("HEAD");
      assertTrue(type(head, SECOND, 1, nine(3)).contains("answers.WAKTU_2 is null"));
      type(head, SECOND, 6, eleven(4, 1, 2));
      type(head, SECOND, 1, eleven(2, 2, 2));
      tabletOfYesterday(office);
      olderPaper(head);

      JsonNode index = head.get("/api/v1/ikm" + BOTH).ok();
      assertEquals(15, index.get("respondents").asInt());
      assertEquals("78.68", index.get("ikm").asText());
      assertEquals("1/10", index.get("weights").asText());
      assertEquals("[\"KEAMANAN\",\"WAKTU\",\"PERSYARATAN\"]", index.get("priorities").toString());
      assertEquals("2.271", line(index, "WAKTU").get("nrr").asText());
      assertEquals(7, line(index, "KEAMANAN").get("n").asInt());
      assertEquals(
          "1/9",
          head.get("/api/v1/ikm?from=2026-11-23&to=2026-11-23").ok().get("weights").asText());
      plan(head);
      reported(head);

      next(office, clock, Duration.ofDays(5));
      head = office.person("HEAD");
      closed(office, head, index);
    }
  }

  /** The first day's figures stay by the nine while fewer than five have answered more. */
  @Test
  void fourAnswersToANewQuestionHideNothingOfTheOthers() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client head = office.person("HEAD");
      type(head, FIRST, 6, nine(3));
      adopt(head);
      next(office, clock, Duration.ofDays(1));
      head = office.person("HEAD");
      type(head, SECOND, 4, eleven(4, 1, 1));

      JsonNode index = head.get("/api/v1/ikm" + BOTH).ok();

      assertEquals("1/9", index.get("weights").asText());
      assertEquals("85.00", index.get("ikm").asText(), "(6 x 3 + 4 x 4) / 10 x 25");
      String text = pdf(head, "/api/v1/ikm.pdf" + BOTH);
      assertTrue(text.contains("kurang dari 5, belum dihitung: Keamanan."), text);
      assertFalse(text.contains("tidak ada lagi"), text);
      type(head, SECOND, 1, eleven(4, 1, 1));
      assertEquals("1/10", head.get("/api/v1/ikm" + BOTH).ok().get("weights").asText());
    }
  }

  private static void adopt(Client head) throws Exception {
    JsonNode all = head.get(QUESTIONNAIRES).ok();
    ObjectNode own = all.at("/versions/0/questionnaire").deepCopy();
    OwnUnsur.add(own);
    ObjectNode wrong = own.deepCopy();
    ((ObjectNode) wrong.at("/unsur/9")).put("weight", "0.2");
    String before = all.at("/versions/0/questionnaire/version").asText();
    assertTrue(
        head.post(QUESTIONNAIRES, "before", before, "from", SECOND, "questionnaire", wrong)
            .expect(422)
            .get("detail")
            .asText()
            .contains("the weights sum to 11/10 (1.1000): exactly 1 is allowed"));
    head.post(QUESTIONNAIRES, "before", before, "from", SECOND, "questionnaire", own).expect(204);
  }

  private static void next(OfficeUnderTest office, MovedClock clock, Duration later)
      throws Exception {
    clock.move(later);
    office.restart();
    office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
  }

  private static Map<String, Integer> nine(int answer) {
    return new TreeMap<>(Nine.of(Collections.nCopies(9, answer)));
  }

  private static Map<String, Integer> eleven(int answer, int second, int safety) {
    Map<String, Integer> answers = nine(answer);
    answers.putAll(Map.of("WAKTU_2", second, "KEAMANAN", safety));
    return answers;
  }

  /**
   * @return why it was refused; empty if it was taken
   */
  private static String type(Client head, String day, int forms, Map<String, Integer> answers)
      throws Exception {
    Map<String, Object> form =
        Map.of("answers", answers, "profile", Map.of("sex", "P"), "comment", "");
    Client.Reply reply =
        head.post(
            "/api/v1/paper-forms",
            "requestId",
            Client.requestId(),
            "day",
            day,
            "service",
            "OPP",
            "forms",
            IntStream.range(0, forms).mapToObj(one -> form).toList());
    return reply.status() == 204 ? "" : reply.expect(422).get("detail").asText();
  }

  /** It has not heard of the new questions; what it asked is counted, and nothing for the rest. */
  private static void tabletOfYesterday(OfficeUnderTest office) throws Exception {
    Visits hall = new Visits(office);
    String token = hall.begin(hall.surveyOf(hall.serve()));
    office
        .nobody()
        .post(
            "/api/v1/surveys/" + token + "/answers",
            "answers",
            nine(4),
            "profile",
            Map.of(),
            "questionnaire",
            "permenpanrb-14-2017/1")
        .expect(204);
  }

  /** It may be typed as what it is; of a version that had not begun by its day it is refused. */
  private static void olderPaper(Client head) throws Exception {
    Map<String, Object> form =
        Map.of("answers", nine(3), "profile", Map.of("sex", "P"), "comment", "");
    Object[] pile = {
      "requestId",
      Client.requestId(),
      "day",
      SECOND,
      "service",
      "OPP",
      "forms",
      List.of(form),
      "questionnaire",
      "permenpanrb-14-2017/1"
    };
    head.post("/api/v1/paper-forms", pile).expect(204);
    pile[1] = Client.requestId();
    pile[3] = FIRST;
    pile[9] = "kantor/1";
    assertTrue(
        head.post("/api/v1/paper-forms", pile)
            .expect(422)
            .get("detail")
            .asText()
            .contains("questionnaire kantor/1: allowed of that day are [permenpanrb"));
  }

  private static JsonNode line(JsonNode index, String key) {
    return StreamSupport.stream(index.get("unsur").spliterator(), false)
        .filter(one -> one.get("key").asText().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static void plan(Client head) throws Exception {
    String path = "/api/v1/followup" + BOTH;
    String revision = head.get(path).ok().get("revision").asText();
    assertTrue(
        head.send("PUT", path, planned(revision, "HARGA"))
            .expect(422)
            .get("detail")
            .asText()
            .contains("unsur HARGA: allowed is [PERSYARATAN"));
    head.send("PUT", path, planned(revision, "KEAMANAN")).expect(204);
  }

  private static ObjectNode planned(String revision, String unsur) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("revision", revision);
    ObjectNode activity =
        root.putObject("plan").put("year", 2027).putArray("activities").addObject();
    activity.put("id", "a").put("unsur", unsur).put("text", "Menambah penjaga");
    activity.putArray("quarters").add(1);
    activity.put("until", "").put("owner", "Tata Usaha").put("state", "NOT_YET");
    activity.put("description", "").put("obstacle", "").putNull("next");
    return root;
  }

  private static void reported(Client head) throws Exception {
    String text = pdf(head, "/api/v1/ikm.pdf" + BOTH);
    for (String expected :
        List.of(
            "Di luar kesembilan unsur ditanyakan pula: Keamanan.",
            "sendiri: Keamanan; Waktu Penyelesaian.",
            "dengan 11 pertanyaan menurut Peraturan",
            "1 Persyaratan 1 1/10 (0,1000)",
            "3 Waktu Penyelesaian 2 1/10 (0,1000)",
            "No. U1 U2 U3a U3b U4",
            "10 Keamanan 7 2,000 0,200 50,00 D",
            "Menambah penjaga",
            "Seberapa aman ruang tunggu kami?")) {
      assertTrue(text.contains(expected), expected + "\n\nin\n\n" + text);
    }
    byte[] csv = head.get("/api/v1/ikm.csv" + BOTH).response().body();
    assertTrue(new String(csv, StandardCharsets.UTF_8).contains("Keamanan"));
    assertEquals(200, head.get("/api/v1/ikm.xlsx" + BOTH).status());
    String first = pdf(head, "/api/v1/ikm.pdf?from=2026-11-23&to=2026-11-23");
    assertFalse(first.contains("Unsur dan bobotnya"), first);
  }

  /** What comes later, and a restart, change nothing of it. */
  private static void closed(OfficeUnderTest office, Client head, JsonNode index) throws Exception {
    head.post("/api/v1/ikm/closings" + BOTH, "before", 0, "reason", "").expect(204);
    type(head, SECOND, 3, eleven(1, 1, 1));
    assertEquals("78.68", head.get("/api/v1/ikm" + BOTH).ok().get("ikm").asText());
    office.restart();
    JsonNode again = office.person("HEAD").get("/api/v1/ikm" + BOTH).ok();
    assertEquals(index.get("unsur"), again.get("unsur"));
    JsonNode published = office.nobody().get("/api/v1/skm").ok();
    assertEquals(10, published.get("unsur").size());
    assertEquals("Keamanan", published.at("/unsur/9/name").asText());
  }

  private static String pdf(Client head, String path) throws Exception {
    try (PDDocument read = Loader.loadPDF(head.get(path).response().body())) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }
}
