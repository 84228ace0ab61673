package id.loket.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class CatalogueContractTest {
  private static final String CATALOGUE = "/api/v1/catalogue";
  private static final String TRIAL = CATALOGUE + "/trial";
  private static final String HISTORY = CATALOGUE + "/history";

  @Test
  void exportImportTrialAndHistoryFitTheDescription() throws Exception {
    ContractStory.tell(
        "catalogue",
        story -> {
          Client admin = story.office().administrator();
          aDraftIsTriedWithoutBeingAdopted(story, admin);
          whatWouldStandInTheWayIsToldBefore(story, admin);
          theHistoryTellsWhoChangedWhatAndGivesEachBack(story, admin);

          ObjectNode catalogue = (ObjectNode) story.ok(admin, "GET", CATALOGUE);
          ((ObjectNode) catalogue.get("office")).put("zone", "Asia/Nowhere");
          story.fails(422, admin, "PUT", CATALOGUE, "catalogue", catalogue);
        });
  }

  private static void aDraftIsTriedWithoutBeingAdopted(ContractStory story, Client admin)
      throws Exception {
    JsonNode draft = story.ok(admin, "GET", CATALOGUE);
    String revision = draft.get("revision").asText();
    JsonNode same = story.ok(admin, "POST", TRIAL, "catalogue", draft);
    assertEquals(revision, same.get("revision").asText());
    assertEquals("[]", same.get("differences").toString());

    ((ObjectNode) draft.get("office")).put("name", "BP3MI Uji");
    JsonNode change = story.ok(admin, "POST", TRIAL, "catalogue", draft).get("differences");
    assertEquals(1, change.size(), change::toString);
    assertEquals("office.name", change.at("/0/path").asText());
    assertEquals("BP3MI Uji", change.at("/0/wanted").asText());

    ((ObjectNode) draft.get("office")).put("zone", "Asia/Nowhere");
    JsonNode wrong = story.ok(admin, "POST", TRIAL, "catalogue", draft).get("errors");
    assertEquals("$.office.zone", wrong.at("/0/path").asText(), wrong::toString);
    story.fails(422, admin, "POST", TRIAL);
    assertEquals(revision, admin.get(CATALOGUE).ok().get("revision").asText());
  }

  private static void whatWouldStandInTheWayIsToldBefore(ContractStory story, Client admin)
      throws Exception {
    story.office().person("OFFICER").post("/api/v1/counters/6/take").ok();
    JsonNode draft = story.ok(admin, "GET", CATALOGUE);
    JsonNode gone = ((ArrayNode) draft.get("counters")).remove(5);
    ((ArrayNode) draft.at("/counters/4/services")).add(gone.at("/services/0"));
    JsonNode told = story.ok(admin, "POST", TRIAL, "catalogue", draft);
    assertEquals("COUNTER_HELD", told.at("/obstacles/0/kind").asText(), told::toString);
  }

  private static void theHistoryTellsWhoChangedWhatAndGivesEachBack(
      ContractStory story, Client admin) throws Exception {
    JsonNode catalogue = story.ok(admin, "GET", CATALOGUE);
    String before = catalogue.get("revision").asText();
    ((ObjectNode) catalogue.get("office")).put("name", "BP3MI Uji");
    story.ok(admin, "PUT", CATALOGUE, "catalogue", catalogue);

    JsonNode history = story.ok(admin, "GET", HISTORY);
    JsonNode newest = history.at("/entries/0");
    assertTrue(newest.get("inForce").asBoolean());
    assertEquals(1, newest.get("changes").asInt());
    assertEquals("office.name", newest.at("/differences/0/path").asText());
    assertEquals("BP3MI Uji", newest.at("/differences/0/after").asText());
    JsonNode first = history.at("/entries/1");
    assertEquals(before, first.get("revision").asText());
    assertTrue(first.get("changes").isNull(), first::toString);

    String number = first.get("number").asText();
    JsonNode old = story.ok(admin, "GET", HISTORY + "/" + number);
    assertEquals(before, old.get("revision").asText());
    String newestNumber = newest.get("number").asText();
    JsonNode older = story.ok(admin, "GET", HISTORY + "?before=" + newestNumber);
    assertEquals(first.get("number"), older.at("/entries/0/number"));
    story.fails(404, admin, "GET", HISTORY + "/1000000");
    story.fails(422, admin, "GET", HISTORY + "?before=kemarin");
  }
}
