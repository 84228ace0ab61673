package id.loket.server.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.JournalCheck;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.Office;
import id.loket.server.statistics.VisitCounting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The days on which the server's clock misbehaves, at the wire. */
class WrongClockAtTheOfficeTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String HALL = "/api/v1/hall/live";
  private static final String GUARD = "/api/v1/guard/live";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Client kiosk;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    kiosk = office.screen("KIOSK");
  }

  @AfterEach
  void close() throws Exception {
    office.server().desk().look(any -> 0).join();
    assertEquals(
        "", JournalCheck.run(office.server().database(), List.of(new VisitCounting())).finding());
    office.close();
  }

  @Test
  void aYearAheadForOneTapLosesNobodyAndCountsInTheRightYear() throws Exception {
    JsonNode waits = take();

    clock.set(YEAR);
    JsonNode during = take();
    assertEquals("ASKED", health(), "told at once, and without a login");
    clock.set(YEAR.negated());
    JsonNode after = take();

    assertEquals(List.of("R001", "R002", "R003"), numbers(waits, during, after));
    assertEquals("2026-11-23-R-3", after.get("id").asText());
    for (JsonNode one : List.of(waits, during, after)) {
      assertEquals("WAITING", status(one));
    }
    assertEquals("LEFT", health());
    JsonNode seen = office.person("GUARD").picture(GUARD);
    assertEquals("2027-11-23", seen.at("/clock/left").asText());
    assertEquals(3, visitsOf("2026-11-23"));
    assertEquals(0, visitsOf("2027-11-23"));
  }

  @Test
  void aStartAYearAheadIsAskedAboutAndLeftWhenTheClockIsRightAtTheNext() throws Exception {
    List<JsonNode> all = new ArrayList<>(List.of(take(), take()));

    office.restart(() -> clock.set(YEAR));
    all.add(take());
    assertEquals("ASKED", health());
    office.restart(() -> clock.set(YEAR.negated()));
    all.add(take());

    Set<String> numbers = new TreeSet<>();
    for (JsonNode one : all) {
      JsonNode now = kiosk.get("/api/v1/status/" + one.get("token").asText()).expect(200);
      assertEquals("WAITING", now.get("state").asText());
      numbers.add(now.get("number").asText());
    }
    assertEquals(Set.of("R001", "R002", "R003", "R004"), numbers);
    assertEquals(4, visitsOf("2026-11-23"));
  }

  @Test
  void aSupervisorWhoSaysNoBringsTheRightDayBack() throws Exception {
    JsonNode waits = take();
    office.restart(() -> clock.set(YEAR));
    take();

    administratorAgain();
    Client supervisor = office.person("SUPERVISOR");
    supervisor
        .post("/api/v1/day/answer", "requestId", Client.requestId(), "right", false)
        .expect(204);

    assertEquals("WAITING", status(waits));
    assertEquals("DENIED", health());
    assertEquals("2026-11-23-R-3", take().get("id").asText());
  }

  @Test
  void threeWhoCameBeforeTheTimeCameFromTheNetworkGoOn() throws Exception {
    take();
    office.restart(() -> clock.set(Duration.ofHours(1)));
    List<JsonNode> three = List.of(take(), take(), take());

    clock.set(Duration.ofHours(23));
    JsonNode next = take();

    for (JsonNode one : three) {
      assertEquals("WAITING", status(one));
    }
    assertEquals("2026-11-24", next.get("id").asText().substring(0, 10));
    assertEquals(1, visitsOf("2026-11-23"));
    assertEquals(4, visitsOf("2026-11-24"));
  }

  @Test
  void a1970InTheMiddleOfTheDayChangesNothingButTheHealth() throws Exception {
    JsonNode waits = take();
    Duration back = Duration.between(clock.instant(), Instant.EPOCH);

    clock.set(back);
    JsonNode during = take();
    assertEquals("BEHIND", health());
    clock.set(back.negated());

    assertEquals("RIGHT", health());
    assertEquals("WAITING", status(waits));
    assertEquals("2026-11-23-R-2", during.get("id").asText());
    assertEquals("2026-11-23-R-3", take().get("id").asText());
  }

  @Test
  void anotherZoneIsAskedForWhilePeopleWait() throws Exception {
    take();
    JsonNode catalogue = office.administrator().get("/api/v1/catalogue").ok();
    ((com.fasterxml.jackson.databind.node.ObjectNode) catalogue.get("office"))
        .put("zone", "Asia/Jayapura");

    Client.Reply no = adopt(catalogue, false);
    assertEquals("zone-with-people", no.code());
    assertEquals(409, no.status());

    adopt(catalogue, true).expect(204);
  }

  @Test
  void inTheMorningNobodySeesYesterdayThoughNobodyHasTapped() throws Exception {
    Client board = office.screen("BOARD");
    Client officer = office.person("OFFICER");
    take();
    take();
    officer.post("/api/v1/counters/3/take").expect(204);
    officer.post("/api/v1/counters/3/call-next").expect(204);
    board.picture(HALL, p -> p.get("calls").size() == 1);

    clock.move(Duration.ofHours(14));

    JsonNode empty = board.picture(HALL);
    assertEquals(0, empty.get("calls").size());
    assertEquals(0, empty.get("history").size());
    assertEquals(0, empty.at("/waiting/total").asInt());
    for (JsonNode counter : empty.get("counters")) {
      assertTrue(!counter.get("open").asBoolean(), () -> "nobody sits there: " + counter);
    }
    administratorAgain();
    office.adopt(all -> remove(all.withArray("services"), "REENTRY", all.withArray("counters")));
  }

  @Test
  void aVisitInServiceAtMidnightIsFinishedByItsOfficer() throws Exception {
    clock.move(Duration.ofMinutes(13 * 60 + 58));
    administratorAgain();
    Client officer = office.person("OFFICER");
    JsonNode served = take();
    officer.post("/api/v1/counters/3/take").expect(204);
    officer.post("/api/v1/counters/3/call-next").expect(204);
    officer.post("/api/v1/counters/3/start").expect(204);

    clock.move(Duration.ofMinutes(5));

    assertEquals("SERVING", status(served));
    assertEquals("R002", take().get("number").asText(), "its number is not given again");
    officer.post("/api/v1/counters/3/finish").expect(204);
    assertEquals("FINISHED", status(served));
  }

  @Test
  void aServiceOfYesterdayGoesOnlyWhenSomebodyIsSureOfTheDate() throws Exception {
    take();
    office.restart(() -> clock.set(Duration.ofDays(1)));
    administratorAgain();
    JsonNode less = office.administrator().get("/api/v1/catalogue").ok();
    remove(less.withArray("services"), "REENTRY", less.withArray("counters"));

    Client.Reply unsure = adopt(less, false);
    assertEquals(409, unsure.status());
    assertEquals("day-unsure", unsure.code());
    office
        .administrator()
        .post("/api/v1/day/answer", "requestId", Client.requestId(), "right", true)
        .expect(204);

    adopt(less, false).expect(204);
  }

  @Test
  void aServiceThatNobodyHadYesterdayGoesInTheMorningBeforeAnyOrder() throws Exception {
    kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    office.restart(() -> clock.set(Duration.ofDays(1)));
    administratorAgain();

    office.adopt(all -> remove(all.withArray("services"), "REENTRY", all.withArray("counters")));
  }

  @Test
  void whatGuestsWroteOnAWrongDayIsReadInTheRightOne() throws Exception {
    sign(take());
    office.restart(() -> clock.set(YEAR));
    sign(take());
    clock.set(Duration.ofDays(3));
    sign(take());
    assertEquals(2, guestsOf("2027-11-26"), "the same hall under another date");

    office.restart(() -> clock.set(YEAR.plusDays(3).negated()));
    sign(take());

    assertEquals(4, guestsOf("2026-11-23"));
    assertEquals(0, guestsOf("2027-11-26"));
    assertEquals(0, guestsOf("2027-11-23"));
  }

  @Test
  void whatGuestsWroteBeforeTheTimeCameFromTheNetworkIsReadInTheRightDay() throws Exception {
    sign(take());
    office.restart(() -> clock.set(Duration.ofHours(1)));
    sign(take());

    clock.set(Duration.ofHours(23));
    sign(take());

    assertEquals(1, guestsOf("2026-11-23"));
    assertEquals(2, guestsOf("2026-11-24"));
  }

  @Test
  void aReasonThatIsGivenWhileTheClockIsIn1970IsReadAsLongAsAnyOther() throws Exception {
    Client guard = office.person("GUARD");
    take();
    clock.set(Duration.between(clock.instant(), Instant.EPOCH));
    guard
        .post(
            "/api/v1/closings",
            "requestId",
            Client.requestId(),
            "service",
            "OPP",
            "reason",
            "listrik padam")
        .expect(204);

    LocalDate day = office.server().desk().look(Office::day).join();
    new PassingWords(office.server().keys()).passUntil(day.plusDays(100));

    JsonNode seen = kiosk.picture("/api/v1/kiosk/live", p -> p.get("closings").size() == 1);
    assertEquals("listrik padam", seen.at("/closings/0/reason").asText());
  }

  private void sign(JsonNode ticket) throws Exception {
    kiosk
        .post(
            "/api/v1/tickets/" + ticket.get("id").asText() + "/guest",
            "name",
            "Kenanga Wulandari-99",
            "origin",
            "Dusun Karangmulya-99",
            "purpose",
            "Bertanya")
        .expect(201);
  }

  private int guestsOf(String day) throws Exception {
    administratorAgain();
    return office.person("OFFICER").get("/api/v1/guests?day=" + day).expect(200).size();
  }

  /** Sessions have an end, and that was long ago by the clock. */
  private void administratorAgain() throws Exception {
    office.administrator().login("kepala.tu", "tiga kata aneh");
  }

  private static void remove(JsonNode services, String code, JsonNode counters) {
    for (var one = services.iterator(); one.hasNext(); ) {
      if (one.next().get("code").asText().equals(code)) {
        one.remove();
      }
    }
    for (var counter = counters.iterator(); counter.hasNext(); ) {
      JsonNode serves = counter.next().get("services");
      for (var one = serves.iterator(); one.hasNext(); ) {
        if (one.next().asText().equals(code)) {
          one.remove();
        }
      }
      if (serves.isEmpty()) {
        counter.remove();
      }
    }
  }

  private Client.Reply adopt(JsonNode catalogue, boolean confirm) throws Exception {
    var wish = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
    wish.put("requestId", Client.requestId()).put("confirmZone", confirm);
    wish.set("catalogue", catalogue);
    return office.administrator().send("PUT", "/api/v1/catalogue", wish);
  }

  private JsonNode take() throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
  }

  private String status(JsonNode ticket) throws Exception {
    return kiosk
        .get("/api/v1/status/" + ticket.get("token").asText())
        .expect(200)
        .get("state")
        .asText();
  }

  private String health() throws Exception {
    return office.nobody().get("/healthz").expect(200).get("clock").asText();
  }

  private static List<String> numbers(JsonNode... tickets) {
    return List.of(tickets).stream().map(one -> one.get("number").asText()).toList();
  }

  /** As the follower has counted them; it may be a moment behind. */
  private int visitsOf(String day) throws Exception {
    long last =
        office
            .server()
            .database()
            .read(t -> t.createQuery("SELECT max(seq) FROM event").mapTo(Long.class).one());
    while (position() < last) {
      Thread.onSpinWait();
    }
    return office
        .server()
        .database()
        .read(
            t ->
                t.createQuery(
                        "SELECT coalesce(sum(issued), 0) FROM daily_visits WHERE service_day = ?")
                    .bind(0, day)
                    .mapTo(Integer.class)
                    .one());
  }

  private long position() {
    return office
        .server()
        .database()
        .read(
            t ->
                t.createQuery("SELECT seq FROM follower WHERE name = 'visit-counting'")
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L));
  }
}
