package id.loket.server.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class DossierContractTest {
  private static final String DOSSIER = "/api/v1/dossiers/";

  @Test
  void aVisitByTheBookFitsTheDescription() throws Exception {
    ContractStory.tell(
        "dossier",
        story -> {
          Client officer = story.office().person("OFFICER");
          String ticket = served(story, officer, "OPP");
          JsonNode begun =
              story.picture(
                  officer,
                  "/api/v1/tickets/" + ticket + "/dossier/live",
                  one -> one.hasNonNull("dossier"));
          String mine = DOSSIER + begun.at("/dossier/id").asText();
          story.fails(404, officer, "GET", DOSSIER + "nobody/live");
          story.fails(409, officer, "POST", mine + "/steps/jadwal/done");
          story.fails(404, officer, "POST", mine + "/steps/nothing/done");
          story.fails(409, officer, "POST", mine + "/steps/verifikasi/skip", "reason", "Uji");
          story.ok(officer, "POST", mine + "/person", "name", "Uji Coba", "company", "PT Uji");
          story.fails(422, officer, "POST", mine + "/person");
          story.ok(officer, "POST", mine + "/steps/penyerahan/done");

          for (JsonNode line : begun.at("/dossier/lines")) {
            story.ok(officer, "POST", mine + "/lines/" + line.get("key").asText(), mark(0));
          }
          story.fails(409, officer, "POST", mine + "/lines/paspor", mark(0));
          story.ok(
              officer,
              "POST",
              mine + "/lines/paspor",
              "version",
              1,
              "state",
              "WRONG",
              "reason",
              "EXPIRED",
              "words",
              "Sampai 2025");
          story.fails(409, officer, "POST", mine + "/slip");
          story.ok(officer, "POST", mine + "/lines/paspor", mark(2));
          story.fails(409, officer, "POST", mine + "/return", "counter", 1);
          story.ok(officer, "POST", mine + "/steps/verifikasi/done");
          story.fails(409, officer, "POST", mine + "/hand-over", "to", "SELF");
          story.ok(
              officer,
              "POST",
              mine + "/product",
              "kind",
              "jadwal-opp",
              "date",
              "2026-12-01",
              "time",
              "09:00",
              "place",
              "Aula");
          story.picture(officer, DOSSIER + "live", one -> one.get("dossiers").size() == 1);
          story.fails(422, officer, "POST", mine + "/hand-over", "to", "OTHER");
          story.ok(officer, "POST", mine + "/words");
          story.ok(officer, "POST", mine + "/hand-over", "to", "P3MI");
          story.fails(409, officer, "POST", mine + "/cancel", "reason", "Uji");
          story.picture(officer, mine + "/live");

          returnedAndCancelled(story);
        });
  }

  /** Of a second officer, whose computer has a printer. */
  private static void returnedAndCancelled(ContractStory story) throws Exception {
    Client station = story.office().screen("STATION");
    String printer = station.get("/api/v1/me").ok().at("/device/id").asText();
    Client officer = story.office().person("dua", "OFFICER", printer);
    String ticket = served(story, officer, "REENTRY");
    String mine =
        DOSSIER
            + officer
                .picture(
                    "/api/v1/tickets/" + ticket + "/dossier/live", one -> one.hasNonNull("dossier"))
                .at("/dossier/id")
                .asText();
    story.ok(officer, "POST", mine + "/steps/penyerahan/done");
    story.ok(officer, "POST", mine + "/lines/paspor", "version", 0, "state", "MISSING");
    story.ok(officer, "POST", mine + "/return", "counter", 3);
    story.ok(officer, "POST", mine + "/slip");
    story.ok(officer, "POST", mine + "/cancel", "reason", "Uji");
    String next = served(story, officer, "REENTRY");
    String other =
        DOSSIER
            + officer
                .picture(
                    "/api/v1/tickets/" + next + "/dossier/live", one -> one.hasNonNull("dossier"))
                .at("/dossier/id")
                .asText();
    story.ok(officer, "POST", other + "/steps/penyerahan/skip", "reason", "Dititipkan kemarin");
  }

  @Test
  void comingBackFitsTheDescription() throws Exception {
    ContractStory.tell(
        "return",
        story -> {
          Client officer = story.office().person("OFFICER");
          Client kiosk = story.office().screen("KIOSK");
          String ticket = served(story, officer, "REENTRY");
          String mine =
              DOSSIER
                  + officer
                      .picture(
                          "/api/v1/tickets/" + ticket + "/dossier/live",
                          one -> one.hasNonNull("dossier"))
                      .at("/dossier/id")
                      .asText();
          story.ok(officer, "POST", mine + "/lines/paspor", "version", 0, "state", "MISSING");
          story.ok(officer, "POST", mine + "/return", "counter", 3);
          String code = DossiersAtTheOfficeTest.code(story.office());

          story.ok(kiosk, "GET", "/api/v1/returns/" + code);
          story.fails(404, kiosk, "GET", "/api/v1/returns/nobody");
          story.ok(kiosk, "POST", "/api/v1/returns/" + code + "/ticket");
          story.fails(409, kiosk, "POST", "/api/v1/returns/" + code + "/ticket");
        });
  }

  private static Object[] mark(int version) {
    return new Object[] {
      "version", version, "state", "PRESENT", "marks", List.of("PAPER", "SISKOP2MI")
    };
  }

  /** A visitor of that service whom this officer serves; the ticket's id. */
  private static String served(ContractStory story, Client officer, String service)
      throws Exception {
    int counter = service.equals("OPP") ? 1 : 3;
    officer.post("/api/v1/counters/" + counter + "/take");
    String ticket =
        story
            .office()
            .screen("KIOSK")
            .post("/api/v1/tickets", "service", service)
            .ok()
            .get("id")
            .asText();
    officer.post("/api/v1/counters/" + counter + "/call-next").ok();
    officer.post("/api/v1/counters/" + counter + "/start").ok();
    return ticket;
  }
}
