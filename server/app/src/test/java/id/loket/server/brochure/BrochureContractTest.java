package id.loket.server.brochure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.journal.JournalCheck;
import id.loket.server.web.ContractStory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Brochures and country sheets, from a draft to the visitor, and back. */
class BrochureContractTest {
  private static final String ALL = "/api/v1/brochures";
  private static final String BOOK = "/api/v1/brochure-book";

  private static Map<String, Object> words(String id, String en) {
    return Map.of("id", id, "en", en);
  }

  private static Map<String, Object> brochure(Object... pairs) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", "BROCHURE");
    content.put("country", "");
    content.put("title", words("Sebelum berangkat", "Before you leave"));
    content.put("text", words("# Berkas\n\n- Paspor", "# Papers\n\n- Passport"));
    content.put("facts", List.of());
    content.put("checkBy", null);
    return with(content, pairs);
  }

  private static Map<String, Object> sheet(LocalDate checkBy, Object... pairs) {
    Map<String, Object> content = brochure("kind", "COUNTRY", "country", "Negeri Contoh");
    content.put("title", words("Negeri Contoh", "Sampleland"));
    content.put("text", words("", ""));
    content.put("facts", List.of(fact("EMERGENCY", "+99 99 9999"), fact("WAGE", "100 contoh")));
    content.put("checkBy", checkBy.toString());
    return with(content, pairs);
  }

  private static Map<String, Object> with(Map<String, Object> content, Object... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      content.put((String) pairs[i], pairs[i + 1]);
    }
    return content;
  }

  private static Map<String, Object> fact(String topic, String words) {
    return Map.of(
        "topic",
        topic,
        "words",
        words(words, ""),
        "source",
        "Sumber contoh 99",
        "checkedOn",
        WallClock.DAY.toString());
  }

  @Test
  void aDraftIsShownToNobodyUntilItIsAdoptedAndAllOfItStaysOnRecord() throws Exception {
    ContractStory.tell(
        "brochure",
        story -> {
          Client admin = story.office().administrator();
          Client head = story.office().person("HEAD");
          Client anybody = story.office().nobody();
          String id = WallClock.DAY + "-" + "b".repeat(20);
          Object[] first = {"requestId", id, "content", brochure()};
          int number = story.ok(admin, "POST", ALL, first).get("number").asInt();
          assertEquals(number, story.ok(admin, "POST", ALL, first).get("number").asInt());
          Object[] reused = {"requestId", id, "content", text("# Lain")};
          assertEquals("request-id-reused", admin.post(ALL, reused).code());
          String one = ALL + "/" + number;
          Object[] gone = {"requestId", id, "version", 1};
          assertEquals("request-id-reused", admin.post(one + "/adoption", gone).code());
          assertEquals(0, story.ok(anybody, "GET", ALL).get("brochures").size());
          assertEquals("unknown-brochure", anybody.get(one).code());

          Object[] adopt = {"requestId", WallClock.DAY + "-" + "c".repeat(20), "version", 1};
          story.ok(head, "POST", one + "/adoption", adopt);
          story.ok(head, "POST", one + "/adoption", adopt);
          assertEquals(1, story.ok(anybody, "GET", ALL).get("brochures").size());
          JsonNode shown = story.ok(anybody, "GET", one);
          assertEquals("Paspor", shown.at("/parts/id/0/lines/0/runs/0/text").asText());
          assertTrue(shown.get("english").asBoolean());

          Map<String, Object> other = brochure("text", words("# Lain\n\nBaru", ""));
          story.ok(admin, "POST", one + "/drafts", "version", 2, "content", other);
          assertEquals("Berkas", story.ok(anybody, "GET", one).at("/parts/id/0/title").asText());
          story.fails(409, head, "POST", one + "/drafts", "version", 2, "content", brochure());
          story.fails(409, head, "POST", one + "/adoption", "version", 2);
          story.ok(head, "POST", one + "/discarding", "version", 3);
          story.fails(409, head, "POST", one + "/adoption", "version", 4);
          assertEquals("Lain", textOf(story.ok(head, "GET", one + "/versions/3")));
          assertEquals("unknown-version", head.get(one + "/versions/2").code());

          story.ok(admin, "POST", one + "/drafts", "version", 4, "content", other);
          story.ok(admin, "POST", one + "/adoption", "version", 5);
          JsonNode now = story.ok(anybody, "GET", one);
          assertEquals("Lain", now.at("/parts/id/0/title").asText());
          assertFalse(now.get("english").asBoolean(), "its text has one language");
          printed(story, one);
          read(story, one);

          story.fails(422, head, "POST", one + "/withdrawal", "version", 6, "reason", " ");
          story.ok(head, "POST", one + "/withdrawal", "version", 6, "reason", "Sudah lama");
          story.fails(409, head, "POST", one + "/withdrawal", "version", 7, "reason", "Lagi");
          assertEquals(0, story.ok(anybody, "GET", ALL).get("brochures").size());
          story.office().restart();
          head = story.office().person("HEAD");
          JsonNode entry = story.ok(head, "GET", BOOK).at("/brochures/0");
          assertEquals("WITHDRAWN", entry.get("state").asText());
          List<String> did = new ArrayList<>();
          entry.get("acts").forEach(it -> did.add(it.get("deed").asText()));
          assertEquals(
              List.of(
                  "DRAFTED", "ADOPTED", "DRAFTED", "DISCARDED", "DRAFTED", "ADOPTED", "WITHDRAWN"),
              did);
          assertEquals("Sudah lama", entry.at("/acts/6/reason").asText());
          entry.get("acts").forEach(it -> assertFalse(it.get("by").asText().isEmpty(), "" + it));
          assertEquals("Berkas", textOf(story.ok(head, "GET", one + "/versions/1")));

          JsonNode preview =
              story.ok(head, "POST", "/api/v1/brochure-previews", "text", "# a\n\n<script>b");
          assertEquals("HTML", preview.at("/faults/0/kind").asText());
          assertEquals(3, preview.at("/faults/0/line").asInt());
          assertEquals("a", preview.at("/parts/0/title").asText());
        });
  }

  private static String textOf(JsonNode version) {
    return version.at("/content/text/id").asText().lines().findFirst().orElse("").substring(2);
  }

  /** With the way to it for a phone, in the language that was asked for. */
  private static void printed(ContractStory story, String one) throws Exception {
    Client station = story.office().screen("STATION");
    String id = station.get("/api/v1/me").ok().at("/device/id").asText();
    Client kiosk = story.office().screen("KIOSK", id);
    String sheet = story.ok(kiosk, "POST", one + "/sheets", "language", "en").get("sheet").asText();
    assertEquals("PENDING", kiosk.get("/api/v1/sheets/" + sheet).ok().get("state").asText());
    String job = station.picture("/api/v1/stations/me/live").at("/jobs/0").toString();
    for (String word : List.of("Before you leave", "Brochure", "Valid since 23 November 2026")) {
      assertTrue(job.contains(word), word + " in " + job);
    }
    story.fails(409, story.office().screen("KIOSK"), "POST", one + "/sheets", "language", "id");
    story.fails(422, kiosk, "POST", one + "/sheets", "language", "jv");
  }

  /** For a phone and on A4. */
  private static void read(ContractStory story, String one) throws Exception {
    Client anybody = story.office().nobody();
    JsonNode view = story.ok(anybody, "GET", one);
    assertEquals("http://status.localhost/brochure/1", view.get("page").asText());
    assertTrue(view.at("/phoneCode/size").asInt() > 20);
    story.ok(anybody, "GET", one + "/pdf");
    byte[] pdf = anybody.get(one + "/pdf").response().body();
    assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.ISO_8859_1));
    String english = page(anybody, "/brochure/1?lang=en");
    assertTrue(english.contains("This page is in Indonesian only."), english);
    assertTrue(english.contains("<article lang=\"id\">"), english);
    assertFalse(page(anybody, "/brochure/1").contains("in Indonesian only"));
    assertTrue(page(anybody, "/brochure/").contains("href=\"/brochure/1\""));
    assertTrue(page(anybody, "/brochure/?lang=en").contains("Before you leave"));
    assertEquals(404, anybody.knock("GET", "/brochure/2", null).statusCode());
  }

  private static String page(Client who, String path) throws Exception {
    return new String(who.get(path).response().body(), StandardCharsets.UTF_8);
  }

  @Test
  void whatCanNotBeTakenIsNamed() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client admin = office.administrator();
      LocalDate day = WallClock.DAY;

      refused(
          admin,
          "text.id: line 2: <script>alert(1)</script> is HTML",
          text("a\n<script>alert(1)</script>"));
      refused(admin, "text.id: line 1: a link to javascript:b", text("[a](javascript:b)"));
      refused(admin, "text.id: 65537 bytes; at most 65536 (64 kB)", text("a".repeat(65_537)));
      refused(
          admin,
          "text.id: line 1: https://a.example/1.png is a picture",
          text("![](https://a.example/1.png)"));
      refused(admin, "text.id: a brochure needs a text", text(" \n "));
      refused(admin, "title.id: 1 to 80", brochure("title", words("", "")));
      refused(admin, "text.en: an English text needs title.en", brochure("title", words("a", "")));
      refused(admin, "country: only a country sheet", brochure("country", "Negeri Contoh"));
      refused(admin, "facts, checkBy: only", brochure("checkBy", day.toString()));
      refused(admin, "country: 1 to 60", sheet(day, "country", ""));
      refused(admin, "facts: at least one", sheet(day, "facts", List.of()));
      refused(
          admin,
          "facts: each topic stands once",
          sheet(day, "facts", List.of(fact("WAGE", "1"), fact("WAGE", "2"))));
      refused(
          admin, "facts.WAGE.words.id: 1 to 240", sheet(day, "facts", List.of(fact("WAGE", ""))));
      refused(
          admin,
          "facts.WAGE.checkedOn is 2026-11-24: today, 2026-11-23, or before",
          sheet(
              day,
              "facts",
              List.of(with(new LinkedHashMap<>(fact("WAGE", "1")), "checkedOn", "2026-11-24"))));
      refused(admin, "checkBy: the day by which", with(sheet(day), "checkBy", null));
      refused(admin, "checkBy is 2026-11-22: a day from 2026-11-23", sheet(day.minusDays(1)));
      refused(admin, "checkBy is", sheet(day.plusDays(367)));
      byte[] huge = new byte[50 * 1024 * 1024];
      assertEquals(413, admin.knock("POST", ALL, huge).statusCode());
      for (String role : List.of("OFFICER", "SUPERVISOR", "INSPECTOR")) {
        assertEquals(403, office.person(role).post(ALL, "content", brochure()).status(), role);
      }
      assertEquals(0, office.person("HEAD").get(BOOK).ok().get("brochures").size());
    }
  }

  private static Map<String, Object> text(String text) {
    return brochure("text", words(text, ""));
  }

  private static void refused(Client who, String why, Map<String, Object> content)
      throws Exception {
    Client.Reply reply = who.post(ALL, "content", content);
    assertEquals(422, reply.status(), why);
    String detail = reply.body().get("detail").asText();
    assertTrue(detail.contains(why), detail);
  }

  @Test
  void allThatMarkdownHasComesOutOnPaper() throws Exception {
    String all =
        "# Satu & < dua\n\n**tebal** *miring* ***dua-duanya*** `kode` é \u2014 [a](https://a.example/?a=1&b=2)"
            + "\n\n- satu\n  1. dua\n\n> kutipan\n\n| **a** | *b* |\n|:--|--:|\n| c | d |\n\n---\n\n"
            + "```\nx < y && z\n```\n\n#### Kecil `kode`\n\nbaris  \nbaru &nbsp; &amp;";
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client admin = office.administrator();
      String one = ALL + "/" + admin.post(ALL, "content", text(all)).ok().get("number");
      admin.post(one + "/adoption", "version", 1).expect(204);

      Client.Reply pdf = office.nobody().get(one + "/pdf");

      assertEquals(200, pdf.status(), pdf.body().toString());
    }
  }

  @Test
  void twoAdministratorsAtOnceLoseNothing() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client one = office.administrator();
      Client other = office.person("HEAD");
      String path = ALL + "/" + one.post(ALL, "content", brochure()).ok().get("number");

      List<CompletableFuture<Integer>> sent = new ArrayList<>();
      for (Client who : List.of(one, other)) {
        Object[] wish = {"version", 1, "content", text("# " + who.hashCode())};
        sent.add(CompletableFuture.supplyAsync(() -> status(who, path + "/drafts", wish)));
      }

      assertEquals(Set.of(204, 409), Set.of(sent.get(0).get(), sent.get(1).get()));
      JsonNode entry = other.get(BOOK).ok().at("/brochures/0");
      assertEquals(2, entry.get("acts").size());
      assertEquals(2, entry.get("draft").asInt());
      assertEquals("brochure-changed", other.post(path + "/adoption", "version", 1).code());
      assertEquals("# Berkas", text(other, path + "/versions/1"));
    }
  }

  private static int status(Client who, String path, Object... pairs) {
    try {
      return who.post(path, pairs).status();
    } catch (Exception e) {
      throw new IllegalStateException(path, e);
    }
  }

  private static String text(Client who, String version) throws Exception {
    String text = who.get(version).ok().at("/content/text/id").asText();
    return text.lines().findFirst().orElse("");
  }

  @Test
  void aCountryHasOneSheetAndItSaysWhenItWasNotCheckedInTime() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client admin = office.administrator();
      LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Jakarta"));
      String first = ALL + "/" + admin.post(ALL, "content", sheet(day)).ok().get("number");
      String second =
          ALL
              + "/"
              + admin
                  .post(ALL, "content", sheet(day, "country", "negeri contoh"))
                  .ok()
                  .get("number");
      admin.post(first + "/adoption", "version", 1).expect(204);
      assertEquals("brochure-country-taken", admin.post(second + "/adoption", "version", 1).code());
      JsonNode shown = office.nobody().get(first).ok();
      assertFalse(shown.get("due").asBoolean(), "on its last day");
      assertEquals("WAGE", shown.at("/facts/0/topic").asText(), "in the order of the topics");

      clock.move(Duration.ofDays(1));

      assertTrue(office.nobody().get(ALL).ok().at("/brochures/0/due").asBoolean());
      String page = page(office.nobody(), "/brochure/1");
      assertTrue(page.contains("lembar ini belum diperiksa lagi"), page);
      assertTrue(page.contains("Sumber: Sumber contoh 99. Diperiksa 23 November 2026"), page);
      admin.login("kepala.tu", OfficeUnderTest.PASSWORD);
      assertEquals(422, admin.post(second + "/adoption", "version", 1).status(), "due already");
      assertEquals(
          "", JournalCheck.run(office.server().database(), OfficeServer.TALLIES).finding());
    }
  }
}
