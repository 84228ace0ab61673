package id.loket.server.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.JournalCheck;
import id.loket.server.statistics.VisitCounting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits by the book at a whole office: what is done by itself, what is refused, what lasts. */
class DossiersAtTheOfficeTest {
  private static final String CANARY = "Kenari Berkas 7714";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Client station;
  private Client kiosk;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    station = office.screen("STATION");
    String printer = station.get("/api/v1/me").ok().at("/device/id").asText();
    kiosk = office.screen("KIOSK");
    officer = office.person("satu", "OFFICER", printer);
    officer.post("/api/v1/counters/3/take").ok();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void whatTheHallKnowsIsDoneByItself() throws Exception {
    JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok();
    kiosk
        .post(
            "/api/v1/tickets/" + ticket.get("id").asText() + "/guest",
            "name",
            "Uji",
            "origin",
            "Uji",
            "purpose",
            "Uji")
        .ok();
    serve();

    JsonNode file = file(ticket.get("id").asText());

    assertEquals("DONE", standing(file, "nomor"));
    assertEquals("DONE", standing(file, "daftar-tamu"));
    assertEquals("DONE", standing(file, "diarahkan"));
    assertEquals("penyerahan", file.get("next").asText());
    officer.post("/api/v1/counters/3/finish").ok();
    assertEquals("DONE", standing(file(ticket.get("id").asText()), "survei"));
  }

  @Test
  void aVisitKeepsTheProcedureThatHeldWhenItsNumberWasTaken() throws Exception {
    String ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().get("id").asText();
    clock.move(Duration.ofSeconds(5));
    office.adopt(
        catalogue -> {
          for (JsonNode service : catalogue.get("services")) {
            ((ObjectNode) service).remove("procedure");
          }
        });
    serve();

    assertEquals(12, file(ticket).get("steps").size());
    officer.post("/api/v1/counters/3/finish").ok();
    String later = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().get("id").asText();
    serve();
    JsonNode picture = officer.picture("/api/v1/tickets/" + later + "/dossier/live");
    assertTrue(picture.get("dossier").isNull(), "a service without a procedure goes as before");
  }

  @Test
  void twoOfficersMarkDifferentLinesAndAnOldViewOfOneIsAsked() throws Exception {
    String mine = "/api/v1/dossiers/" + file(visit()).get("id").asText();
    Client other = office.person("dua", "OFFICER", "");

    officer.post(mine + "/lines/paspor", "version", 0, "state", "MISSING").expect(204);
    other.post(mine + "/lines/visa", "version", 0, "state", "PRESENT").expect(204);
    Client.Reply late = other.post(mine + "/lines/paspor", "version", 0, "state", "PRESENT");

    assertEquals("line-changed", late.code());
    other.post(mine + "/lines/paspor", "version", 1, "state", "PRESENT").expect(204);
  }

  /** G7, and goal 4: incomplete, a list on paper, and back a week later where it stood. */
  @Test
  void whoeverComesBackAWeekLaterGoesOnWhereItStood() throws Exception {
    String first = visit();
    String id = file(first).get("id").asText();
    String mine = "/api/v1/dossiers/" + id;
    present(mine, "foto", "perjanjian-kerja", "surat-cuti", "visa", "sehat");
    officer
        .post(
            mine + "/lines/paspor",
            "version",
            0,
            "state",
            "WRONG",
            "reason",
            "EXPIRED",
            "words",
            CANARY)
        .expect(204);
    officer.post(mine + "/return", "counter", 3).expect(204);

    JsonNode slip = station.picture("/api/v1/stations/me/live", one -> one.get("jobs").size() == 1);
    String paper = slip.at("/jobs/0/slip").toString();
    assertTrue(paper.contains("Paspor: masa berlakunya habis (" + CANARY + ")"), paper);
    assertFalse(paper.contains("SALINAN"), paper);
    assertTrue(paper.contains("berkas:" + code(office)), paper);
    printed(slip);
    JsonNode waiting = file(first);
    assertEquals("WAITING", waiting.get("state").asText());
    assertTrue(waiting.get("due").isNull(), "the clock rests");
    assertEquals("DONE", standing(waiting, "melengkapi"));

    clock.move(Duration.ofDays(7));
    office.restart();
    JsonNode back = kiosk.get("/api/v1/returns/" + code(office)).ok();
    assertEquals("Paspor", back.at("/missing/0/id").asText());
    String second =
        kiosk.post("/api/v1/returns/" + code(office) + "/ticket").expect(201).get("id").asText();
    assertEquals(
        "dossier-has-ticket", kiosk.post("/api/v1/returns/" + code(office) + "/ticket").code());
    officer.login("satu", OfficeUnderTest.PASSWORD);
    officer.post("/api/v1/counters/3/take");
    serve();

    JsonNode resumed = file(second);
    assertEquals(id, resumed.get("id").asText());
    assertEquals("verifikasi", resumed.get("next").asText());
    assertEquals("PRESENT", line(resumed, "visa").get("state").asText());
    officer
        .post(mine + "/lines/paspor", "version", 1, "state", "PRESENT", "marks", List.of("PAPER"))
        .expect(204);
    officer.post(mine + "/steps/verifikasi/done").expect(204);
    assertFalse(file(second).get("due").isNull(), "the clock runs once all is there");
    assertSound();
  }

  @Test
  void aListThatIsPrintedAgainSaysSo() throws Exception {
    String mine = "/api/v1/dossiers/" + file(visit()).get("id").asText();
    officer.post(mine + "/lines/paspor", "version", 0, "state", "MISSING").expect(204);
    officer.post(mine + "/return", "counter", 3).expect(204);
    printed(station.picture("/api/v1/stations/me/live", one -> one.get("jobs").size() == 1));

    officer.post(mine + "/slip").expect(204);

    JsonNode again =
        station.picture("/api/v1/stations/me/live", one -> one.get("jobs").size() == 1);
    assertTrue(again.at("/jobs/0/slip").toString().contains("SALINAN"));
  }

  @Test
  void aListThatWaitsForPaperForgetsWhoWasErased() throws Exception {
    JsonNode file = file(visit());
    String mine = "/api/v1/dossiers/" + file.get("id").asText();
    officer
        .post(mine + "/lines/paspor", "version", 0, "state", "MISSING", "words", CANARY)
        .expect(204);
    officer.post(mine + "/return", "counter", 3).expect(204);
    station.picture("/api/v1/stations/me/live", one -> one.toString().contains(CANARY));

    office
        .person("HEAD")
        .post(
            "/api/v1/people/" + file.get("person").asText() + "/erase", "reason", "ASKED_BY_PERSON")
        .ok();

    JsonNode slip =
        station.picture(
            "/api/v1/stations/me/live",
            one -> one.get("jobs").size() == 1 && !one.toString().contains(CANARY));
    assertTrue(slip.at("/jobs/0/slip").toString().contains("Paspor"), "it still says what");
  }

  @Test
  void theWholeWayOfAnnexIvEndsWithTheProductInAHand() throws Exception {
    String ticket = visit();
    String mine = "/api/v1/dossiers/" + file(ticket).get("id").asText();
    present(mine, "foto", "paspor", "perjanjian-kerja", "surat-cuti", "visa", "sehat");
    officer.post(mine + "/steps/verifikasi/done").expect(204);
    officer.post(mine + "/steps/form-epmi/done").expect(204);
    assertEquals("lines-open", officer.post(mine + "/steps/verifikasi-lengkap/done").code());
    for (String key :
        List.of("foto", "paspor", "perjanjian-kerja", "surat-cuti", "visa", "sehat")) {
      officer
          .post(
              mine + "/lines/" + key,
              "version",
              1,
              "state",
              "PRESENT",
              "marks",
              List.of("PAPER", "SISKOP2MI"))
          .expect(204);
    }
    officer.post(mine + "/steps/verifikasi-lengkap/done").expect(204);
    assertEquals("evidence-needed", officer.post(mine + "/steps/bpjs/done").code());
    assertEquals(
        "step-too-early",
        officer.post(mine + "/product", "kind", "e-pmi", "number", "9900").code());
    officer.post(mine + "/steps/bpjs/done", "number", "9911", "date", "2026-11-23").expect(204);
    assertEquals("PRESENT", line(file(ticket), "bpjs").get("state").asText());
    officer.post(mine + "/product", "kind", "e-pmi", "number", CANARY).expect(204);
    officer.post(mine + "/hand-over", "to", "OTHER", "reason", "Surat kuasa " + CANARY).expect(204);

    JsonNode closed = file(ticket);
    assertEquals("HANDED_OVER", closed.get("state").asText());
    assertEquals("PASSED", standing(closed, "data-siskop2mi"));
    assertEquals(
        0, officer.picture("/api/v1/dossiers/live").get("dossiers").size(), "nothing is open");
    assertSound();
  }

  @Test
  void agendaNumbersRunThroughTheYear() throws Exception {
    officer.post("/api/v1/counters/3/release").ok();
    officer.post("/api/v1/counters/2/take").ok();
    for (int number = 1; number <= 2; number++) {
      String ticket =
          kiosk.post("/api/v1/tickets", "service", "SSW").expect(201).get("id").asText();
      officer.post("/api/v1/counters/2/call-next").ok();
      officer.post("/api/v1/counters/2/start").ok();
      JsonNode file = file(ticket);
      String mine = "/api/v1/dossiers/" + file.get("id").asText();
      for (JsonNode line : file.get("lines")) {
        officer
            .post(
                mine + "/lines/" + line.get("key").asText(),
                "version",
                0,
                "state",
                "PRESENT",
                "marks",
                List.of("PAPER", "SISKOP2MI"))
            .expect(204);
      }
      for (String step : List.of("verifikasi", "verifikasi-lengkap")) {
        officer.post(mine + "/steps/" + step + "/done").expect(204);
      }
      officer.post(mine + "/steps/bpjs/done", "number", "99", "date", "2026-11-23").expect(204);
      officer.post(mine + "/steps/agenda/done").expect(204);
      assertEquals(number, file(ticket).at("/agenda/number").asInt());
      officer
          .post(mine + "/person", "name", "Pemohon ke-" + number, "passport", "X99000" + number)
          .expect(204);
      officer.post("/api/v1/counters/2/finish").ok();
    }

    Client head = office.person("HEAD");
    Client.Reply book = head.get("/api/v1/agenda.pdf?month=2026-11");
    book.expect(200);
    try (PDDocument pdf = Loader.loadPDF(book.response().body())) {
      String text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("Buku Agenda Pelayanan November 2026"), text);
      assertTrue(text.indexOf("1/2026") < text.indexOf("2/2026"), text);
      assertTrue(text.contains("Pemohon ke-2"), text);
    }
    assertEquals(200, head.get("/api/v1/agenda.pdf?month=2026-10").status(), "an empty one");
    assertSound();
  }

  @Test
  void wordsAboutAPersonAreNowhereInPlainAndGoWithThePerson() throws Exception {
    String ticket = visit();
    JsonNode file = file(ticket);
    String mine = "/api/v1/dossiers/" + file.get("id").asText();
    officer.post(mine + "/person", "name", CANARY, "passport", "X9900001").expect(204);
    JsonNode read = officer.post(mine + "/words").ok();
    assertTrue(read.toString().contains(CANARY));
    assertEquals(List.of(), Footprints.of(office.folder(), CANARY));

    Client head = office.person("HEAD");
    head.post(
            "/api/v1/people/" + file.get("person").asText() + "/erase", "reason", "ASKED_BY_PERSON")
        .ok();

    assertEquals(Map.of().toString(), officer.post(mine + "/words").ok().get("words").toString());
    assertEquals("person-erased", officer.post(mine + "/person", "name", "Uji").code());
    assertTrue(file(ticket).get("erased").asBoolean());
    assertSound();
  }

  @Test
  void aStartThatIsTakenBackLeavesNoBerkasOpen() throws Exception {
    String ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().get("id").asText();
    serve();
    officer.post("/api/v1/counters/3/undo").ok();

    assertEquals(0, officer.picture("/api/v1/dossiers/live").get("dossiers").size());
    officer.post("/api/v1/counters/3/start").ok();
    assertEquals("OPEN", file(ticket).get("state").asText(), "and begins when service does");
  }

  @Test
  void badInputIsToldByItsField() throws Exception {
    String mine = "/api/v1/dossiers/" + file(visit()).get("id").asText();

    assertTrue(told(officer.post(mine + "/lines/paspor", "version", 0)).startsWith("state:"));
    assertTrue(
        told(officer.post(
                mine + "/lines/paspor", "version", 0, "state", "MISSING", "words", "x".repeat(201)))
            .startsWith("words: 1 to 200"));
    assertTrue(
        told(officer.post(mine + "/steps/penyerahan/skip", "reason", "a\u0007b"))
            .startsWith("reason: U+0007"));
    officer
        .post(mine + "/lines/paspor", "version", 0, "state", "MISSING", "words", "نص عربي")
        .expect(204);
  }

  // ---- helpers ------------------------------------------------------------------------------

  private static String told(Client.Reply reply) {
    return reply.expect(422).get("detail").asText();
  }

  /** A visitor of annex IV who is being served; the ticket's id. */
  private String visit() throws Exception {
    String ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().get("id").asText();
    serve();
    return ticket;
  }

  private void serve() throws Exception {
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.post("/api/v1/counters/3/start").ok();
  }

  private void present(String mine, String... lines) throws Exception {
    for (String line : lines) {
      officer
          .post(
              mine + "/lines/" + line, "version", 0, "state", "PRESENT", "marks", List.of("PAPER"))
          .expect(204);
    }
  }

  private void printed(JsonNode picture) throws Exception {
    String job = "/api/v1/stations/me/jobs/" + picture.at("/jobs/0/id").asText();
    station.post(job + "/sending").expect(204);
    station
        .post(job + "/outcome", "result", "PRINTED", "reason", "NONE", "inkSent", true)
        .expect(204);
    assertEquals(0, station.picture("/api/v1/stations/me/live").get("jobs").size());
  }

  private JsonNode file(String ticket) throws Exception {
    JsonNode file = officer.picture("/api/v1/tickets/" + ticket + "/dossier/live").get("dossier");
    assertFalse(file.isNull(), "no berkas of " + ticket);
    return file;
  }

  private static String standing(JsonNode file, String step) {
    return keyed(file.get("steps"), step).get("standing").asText();
  }

  private static JsonNode line(JsonNode file, String line) {
    return keyed(file.get("lines"), line);
  }

  private static JsonNode keyed(JsonNode list, String key) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(one -> one.get("key").asText().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** As it stands on the list of what is missing; the newest. */
  static String code(OfficeUnderTest office) {
    return office
        .server()
        .database()
        .read(
            tables ->
                tables
                    .createQuery("SELECT code FROM dossier ORDER BY opened_utc DESC LIMIT 1")
                    .mapTo(String.class)
                    .one());
  }

  private void assertSound() throws Exception {
    assertEquals(
        "", JournalCheck.run(office.server().database(), List.of(new VisitCounting())).finding());
  }
}
