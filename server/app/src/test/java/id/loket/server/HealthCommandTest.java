package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code --health}: the same list at the command line, with a code that monitoring reads. */
class HealthCommandTest {
  @TempDir private Path folder;

  private record Said(int code, String out) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  @Test
  void allWellIsOneLineAndZero() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      Said said = health(office.port());

      assertEquals(0, said.code(), said.out());
      assertEquals(1, said.lines().size(), said.out());
      assertTrue(said.out().startsWith("Belum lengkap."), said.out());
    }
  }

  @Test
  void whatIsDownIsTwoWithItsRemedyAndTheVerdictComesLast() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      office.screen("KIOSK").get("/api/v1/me").expect(200);
      clock.move(Duration.ofMinutes(2));

      Said said = health(office.port());
      assertEquals(2, said.code(), said.out());
      assertTrue(said.lines().get(0).startsWith("DOWN  KIOSK 1: layar"), said.out());
      assertTrue(said.lines().get(0).contains(" -> Periksa listrik"), said.out());
      assertEquals("Belum baik: 1 hal perlu ditangani.", said.lines().get(1));

      JsonNode json = new ObjectMapper().readTree(health(office.port(), "--json").out());
      assertEquals(1, json.get("version").asInt());
      assertEquals("DOWN", json.get("health").asText());
      assertEquals("screen.KIOSK", json.at("/checks/0/cause").asText());
      assertTrue(json.get("checks").size() > 10, "all rows");
      json.get("checks")
          .forEach(row -> assertFalse(row.get("what").asText().contains("{"), "" + row));
    }
  }

  @Test
  void whatNeedsSomebodySoonIsOne() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      Files.writeString(office.folder().resolve("backups"), "not a folder");
      Client technician = office.person("TECHNICIAN");
      technician.post("/api/v1/trials/BACKUP").expect(204);
      technician.picture(
          "/api/v1/health/live", one -> one.toString().contains("\"word\":\"FAILED\""));
      assertEquals(1, health(office.port()).code());
    }
  }

  @Test
  void aServerThatIsAwayIsTwoAndSaysHowToStartIt() throws Exception {
    // Bound, so that it is nobody else's, and nobody listens.
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress("127.0.0.1", 0));

      Said said = health(held.getLocalPort());

      assertEquals(2, said.code());
      assertTrue(said.out().contains("systemctl start loket-server"), said.out());
    }
  }

  private Said health(int port, String... more) throws Exception {
    Path config = folder.resolve("server.conf");
    Files.writeString(
        config,
        "host = \"0.0.0.0\"\nport = " + port + "\ndata = \"" + folder.resolve("data") + "\"\n");
    List<String> typed = new ArrayList<>(List.of("--config", config.toString(), "--health"));
    typed.addAll(Arrays.asList(more));
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new Server())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(typed.toArray(String[]::new));
    return new Said(code, out.toString());
  }
}
