package id.loket.server.guestbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class GuestbookContractTest {
  @Test
  void signingAndReadingTheGuestBookFitsTheDescription() throws Exception {
    ContractStory.tell(
        "guestbook",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          Client head = story.office().person("HEAD");
          String ticket =
              story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY").get("id").asText();
          String path = "/api/v1/tickets/" + ticket + "/guest";
          story.fails(404, head, "GET", path);

          String guest =
              story
                  .ok(kiosk, "POST", path, "name", "Uji", "origin", "Uji", "purpose", "Uji")
                  .get("guest")
                  .asText();

          story.fails(409, kiosk, "POST", path, "name", "Uji", "origin", "Uji", "purpose", "Uji");
          story.ok(head, "GET", path);
          story.ok(head, "GET", "/api/v1/guests?day=" + ticket.substring(0, 10));
          String day = "?day=" + ticket.substring(0, 10);
          story.ok(head, "GET", "/api/v1/guests.pdf" + day);
          story.fails(422, head, "GET", "/api/v1/guests.pdf?day=kemarin");
          story.fails(403, kiosk, "GET", "/api/v1/guests.pdf" + day);
          JsonNode readings = story.ok(head, "GET", "/api/v1/guests/" + guest + "/readings");
          assertEquals(3, readings.size(), "paper is a reading too");
          putRight(story, head, path);
        });
  }

  private static void putRight(ContractStory story, Client head, String path) throws Exception {
    Object[] words = {
      "name", "Dua", "origin", "Uji", "purpose", "Uji", "corrections", 0, "reason", "MISTYPED"
    };
    story.ok(head, "POST", path + "/correct", words);
    story.fails(409, head, "POST", path + "/correct", words);
    story.fails(404, head, "POST", path.replace("-R-", "-X-") + "/correct", words);
    words[9] = "BOSAN";
    story.fails(422, head, "POST", path + "/correct", words);
    story.fails(403, story.office().person("TECHNICIAN"), "POST", path + "/correct", words);
    assertEquals("Dua", story.ok(head, "GET", path).get("name").asText());
  }
}
