package id.loket.server.capture;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.identity.PaintedFinger;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptureContractTest {
  private static final String MINE = "/api/v1/counters/1/captures";
  private static final String STATION = "/api/v1/stations/me/captures/";

  @Test
  void askingForAPictureAndTakingItFitsTheDescription() throws Exception {
    ContractStory.tell(
        "capture",
        story -> {
          Client station = story.office().screen("STATION");
          station
              .post(
                  "/api/v1/stations/me/state",
                  "devices",
                  List.of(
                      Map.of(
                          "device", "fingerprint-1",
                          "kind", "FINGERPRINT",
                          "state", "READY",
                          "health", "WELL")))
              .expect(204);
          Client officer = story.office().person("OFFICER");
          story.fails(409, officer, "POST", MINE, "kind", "FINGERPRINT", "purpose", "TAKE");
          officer.post("/api/v1/counters/1/take").ok();
          story.office().screen("KIOSK").post("/api/v1/tickets", "service", "OPP").ok();
          officer.post("/api/v1/counters/1/call-next").ok();
          story.fails(422, officer, "POST", MINE, "kind", "FINGERPRINT", "purpose", "ENROL");

          String capture = asked(story, officer, "kind", "FINGERPRINT", "purpose", "TAKE");
          story.fails(409, officer, "POST", MINE, "kind", "FINGERPRINT", "purpose", "TAKE");
          story.ok(
              station, "POST", STATION + capture + "/progress", "stage", "READING", "percent", 40);
          story.picture(officer, MINE + "/live", one -> one.at("/open/percent").asInt() == 40);
          story.ok(station, "POST", STATION + capture + "/image", upload("image/png"));
          story.fails(409, station, "POST", STATION + capture + "/image", upload("image/png"));
          JsonNode picture =
              story.picture(officer, MINE + "/live", one -> one.path("kept").size() == 1);
          String image = "/api/v1/images/" + picture.at("/kept/0/id").asText();
          story.ok(officer, "GET", image);
          story.ok(officer, "POST", image + "/drop", "why", "HANDED_OVER");
          story.fails(410, officer, "GET", image);

          String failed = asked(story, officer, "kind", "FINGERPRINT", "purpose", "TAKE");
          story.ok(station, "POST", STATION + failed + "/failure", "reason", "SILENT");
          String cancelled =
              asked(story, officer, "kind", "PHOTO", "purpose", "TAKE", "device", "browser");
          story.ok(officer, "POST", "/api/v1/captures/" + cancelled + "/cancel");
          story.fails(409, officer, "POST", "/api/v1/captures/" + cancelled + "/cancel");
          String photo =
              asked(story, officer, "kind", "PHOTO", "purpose", "TAKE", "device", "browser");
          story.ok(officer, "POST", "/api/v1/captures/" + photo + "/image", upload("image/png"));
          story.ok(officer, "POST", MINE + "/waive", "kind", "FINGERPRINT", "reason", "INJURED");
          story.picture(officer, MINE + "/live", one -> one.path("waived").size() == 1);
        });
  }

  private static String asked(ContractStory story, Client officer, Object... pairs)
      throws Exception {
    return story.ok(officer, "POST", MINE, pairs).path("capture").asText();
  }

  private static Object[] upload(String mediaType) {
    return new Object[] {
      "sample",
      1,
      "mediaType",
      mediaType,
      "dotsPerInch",
      500,
      "simulated",
      false,
      "image",
      PaintedFinger.png(1, 0, 0)
    };
  }
}
