package id.loket.server.vacancy;

import static id.loket.server.vacancy.Offers.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.journal.JournalCheck;
import id.loket.server.web.ContractStory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Work abroad, from whoever has verified it to the kiosk, and gone when its time is over. */
class VacancyContractTest {
  private static final String ALL = "/api/v1/vacancies";
  private static final String BOOK = "/api/v1/vacancy-book";

  private static Object[] wish(Map<String, Object> offer) {
    return new Object[] {"vacancy", offer, "verified", true};
  }

  @Test
  void itIsShownChangedAndWithdrawnAndAllOfItStaysOnRecord() throws Exception {
    ContractStory.tell(
        "vacancy",
        story -> {
          Client admin = story.office().administrator();
          Client head = story.office().person("HEAD");
          Client anybody = story.office().nobody();
          LocalDate until = WallClock.DAY.plusDays(30);
          String id = WallClock.DAY + "-" + "v".repeat(20);
          Object[] first = {"requestId", id, "vacancy", offer(until), "verified", true};
          int number = story.ok(admin, "POST", ALL, first).get("number").asInt();
          assertEquals(number, story.ok(admin, "POST", ALL, first).get("number").asInt());
          Object[] other = {
            "requestId", id, "vacancy", offer(until, "places", 3), "verified", true
          };
          assertEquals("request-id-reused", admin.post(ALL, other).code());
          JsonNode shown = story.ok(anybody, "GET", ALL).get("vacancies");
          assertEquals(1, shown.size());
          assertEquals("Jobsinfo", shown.at("/0/offer/source/name").asText());
          assertEquals(WallClock.DAY.toString(), shown.at("/0/verifiedOn").asText());

          String one = ALL + "/" + number;
          Map<String, Object> more = offer(until, "places", 20);
          Object[] change = {"version", 1, "vacancy", more, "verified", true};
          story.ok(head, "POST", one + "/versions", change);
          story.fails(409, admin, "POST", one + "/versions", change);
          Object[] reused = {"requestId", id, "version", 1, "vacancy", more, "verified", true};
          assertEquals("request-id-reused", admin.post(one + "/versions", reused).code());
          Object[] gone = {"requestId", id, "reason", "Kuota penuh"};
          assertEquals("request-id-reused", head.post(one + "/withdrawal", gone).code());
          assertEquals(20, story.ok(anybody, "GET", ALL).at("/vacancies/0/offer/places").asInt());
          printed(story, one);

          story.fails(422, head, "POST", one + "/withdrawal", "reason", " ");
          story.ok(head, "POST", one + "/withdrawal", "reason", "Kuota penuh");
          story.fails(409, head, "POST", one + "/withdrawal", "reason", "Kuota penuh");
          story.fails(409, head, "POST", one + "/versions", change);
          assertEquals(0, story.ok(anybody, "GET", ALL).get("vacancies").size());
          story.office().restart();
          head = story.office().person("HEAD");
          JsonNode entry = story.ok(head, "GET", BOOK).at("/vacancies/0");
          assertEquals("WITHDRAWN", entry.get("state").asText());
          List<String> did = new ArrayList<>();
          entry.get("changes").forEach(it -> did.add(it.get("what").asText()));
          assertEquals(List.of("ANNOUNCED", "CHANGED", "WITHDRAWN"), did);
          assertEquals("Kuota penuh", entry.at("/changes/2/reason").asText());
          entry.get("changes").forEach(it -> assertTrue(!it.get("by").asText().isEmpty(), "" + it));
        });
  }

  /** With a code for the phone, in the language that was asked for. */
  private static void printed(ContractStory story, String one) throws Exception {
    Client station = story.office().screen("STATION");
    String id = station.get("/api/v1/me").ok().at("/device/id").asText();
    Client kiosk = story.office().screen("KIOSK", id);
    String sheet = story.ok(kiosk, "POST", one + "/sheets", "language", "en").get("sheet").asText();
    assertEquals("PENDING", kiosk.get("/api/v1/sheets/" + sheet).ok().get("state").asText());
    String job = station.picture("/api/v1/stations/me/live").at("/jobs/0").toString();
    for (String word :
        List.of("WORK ABROAD", "Perawat lansia", "Jobsinfo, 99/2026", "Valid until 23-12-2026")) {
      assertTrue(job.contains(word), word + " in " + job);
    }
    assertTrue(job.contains("https://a.example/1"), job);
    story.fails(409, story.office().screen("KIOSK"), "POST", one + "/sheets", "language", "id");
    story.fails(422, kiosk, "POST", one + "/sheets", "language", "jv");
  }

  @Test
  void noneIsTakenWithoutSourceVerifierAndLastDay() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client admin = office.administrator();
      LocalDate day = WallClock.DAY;
      Map<String, Object> bare = Map.of("name", "Jobsinfo", "reference", "", "link", "");
      Map<String, Object> script =
          Map.of("name", "Jobsinfo", "reference", "", "link", "javascript:alert(1)");

      refused(admin, "source: where it was announced", wish(offer(day, "source", null)));
      refused(admin, "source: its number (reference)", wish(offer(day, "source", bare)));
      refused(admin, "source.link is javascript:", wish(offer(day, "source", script)));
      refused(admin, "verified: true is needed", "vacancy", offer(day), "verified", false);
      refused(admin, "until: the last day", wish(offer(day, "until", null)));
      refused(admin, "until is 2026-11-22: a day from 2026-11-23", wish(offer(day.minusDays(1))));
      refused(admin, "until is", wish(offer(day.plusDays(367))));
      refused(admin, "places is 0: 1 to 9999", wish(offer(day, "places", 0)));
      refused(admin, "position: 1 to 80 characters", wish(offer(day, "position", "")));
      for (String role : List.of("OFFICER", "SUPERVISOR", "INSPECTOR")) {
        assertEquals(403, office.person(role).post(ALL, wish(offer(day))).status(), role);
      }
      assertEquals(0, office.nobody().get(ALL).ok().get("vacancies").size());
    }
  }

  private static void refused(Client who, String why, Object... wish) throws Exception {
    Client.Reply reply = who.post(ALL, wish);
    assertEquals(422, reply.status(), why);
    String detail = reply.body().get("detail").asText();
    assertTrue(detail.contains(why), detail);
  }

  @Test
  void whenItsLastDayIsOverItIsGoneByItself() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Jakarta"));
      String one =
          ALL + "/" + office.administrator().post(ALL, wish(offer(today))).ok().get("number");
      Client kiosk = office.screen("KIOSK");
      assertEquals(1, kiosk.get(ALL).ok().get("vacancies").size(), "on its last day");

      clock.move(Duration.ofDays(1));

      assertEquals(0, kiosk.get(ALL).ok().get("vacancies").size());
      assertEquals("unknown-vacancy", kiosk.post(one + "/sheets", "language", "id").code());
      office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
      JsonNode book = office.person("HEAD").get(BOOK).ok();
      assertEquals("EXPIRED", book.at("/vacancies/0/state").asText());
      assertEquals(
          "", JournalCheck.run(office.server().database(), OfficeServer.TALLIES).finding());
    }
  }
}
