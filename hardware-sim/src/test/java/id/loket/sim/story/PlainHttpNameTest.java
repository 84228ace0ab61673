package id.loket.sim.story;

import static id.loket.sim.story.PrintingComplaintsTest.see;
import static id.loket.sim.story.PrintingComplaintsTest.walkToTheRequirements;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import id.loket.server.Client;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Before TLS comes, screens stand at a plain name in the office's network, where a browser has no
 * secure context: a number and a survey need none.
 */
class PlainHttpNameTest {
  @Test
  void aNumberIsTakenAndASurveyAnsweredUnderAPlainName() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Client officer = office.officerAt(3);
      Page kiosk = windows.page(at(office, "kiosk"), 1080, 1920);
      assertSecretsAreMissing(kiosk);
      walkToTheRequirements(kiosk);
      see(kiosk, "kiosk-take").click();
      String number = see(kiosk, "kiosk-number").innerText().strip();
      kiosk.locator("[data-testid=kiosk-print-state][data-state=PRINTED]").waitFor();
      assertEquals(number, office.printer().slips().get(0).largestLine());

      Page survey = windows.page(at(office, "survey"), 1080, 1920);
      assertSecretsAreMissing(survey);
      officer.post("/api/v1/counters/3/call-next").ok();
      officer.post("/api/v1/counters/3/start").ok();
      officer.post("/api/v1/counters/3/finish").ok();
      answer(survey);

      assertEquals(1, respondents(office));
      assertEquals(List.of(), windows.complaints());
    }
  }

  private static String at(StoryOffice office, String screen) {
    String host = screen + ".kantor.test:" + office.port();
    return office.page(screen, host, "Layar " + screen);
  }

  private static void assertSecretsAreMissing(Page page) {
    assertEquals(
        "false undefined undefined",
        page.evaluate(
            "() => `${isSecureContext} ${typeof crypto.randomUUID} ${typeof crypto.subtle}`"),
        "the plain name would be tried in a secure context");
  }

  private static void answer(Page survey) {
    see(survey, "survey-start").click();
    for (int question = 1; question <= 9; question++) {
      survey.locator("progress[value='" + question + "']").waitFor();
      see(survey, "survey-answer-4").click();
    }
    see(survey, "survey-skip").click();
    see(survey, "survey-send").click();
    see(survey, "survey-thanks");
  }

  private static int respondents(StoryOffice office) throws Exception {
    JsonNode today = office.kiosk().picture("/api/v1/kiosk/live").path("day");
    String period = "from=" + today.asText() + "&to=" + today.asText();
    return office.head().get("/api/v1/ikm?" + period).ok().path("respondents").asInt();
  }
}
