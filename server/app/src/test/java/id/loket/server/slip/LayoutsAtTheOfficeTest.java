package id.loket.server.slip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.Requests;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator changes on a paper is what the next one says. */
class LayoutsAtTheOfficeTest {
  private static final String TICKET = "/api/v1/slips/TICKET";

  private OfficeUnderTest office;
  private Client administrator;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    administrator = office.administrator();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void theNextSlipSaysWhatTheOfficeWantsAlsoAfterARestart() throws Exception {
    Client station = office.screen("STATION");
    String id = station.get("/api/v1/me").ok().at("/device/id").asText();
    Client kiosk = office.screen("KIOSK", id);
    JsonNode usual = slips();
    kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    String before = slip(station);

    put(usual.get("revision").asText(), with(usual, "Toilet di lantai 2")).expect(204);

    assertFalse(before.contains("Toilet di lantai 2"), before);
    String after = slip(station);
    assertTrue(after.contains("Toilet di lantai 2"), after);
    office.restart();
    assertTrue(slips().get("layout").toString().contains("Toilet di lantai 2"));
    assertFalse(slips().get("usual").asBoolean());
    assertEquals("Kepala TU", slips().get("changedBy").asText());
  }

  @Test
  void whoeverWouldUndoAnothersChangeIsToldWhatDiffers() throws Exception {
    JsonNode usual = slips();
    String old = usual.get("revision").asText();
    put(old, with(usual, "Dari Sari")).expect(204);

    Client.Reply late = put(old, with(usual, "Dari Budi"));

    assertEquals(409, late.status());
    assertEquals("layout-changed", late.code());
    assertTrue(late.body().get("baseKnown").asBoolean());
    JsonNode differences = late.body().get("differences");
    assertEquals(2, differences.size(), differences.toString());
    assertTrue(differences.get(0).get("inForce").asText().contains("Dari Sari"));
    assertTrue(differences.get(0).get("undone").asBoolean());
    assertTrue(differences.get(1).get("wanted").asText().contains("Dari Budi"));
    assertFalse(differences.get(1).get("undone").asBoolean());
    put(late.body().get("revision").asText(), with(usual, "Dari Budi")).expect(204);
  }

  @Test
  void whatIsAsTheProductBringsItIsUsualHoweverItWasWritten() throws Exception {
    JsonNode usual = slips();
    put(usual.get("revision").asText(), with(usual, "Toilet di lantai 2")).expect(204);

    put(slips().get("revision").asText(), usual.get("layout")).expect(204);

    assertTrue(slips().get("usual").asBoolean());
  }

  @Test
  void ofChangesAtTheSameMomentOneIsMadeAndTheOthersAreToldWhatDiffers() throws Exception {
    JsonNode usual = slips();
    String revision = usual.get("revision").asText();
    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, 6)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () -> status(revision, with(usual, "Dari petugas " + n))))
            .toList();

    List<Integer> answers = asked.stream().map(CompletableFuture::join).sorted().toList();

    assertEquals(List.of(204, 409, 409, 409, 409, 409), answers);
  }

  private int status(String revision, JsonNode layout) {
    try {
      return put(revision, layout).status();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPaperThatWouldBeAsLongAsNobodyWantsIsRefused() throws Exception {
    ObjectNode layout = slips().get("layout").deepCopy();
    ArrayNode pieces = (ArrayNode) layout.get("pieces");
    IntStream.range(0, 20)
        .forEach(
            i ->
                pieces
                    .addObject()
                    .put("kind", "TEXT")
                    .put("size", "LARGEST")
                    .putObject("text")
                    .put("id", "A"));

    Client.Reply reply = put(slips().get("revision").asText(), layout);

    assertEquals(422, reply.status());
    assertEquals("paper-long", reply.body().at("/errors/0/code").asText());
    assertTrue(reply.body().at("/errors/0/words").asText().contains("Paling banyak 500 mm"));
  }

  /** Such as one of a newer program: the office goes on printing. */
  @Test
  void aLayoutThatCantBeReadIsPrintedAsUsualAndMayBeReplaced() throws Exception {
    JsonNode usual = slips();
    put(usual.get("revision").asText(), with(usual, "Toilet di lantai 2")).expect(204);
    Requests.await(
        office
            .server()
            .desk()
            .write(
                tables ->
                    tables.execute(
                        "UPDATE slip_layout SET layout = replace(layout, 'QR', 'STAMP')")));

    office.restart();

    assertEquals(usual.get("layout"), slips().get("layout"));
    put(usual.get("revision").asText(), with(usual, "Musala di lantai 3")).expect(204);
    assertTrue(slips().get("layout").toString().contains("Musala"));
  }

  private JsonNode slips() throws Exception {
    return administrator.get("/api/v1/slips").ok().at("/slips/0");
  }

  private static JsonNode with(JsonNode slip, String words) {
    ObjectNode layout = slip.get("layout").deepCopy();
    ((ArrayNode) layout.get("pieces"))
        .addObject()
        .put("kind", "TEXT")
        .putObject("text")
        .put("id", words);
    return layout;
  }

  private Client.Reply put(String revision, JsonNode layout) throws Exception {
    ObjectNode wish = (ObjectNode) LayoutReadingTest.json("{}");
    wish.put("revision", revision).set("layout", layout);
    return administrator.send("PUT", TICKET, wish);
  }

  private static String slip(Client station) throws Exception {
    return station
        .picture("/api/v1/stations/me/live", one -> !one.get("jobs").isEmpty())
        .at("/jobs/0/slip")
        .toString();
  }
}
