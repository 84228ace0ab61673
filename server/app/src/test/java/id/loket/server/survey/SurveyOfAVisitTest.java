package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.skm.Unsur;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurveyOfAVisitTest {
  private static final String COUNTER = "/api/v1/counters/3/";

  private OfficeUnderTest office;
  private Client kiosk;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    kiosk = office.screen("KIOSK");
    officer = office.person("OFFICER");
    officer.post(COUNTER + "take").expect(204);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aFinishedVisitIsInvitedOnceAndItsAnswersCountInTheIndex() throws Exception {
    for (int visitor = 0; visitor < 5; visitor++) {
      answer(surveyOf(serve()), 3).expect(204);
    }

    JsonNode ikm = index();

    assertEquals(5, ikm.get("respondents").asInt());
    assertEquals("75.00", ikm.get("ikm").asText());
    assertEquals(5, ikm.get("served").asInt());
  }

  @Test
  void fourRespondentsAreTooFewToShowAnything() throws Exception {
    for (int visitor = 0; visitor < 4; visitor++) {
      answer(surveyOf(serve()), 4).expect(204);
    }

    JsonNode ikm = index();

    assertTrue(ikm.get("suppressed").asBoolean());
    assertTrue(ikm.get("ikm").isNull());
    assertEquals(0, ikm.get("unsur").size());
  }

  @Test
  void aSurveyIsAnsweredOnceAndALostReplyCanBeAskedForAgain() throws Exception {
    String token = surveyOf(serve());
    String requestId = Client.requestId();

    answer(token, 4, requestId).expect(204);
    answer(token, 4, requestId).expect(204);
    Client.Reply another = answer(token, 1);

    assertEquals(410, another.status());
    assertEquals(1, answersKept());
  }

  @Test
  void theNextCallAtTheCounterEndsTheOffer() throws Exception {
    String token = surveyOf(serve());
    issue();
    officer.post(COUNTER + "call-next").expect(204);
    awaitEndOfTheOffer(token);

    assertEquals(410, answer(token, 4).status());
  }

  @Test
  void aFinishThatIsTakenBackTakesTheOfferBack() throws Exception {
    String token = surveyOf(serve());

    officer.post(COUNTER + "undo").expect(204);
    awaitEndOfTheOffer(token);

    assertEquals(410, answer(token, 4).status());
  }

  @Test
  void whatWasDoneAfterAnAnsweredVisitCanStillBeTakenBack() throws Exception {
    answer(surveyOf(serve()), 4).expect(204);
    officer.post(COUNTER + "pause").expect(204);

    officer.post(COUNTER + "undo").expect(204);
  }

  @Test
  void aFinishWhoseSurveyWasAnsweredCanNotBeTakenBack() throws Exception {
    answer(surveyOf(serve()), 4).expect(204);

    Client.Reply undo = officer.post(COUNTER + "undo");

    assertEquals(409, undo.status());
    assertEquals("survey-answered", undo.code());
  }

  @Test
  void anAnswerOutsideOneToFourIsNamedAndNothingIsSpent() throws Exception {
    String token = surveyOf(serve());

    Client.Reply five = answer(token, 5);

    assertEquals(422, five.status());
    assertTrue(five.body().get("detail").asText().contains("1, 2, 3, 4"), five.body().toString());
    answer(token, 4).expect(204);
  }

  @Test
  void whatIsStoredOfAnAnswerLeadsToNobody() throws Exception {
    JsonNode ticket = serve();
    answer(surveyOf(ticket), 4).expect(204);

    String answers = answers("SELECT * FROM survey_answer");
    String journal = rows("SELECT seq, kind, actor, body FROM event");
    String commands = rows("SELECT * FROM command");

    assertFalse(answers.contains(ticket.get("id").asText()), answers);
    assertFalse(answers.contains(ticket.get("token").asText()), answers);
    assertFalse(answers.contains(ticket.get("number").asText()), answers);
    assertFalse(journal.toLowerCase(java.util.Locale.ROOT).contains("answer"), journal);
    assertFalse(commands.toLowerCase(java.util.Locale.ROOT).contains("survey"), commands);
    assertEquals("[]", rows("SELECT name FROM sqlite_schema WHERE name LIKE '%answer%'"));
    assertEquals("[]", answers("SELECT * FROM unspent_token"), "a token leads to its ticket");
    assertEquals(
        "[]",
        answers(
            "SELECT name FROM pragma_table_info('survey_answer')"
                + " WHERE name LIKE '%_utc' OR name LIKE '%time%' OR name LIKE '%ticket%'"));
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private JsonNode issue() throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
  }

  private JsonNode serve() throws Exception {
    JsonNode ticket = issue();
    for (String step : List.of("call-next", "start", "finish")) {
      officer.post(COUNTER + step).expect(204);
    }
    return ticket;
  }

  private void awaitEndOfTheOffer(String token) throws Exception {
    await(
        "the end of the offer",
        () -> kiosk.get("/api/v1/surveys/" + token).status(),
        status -> status == 410);
  }

  private String surveyOf(JsonNode ticket) throws Exception {
    String status = "/api/v1/status/" + ticket.get("token").asText();
    return await(
            "an offer", () -> kiosk.get(status).expect(200).get("survey"), one -> !one.isNull())
        .asText();
  }

  private Client.Reply answer(String token, int value) throws Exception {
    return answer(token, value, Client.requestId());
  }

  private Client.Reply answer(String token, int value, String requestId) throws Exception {
    Map<String, Integer> answers =
        Stream.of(Unsur.values()).collect(Collectors.toMap(Enum::name, unsur -> value));
    return office
        .nobody()
        .post(
            "/api/v1/surveys/" + token + "/answers",
            "requestId",
            requestId,
            "answers",
            answers,
            "comment",
            "");
  }

  private JsonNode index() throws Exception {
    Client head = office.person("HEAD");
    String query = "/api/v1/ikm?from=2000-01-01&to=2100-01-01";
    await(
        "all answers in the count of visits",
        () -> head.get(query).body().get("served").asInt() - answersKept(),
        ahead -> ahead >= 0);
    return head.get(query).expect(200);
  }

  /** Followers work behind the answer; looks again until they are there. */
  private static <T> T await(String what, Callable<T> look, Predicate<T> wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    T seen = look.call();
    while (!wanted.test(seen)) {
      assertTrue(System.nanoTime() < end, "not within a minute: " + what + "; last: " + seen);
      seen = look.call();
    }
    return seen;
  }

  private int answersKept() throws Exception {
    String[] rows = answers("SELECT count(*) FROM survey_answer").split("\\|");
    return Integer.parseInt(rows[0].substring(1));
  }

  private String answers(String sql) throws Exception {
    try (Connection file =
        DriverManager.getConnection("jdbc:sqlite:" + office.folder().resolve(AnswerFile.FILE))) {
      return rows(file, sql);
    }
  }

  private String rows(String sql) throws Exception {
    try (Connection connection = office.server().database().reader()) {
      return rows(connection, sql);
    }
  }

  private static String rows(Connection connection, String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          line.append(row.getString(column)).append('|');
        }
        rows.add(line.toString());
      }
    }
    return rows.toString();
  }
}
