package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.FirstDay;
import id.loket.server.OfficeServer;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.JournalReader;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.TicketIssued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of a running office gives errors, at any of its first writes and flushes, once or for a
 * while. {@code -Derrors=0} tries each of them.
 */
class DiskErrorTest {
  private static final int ERRORS = Integer.getInteger("errors", 4);

  /** More than any of them makes, and the most that strace counts. */
  private static final int NEVER = 65_535;

  private static final List<String> KINDS = List.of("pwrite64", "fsync", "fdatasync", "ftruncate");

  private static final Pattern CALL = Pattern.compile("\\d+ +(\\w+)\\(");

  private static final int TICKETS = 6;
  private static final String TAKE = "/api/v1/tickets";

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private Path office;
  private Client kiosk;
  private int port;

  @BeforeEach
  void anOfficeWithAKiosk() throws Exception {
    office = Files.createDirectory(folder.resolve("office"));
    Files.writeString(
        office.resolve("catalogue.json"), CatalogueFile.write(AlwaysOpen.catalogue()));
    OfficeProcess server = OfficeProcess.start(office, 0);
    String setup = server.ready();
    port = server.port();
    kiosk = FirstDay.of(port, setup).person("GUARD", "satpam");
    server.kill();
  }

  /** Each of them takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void whateverFailsOnceNothingIsAcknowledgedFalselyAndNobodyIsNeeded() throws Exception {
    Random random = new Random(seed);
    List<String> faults = new ArrayList<>();
    List<String> all = errors();
    Collections.shuffle(all, random);
    List<String> errors = ERRORS == 0 ? all : all.subList(0, ERRORS);

    int refused = 0;
    int met = 0;
    for (int n = 0; n < errors.size(); n++) {
      Path data = folder.resolve("data" + n);
      copy(office, data);
      refused += takeThrough(errors.get(n), data, faults);
      met += injected(data) > 0 ? 1 : 0;
    }

    System.out.println(
        "disk errors: "
            + met
            + " met, of "
            + errors.size()
            + " tried and "
            + all.size()
            + " writes and flushes; "
            + refused
            + " taps were told to come again");
    assertEquals(List.of(), faults, () -> "seed " + seed);
    assertTrue(met > 0, () -> "no error was met, seed " + seed);
  }

  /** How many taps were refused before they were taken. */
  private int takeThrough(String error, Path data, List<String> faults) throws Exception {
    OfficeProcess server = OfficeProcess.startOnBadDisk(data, port, files(data), error);
    if (!server.starts()) {
      server = OfficeProcess.start(data, port);
      server.ready();
    }
    Map<String, String> acknowledged = new LinkedHashMap<>();
    int refused = 0;
    for (int n = 0; n < TICKETS; n++) {
      String tap = Client.requestId();
      Client.Reply reply = take(tap);
      for (; reply.status() == 503; reply = take(tap)) {
        refused++;
      }
      acknowledged.put(tap, reply.expect(201).get("id").asText());
    }
    server.kill();
    server = OfficeProcess.start(data, port);
    server.ready();
    for (Map.Entry<String, String> one : acknowledged.entrySet()) {
      if (!take(one.getKey()).expect(201).get("id").asText().equals(one.getValue())) {
        faults.add(error + ": " + one.getValue() + " is another ticket now");
      }
    }
    server.kill();
    look(error, data, acknowledged, faults);
    return refused;
  }

  private void look(String error, Path data, Map<String, String> acknowledged, List<String> faults)
      throws Exception {
    Database database = new Database(data.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    String finding = JournalCheck.run(database, OfficeServer.TALLIES).finding();
    if (!finding.isEmpty()) {
      faults.add(error + ": " + finding);
    }
    List<String> issued = new ArrayList<>();
    try (JournalReader reader = new JournalReader(database)) {
      for (Recorded one : reader.after(0, Integer.MAX_VALUE)) {
        if (one.event() instanceof TicketIssued ticket) {
          issued.add(ticket.ticket());
        }
      }
    }
    if (!issued.equals(List.copyOf(acknowledged.values()))) {
      faults.add(error + ": told " + acknowledged.values() + ", written " + issued);
    }
  }

  private static long injected(Path data) throws IOException {
    Path trace = data.resolveSibling(data.getFileName() + ".trace");
    return Files.readAllLines(trace).stream().filter(line -> line.endsWith("(INJECTED)")).count();
  }

  @Test
  void aDiskThatGivesErrorsForAWhileIsToldWithItsCauseAndHealsByItself() throws Exception {
    String errors = "fsync,fdatasync:error=EIO:when=12..40";
    OfficeProcess server = OfficeProcess.startOnBadDisk(office, port, files(office), errors);
    try {
      server.ready();
      int taken = 0;
      String tap = Client.requestId();
      Client.Reply reply = take(tap);
      while (reply.status() == 201) {
        taken++;
        tap = Client.requestId();
        reply = take(tap);
      }
      JsonNode refused = reply.expect(503);
      JsonNode health = kiosk.get("/healthz").expect(503);
      JsonNode storage = kiosk.picture("/api/v1/guard/live").get("storage");
      await(() -> kiosk.get("/healthz").status() == 200);
      JsonNode next = take(tap).expect(201);

      assertEquals("not-written", refused.get("code").asText());
      assertEquals("the disk gives errors, or the file is damaged", health.get("cause").asText());
      assertEquals("BROKEN", storage.get("trouble").asText());
      assertEquals(String.format("R%03d", taken + 1), next.get("number").asText());
      assertEquals("", server.check());
      assertTrue(logLines() < 200, () -> "log lines: " + logLines());
    } finally {
      server.kill();
    }
  }

  private Client.Reply take(String tap) throws Exception {
    return kiosk.post(TAKE, "requestId", tap, "service", "REENTRY");
  }

  /** One for each write and flush that an office makes while the tickets are taken. */
  private List<String> errors() throws Exception {
    Path data = folder.resolve("whole");
    copy(office, data);
    List<String> faults = new ArrayList<>();
    takeThrough(String.join(",", KINDS) + ":error=EIO:when=" + NEVER, data, faults);
    assertEquals(List.of(), faults, "without any error");
    List<String> all = new ArrayList<>();
    calls(folder.resolve("whole.trace"))
        .forEach(
            (kind, most) -> {
              for (int n = 1; n <= most; n++) {
                all.add(kind + ":error=EIO:when=" + n);
              }
            });
    assertTrue(all.size() > 40, all::toString);
    return all;
  }

  /** How many of each kind the busiest thread has made: strace counts each thread for itself. */
  private static Map<String, Integer> calls(Path trace) throws IOException {
    Map<String, Integer> ofThread = new HashMap<>();
    Map<String, Integer> most = new TreeMap<>();
    for (String line : Files.readAllLines(trace)) {
      Matcher call = CALL.matcher(line);
      if (call.lookingAt() && KINDS.contains(call.group(1))) {
        int times = ofThread.merge(call.group(), 1, Integer::sum);
        most.merge(call.group(1), times, Math::max);
      }
    }
    return most;
  }

  private static List<Path> files(Path data) {
    return Stream.of("office.db", "keys.db", "survey.db", "head")
        .flatMap(name -> Stream.of(name, name + "-journal", name + "-wal"))
        .map(data::resolve)
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(
            one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private long logLines() {
    try {
      return Files.readAllLines(office.resolve("server.log")).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  /** Asked so often that the desk has no idle moment: it must heal all the same. */
  private static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
