package id.loket.sim.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.sim.people.HallApi;
import id.loket.sim.people.HallApi.Reply;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;

/**
 * Work abroad: what the head of office puts down, and what an officer does for who looks for it.
 */
final class WorkDeeds {
  /** What an officer may do. */
  static final Set<String> ACTS = Set.of("seek", "whom", "contact", "let-go");

  private static final int USUAL_DAYS = 30;

  private WorkDeeds() {}

  static Reply announce(HallApi head, Step step) throws IOException, InterruptedException {
    LocalDate today =
        LocalDate.parse(head.get("/api/v1/vacancy-book").body().path("today").asText());
    ObjectNode wish = HallApi.body().put("verified", true);
    ObjectNode offer = wish.putObject("vacancy");
    offer
        .put("country", step.needed("country"))
        .put("sector", step.needed("sector"))
        .put("position", step.needed("position"))
        .put("places", step.whole("places", 1))
        .put("employer", step.word("employer").orElse("PT Contoh Penempatan"))
        .put("until", today.plusDays(step.whole("days", USUAL_DAYS)).toString());
    offer
        .putObject("source")
        .put("name", step.word("source").orElse("Pengumuman contoh"))
        .put("reference", step.word("number").orElse("99/CONTOH"))
        .put("link", "");
    return head.order("/api/v1/vacancies", wish);
  }

  static Reply withdraw(HallApi head, String number, String reason)
      throws IOException, InterruptedException {
    return head.order(
        "/api/v1/vacancies/" + number + "/withdrawal", HallApi.body().put("reason", reason));
  }

  /** The consent is that which the officer has just shown. */
  static Reply seek(HallApi officer, String ticket, Step step)
      throws IOException, InterruptedException {
    String mine = "/api/v1/tickets/" + ticket + "/seeker";
    ObjectNode wish =
        HallApi.body()
            .put("name", step.needed("words"))
            .put("phone", step.needed("number"))
            .put("consentVersion", officer.get(mine).body().at("/consent/version").asText());
    wish.putArray("wishes")
        .addObject()
        .put("country", step.word("country").orElse(""))
        .put("sector", step.word("sector").orElse(""));
    return officer.order(mine, wish);
  }

  static Reply act(HallApi officer, String deed, Step step)
      throws IOException, InterruptedException {
    if (deed.equals("whom")) {
      return officer.get("/api/v1/vacancies/" + step.needed("vacancy") + "/seekers");
    }
    String one = "/api/v1/seekers/" + step.needed("seeker");
    if (deed.equals("let-go")) {
      return officer.order(one + "/withdrawal");
    }
    ObjectNode attempt =
        HallApi.body()
            .put("way", step.word("kind").orElse("PHONE"))
            .put("outcome", step.needed("state"))
            .put("vacancy", step.whole("vacancy", 0));
    return officer.order(one + "/contacts", attempt);
  }
}
