package id.loket.server.selfservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.device.PrintOutcome;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ContractStory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetContractTest {
  private static final String SHEETS = "/api/v1/services/REENTRY/sheets";
  private static final String JOBS = "/api/v1/stations/me/jobs/";

  private static Object[] wish(String id, String language, String... missing) {
    String request = WallClock.DAY + "-" + id.repeat(20);
    return new Object[] {"requestId", request, "missing", List.of(missing), "language", language};
  }

  private static List<String> lines(JsonNode job) {
    List<String> lines = new ArrayList<>();
    job.findValuesAsText("text").forEach(lines::add);
    return lines;
  }

  @Test
  void theListComesOutOnceInTheServicesOrderAndSaysWhereEachIsGot() throws Exception {
    ContractStory.tell(
        "sheet",
        story -> {
          Client station = story.office().screen("STATION");
          String id = station.get("/api/v1/me").ok().at("/device/id").asText();
          Client kiosk = story.office().screen("KIOSK", id);
          JsonNode papers = story.ok(story.office().nobody(), "GET", "/api/v1/papers");
          assertTrue(papers.get("papers").size() > 20, papers::toString);

          Object[] wish = wish("a", "id", "Surat keterangan sehat", "Paspor");
          JsonNode asked = story.ok(kiosk, "POST", SHEETS, wish);
          assertEquals(asked, story.ok(kiosk, "POST", SHEETS, wish));
          String sheet = "/api/v1/sheets/" + asked.get("sheet").asText();
          assertEquals("PENDING", story.ok(kiosk, "GET", sheet).get("state").asText());
          JsonNode jobs = station.picture("/api/v1/stations/me/live").get("jobs");
          assertEquals(1, jobs.size());
          List<String> lines = lines(jobs.get(0));
          int passport = lines.indexOf("Paspor. Di kantor imigrasi.");
          assertTrue(passport > 0, lines::toString);
          assertTrue(lines.get(passport + 1).startsWith("Surat keterangan sehat."), "" + lines);
          assertTrue(lines.contains("Ini bukan nomor antrean"), lines::toString);

          String job = JOBS + jobs.at("/0/id").asText();
          station.post(job + "/sending").ok();
          assertEquals("SENDING", story.ok(kiosk, "GET", sheet).get("state").asText());
          Client other = story.office().screen("STATION");
          assertFalse(
              other.picture("/api/v1/stations/me/live").get("jobs").toString().contains("daftar-"));
          station
              .post(
                  job + "/outcome",
                  "result",
                  PrintOutcome.Result.PRINTED,
                  "reason",
                  "NONE",
                  "inkSent",
                  true)
              .ok();
          assertEquals("PRINTED", story.ok(kiosk, "GET", sheet).get("state").asText());
          assertEquals(0, station.picture("/api/v1/stations/me/live").get("jobs").size());
        });
  }

  @Test
  void whatCannotBePrintedIsNamed() throws Exception {
    ContractStory.tell(
        "sheet",
        story -> {
          Client station = story.office().screen("STATION");
          String id = station.get("/api/v1/me").ok().at("/device/id").asText();
          Client kiosk = story.office().screen("KIOSK", id);
          Client without = story.office().screen("KIOSK");
          story.ok(kiosk, "GET", "/api/v1/papers");
          Client.Reply unknown = kiosk.post(SHEETS, wish("b", "id", "Kartu perpustakaan"));
          assertEquals(422, unknown.status());
          assertTrue(unknown.body().toString().contains("Kartu perpustakaan"), "" + unknown.body());
          story.fails(422, kiosk, "POST", SHEETS, wish("b", "id"));
          story.fails(422, kiosk, "POST", SHEETS, wish("b", "jv", "Paspor"));
          story.fails(404, kiosk, "POST", "/api/v1/services/XYZ/sheets", wish("b", "id", "Paspor"));
          story.fails(409, without, "POST", SHEETS, wish("b", "id", "Paspor"));
          story.fails(404, kiosk, "GET", "/api/v1/sheets/daftar-none");
          story.fails(401, story.office().nobody(), "POST", SHEETS, wish("b", "id", "Paspor"));
          for (String one : List.of("c", "d", "e")) {
            story.ok(kiosk, "POST", SHEETS, wish(one, "en", "Paspor"));
          }
          story.fails(409, kiosk, "POST", SHEETS, wish("f", "en", "Paspor"));
          JsonNode sheet = story.ok(kiosk, "POST", SHEETS, wish("c", "en", "Paspor"));
          story.ok(kiosk, "GET", "/api/v1/sheets/" + sheet.get("sheet").asText());
        });
  }
}
