package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.keys.PassingWords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered while the server's clock is wrong counts in the right day. */
class SurveyOnAWrongDayTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final LocalDate WRONG = WallClock.DAY.plusDays(365);
  private static final String SAID = "loketnya ramah-99";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Visits visits;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    visits = new Visits(office);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void answersOfADayThatIsLeftCountInTheRightOneAndPassWithIt() throws Exception {
    for (int visit = 0; visit < 2; visit++) {
      answer(visits.surveyOf(visits.serve()));
    }
    clock.set(YEAR);
    for (int visit = 0; visit < 3; visit++) {
      answer(visits.surveyOf(visits.serve()));
    }
    assertEquals(3, respondents(WRONG));

    clock.set(YEAR.negated());
    Visits.await("the answers move", () -> respondents(WRONG), left -> left == 0);

    assertEquals(5, respondents(WallClock.DAY));
    assertEquals(Collections.nCopies(5, SAID), comments());
    new PassingWords(office.server().keys()).passUntil(passed());
    assertEquals(List.of(), comments(), "not a year later than the others");
  }

  @Test
  void anOfferOfADayThatIsLeftEndsWhenItWouldHaveEnded() throws Exception {
    clock.set(YEAR);
    String first = visits.surveyOf(visits.serve());
    clock.set(YEAR.negated());
    Visits.await(
        "the offer moves", () -> of(first, "service_day"), WallClock.DAY.toString()::equals);

    answer(first);
    String second = visits.surveyOf(visits.serve());
    clock.move(Duration.ofHours(2));

    assertEquals(1, respondents(WallClock.DAY));
    assertEquals(410, status(second));
    clock.move(Invitation.LATE_FROM_A_TABLET);
    Visits.await("no row is left of either", this::offers, left -> left == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {365, -365})
  void anOfferStandsAsLongAsItShouldThroughAClockThatIsSetEitherWay(int days) throws Exception {
    String offer = visits.surveyOf(visits.serve());

    clock.set(Duration.ofDays(days));

    String then = clock.instant().plus(Duration.ofDays(1)).toString();
    Visits.await("its end moves", () -> of(offer, "expires_utc"), end -> end.compareTo(then) < 0);
    Visits.await("it is offered", () -> status(offer), status -> status == 200);
    clock.move(Duration.ofHours(2));
    Visits.await("it is over", () -> status(offer), status -> status == 410);
  }

  private void answer(String offer) throws Exception {
    visits.answer(offer, Client.requestId(), Collections.nCopies(9, 3), SAID).expect(204);
  }

  private int status(String offer) throws Exception {
    return office.nobody().get("/api/v1/surveys/" + offer).status();
  }

  private List<String> comments() throws Exception {
    List<String> said = new ArrayList<>();
    office
        .person("HEAD")
        .get("/api/v1/ikm/comments?from=" + WallClock.DAY + "&to=" + WallClock.DAY)
        .expect(200)
        .get("comments")
        .forEach(one -> said.add(one.asText()));
    return said;
  }

  private int respondents(LocalDate day) throws Exception {
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + office.folder().resolve(AnswerFile.FILE));
        PreparedStatement count =
            file.prepareStatement("SELECT count(*) FROM survey_answer WHERE service_day = ?")) {
      count.setString(1, day.toString());
      return count.executeQuery().getInt(1);
    }
  }

  private String of(String offer, String column) {
    return office
        .server()
        .database()
        .read(
            tables ->
                tables
                    .createQuery("SELECT " + column + " FROM survey_invitation WHERE token = ?")
                    .bind(0, offer)
                    .mapTo(String.class)
                    .one());
  }

  private int offers() {
    return office
        .server()
        .database()
        .read(
            tables ->
                tables
                    .createQuery("SELECT count(*) FROM survey_invitation")
                    .mapTo(Integer.class)
                    .one());
  }

  /** The first day on which nobody can read what was said. */
  private static LocalDate passed() {
    return WallClock.DAY.plusDays(PassingWords.Kind.COMMENT.days() + 1);
  }
}
