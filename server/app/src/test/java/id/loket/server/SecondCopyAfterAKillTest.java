package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.desk.OfficeProcess;
import id.loket.server.journal.Database;
import id.loket.server.keys.OfficeKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The office's computer is killed and its disk is gone; what is left is a copy and a sheet. */
class SecondCopyAfterAKillTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TICKETS = "/api/v1/tickets";
  private static final long PLAYED_NANOS = 15_000_000_000L;

  @TempDir Path folder;

  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private volatile boolean playing = true;
  private volatile boolean killing;
  private volatile Throwable beforeTheKill;

  @Test
  void allThatWasAcknowledgedBeforeTheLagThatIsToldStandsUpOnABlankComputer() throws Exception {
    Path data = Files.createDirectory(folder.resolve("office"));
    Path stick = Files.createDirectory(folder.resolve("stick"));
    Path nights = folder.resolve("nights");
    Files.writeString(data.resolve("catalogue.json"), CatalogueFile.write(AlwaysOpen.catalogue()));
    OfficeProcess server = OfficeProcess.startWithCopy(data, stick);
    String setup = server.ready();
    Client guard = FirstDay.of(server.port(), setup).person("GUARD", "satpam");
    String sheet = OfficeKey.read(data.resolve("key/office.key")).words();
    String night = backup(config("here", data), nights);

    Thread player = new Thread(() -> play(guard), "player");
    player.start();
    long told = awaitLag(guard);
    long surely = System.nanoTime() - told;
    killing = true;
    server.kill();
    long killed = System.nanoTime();
    playing = false;
    player.join();
    assertNull(beforeTheKill);
    delete(data);

    long begun = System.nanoTime();
    Path blank = folder.resolve("blank");
    Said restored = run(sheet, "--config", config("there", blank), "--restore", stick.toString());
    assertEquals(0, restored.code(), restored.err());
    OfficeProcess stood = OfficeProcess.start(blank, 0);
    stood.ready();
    Client again = FirstDay.again(stood.port()).person("GUARD", "satpam.dua");
    again.post(TICKETS, "service", "REENTRY").expect(409);
    tellLastNumbers(again);
    JsonNode next = again.post(TICKETS, "service", "REENTRY").expect(201);
    double seconds = (System.nanoTime() - begun) / 1e9;

    assertFalse(acknowledged.containsKey(next.get("id").asText()), "no number twice");
    assertEquals("", stood.check());
    stood.kill();
    Set<String> there = tickets(blank);
    assertTrue(acknowledged.size() > 20, "they were at work");
    acknowledged.forEach(
        (ticket, at) -> assertTrue(at > surely || there.contains(ticket), ticket + " is lost"));
    System.out.printf(
        "second copy: of %d acknowledged tickets %d lost, the oldest of them %.1f s old; told lag"
            + " %.1f s; back after %.1f s with the copy%n",
        acknowledged.size(), lost(there).size(), oldest(lost(there), killed), told / 1e9, seconds);
    withoutTheCopy(sheet, night, killed);
  }

  /** The same from the last night's backup, for comparison. */
  private void withoutTheCopy(String sheet, String night, long killed) throws Exception {
    long begun = System.nanoTime();
    Path other = folder.resolve("other");
    assertEquals(0, run(sheet, "--config", config("other", other), "--restore", night).code());
    double seconds = (System.nanoTime() - begun) / 1e9;
    Set<String> there = tickets(other);
    System.out.printf(
        "without: %d of %d lost, the oldest %.1f s old (at most a day); restored after %.1f s%n",
        lost(there).size(), acknowledged.size(), oldest(lost(there), killed), seconds);
  }

  // ---- helpers ---------------------------------------------------------------------------------

  private void play(Client guard) {
    try {
      while (playing) {
        JsonNode ticket = guard.post(TICKETS, "service", "REENTRY").expect(201);
        acknowledged.put(ticket.get("id").asText(), System.nanoTime());
        LockSupport.parkNanos(20_000_000);
      }
    } catch (Exception | AssertionError e) {
      // The end of it, once the server is killed.
      beforeTheKill = killing ? beforeTheKill : e;
      playing = false;
    }
  }

  /** Plays on until there is something older than the lag, and answers the lag in nanoseconds. */
  private static long awaitLag(Client guard) throws Exception {
    long until = System.nanoTime() + PLAYED_NANOS;
    while (true) {
      long asked = System.nanoTime();
      JsonNode copy = guard.get("/healthz").expect(200).get("copy");
      long lag = (copy.get("lagSeconds").asLong() + 1) * 1_000_000_000L;
      if (asked > until && !copy.has("cause") && lag < PLAYED_NANOS / 2) {
        return lag + System.nanoTime() - asked;
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private Set<String> lost(Set<String> there) {
    Set<String> lost = new HashSet<>(acknowledged.keySet());
    lost.removeAll(there);
    return lost;
  }

  private double oldest(Set<String> lost, long killed) {
    return lost.stream().mapToLong(one -> killed - acknowledged.get(one)).max().orElse(0) / 1e9;
  }

  private static Set<String> tickets(Path data) {
    return new Database(data.resolve(OfficeServer.FILE), OfficeServer.REGISTERS)
        .read(
            tables ->
                tables
                    .createQuery("SELECT service_day || '-' || prefix || '-' || serial FROM ticket")
                    .mapTo(String.class)
                    .set());
  }

  private String config(String name, Path data) throws IOException {
    String text =
        String.format("data = \"%s\"%noffice-key = \"%s\"%n", data, data.resolve("key/office.key"));
    return Files.writeString(folder.resolve(name + ".conf"), text).toString();
  }

  private String backup(String config, Path nights) {
    Said made = run("", "--config", config, "--backup", nights.toString());
    assertEquals(0, made.code(), made.err());
    return made.out().substring(0, made.out().indexOf(": "));
  }

  private static void tellLastNumbers(Client guard) throws Exception {
    JsonNode asked = guard.picture("/api/v1/guard/live").get("lastNumbers");
    assertFalse(asked.isNull(), "the office asks");
    ObjectNode said = JSON.createObjectNode().put("requestId", Client.requestId());
    ObjectNode serials = said.putObject("serials");
    asked.get("numbers").forEach(one -> serials.put(one.get("prefix").asText(), 990));
    guard.send("POST", "/api/v1/last-numbers", said).expect(204);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private record Said(int code, String out, String err) {}

  private static Said run(String typed, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(
                new Server(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8))))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }
}
