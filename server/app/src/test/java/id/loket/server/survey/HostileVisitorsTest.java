package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.device.HostileTexts;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.JournalCheck;
import id.loket.server.statistics.VisitCounting;
import id.loket.server.web.PlainText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Visitors who write into guest book and survey what is to harm the office. */
class HostileVisitorsTest {
  private static final int VISITORS = 12;
  private static final int NAMES = 100;
  private static final String PERIOD = "?from=2026-01-01&to=2026-12-31";

  @Test
  void whatTheyWriteIsKeptAsWordsOrRefusedAndHarmsNothing() throws Exception {
    HostileTexts texts = new HostileTexts(17);
    List<String> said = new ArrayList<>();
    int taken = 0;
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Visits visits = new Visits(office);
      Client guard = office.person("GUARD");
      for (int i = 0; i < VISITORS; i++) {
        JsonNode ticket = visits.serve();
        String text = texts.next();
        visits
            .answer(visits.surveyOf(ticket), Client.requestId(), Collections.nCopies(9, 3), text)
            .expect(204);
        said.add(PlainText.readable(text));
      }
      String ticket = ticket(guard);
      for (int i = 0; i < NAMES; i++) {
        String path = "/api/v1/tickets/" + ticket + "/guest";
        String name = texts.next();
        Client.Reply reply = guard.post(path, "name", name, "origin", "B", "purpose", name);
        if (reply.status() == 201) {
          JsonNode guest = visits.officer().get(path).expect(200);
          assertEquals(PlainText.line("name", name, 200), guest.get("name").asText());
          assertEquals(guest.get("name"), guest.get("purpose"));
          ticket = ticket(guard);
          taken++;
        } else {
          reply.expect(422);
        }
      }
      assertTrue(taken > 0 && taken < NAMES, "names taken: " + taken);

      JsonNode comments =
          office.person("HEAD").get("/api/v1/ikm/comments" + PERIOD).expect(200).get("comments");
      said.removeIf(String::isEmpty);
      assertEquals(sorted(said), sorted(words(comments)));
      assertTrue(
          JournalCheck.run(office.server().database(), List.of(new VisitCounting())).sound());
    }
  }

  private static String ticket(Client guard) throws Exception {
    return guard.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("id").asText();
  }

  private static List<String> words(JsonNode comments) {
    return StreamSupport.stream(comments.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> sorted(List<String> words) {
    return words.stream().sorted().toList();
  }
}
