package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.FirstDay;
import id.loket.server.WallClock;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real server in its own process, whose clock is set under it while people are there. */
class LiveClockTest {
  private static final String COUNTER = "/api/v1/counters/3/";

  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"})
  void howeverItJumpsTheNumbersOfTheDayGoOnAndNobodyIsLost(String zone) throws Exception {
    writeCatalogue(zone);
    ShiftedClock clock = ShiftedClock.make(folder);
    OfficeProcess server = OfficeProcess.startUnder(clock, folder);
    try {
      String setup = server.ready();
      FirstDay day = FirstDay.of(server.port(), setup);
      Client kiosk = day.screen("KIOSK");
      Client officer = day.person("OFFICER", "sari");
      officer.post(COUNTER + "take").expect(204);
      List<JsonNode> tickets = new ArrayList<>();

      for (Duration jump : jumps()) {
        clock.show(jump);
        tickets.add(take(kiosk));
        tickets.add(take(kiosk));
        for (String step : List.of("call-next", "start", "finish")) {
          officer.post(COUNTER + step).expect(204);
        }
      }

      for (int i = 0; i < tickets.size(); i++) {
        JsonNode ticket = tickets.get(i);
        String id = ticket.get("id").asText();
        assertEquals(String.format("R%03d", i + 1), ticket.get("number").asText());
        if (jumps().get(i / 2).isZero()) {
          assertEquals(WallClock.DAY + "-R-" + (i + 1), id, "the clock is right");
        }
        if (jumps().get(i / 2).equals(YEAR)) {
          assertEquals(WallClock.DAY.plusYears(1) + "-R-" + (i + 1), id, "so the clock was seen");
        }
        String path = "/api/v1/status/" + ticket.get("token").asText();
        String state = kiosk.get(path).expect(200).get("state").asText();
        assertEquals(i < tickets.size() / 2 ? "FINISHED" : "WAITING", state, id);
      }
      assertEquals("", server.check());
    } finally {
      server.kill();
    }
  }

  /** Each from the right time and back again: a day, midnight, a year, the battery's 1970. */
  private static List<Duration> jumps() {
    Duration to1970 = Duration.between(WallClock.BEGIN, Instant.EPOCH.plusSeconds(60));
    return List.of(
        Duration.ZERO,
        Duration.ofHours(24),
        Duration.ZERO,
        Duration.ofHours(-24),
        Duration.ZERO,
        Duration.ofHours(14).plusMinutes(1),
        Duration.ZERO,
        YEAR,
        Duration.ZERO,
        to1970,
        Duration.ZERO);
  }

  private static JsonNode take(Client kiosk) throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
  }

  private void writeCatalogue(String zone) throws Exception {
    ObjectNode catalogue =
        (ObjectNode) new ObjectMapper().readTree(CatalogueFile.write(AlwaysOpen.catalogue()));
    ((ObjectNode) catalogue.get("office")).put("zone", zone);
    ((ObjectNode) catalogue.get("settings")).put("kioskTicketsPerMinute", 600);
    Files.writeString(folder.resolve("catalogue.json"), catalogue.toString());
  }
}
