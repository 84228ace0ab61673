package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.camera.VirtualCamera;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.demo.DemoOffice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the officer's button to the sealed photo: server, station, camera, all on sockets. */
class APhotoAtALoketTest {
  private static final String LIVE = "/api/v1/counters/3/captures/live";
  private static final long LONG_MILLIS = 30_000;

  @TempDir private Path folder;

  private DemoOffice office;
  private VirtualCamera camera;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock()));
    camera = office.camera(3);
    officer = screen(ScreenKind.DESK);
    Account account =
        office.file().accounts().stream()
            .filter(one -> one.user().equals("petugas3"))
            .findFirst()
            .orElseThrow();
    officer.login(account.user(), account.password());
    officer.post("/api/v1/counters/3/take").ok();
    screen(ScreenKind.KIOSK).post("/api/v1/tickets", "service", "REENTRY").ok();
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.picture(LIVE, picture -> picture.at("/devices/0/health").asText().equals("WELL"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aPhotoIsWhatTheCameraSeesWhenTheOfficerSaysSoAndIsMarkedAsSimulated() throws Exception {
    camera.controls().set("face", 0);
    String capture = ask();
    awaitPreview(capture);

    take(capture);

    JsonNode kept = kept();
    assertTrue(kept.path("simulated").asBoolean(), "it is marked");
    BufferedImage photo = image(kept);
    assertEquals("640x480", photo.getWidth() + "x" + photo.getHeight());
    assertTrue(redness(photo) > 50, "the wall behind the first one is red");
    assertTrue(camera.await(() -> camera.hosts() == 0, LONG_MILLIS), "nobody is filmed any more");
  }

  @Test
  void aStalledCameraGivesNoPhotoOfWhoSatThereBefore() throws Exception {
    camera.controls().set("face", 0);
    String capture = ask();
    awaitPreview(capture);

    camera.controls().set("stall", true);
    JsonNode ended = ended("FAILED");

    assertEquals("STALLED", ended.path("reason").asText());
    assertEquals(0, officer.picture(LIVE).path("kept").size());
    assertEquals(204, officer.get("/api/v1/captures/" + capture + "/preview").status());

    camera.controls().set("stall", false);
    camera.controls().set("face", 1);
    officer.picture(LIVE, picture -> picture.at("/devices/0/health").asText().equals("WELL"));
    String next = ask();
    awaitPreview(next);
    take(next);
    assertTrue(redness(image(kept())) < -50, "the wall behind the second one is blue");
  }

  @Test
  void aWishThatIsTakenBackLeavesNothing() throws Exception {
    String capture = ask();
    awaitPreview(capture);

    officer.post("/api/v1/captures/" + capture + "/cancel", "requestId", Client.requestId()).ok();

    assertEquals("CANCELLED", ended("CANCELLED").path("outcome").asText());
    assertEquals(204, officer.get("/api/v1/captures/" + capture + "/preview").status());
    assertTrue(camera.await(() -> camera.hosts() == 0, LONG_MILLIS), "nobody is filmed any more");
  }

  private String ask() throws Exception {
    return officer
        .post("/api/v1/counters/3/captures", "kind", "PHOTO", "purpose", "TAKE")
        .expect(201)
        .path("capture")
        .asText();
  }

  /** The station tells that it looks; then the officer's page has something to show. */
  private void awaitPreview(String capture) throws Exception {
    officer.picture(LIVE, picture -> picture.at("/open/stage").asText().equals("LOOKING"));
    int status = officer.get("/api/v1/captures/" + capture + "/preview").status();
    while (status == 204) {
      status = officer.get("/api/v1/captures/" + capture + "/preview").status();
    }
    assertEquals(200, status);
  }

  private void take(String capture) throws Exception {
    officer
        .post("/api/v1/captures/" + capture + "/take", "requestId", Client.requestId())
        .expect(204);
  }

  private JsonNode kept() throws Exception {
    return officer.picture(LIVE, picture -> picture.path("kept").size() == 1).at("/kept/0");
  }

  private JsonNode ended(String outcome) throws Exception {
    return officer
        .picture(LIVE, picture -> picture.at("/ended/0/outcome").asText().equals(outcome))
        .at("/ended/0");
  }

  private BufferedImage image(JsonNode kept) throws Exception {
    Client.Reply reply = officer.get("/api/v1/images/" + kept.path("id").asText());
    assertEquals(200, reply.status());
    return ImageIO.read(new ByteArrayInputStream(reply.response().body()));
  }

  /** Of the wall in the upper corner, red minus blue. */
  private static int redness(BufferedImage photo) {
    int colour = photo.getRGB(20, 20);
    return (colour >> 16 & 0xFF) - (colour & 0xFF);
  }

  private Client screen(ScreenKind kind) throws Exception {
    Client screen = Client.of(office.server().port());
    screen.enrol(
        office
            .server()
            .screens()
            .newCode(new Screens.Code(kind, kind.name(), List.of(), ""), 1, Duration.ofMinutes(5)));
    return screen;
  }
}
