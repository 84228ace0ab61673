package id.loket.server.capture;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotoContractTest {
  private static final String STATION = "/api/v1/stations/me/captures/";

  @Test
  void lookingThroughTheCameraAndTakingThePhotoFitTheDescription() throws Exception {
    ContractStory.tell(
        "photo",
        story -> {
          Client station = story.office().screen("STATION");
          station.post("/api/v1/stations/me/state", "devices", List.of(camera())).expect(204);
          Client officer = story.office().person("OFFICER");
          officer.post("/api/v1/counters/1/take").ok();
          story.office().screen("KIOSK").post("/api/v1/tickets", "service", "OPP").ok();
          officer.post("/api/v1/counters/1/call-next").ok();
          String capture =
              officer
                  .post("/api/v1/counters/1/captures", "kind", "PHOTO", "purpose", "TAKE")
                  .ok()
                  .path("capture")
                  .asText();
          String mine = "/api/v1/captures/" + capture;

          story.ok(officer, "GET", mine + "/preview");
          story.fails(409, officer, "POST", mine + "/take");
          story.ok(station, "POST", STATION + capture + "/preview", "image", jpeg());
          story.ok(officer, "GET", mine + "/preview");
          story.ok(officer, "POST", mine + "/take");
          story.ok(station, "POST", STATION + capture + "/preview", "image", jpeg());
          story.fails(422, station, "POST", STATION + capture + "/preview", "image", "AAAA");
          story.fails(409, station, "POST", STATION + "none/preview", "image", jpeg());
          story.ok(officer, "GET", "/api/v1/captures/none/preview");
          story.fails(403, story.office().person("SUPERVISOR"), "GET", mine + "/preview");
          story.fails(403, story.office().screen("STATION"), "POST", mine + "/take");
        });
  }

  private static Map<String, String> camera() {
    return Map.of("device", "camera-1", "kind", "CAMERA", "state", "READY", "health", "WELL");
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_3BYTE_BGR), "jpeg", bytes);
    return bytes.toByteArray();
  }
}
