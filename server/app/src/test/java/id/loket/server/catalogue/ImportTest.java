package id.loket.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people with one catalogue, and visitors who are in the hall meanwhile. */
class ImportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OfficeUnderTest office;
  private Client admin;

  @BeforeEach
  void anOffice() throws Exception {
    office = OfficeUnderTest.open();
    admin = office.administrator();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  // ---- the second doesn't undo the first
  // ---------------------------------------------------------

  @Test
  void theSecondOfTwoIsToldWhatItWouldUndo() throws Exception {
    ObjectNode first = exported();
    ObjectNode second = exported();
    counter(first, 3).put("name", "Pengaduan Kasus");
    ((ObjectNode) second.get("settings")).put("maxCalls", 5);
    put(first).expect(204);

    JsonNode no = put(second).expect(409);

    assertEquals("catalogue-changed", no.path("code").asText());
    assertTrue(no.path("baseKnown").asBoolean(), no.toString());
    JsonNode lost = difference(no, "counters.3.name");
    assertEquals("Pengaduan Kasus", lost.path("inForce").asText());
    assertTrue(lost.path("undone").asBoolean());
    JsonNode own = difference(no, "settings.maxCalls");
    assertEquals("5", own.path("wanted").asText());
    assertFalse(own.path("undone").asBoolean());
    assertTrue(no.path("detail").asText().contains("counters.3.name"), no.toString());
    assertEquals("Pengaduan Kasus", counter(exported(), 3).path("name").asText());
  }

  @Test
  void whoHasSeenTheDifferencesMayDecide() throws Exception {
    ObjectNode first = exported();
    ObjectNode second = exported();
    counter(first, 3).put("name", "Pengaduan Kasus");
    counter(second, 3).put("name", "Aduan");
    put(first).expect(204);
    String seen = put(second).expect(409).path("revision").asText();

    put(second, seen).expect(204);

    assertEquals("Aduan", counter(exported(), 3).path("name").asText());
  }

  @Test
  void hoursAreShownAsPeopleWriteThem() throws Exception {
    ObjectNode second = exported();
    office.adopt(all -> ((ObjectNode) all.at("/office/hours/0")).put("to", "15:00"));

    JsonNode hours = difference(put(second).expect(409), "office.hours");

    String from = exported().at("/office/hours/0/from").asText();
    assertTrue(hours.path("inForce").asText().contains(" " + from + "–15:00"), hours.toString());
  }

  @Test
  void aThirdChangeWhileSomebodyDecidesIsNoticedAsWell() throws Exception {
    ObjectNode second = exported();
    counter(second, 3).put("name", "Aduan");
    office.adopt(all -> counter(all, 3).put("name", "Pengaduan Kasus"));
    String seen = put(second).expect(409).path("revision").asText();
    office.adopt(all -> counter(all, 4).put("name", "Kepulangan"));

    JsonNode no = put(second, seen).expect(409);

    assertTrue(difference(no, "counters.4.name").path("undone").asBoolean(), no.toString());
  }

  @Test
  void aFileThatNamesNoRevisionReplacesNothingUnseen() throws Exception {
    ObjectNode old = exported();
    old.remove("revision");
    counter(old, 3).put("name", "Aduan");

    JsonNode no = put(old).expect(409);

    assertFalse(no.path("baseKnown").asBoolean());
    put(old, no.path("revision").asText()).expect(204);
  }

  @Test
  void aFileThatWasImportedIsEditedOnAndImportedAgain() throws Exception {
    ObjectNode file = exported();
    counter(file, 3).put("name", "Aduan");
    put(file).expect(204);
    counter(file, 4).put("name", "Kepulangan");

    put(file).expect(204);

    assertEquals("Kepulangan", counter(exported(), 4).path("name").asText());
  }

  @Test
  void aRepeatedImportGetsTheSameAnswerThoughAnotherCameBetween() throws Exception {
    ObjectNode wish = wish(exported());
    counter((ObjectNode) wish.get("catalogue"), 3).put("name", "Aduan");
    admin.send("PUT", "/api/v1/catalogue", wish).expect(204);
    office.adopt(all -> counter(all, 3).put("name", "Pengaduan Kasus"));

    admin.send("PUT", "/api/v1/catalogue", wish).expect(204);

    assertEquals("Pengaduan Kasus", counter(exported(), 3).path("name").asText());
  }

  @Test
  void aServiceOrLoketThatOnlyOneHasIsOneDifferenceByItsName() throws Exception {
    ObjectNode second = exported();
    office.adopt(
        all -> ((ArrayNode) all.get("counters")).add(loket(9, "Loket tambahan", "REENTRY")));

    JsonNode no = put(second).expect(409);

    assertEquals(1, no.path("differences").size(), no.toString());
    assertEquals("Loket tambahan", difference(no, "counters.9").path("inForce").asText());
    assertTrue(difference(no, "counters.9").path("wanted").isNull());
  }

  // ---- what is in use can still be finished
  // -------------------------------------------------------

  @Test
  void aServiceCantLoseItsNumbersWhileThreeWaitForIt() throws Exception {
    Client kiosk = office.screen("KIOSK");
    for (int i = 0; i < 3; i++) {
      kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
    }
    ObjectNode wish = exported();
    withoutNumbers(wish, "REENTRY");

    JsonNode no = put(wish).expect(409);

    assertEquals("catalogue-in-use", no.path("code").asText());
    JsonNode obstacle = no.path("obstacles").get(0);
    assertEquals("NOT_CALLABLE", obstacle.path("kind").asText(), no.toString());
    assertEquals("REENTRY", obstacle.path("service").asText());
    assertEquals(3, obstacle.path("people").asInt());
    assertFalse(obstacle.path("counters").isEmpty(), no.toString());
    assertTrue(no.path("detail").asText().contains("3 wait for REENTRY"), no.toString());
  }

  @Test
  void aServiceWhoseVisitorsHaveAllBeenServedMayLoseItsNumbers() throws Exception {
    Client kiosk = office.screen("KIOSK");
    String ticket =
        kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).path("id").asText();
    office.person("GUARD").post("/api/v1/tickets/" + ticket + "/leave").ok();
    ObjectNode wish = exported();
    withoutNumbers(wish, "REENTRY");

    put(wish).expect(204);
  }

  @Test
  void aScreenThatShowsOneLoketAloneKeepsIt() throws Exception {
    String code =
        office
            .server()
            .screens()
            .newCode(
                new Screens.Code(ScreenKind.BOARD, "TV lorong", List.of(9), ""),
                1,
                Duration.ofMinutes(15));
    office.adopt(
        all -> ((ArrayNode) all.get("counters")).add(loket(9, "Loket tambahan", "REENTRY")));
    office.nobody().enrol(code);
    ObjectNode wish = exported();
    ((ArrayNode) wish.get("counters")).remove(wish.get("counters").size() - 1);

    JsonNode no = put(wish).expect(409);

    JsonNode obstacle = no.path("obstacles").get(0);
    assertEquals("SCREEN_BLIND", obstacle.path("kind").asText(), no.toString());
    assertEquals("TV lorong", obstacle.path("screen").asText());
  }

  @Test
  void aCodeForALoketThatHasGoneMakesNoScreenThatWouldShowNothing() throws Exception {
    office.adopt(
        all -> ((ArrayNode) all.get("counters")).add(loket(9, "Loket tambahan", "REENTRY")));
    Object[] tv = {"kind", "BOARD", "name", "TV lorong", "counters", List.of(9)};
    String code = admin.post("/api/v1/enrolment-codes", tv).expect(201).path("code").asText();
    office.adopt(all -> ((ArrayNode) all.get("counters")).remove(all.get("counters").size() - 1));

    Client.Reply no = office.nobody().post("/api/v1/enrol", "code", code);

    assertEquals("wrong-code", no.expect(403).path("code").asText());
  }

  @Test
  void theOtherLoketsOfAScreenAreEnoughForIt() throws Exception {
    office.adopt(
        all -> ((ArrayNode) all.get("counters")).add(loket(9, "Loket tambahan", "REENTRY")));
    Object[] tv = {"kind", "BOARD", "name", "TV lorong", "counters", List.of(3, 9)};
    String code = admin.post("/api/v1/enrolment-codes", tv).expect(201).path("code").asText();
    office.nobody().enrol(code);
    ObjectNode wish = exported();
    ((ArrayNode) wish.get("counters")).remove(wish.get("counters").size() - 1);

    put(wish).expect(204);
  }

  // ---- helpers
  // ------------------------------------------------------------------------------------

  private ObjectNode exported() throws Exception {
    return (ObjectNode) admin.get("/api/v1/catalogue").ok();
  }

  private Client.Reply put(ObjectNode catalogue) throws Exception {
    return admin.send("PUT", "/api/v1/catalogue", wish(catalogue));
  }

  private Client.Reply put(ObjectNode catalogue, String revision) throws Exception {
    return admin.send("PUT", "/api/v1/catalogue", wish(catalogue).put("revision", revision));
  }

  private static ObjectNode wish(ObjectNode catalogue) {
    ObjectNode wish = JSON.createObjectNode().put("requestId", Client.requestId());
    wish.set("catalogue", catalogue.deepCopy());
    return wish;
  }

  private static ObjectNode counter(ObjectNode catalogue, int number) {
    for (JsonNode one : catalogue.get("counters")) {
      if (one.path("number").asInt() == number) {
        return (ObjectNode) one;
      }
    }
    throw new AssertionError("no loket " + number);
  }

  private static ObjectNode loket(int number, String name, String service) {
    ObjectNode loket = JSON.createObjectNode().put("number", number).put("name", name);
    loket.putArray("services").add(service);
    return loket;
  }

  /** Its visitors go to another service's loket from now on, without a number. */
  private static void withoutNumbers(ObjectNode catalogue, String service) {
    String other = "";
    for (JsonNode one : catalogue.get("services")) {
      boolean ticketed = !one.path("prefix").isNull() && !one.path("code").asText().equals(service);
      other = ticketed ? one.path("code").asText() : other;
    }
    for (JsonNode one : catalogue.get("services")) {
      if (one.path("code").asText().equals(service)) {
        ((ObjectNode) one).putNull("prefix").put("receivedAt", other);
      } else if (one.path("receivedAt").asText().equals(service)) {
        ((ObjectNode) one).put("receivedAt", other);
      }
    }
    for (JsonNode one : catalogue.get("counters")) {
      ArrayNode served = (ArrayNode) one.get("services");
      for (int i = served.size() - 1; i >= 0; i--) {
        if (served.get(i).asText().equals(service)) {
          served.remove(i);
        }
      }
      if (served.isEmpty()) {
        served.add(other);
      }
    }
  }

  private static JsonNode difference(JsonNode problem, String path) {
    for (JsonNode one : problem.path("differences")) {
      if (one.path("path").asText().equals(path)) {
        return one;
      }
    }
    throw new AssertionError(path + " is not among " + problem);
  }
}
