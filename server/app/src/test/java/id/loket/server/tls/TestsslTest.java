package id.loket.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tool of other people finds wrong with the encrypted line: Debian's testssl.sh. */
class TestsslTest {
  private static final Set<String> GRAVE = Set.of("MEDIUM", "HIGH", "CRITICAL", "FATAL");

  /** What an authority of the office's own brings by its nature, and why it has to stay. */
  private static final Map<String, String> BY_NATURE =
      Map.of(
          "cert_revocation",
          "nobody could be asked without the internet; a certificate ends within 180 days, and a new"
              + " authority takes trust away from all of the old one");

  /**
   * Its client asks to negotiate anew and leaves without hearing the answer where the machine is
   * slow, which it then takes for a yes. One no is proof enough.
   */
  private static final String RENEGOTIATION = "secure_client_renego";

  private static final int TRIES = 8;

  @TempDir private Path folder;

  @Test
  void nothingOfMediumOrAboveIsFoundButWhatAPrivateAuthorityBrings() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(WallClock.clock())) {
      office.encrypt(WallClock.ofTheMachine());
      office.restart();
      Path root = root(office);

      Map<String, String> all = found(office, root, "-p", "-s", "-f", "-P", "-S", "-h", "-U");
      for (int tried = 1; tried < TRIES && all.get(RENEGOTIATION).startsWith("HIGH"); tried++) {
        all.put(RENEGOTIATION, found(office, root, "-R").get(RENEGOTIATION));
      }

      assertTrue(all.size() > 60, all::toString);
      assertEquals("OK passed.", all.get("cert_chain_of_trust"));
      Map<String, String> grave = new TreeMap<>(all);
      grave.values().removeIf(words -> !GRAVE.contains(words.split(" ")[0]));
      grave.keySet().removeAll(BY_NATURE.keySet());
      assertEquals(Map.of(), grave);
    }
  }

  private Path root(OfficeUnderTest office) throws Exception {
    String der = office.nobody().get("/api/v1/authority").ok().get("certificate").asText();
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(Base64.getDecoder().decode(der));
    return Files.writeString(
        folder.resolve("root.pem"),
        "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
  }

  /** Severity and words of each finding. */
  private Map<String, String> found(OfficeUnderTest office, Path root, String... checks)
      throws Exception {
    Path found = folder.resolve("found.json");
    Path said = folder.resolve("said.txt");
    Files.deleteIfExists(found);
    List<String> command =
        new ArrayList<>(
            List.of("testssl", "--quiet", "--color", "0", "--warnings", "off", "--nodns", "none"));
    command.addAll(List.of("--ip", "127.0.0.1", "--add-ca", root.toString()));
    command.addAll(List.of("--jsonfile", found.toString()));
    command.addAll(List.of(checks));
    command.add("localhost:" + office.encryptedAddress().getPort());
    Process testssl =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(testssl.waitFor(9, TimeUnit.MINUTES), "testssl hangs");
    Map<String, String> words = new TreeMap<>();
    assertTrue(Files.exists(found), () -> "testssl: " + said);
    for (JsonNode one : new ObjectMapper().readTree(found.toFile())) {
      words.put(
          one.get("id").asText(), one.get("severity").asText() + " " + one.get("finding").asText());
    }
    return words;
  }
}
