package id.loket.server.announcer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the boards of an office let sound, at ten in the morning. */
class QuietHoursTest {
  private OfficeUnderTest office;
  private Client technician;
  private Client quiet;
  private Client other;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    technician = office.person("TECHNICIAN");
    quiet = office.screen("BOARD");
    String id = technician.get("/api/v1/announcers").body().at("/boards/0/board").asText();
    other = office.screen("BOARD");
    Map<String, Object> sound =
        Map.of(
            "chime",
            true,
            "voice",
            true,
            "languages",
            List.of("en"),
            "volume",
            40,
            "quiet",
            List.of(Map.of("from", "09:30", "to", "10:30")));
    technician
        .send("PUT", "/api/v1/announcers/" + id, new ObjectMapper().valueToTree(sound))
        .expect(204);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void inItsQuietHourOneBoardOnlyShowsAndTheOthersSoundAsTheCatalogueSays() throws Exception {
    JsonNode still = quiet.picture("/api/v1/hall/live").path("settings");
    assertEquals("false false", still.path("chime") + " " + still.path("voice"));
    assertEquals("[\"en\"] 40", still.path("languages") + " " + still.path("volume"));

    JsonNode usual = other.picture("/api/v1/hall/live").path("settings");
    assertTrue(usual.path("chime").asBoolean() && usual.path("voice").asBoolean());
    assertEquals("[\"id\"] 100", usual.path("languages") + " " + usual.path("volume"));
  }

  @Test
  void afterARestartItIsTheSame() throws Exception {
    office.restart();

    assertEquals(40, quiet.picture("/api/v1/hall/live").at("/settings/volume").asInt());
  }
}
