package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.journal.JournalCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole folder is put back, so that only screens and stations remember what came after. */
class WitnessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KIOSK = "/api/v1/kiosk/live";

  @TempDir Path away;

  private OfficeUnderTest office;
  private Client kiosk;
  private Client guard;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    kiosk = office.screen("KIOSK");
    guard = office.person("GUARD");
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aFolderThatWasPutBackIsToldByTheScreenThatHasSeenMore() throws Exception {
    take(3);
    keep();
    take(5);
    String seen = kiosk.beat(KIOSK).get("state").asText();
    putBack();
    assertEquals("R004", take(1), "the folder itself knows of nothing");
    long before = office.server().desk().reached().epoch();

    kiosk.picture(KIOSK + "?seen=" + seen);

    kiosk.picture(KIOSK, one -> one.path("closedReason").asText().equals("NUMBERS"));
    kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(409);
    JsonNode asked = guard.picture("/api/v1/guard/live").get("lastNumbers");
    assertEquals("OLDER", asked.get("why").asText());
    assertNotEquals(before, office.server().desk().reached().epoch());
    tell(8).expect(204);
    assertEquals("R009", take(1));
    assertEquals("", JournalCheck.run(office.server().database(), OfficeServer.TALLIES).finding());
    office.restart();
    kiosk.picture(KIOSK + "?seen=" + seen);
    assertEquals("R010", take(1), "it is not asked a second time");
  }

  @Test
  void anotherHistoryIsToldThoughItHasComeAsFarAgain() throws Exception {
    take(1);
    keep();
    take(3);
    String seen = kiosk.beat(KIOSK).get("state").asText();
    putBack();
    take(9);

    kiosk.picture(KIOSK + "?seen=" + seen);

    kiosk.picture(KIOSK, one -> one.path("closedReason").asText().equals("NUMBERS"));
  }

  @Test
  void whatWasReallySeenAsksNothing() throws Exception {
    take(2);
    String early = kiosk.beat(KIOSK).get("state").asText();
    take(2);
    String late = kiosk.beat(KIOSK).get("state").asText();
    office.restart();

    for (String seen :
        List.of(
            early, late, "", "nonsense", "1.2.3", "9".repeat(19) + ".1." + "a".repeat(16) + "x")) {
      kiosk.picture(KIOSK + "?seen=" + seen);
    }

    assertEquals("R005", take(1));
  }

  @Test
  void noPhoneIsBelieved() throws Exception {
    String token =
        kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("token").asText();

    office.nobody().picture("/api/v1/status/" + token + "/live?seen=" + lie(1));

    assertEquals("R002", take(1));
  }

  @Test
  void aScreenThatLiesCostsOneQuestionAndLosesNothing() throws Exception {
    take(4);
    kiosk.picture(KIOSK + "?seen=" + lie(1));
    guard.picture("/api/v1/guard/live", one -> !one.get("lastNumbers").isNull());
    tell(4).expect(204);
    for (int n = 2; n < 6; n++) {
      kiosk.picture(KIOSK + "?seen=" + lie(n));
    }

    assertEquals("R005", take(1));
    assertTrue(guard.picture("/api/v1/guard/live").get("lastNumbers").isNull());
  }

  @Test
  void aScreenOfBeforeARestoreAsksNothingMore() throws Exception {
    take(2);
    keep();
    take(2);
    String seen = kiosk.beat(KIOSK).get("state").asText();
    office.stop();
    Files.copy(
        away.resolve("office.db"),
        office.folder().resolve("office.db"),
        StandardCopyOption.REPLACE_EXISTING);
    office.start();
    tell(4).expect(204);

    kiosk.picture(KIOSK + "?seen=" + seen);

    assertEquals("R005", take(1), "the head asked already");
  }

  // ---- helpers ---------------------------------------------------------------------------------

  /** A state that nobody has seen. */
  private static String lie(int epoch) {
    return epoch + "00.999." + "0123456789abcdef";
  }

  /** The whole folder, as a snapshot of the machine has it. */
  private void keep() throws Exception {
    office.stop();
    copy(office.folder(), away);
    office.start();
  }

  private void putBack() throws Exception {
    office.stop();
    copy(away, office.folder());
    office.start();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private String take(int numbers) throws Exception {
    String last = "";
    for (int n = 0; n < numbers; n++) {
      last = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("number").asText();
    }
    return last;
  }

  private Client.Reply tell(int last) throws Exception {
    JsonNode asked = guard.picture("/api/v1/guard/live").get("lastNumbers");
    ObjectNode wish = JSON.createObjectNode().put("requestId", Client.requestId());
    ObjectNode serials = wish.putObject("serials");
    asked.get("numbers").forEach(o -> serials.put(o.get("prefix").asText(), last));
    return guard.send("POST", "/api/v1/last-numbers", wish);
  }
}
