package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.FirstDay;
import id.loket.server.Footprints;
import id.loket.server.OfficeServer;
import id.loket.server.WallClock;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.JournalReader;
import id.loket.server.journal.Recorded;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Calling;
import id.loket.server.rules.Catalogue.Kiosk;
import id.loket.server.rules.Catalogue.Settings;
import id.loket.server.rules.TicketIssued;
import id.loket.server.survey.AnswerFile;
import id.loket.skm.Unsur;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server process is killed again and again while kiosks, a guard and officers work over HTTP,
 * and started again without any repair step. {@code -Dkills=1000 -Dseed=...} asks for more, or for
 * the same choices again.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 15);
  private static final List<String> SERVICES = List.of("REENTRY", "OPP", "SSW", "PERSEORANGAN");

  @TempDir Path folder;

  private static final String GUEST = "Tamu-99-";

  /** What a press that was taken has brought, unless it changed nothing. */
  private static final Map<String, String> KINDS =
      Map.of(
          "take", "CounterTaken",
          "call-next", "TicketCalled",
          "recall", "TicketRecalled",
          "start", "ServiceStarted",
          "finish", "VisitFinished",
          "pause", "CounterPaused",
          "open", "CounterOpened",
          "undo", "ActionUndone");

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Up up = new Up();
  private final ConcurrentMap<String, String> acknowledgedPresses = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> signed = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private volatile boolean closing;
  private int port;

  /** A thousand kills take longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void noKillLosesWhatWasAcknowledgedOrReusesANumber() throws Exception {
    Files.writeString(folder.resolve("catalogue.json"), CatalogueFile.write(busyOffice()));
    Random random = new Random(seed);
    OfficeProcess server = OfficeProcess.start(folder, 0);
    String setupCode = server.ready();
    port = server.port();
    List<Hand> hands = hands(setupCode);

    hands.forEach(Thread::start);
    for (int kill = 1; kill <= KILLS; kill++) {
      server = killedAtARandomMoment(server, random, kill);
    }
    server.ready();
    up.comes();
    closing = true;
    for (Hand hand : hands) {
      hand.join();
    }
    List<Tap> taps = new ArrayList<>();
    hands.forEach(hand -> taps.addAll(hand.taps));
    repeatSome(taps, random);
    server.kill();

    assertEquals(List.of(), List.copyOf(faults), this::summary);
    assertNothingLostOrDoubled(taps);
    assertTrue(cutOff.get() >= KILLS / 4, () -> "few requests were cut off" + summary());
    System.out.println("kill test:" + summary());
  }

  /** One server's life until it is killed; answers its successor, which is still starting. */
  private OfficeProcess killedAtARandomMoment(OfficeProcess server, Random random, int kill)
      throws Exception {
    boolean whileStarting = kill > 1 && random.nextInt(6) == 0;
    if (whileStarting) {
      assertLives(server, random.nextInt(1500));
    } else {
      if (kill > 1) {
        server.ready();
      }
      up.comes();
      int enough = acknowledged.get() + 1 + random.nextInt(40);
      for (int patience = 4000; acknowledged.get() < enough && patience > 0; patience--) {
        assertLives(server, 5);
      }
      assertLives(server, random.nextInt(20));
    }
    up.goes();
    server.kill();
    if (kill % 20 == 0) {
      assertEquals("", JournalCheck.run(database()).finding(), "kill " + kill + summary());
    }
    return OfficeProcess.start(folder, port);
  }

  private void assertLives(OfficeProcess server, int milliseconds) throws InterruptedException {
    assertFalse(server.endsWithin(milliseconds), () -> "the server ended by itself" + summary());
  }

  /** A lost reply is asked for again, much later and after many starts. */
  private void repeatSome(List<Tap> taps, Random random) throws Exception {
    List<Tap> some = new ArrayList<>(taps);
    Collections.shuffle(some, random);
    for (Tap tap : some.subList(0, Math.min(300, some.size()))) {
      assertEquals(tap.ticket, tap.again().expect(201).get("id").asText(), this::summary);
    }
  }

  private void assertNothingLostOrDoubled(List<Tap> taps) throws Exception {
    assertEquals("", JournalCheck.run(database()).finding(), this::summary);
    Set<String> issued = new HashSet<>();
    Map<String, Integer> highest = new HashMap<>();
    Map<Long, String> kinds = new HashMap<>();
    try (JournalReader reader = new JournalReader(database())) {
      for (Recorded one : reader.after(0, Integer.MAX_VALUE)) {
        kinds.put(one.seq(), one.event().getClass().getSimpleName());
        if (one.event() instanceof TicketIssued ticket) {
          assertTrue(issued.add(ticket.ticket()), () -> ticket.ticket() + " twice" + summary());
          highest.merge(one.day() + ticket.prefix(), ticket.serial(), Math::max);
        }
      }
    }
    Set<String> held = new HashSet<>();
    taps.forEach(tap -> held.add(tap.ticket));
    assertEquals(taps.size(), held.size(), () -> "two taps hold one ticket" + summary());
    assertEquals(held, issued, () -> "what visitors hold is what the journal knows" + summary());
    int serials = highest.values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(issued.size(), serials, () -> "numbers follow each other" + summary());
    assertEveryPressIsThere(kinds);
    assertEveryGuestCanBeReadAndIsNowhereInPlainWords();
    assertEveryAnswerIsKeptOnce();
  }

  private void assertEveryAnswerIsKeptOnce() throws Exception {
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(AnswerFile.FILE));
        Statement statement = file.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM survey_answer")) {
      assertEquals(answered.get(), row.getInt(1), this::summary);
    }
    assertTrue(answered.get() > 0, this::summary);
  }

  private void assertEveryGuestCanBeReadAndIsNowhereInPlainWords() throws Exception {
    Map<String, byte[]> sealed = new HashMap<>();
    Map<String, String> persons = new HashMap<>();
    database()
        .read(
            tables ->
                tables
                    .createQuery(
                        "SELECT e.guest, e.person, w.body"
                            + " FROM guest_entry e JOIN guest_words w ON w.id = e.guest")
                    .map(
                        (row, context) -> {
                          sealed.put(row.getString(1), row.getBytes(3));
                          return persons.put(row.getString(1), row.getString(2));
                        })
                    .list());
    try (KeyStore keys =
        KeyStore.open(folder, folder.resolve("key/office.key"), WallClock.clock())) {
      for (Map.Entry<String, String> one : signed.entrySet()) {
        String person = persons.get(one.getKey());
        assertTrue(person != null, () -> "guest " + one.getKey() + " is lost" + summary());
        SecretKey key = keys.of(person).orElseThrow();
        byte[] words = Seal.open(key, person + "|guest_words", sealed.get(one.getKey()));
        String read = new String(words, StandardCharsets.UTF_8);
        assertTrue(read.contains('"' + one.getValue() + '"'), this::summary);
      }
    }
    assertTrue(!signed.isEmpty(), this::summary);
    assertEquals(List.of(), Footprints.of(folder, GUEST), this::summary);
  }

  private void assertEveryPressIsThere(Map<Long, String> kinds) {
    acknowledgedPresses.forEach(
        (id, step) -> {
          long event =
              database()
                  .read(
                      tables ->
                          tables
                              .createQuery(
                                  "SELECT CASE WHEN first_seq > last_seq THEN 0 ELSE first_seq END"
                                      + " FROM command WHERE request_id = ? AND answer = 'ACCEPTED'")
                              .bind(0, id)
                              .mapTo(Long.class)
                              .findOne())
                  .orElseThrow(() -> new AssertionError(step + " " + id + " is lost" + summary()));
          if (event > 0) {
            assertEquals(KINDS.get(step), kinds.get(event), () -> step + " " + id + summary());
          }
        });
  }

  private String summary() {
    return String.format(
        " seed %d, %d kills, %d tickets, %d guests and %d answers acknowledged, %d officers'"
            + " presses, %d requests cut off, %d repeated",
        seed,
        KILLS,
        acknowledged.get(),
        signed.size(),
        answered.get(),
        acknowledgedPresses.size(),
        cutOff.get(),
        repeated.get());
  }

  // ---- the people ---------------------------------------------------------------------------

  private List<Hand> hands(String setupCode) throws Exception {
    FirstDay day = FirstDay.of(port, setupCode);
    List<Hand> hands = new ArrayList<>();
    hands.add(new Visitors(day.screen("KIOSK"), 1));
    hands.add(new Visitors(day.screen("KIOSK"), 2));
    hands.add(new Visitors(day.person("GUARD", "satpam"), 3));
    for (int counter = 1; counter <= 3; counter++) {
      Client officer = day.person("OFFICER", "petugas" + counter);
      hands.add(new Officer(officer, day.screen("TABLET"), counter));
    }
    return hands;
  }

  /** What a screen remembers of a tap, so that it can ask again. */
  private record Tap(Client client, String requestId, String service, String ticket) {
    Client.Reply again() throws Exception {
      return client.post("/api/v1/tickets", "requestId", requestId, "service", service);
    }
  }

  /** A screen that repeats a request, with its request id, until there is an answer. */
  private abstract class Hand extends Thread {
    final Client client;
    final Random random;
    final List<Tap> taps = new ArrayList<>();

    Hand(Client client, int number) {
      super("hand " + number);
      this.client = client;
      this.random = new Random(seed + number);
    }

    @Override
    public void run() {
      try {
        while (!closing) {
          work();
        }
      } catch (Exception | AssertionError e) {
        faults.add(getName() + ": " + e);
      }
    }

    abstract void work() throws Exception;

    Client.Reply tap(String path, Object... pairs) throws Exception {
      while (true) {
        up.await();
        try {
          Client.Reply reply = client.post(path, pairs);
          if (reply.status() != 503) {
            return reply;
          }
        } catch (IOException e) {
          cutOff.incrementAndGet();
        }
      }
    }
  }

  private final class Visitors extends Hand {
    Visitors(Client client, int number) {
      super(client, number);
    }

    @Override
    void work() throws Exception {
      String id = Client.requestId();
      String service = SERVICES.get(random.nextInt(SERVICES.size()));
      JsonNode ticket = tap("/api/v1/tickets", "requestId", id, "service", service).expect(201);
      taps.add(new Tap(client, id, service, ticket.get("id").asText()));
      acknowledged.incrementAndGet();
      if (random.nextInt(2) == 0) {
        sign(ticket.get("id").asText());
      }
      if (random.nextInt(3) == 0) {
        Tap old = taps.get(random.nextInt(taps.size()));
        String again =
            tap("/api/v1/tickets", "requestId", old.requestId, "service", old.service)
                .expect(201)
                .get("id")
                .asText();
        repeated.incrementAndGet();
        if (!again.equals(old.ticket)) {
          faults.add(old.requestId + " gave " + old.ticket + " and then " + again);
        }
      }
    }

    private void sign(String ticket) throws Exception {
      String name = GUEST + ticket;
      Client.Reply reply =
          tap(
              "/api/v1/tickets/" + ticket + "/guest",
              "requestId",
              Client.requestId(),
              "name",
              name,
              "origin",
              GUEST,
              "purpose",
              GUEST);
      if (reply.status() == 201) {
        signed.put(reply.body().get("guest").asText(), name);
      } else {
        faults.add("sign " + ticket + ": " + reply.status() + " " + reply.body());
      }
    }
  }

  private final class Officer extends Hand {
    private static final List<String> DAY =
        List.of("take", "call-next", "recall", "start", "finish", "pause", "open", "undo");
    private final Client tablet;
    private final int counter;
    private final Set<String> over = new HashSet<>();

    Officer(Client client, Client tablet, int counter) {
      super(client, 10 + counter);
      this.tablet = tablet;
      this.counter = counter;
    }

    @Override
    void work() throws Exception {
      for (String step : List.of("take", "call-next", "start")) {
        press(step);
      }
      if (press("finish") && random.nextInt(2) == 0) {
        answer();
      }
      press(DAY.get(random.nextInt(DAY.size())));
    }

    /** The visitor's answer, before the next call ends the offer. */
    private void answer() throws Exception {
      String offered = offered();
      Map<String, Integer> answers = new HashMap<>();
      for (Unsur unsur : Unsur.values()) {
        answers.put(unsur.name(), 1 + random.nextInt(4));
      }
      Client.Reply reply =
          tap(
              "/api/v1/surveys/" + offered + "/answers",
              "requestId",
              Client.requestId(),
              "answers",
              answers,
              "comment",
              GUEST);
      if (reply.status() == 204) {
        answered.incrementAndGet();
      } else if (reply.status() == 410) {
        // The follower was behind: it was the offer of the visitor before, which the call ended.
        over.add(offered);
        answer();
      } else {
        faults.add("answer: " + reply.status() + " " + reply.body());
      }
    }

    private String offered() throws Exception {
      return token(tablet.picture("/api/v1/survey/live", picture -> token(picture) != null));
    }

    private String token(JsonNode picture) {
      for (JsonNode one : picture.path("invitations")) {
        boolean known = over.contains(one.get("token").asText());
        if (one.get("counter").asInt() == counter && !known) {
          return one.get("token").asText();
        }
      }
      return null;
    }

    private boolean press(String step) throws Exception {
      String id = Client.requestId();
      Client.Reply reply = tap("/api/v1/counters/" + counter + "/" + step, "requestId", id);
      if (reply.status() == 204) {
        acknowledgedPresses.put(id, step);
      } else if (reply.status() != 409) {
        faults.add(step + ": " + reply.status() + " " + reply.body());
      }
      return reply.status() == 204;
    }
  }

  /** Whether there is a server to talk to. */
  private static final class Up {
    private boolean here;

    synchronized void comes() {
      here = true;
      notifyAll();
    }

    synchronized void goes() {
      here = false;
    }

    synchronized void await() throws InterruptedException {
      while (!here) {
        wait();
      }
    }
  }

  private Database database() {
    return new Database(folder.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
  }

  /** Open at any hour, with kiosks that may issue quickly. */
  private static Catalogue busyOffice() {
    Catalogue usual = AlwaysOpen.catalogue();
    Settings s = usual.settings();
    Calling calling = s.calling();
    Settings quick =
        new Settings(
            new Calling(
                calling.priorityRatio(),
                calling.priorityCapMinutes(),
                calling.maxCalls(),
                0,
                1,
                0,
                calling.undoSeconds()),
            s.survey(),
            s.paper(),
            s.announcing(),
            s.board(),
            new Kiosk(600));
    return new Catalogue(usual.office(), usual.services(), usual.counters(), quick);
  }
}
