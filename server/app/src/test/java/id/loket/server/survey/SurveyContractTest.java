package id.loket.server.survey;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class SurveyContractTest {
  @Test
  void aVisitsSurveyFitsTheDescription() throws Exception {
    ContractStory.tell(
        "survey",
        story -> {
          Client phone = story.office().nobody();

          story.ok(phone, "GET", "/api/v1/surveys/questionnaire");
          story.ok(phone, "GET", "/api/v1/surveys/questionnaire?day=2026-11-01");
          story.fails(422, phone, "GET", "/api/v1/surveys/questionnaire?day=yesterday");
          story.fails(410, phone, "GET", "/api/v1/surveys/none");
          new AnsweredVisits(story).one();
        });
  }
}
