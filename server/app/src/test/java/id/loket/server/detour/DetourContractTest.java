package id.loket.server.detour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.web.ContractStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Annex IV, step 7: the officer sends a visitor to the kiosk, where the worksheet is written. */
class DetourContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COUNTER = "/api/v1/counters/3/";
  private static final String NAME = "Siti Kenari Percobaan";
  private static final String NIK = "9901015507900001";

  private static Map<String, String> line(String line, String words) {
    return Map.of("line", line, "words", words);
  }

  @Test
  void aWorksheetOpensAtTheLoketOfItsNumberAloneAndIsCiphertextOnTheDisk() throws Exception {
    ContractStory.tell(
        "detour",
        story -> {
          Client station = story.office().screen("STATION");
          Client kiosk =
              story
                  .office()
                  .screen("KIOSK", station.get("/api/v1/me").ok().at("/device/id").asText());
          Client officer = story.office().person("OFFICER");
          JsonNode site = story.ok(kiosk, "GET", "/api/v1/siskop2mi");
          assertFalse(site.get("isSet").asBoolean());
          story.ok(officer, "POST", COUNTER + "take");
          JsonNode visitor = story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
          String ticket = "/api/v1/tickets/" + visitor.get("id").asText();
          String resume = "/api/v1/worksheets/" + visitor.get("token").asText();
          List<Map<String, String>> lines = List.of(line("NAME", NAME), line("NIK", NIK));
          story.fails(409, kiosk, "PUT", ticket + "/worksheet", "lines", lines);
          story.ok(officer, "POST", COUNTER + "call-next");
          story.ok(officer, "POST", COUNTER + "rest", "kind", "AIM");

          assertEquals(0, story.ok(kiosk, "GET", resume).get("lines").size());
          story.fails(404, kiosk, "POST", ticket + "/worksheet/receipt", "language", "id");
          story.ok(kiosk, "PUT", ticket + "/worksheet", "lines", lines);
          assertEquals(NIK, story.ok(kiosk, "GET", resume).at("/lines/1/words").asText());
          // As from whoever typed the code and has seen nothing of it.
          story.ok(kiosk, "PUT", ticket + "/worksheet", "lines", List.of());
          story.ok(kiosk, "PUT", ticket + "/worksheet", "lines", List.of(line("WORK", "x")));
          assertEquals(3, story.ok(kiosk, "GET", resume).get("lines").size());
          story.ok(kiosk, "PUT", ticket + "/worksheet", "lines", List.of(line("WORK", "")));
          story.fails(409, officer, "GET", ticket + "/worksheet");
          JsonNode receipt =
              story.ok(kiosk, "POST", ticket + "/worksheet/receipt", "language", "id");
          JsonNode jobs = station.picture("/api/v1/stations/me/live").get("jobs");
          String paper = jobs.toString();
          assertTrue(paper.contains("lembar:" + visitor.get("token").asText()), paper);
          assertFalse(paper.contains(NAME), paper);
          String sheet = "/api/v1/sheets/" + receipt.get("sheet").asText();
          assertEquals("PENDING", kiosk.get(sheet).ok().get("state").asText());

          story.ok(kiosk, "POST", ticket + "/back");
          story.ok(officer, "POST", COUNTER + "call-next");
          JsonNode opened = story.ok(officer, "GET", ticket + "/worksheet");
          assertTrue(opened.get("handed").asBoolean());
          assertEquals(2, opened.get("lines").size());
          assertEquals(NAME, opened.at("/lines/0/words").asText());
          Client other = story.office().person("OFFICER");
          story.fails(409, other, "GET", ticket + "/worksheet");
          story.fails(409, kiosk, "GET", resume);
          assertEquals(
              List.of(), Footprints.of(story.office().folder(), NAME, NIK), "words on the disk");
          // The same search finds what is there: the number's id, in the row of the worksheet.
          assertFalse(Footprints.of(story.office().folder(), visitor.get("id").asText()).isEmpty());
        });
  }

  @Test
  void whatCannotBeTakenIsNamedAndTheVisitTakesItsWorksheetAlong() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client kiosk = office.screen("KIOSK");
      Client officer = office.person("OFFICER");
      officer.post(COUNTER + "take").ok();
      JsonNode visitor = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok();
      String id = visitor.get("id").asText();
      String ticket = "/api/v1/tickets/" + id + "/worksheet";
      officer.post(COUNTER + "call-next").ok();
      officer.post(COUNTER + "rest", "kind", "AIM").ok();
      assertTrue(
          refused(kiosk, ticket, List.of(line("NIK", "1"), line("NIK", "2"))).contains("twice"));
      String wide = refused(kiosk, ticket, List.of(line("NIK", "9".repeat(21))));
      assertTrue(wide.contains("lines.NIK: 1 to 20 characters"), wide);
      assertTrue(
          refused(kiosk, ticket, List.of(Map.of("words", "x"))).contains("NAME, NIK, BIRTH"));
      assertTrue(refused(kiosk, ticket, List.of(line("NAME", "a\u0007b"))).contains("lines.NAME"));
      kiosk.send("PUT", ticket, body(List.of(line("NAME", NAME)))).expect(204);

      officer.post("/api/v1/tickets/" + id + "/leave").ok();
      while (worksheets(office) > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aWorksheetStaysWhileItsNumberCanBeBroughtBackToTheLoket() throws Exception {
    Map<String, Object> hurry = Map.of("noShowAfterCalls", 1, "noShowSpacingSeconds", 0);
    try (OfficeUnderTest office = new OfficeUnderTest(WallClock.clock(), hurry) {}) {
      Client officer = office.person("OFFICER");
      officer.post(COUNTER + "take").ok();
      String id =
          office
              .screen("KIOSK")
              .post("/api/v1/tickets", "service", "REENTRY")
              .ok()
              .get("id")
              .asText();
      officer.post(COUNTER + "call-next").ok();
      officer.post(COUNTER + "no-show").ok();
      assertFalse(isOver(office, id, Duration.ofHours(5)), "one that was missed is restored");
      officer.post("/api/v1/tickets/" + id + "/restore").ok();
      officer.post(COUNTER + "call-next").ok();
      officer.post(COUNTER + "start").ok();
      officer.post(COUNTER + "finish").ok();
      assertFalse(isOver(office, id, Duration.ZERO), "a finish is undone");
      assertTrue(isOver(office, id, Duration.ofSeconds(61)));
    }
  }

  private static boolean isOver(OfficeUnderTest office, String ticket, Duration later)
      throws Exception {
    return office
        .server()
        .desk()
        .look(
            one -> {
              Instant end = one.ticket(ticket).orElseThrow().endedAt();
              return Worksheets.isOver(one, ticket, end.plus(later));
            })
        .get();
  }

  private static long worksheets(OfficeUnderTest office) {
    return office
        .server()
        .database()
        .read(
            tables -> tables.createQuery("SELECT count(*) FROM worksheet").mapTo(Long.class).one());
  }

  private static JsonNode body(List<Map<String, String>> lines) {
    return JSON.valueToTree(Map.of("lines", lines));
  }

  private static String refused(Client kiosk, String path, List<Map<String, String>> lines)
      throws Exception {
    return kiosk.send("PUT", path, body(lines)).expect(422).get("detail").asText();
  }
}
