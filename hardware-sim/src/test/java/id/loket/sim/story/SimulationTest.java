package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody takes an office for practice for a real one, and no real one says that it is none. */
class SimulationTest {
  private static final String MARK = "<aside class=\"simulation\"";

  @Test
  void everyPageSlipAndReportOfASimulationSaysSo() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      office.simulate();
      office.restart();

      Map<String, String> pages = pages(office);
      pages.values().removeIf(page -> page.contains(MARK) && page.contains("is-simulation"));
      assertEquals(Map.of(), pages, "pages that don't say it");
      for (String paper : papers(office)) {
        assertTrue(paper.lines().limit(4).anyMatch(line -> line.contains("SIMUL")), paper);
      }
      List<String> reports = reports(office);
      assertTrue(reports.get(0).startsWith("\ufeffSIMULASI;"), reports.get(0));
      assertTrue(reports.get(1).contains(">SIMULASI</text>"), reports.get(1));
    }
  }

  @Test
  void aRealOfficeNeverSaysIt() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      pages(office)
          .forEach(
              (path, page) ->
                  assertTrue(!page.contains(MARK) && !page.contains("is-simulation"), path));
      Stream.concat(papers(office).stream(), reports(office).stream())
          .forEach(one -> assertTrue(!one.contains("SIMUL"), one));
    }
  }

  /** Each page by its address, as a browser gets it. */
  private static Map<String, String> pages(OfficeUnderTest office) throws Exception {
    Map<String, String> pages = new TreeMap<>();
    List<String> paths =
        office.server().web().routes().stream()
            .map(Route::path)
            .filter(path -> path.endsWith("/") && !path.equals("/shared/"))
            .toList();
    for (String path : Stream.concat(paths.stream(), Stream.of("/guide/print", "/t/x")).toList()) {
      pages.put(path, text(office.nobody().get(path)));
    }
    assertTrue(pages.size() > 14, pages.keySet().toString());
    return pages;
  }

  /** Each kind of paper on each width, in each language, as it comes out. */
  private static List<String> papers(OfficeUnderTest office) throws Exception {
    Client admin = office.administrator();
    Stream.Builder<String> papers = Stream.builder();
    for (JsonNode one : admin.get("/api/v1/slips").ok().get("slips")) {
      String kind = one.get("kind").asText();
      for (int columns : new int[] {32, 48}) {
        for (String language : kind.equals("TICKET") ? List.of("id", "en") : List.of("id")) {
          String address = "/api/v1/slips/" + kind + "/preview";
          papers.add(
              admin
                  .post(
                      address,
                      "layout",
                      one.get("layout"),
                      "columns",
                      columns,
                      "language",
                      language,
                      "full",
                      true)
                  .ok()
                  .get("text")
                  .asText());
        }
      }
    }
    return papers.build().toList();
  }

  /** The index as a table and as a drawing, of five who have answered. */
  private static List<String> reports(OfficeUnderTest office) throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client officer = office.person("OFFICER");
    officer.post("/api/v1/counters/3/take").ok();
    for (int i = 0; i < 5; i++) {
      String token = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().get("token").asText();
      for (String step : List.of("call-next", "start", "finish")) {
        officer.post("/api/v1/counters/3/" + step).ok();
      }
      String survey =
          kiosk
              .picture(
                  "/api/v1/status/" + token + "/live",
                  status -> !status.path("survey").asText("").isEmpty())
              .get("survey")
              .asText();
      Map<String, Integer> answers = new TreeMap<>();
      Hall.UNSUR.forEach(unsur -> answers.put(unsur, 3));
      kiosk.post("/api/v1/surveys/" + survey + "/answers", "answers", answers).ok();
    }
    Client head = office.person("HEAD");
    String days = "?from=2000-01-01&to=2999-12-31";
    return List.of(
        text(head.get("/api/v1/ikm.csv" + days)), text(head.get("/api/v1/ikm.svg" + days)));
  }

  private static String text(Client.Reply reply) {
    assertEquals(200, reply.status());
    return new String(reply.response().body(), StandardCharsets.UTF_8);
  }
}
