package id.loket.server.survey;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import id.loket.skm.Unsur;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Visits at counter 3 of a contract story, each with its survey answered once. */
public final class AnsweredVisits {
  private static final String COUNTER = "/api/v1/counters/3/";

  private final ContractStory story;
  private final Client kiosk;
  private final Client officer;
  private final Client tablet;
  private final Client phone;

  public AnsweredVisits(ContractStory story) throws Exception {
    this.story = story;
    this.kiosk = story.office().screen("KIOSK");
    this.officer = story.office().person("OFFICER");
    this.tablet = story.office().screen("TABLET");
    this.phone = story.office().nobody();
    story.ok(officer, "POST", COUNTER + "take");
  }

  public void one() throws Exception {
    story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
    for (String order : List.of("call-next", "start", "finish")) {
      story.ok(officer, "POST", COUNTER + order);
    }
    JsonNode open =
        story.picture(tablet, "/api/v1/survey/live", p -> p.get("invitations").size() == 1);
    String survey = "/api/v1/surveys/" + open.at("/invitations/0/token").asText();
    story.ok(phone, "GET", survey);
    JsonNode claim = story.ok(phone, "POST", survey + "/begin");
    story.fails(410, phone, "POST", survey + "/begin");
    survey = "/api/v1/surveys/" + claim.get("token").asText();
    story.ok(phone, "GET", survey);
    Object[] answers = {"answers", answers(), "profile", Map.of("sex", "P"), "comment", "baik"};
    story.ok(phone, "POST", survey + "/answers", answers);
    story.fails(410, phone, "POST", survey + "/answers", answers);
  }

  private static Map<Unsur, Integer> answers() {
    return Stream.of(Unsur.values()).collect(Collectors.toMap(unsur -> unsur, unsur -> 3));
  }
}
