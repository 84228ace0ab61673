package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has begun to answer has three minutes, whatever the officer does next. */
class BegunSurveyTest {
  private static final Duration ALMOST_ITS_TIME = Duration.ofSeconds(175);
  private static final Duration AN_OFFER = Duration.ofMinutes(3);

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Visits visits;
  private String token;
  private JsonNode next;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    visits = new Visits(office);
    token = visits.surveyOf(visits.serve());
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void theNextCallEndsWhatNobodyTouchedAndNothingThatWasBegun() throws Exception {
    clock.move(ALMOST_ITS_TIME);
    String claim = visits.begin(token);
    callTheNext();
    String untouched = visits.surveyOf(finish());
    clock.move(ALMOST_ITS_TIME);
    callTheNext();
    visits.awaitEndOfTheOffer(untouched);

    assertEquals(410, visits.answer(untouched, Client.requestId()).status());
    visits.answer(claim, Client.requestId()).expect(204);
    assertEquals(410, visits.answer(claim, Client.requestId()).status(), "once");
  }

  @Test
  void itIsOverThreeMinutesAfterItWasBegun() throws Exception {
    String claim = visits.begin(token);

    clock.move(AN_OFFER);

    assertEquals(410, visits.answer(claim, Client.requestId()).status());
    Visits.answer(office.screen("TABLET"), claim, Client.requestId(), Collections.nCopies(9, 3), "")
        .expect(204);
  }

  @Test
  void nobodyElseIsAskedForAVisitWhoseSurveyWasBegun() throws Exception {
    visits.begin(token);

    assertEquals(410, office.nobody().get("/api/v1/surveys/" + token).status());
    assertEquals(410, office.nobody().post("/api/v1/surveys/" + token + "/begin").status());
    assertEquals(
        0, office.screen("TABLET").picture("/api/v1/survey/live").get("invitations").size());
  }

  @Test
  void aBeginWhoseReplyWasLostIsRepeatedAndItsTokenStillAnswers() throws Exception {
    String request = Client.requestId();
    String begin = "/api/v1/surveys/" + token + "/begin";
    String claim =
        office.nobody().post(begin, "requestId", request).expect(201).at("/token").asText();

    assertNotEquals(token, claim);
    assertEquals(
        claim, office.nobody().post(begin, "requestId", request).expect(201).at("/token").asText());
    assertEquals(claim, visits.begin(claim), "a page that was loaded again has the claim");
    visits.answerOfOneWhoBegan(token, request).expect(204);
    assertEquals(410, visits.answer(claim, Client.requestId()).status());
  }

  /**
   * The link stands on the slip and on the phone; who else has it must not answer in their place.
   */
  @Test
  void whoStillHoldsTheLinkCanNotAnswerForWhoeverHasBegun() throws Exception {
    String claim = visits.begin(token);

    assertEquals(410, visits.answer(token, Client.requestId()).status());
    assertEquals(410, visits.answerOfOneWhoBegan(token, Client.requestId()).status(), "a guess");
    visits.answer(claim, Client.requestId()).expect(204);
  }

  @Test
  void aBeginWhoseReplyWasLostIsRepeatedAfterARestartToo() throws Exception {
    String request = Client.requestId();
    String begin = "/api/v1/surveys/" + token + "/begin";
    String claim =
        office.nobody().post(begin, "requestId", request).expect(201).at("/token").asText();

    office.restart();

    assertEquals(410, office.nobody().post(begin).status(), "somebody else");
    assertEquals(410, visits.answerOfOneWhoBegan(token, Client.requestId()).status(), "a guess");
    assertEquals(
        claim, office.nobody().post(begin, "requestId", request).expect(201).at("/token").asText());
    visits.answerOfOneWhoBegan(token, request).expect(204);
  }

  @Test
  void itOutlivesARestart() throws Exception {
    String claim = visits.begin(token);

    office.restart();

    visits.answer(claim, Client.requestId()).expect(204);
  }

  @Test
  void aFinishWhoseSurveyWasBegunCanNotBeTakenBack() throws Exception {
    visits.begin(token);

    Client.Reply undo = visits.officer().post(Visits.COUNTER + "undo");

    assertEquals("survey-answered", undo.code());
  }

  private void callTheNext() throws Exception {
    next = visits.issue();
    visits.officer().post(Visits.COUNTER + "call-next").expect(204);
  }

  private JsonNode finish() throws Exception {
    visits.officer().post(Visits.COUNTER + "start").expect(204);
    visits.officer().post(Visits.COUNTER + "finish").expect(204);
    return next;
  }
}
