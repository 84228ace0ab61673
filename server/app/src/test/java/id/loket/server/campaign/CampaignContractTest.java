package id.loket.server.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ContractStory;
import id.loket.skm.Unsur;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A survey of a procurement unit (B276) beside the public one, in the same days. */
class CampaignContractTest {
  private static final String CAMPAIGNS = "/api/v1/campaigns";
  private static final String DAY = WallClock.DAY.toString();
  private static final String DAYS = "?from=" + DAY + "&to=" + DAY;
  private static final String HEADER =
      Stream.of(Unsur.values()).map(Enum::name).collect(Collectors.joining(","));

  private static Map<String, Integer> same(int answer, int waiting) {
    Map<String, Integer> answers = new TreeMap<>();
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur.name(), unsur == Unsur.WAKTU ? waiting : answer);
    }
    return answers;
  }

  private static Object[] campaign(String from, String to) {
    return new Object[] {
      "campaign",
      Map.of("name", "Survei UKPBJ", "respondents", "PPK, Pokja, Penyedia", "from", from, "to", to)
    };
  }

  private static Object[] typed(int sets, int answer) {
    Map<String, ?> form = Map.of("answers", same(answer, answer));
    return new Object[] {"forms", Collections.nCopies(sets, form)};
  }

  private static String table(int rows, String row) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(Collections.nCopies(rows, row));
    return String.join("\n", lines);
  }

  private static Object[] publicForms(String id) {
    Map<String, ?> form = Map.of("answers", same(4, 2), "profile", Map.of(), "comment", "");
    return new Object[] {
      "requestId", id, "day", DAY, "service", "OPP", "forms", Collections.nCopies(6, form)
    };
  }

  /**
   * By hand. The public one: (8 x 4 + 2) / 9 x 25 = 94.444... The campaign: 20 sets of 3, 9 of 4
   * and one of 1 are 97 for each of the nine; 97 / 30 x 25 = 80.833...
   */
  @Test
  void itIsRefusedAt29AcceptedAt30AndNeitherCountsInTheOther() throws Exception {
    ContractStory.tell(
        "campaign",
        story -> {
          whatCannotBeUsedIsNamedAndNothingOfItIsTaken(story);
          Client head = story.office().person("HEAD");
          String id = DAY + "-" + "p".repeat(20);
          story.ok(head, "POST", "/api/v1/paper-forms", publicForms(id));
          JsonNode before = story.ok(head, "GET", "/api/v1/ikm" + DAYS);
          assertEquals("94.44", before.get("ikm").asText());
          JsonNode sent = story.ok(head, "POST", CAMPAIGNS, campaign(DAY, DAY));
          String one = CAMPAIGNS + "/" + sent.get("number").asInt();

          story.ok(head, "POST", one + "/forms", typed(20, 3));
          story.ok(head, "POST", one + "/table", "csv", table(9, "4,4,4,4,4,4,4,4,4"));
          Client.Reply refused = head.post(one + "/closing");
          assertEquals(409, refused.status());
          String why = refused.body().get("detail").asText();
          assertTrue(why.startsWith("29 complete sets"), why);
          assertTrue(why.contains("30 or more"), why);
          story.fails(409, head, "POST", one + "/closing");
          story.fails(409, head, "GET", one + "/report");
          story.fails(409, head, "GET", one + "/report.pdf");
          story.ok(head, "POST", one + "/forms", typed(1, 1));
          story.ok(head, "POST", one + "/closing");

          JsonNode report = story.ok(head, "GET", one + "/report");
          assertEquals("80.83", report.get("ikm").asText());
          assertEquals("B", report.get("mutu").asText());
          assertEquals(30, report.get("respondents").asInt());
          assertEquals(97, report.at("/unsur/0/total").asInt());
          assertEquals(before, story.ok(head, "GET", "/api/v1/ikm" + DAYS));
          story.ok(head, "GET", one + "/report.pdf");
          String paper = text(head.get(one + "/report.pdf").response().body());
          assertTrue(paper.contains("KAMPANYE: Survei UKPBJ"), paper);
          assertTrue(paper.contains("80,83"), paper);
          assertTrue(paper.contains("terpisah dari SKM"), paper);
          assertTrue(paper.contains(report.at("/campaign/closed/sha256").asText()), paper);
          assertFalse(paper.contains("{{"), paper);

          story.fails(409, head, "POST", one + "/forms", typed(1, 1));
          String later = DAY + "-" + "q".repeat(20);
          story.ok(head, "POST", "/api/v1/paper-forms", publicForms(later));
          story.office().restart();
          head = story.office().person("HEAD");
          assertEquals(report, story.ok(head, "GET", one + "/report"));
          assertEquals(12, story.ok(head, "GET", "/api/v1/ikm" + DAYS).get("respondents").asInt());
          JsonNode piles = story.ok(head, "GET", CAMPAIGNS).at("/campaigns/0/piles");
          assertEquals(2, piles.size());
          assertEquals(9, piles.at("/0/sets").asInt());
        });
  }

  /**
   * By hand: 29 sets of 6, 6, 6, 5, 4 and one of 1 each; the means are (29 x 6 + 1) / 30 three
   * times, (29 x 5 + 1) / 30 and (29 x 4 + 1) / 30, together 788 / 30; x 4 / 30 is 3.50222...
   */
  @Test
  void perceptionOfCorruptionHasItsOwnScaleAndIsNeverMixed() throws Exception {
    ContractStory.tell(
        "campaign",
        story -> {
          Client head = story.office().person("HEAD");
          Map<String, Object> spak =
              new TreeMap<>(Map.of("name", "SPAK", "respondents", "Semua", "from", DAY, "to", DAY));
          spak.put("threshold", 3.5);
          story.fails(422, head, "POST", CAMPAIGNS, "campaign", spak);
          spak.put("survey", "SPAK");
          spak.put("threshold", 3.505);
          story.fails(422, head, "POST", CAMPAIGNS, "campaign", spak);
          spak.put("threshold", 3.5);
          JsonNode made = story.ok(head, "POST", CAMPAIGNS, "campaign", spak);
          String one = CAMPAIGNS + "/" + made.get("number").asInt();
          JsonNode view = story.ok(head, "GET", CAMPAIGNS).at("/campaigns/0");
          assertEquals(6, view.get("most").asInt());
          assertEquals("3.50", view.get("threshold").asText());
          assertEquals(5, view.get("questions").size());

          story.fails(422, head, "POST", one + "/forms", typed(1, 4));
          story.fails(422, head, "POST", one + "/forms", stars(1, 6, 6, 6, 6, 7));
          story.fails(422, head, "POST", one + "/table", "csv", table(1, "4,4,4,4,4,4,4,4,4"));
          String header = "DISKRIMINASI,KECURANGAN,IMBALAN,PUNGLI,PERCALOAN\n";
          story.ok(head, "POST", one + "/table", "csv", header + "6,6,6,5,4\n".repeat(28));
          story.ok(head, "POST", one + "/forms", stars(1, 6, 6, 6, 5, 4));
          story.fails(409, head, "POST", one + "/closing");
          story.ok(head, "POST", one + "/forms", stars(1, 1, 1, 1, 1, 1));
          story.ok(head, "POST", one + "/closing");

          JsonNode report = story.ok(head, "GET", one + "/report");
          assertEquals("3.50", report.get("ipak").asText());
          assertEquals("87.56", report.get("percent").asText());
          assertTrue(report.get("reached").asBoolean());
          assertEquals("[1,0,0,29,0,0]", report.at("/statements/4/counts").toString());
          story.ok(head, "GET", one + "/report.pdf");
          String paper = text(head.get(one + "/report.pdf").response().body());
          for (String expected :
              List.of(
                  "ANTI KORUPSI (SPAK): SPAK",
                  "3,50",
                  "tercapai",
                  "percaloan",
                  "4/6",
                  "Pernyataan 1 2 3 4 5 6")) {
            assertTrue(paper.contains(expected), expected + " in " + paper);
          }
          assertFalse(paper.contains("{{"), paper);
          JsonNode index = story.ok(head, "GET", "/api/v1/ikm" + DAYS);
          assertEquals(0, index.get("respondents").asInt());
          story.office().restart();
          head = story.office().person("HEAD");
          assertEquals(report, story.ok(head, "GET", one + "/report"));
        });
  }

  private static Object[] stars(int sets, int... answers) {
    Map<String, Integer> form = new TreeMap<>();
    List<String> keys = List.of("DISKRIMINASI", "KECURANGAN", "IMBALAN", "PUNGLI", "PERCALOAN");
    for (int i = 0; i < answers.length; i++) {
      form.put(keys.get(i), answers[i]);
    }
    return new Object[] {"forms", Collections.nCopies(sets, Map.of("answers", form))};
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static void whatCannotBeUsedIsNamedAndNothingOfItIsTaken(ContractStory story)
      throws Exception {
    Client head = story.office().person("HEAD");
    Client supervisor = story.office().person("SUPERVISOR");
    story.fails(422, head, "POST", CAMPAIGNS, campaign(DAY, "2026-01-01"));
    Map<String, ?> low =
        Map.of("name", "A", "respondents", "B", "from", DAY, "to", DAY, "floor", 29);
    story.fails(422, head, "POST", CAMPAIGNS, "campaign", low);
    story.fails(403, supervisor, "POST", CAMPAIGNS, campaign(DAY, DAY));
    String id = DAY + "-" + "c".repeat(20);
    Object[] wish = campaign(DAY, DAY);
    int number = number(story, head, id, wish);
    assertEquals(number, number(story, head, id, wish), "the same request, the same one");
    String one = CAMPAIGNS + "/" + number;

    Object[] spoiled = {
      "requestId", Client.requestId(), "csv", table(2, "4,4,4,4,4,4,4,4,4") + "\n4,4,5,4,4,4,4,,4"
    };
    Client.Reply reply = supervisor.post(one + "/table", spoiled);
    assertEquals(422, reply.status());
    String detail = reply.body().get("detail").asText();
    assertTrue(detail.contains("row 4, column WAKTU: \"5\": 1, 2, 3, 4"), detail);
    assertTrue(detail.contains("row 4, column PENGADUAN: no answer"), detail);
    story.fails(422, supervisor, "POST", one + "/table", "csv", "unsur,nrr\nWAKTU,3.5");
    story.fails(422, supervisor, "POST", one + "/table", "csv", "");
    story.fails(422, supervisor, "POST", one + "/forms", typed(101, 4));
    story.fails(422, supervisor, "POST", one + "/forms", typed(1, 5));
    story.fails(404, supervisor, "POST", CAMPAIGNS + "/77/forms", typed(1, 4));
    story.fails(403, supervisor, "POST", one + "/closing");
    story.fails(403, story.office().person("INSPECTOR"), "POST", one + "/forms", typed(1, 4));
    story.fails(401, story.office().nobody(), "GET", CAMPAIGNS);
    assertEquals(0, sets(story, head));

    Object[] pile = {"requestId", Client.requestId(), "csv", table(30, "3,3,3,3,3,3,3,3,3")};
    story.ok(supervisor, "POST", one + "/table", pile);
    story.ok(supervisor, "POST", one + "/table", pile);
    assertEquals(30, sets(story, head));
    String tomorrow = WallClock.DAY.plusDays(1).toString();
    int later = number(story, head, DAY + "-" + "d".repeat(20), campaign(tomorrow, tomorrow));
    story.fails(409, head, "POST", CAMPAIGNS + "/" + later + "/forms", typed(1, 4));
    story.ok(head, "POST", one + "/forms", typed(1, 3));
    story.ok(head, "POST", one + "/closing");
    story.ok(head, "POST", one + "/closing");
    story.ok(supervisor, "POST", one + "/table", pile);
    assertEquals("75.00", story.ok(head, "GET", one + "/report").get("ikm").asText());
  }

  private static int sets(ContractStory story, Client who) throws Exception {
    JsonNode all = story.ok(who, "GET", CAMPAIGNS).get("campaigns");
    return all.get(all.size() - 1).get("sets").asInt();
  }

  private static int number(ContractStory story, Client who, String id, Object... wish)
      throws Exception {
    return story
        .ok(who, "POST", CAMPAIGNS, "requestId", id, wish[0], wish[1])
        .get("number")
        .asInt();
  }
}
