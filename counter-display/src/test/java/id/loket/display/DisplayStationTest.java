package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loket.station.StationException;
import id.loket.station.StationPlace;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayStationTest {
  @TempDir private Path folder;
  private FakeHall hall;

  @BeforeEach
  void openTheHall() throws IOException {
    hall = new FakeHall();
  }

  @AfterEach
  void closeTheHall() {
    hall.close();
  }

  @Test
  void aCallIsReceivedAndSpokenButNeverShown() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    try (DisplayStation station = DisplayStation.start(config(0), clips -> voice)) {
      hall.await("a connection", station::isConnected);

      hall.call("2026-11-21-R-12.1", "012", 3, "Pengajuan PMI Re-entry");
      hall.await("spoken", () -> hall.told().contains("SPOKEN 2026-11-21-R-12.1"));
    }

    assertTrue(hall.told().contains("RECEIVED 2026-11-21-R-12.1"), hall.told().toString());
    assertTrue(hall.told().contains("sound ON"), hall.told().toString());
    assertFalse(hall.told().stream().anyMatch(one -> one.startsWith("SHOWN")));
    assertEquals(
        List.of(
            "chime nomor-antrean huruf-r kosong satu dua silakan-ke-loket tiga"
                + " pengajuan-pmi-re-entry"),
        voice.played());
    assertTrue(Files.exists(folder.resolve("station-token")));
  }

  @Test
  void aLostAnswerIsToldAgainAndTheCallIsNotSpokenTwice() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    try (DisplayStation station = DisplayStation.start(config(0), clips -> voice)) {
      hall.await("a connection", station::isConnected);
      hall.loseAcks(2);

      hall.call("1", "012", 3, "");
      hall.await("both told", () -> hall.told().containsAll(List.of("RECEIVED 1", "SPOKEN 1")));
    }

    assertEquals(1, voice.played().size());
  }

  /** Complaints 13 and 14: several connections left behind, and no refresh after a reconnect. */
  @Test
  void afterAReconnectTheMissedCallIsSpokenOverOneConnection() throws Exception {
    ScriptedVoice voice = ScriptedVoice.quick();
    try (DisplayStation station = DisplayStation.start(config(0), clips -> voice)) {
      hall.call("1", "011", 1, "");
      hall.await("the first call", () -> hall.told().contains("SPOKEN 1"));
      hall.goAway();
      hall.await("the loss is noticed", () -> !station.isConnected());
      hall.call("2", "012", 2, "");
      hall.comeBack();
      hall.await("the second call", () -> hall.told().contains("SPOKEN 2"));

      assertEquals(1, hall.streams());
    }
    assertEquals(2, voice.played().size());
  }

  @Test
  void withoutASoundCardHealthSaysSoAndNothingIsReportedAsSpoken() throws Exception {
    assumeTrue(AudioSystem.getMixerInfo().length == 0, "this machine has a sound card");
    int port = freePort();
    try (DisplayStation station = DisplayStation.start(config(port))) {
      hall.await("a connection", station::isConnected);
      hall.call("1", "012", 3, "Pelayanan Baru");
      hall.await("told of the sound", () -> hall.told().contains("sound BLOCKED"));
      hall.await("the call's turn", () -> body(port, "/healthz").contains("pelayanan-baru"));

      HttpResponse<String> health = get(port, "/healthz");
      assertEquals(503, health.statusCode());
      assertTrue(health.body().contains("\"sound\":\"no sound\""), health.body());
      assertTrue(health.body().contains("\"missingClips\":[\"pelayanan-baru\"]"), health.body());
      String metrics = get(port, "/metrics").body();
      assertTrue(metrics.contains("loket_display_sound{state=\"BLOCKED\"} 1"), metrics);
      assertTrue(metrics.contains("loket_display_clips_missing 1"), metrics);
      assertEquals(404, get(port, "/metricsx").statusCode());
    }
    assertFalse(hall.told().contains("SPOKEN 1"), hall.told().toString());
  }

  @Test
  void healthIsWellWhileConnectedAndHeard() throws Exception {
    int port = freePort();
    ScriptedVoice voice = ScriptedVoice.quick();
    try (DisplayStation station = DisplayStation.start(config(port), clips -> voice)) {
      hall.await("told of the sound", () -> hall.told().contains("sound ON"));

      assertEquals(200, get(port, "/healthz").statusCode());
      assertTrue(station.isConnected());
    }
  }

  @Test
  void aStationThatWasNeverEnrolledSaysWhatIsMissing() {
    DisplayConfig config = DisplayConfig.inProcess(hall.address(), folder, Optional.empty());

    StationException refused =
        assertThrows(StationException.class, () -> DisplayStation.start(config));

    assertTrue(refused.getMessage().contains("kind BOARD"), refused.getMessage());
  }

  private DisplayConfig config(int port) {
    return new DisplayConfig(
        new StationPlace(hall.address(), folder, Optional.of(FakeHall.CODE), "127.0.0.1", port),
        Optional.empty());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String body(int port, String path) {
    try {
      return get(port, path).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
