package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of a tablet whose line was cut come when it has its line again. */
class LateAnswerTest {
  private static final Duration EIGHT_HOURS = Duration.ofHours(8);
  private static final Duration AN_OFFER = Duration.ofMinutes(3);

  private final MovedClock clock = MovedClock.onAMorning();
  private final String request = Client.requestId();
  private OfficeUnderTest office;
  private Visits visits;
  private Client tablet;
  private String token;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    visits = new Visits(office);
    tablet = office.screen("TABLET");
    token = visits.surveyOf(visits.serve());
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void anAnswerOfATabletIsTakenEightHoursLaterOnceAndCountsInItsDay() throws Exception {
    clock.move(EIGHT_HOURS);

    answer(tablet, token, request).expect(204);
    answer(tablet, token, request).expect(204);

    assertEquals(410, answer(tablet, token, Client.requestId()).status(), "spent stays spent");
    assertEquals(WallClock.DAY + " ", kept());
  }

  @Test
  void oneThatComesTheNextDayCountsInTheDayOfItsVisit() throws Exception {
    clock.move(Duration.ofHours(23));

    answer(tablet, token, request).expect(204);

    assertEquals(WallClock.DAY + " ", kept());
  }

  @Test
  void itIsTakenAfterARestartAndAfterTheNextCallAtTheCounter() throws Exception {
    visits.issue();
    visits.officer().post(Visits.COUNTER + "call-next").expect(204);
    visits.awaitEndOfTheOffer(token);
    clock.move(EIGHT_HOURS);
    office.restart();

    answer(tablet, token, request).expect(204);

    assertEquals(WallClock.DAY + " ", kept());
  }

  @Test
  void nobodyElseMayBeLateAndNothingIsOfferedAgain() throws Exception {
    clock.move(AN_OFFER);

    for (Client other : new Client[] {office.nobody(), office.screen("KIOSK"), visits.officer()}) {
      assertEquals(410, answer(other, token, Client.requestId()).status());
    }
    assertEquals(410, tablet.get("/api/v1/surveys/" + token).status());
    assertEquals(0, tablet.picture("/api/v1/survey/live").get("invitations").size());
    answer(tablet, token, request).expect(204);
  }

  @Test
  void whatWasTakenBackIsNotTakenLate() throws Exception {
    visits.officer().post(Visits.COUNTER + "undo").expect(204);
    visits.awaitEndOfTheOffer(token);

    assertEquals(410, answer(tablet, token, request).status());
  }

  @Test
  void aDayAfterItsEndItIsOverAndNoRowIsLeft() throws Exception {
    clock.move(AN_OFFER.plus(Invitation.LATE_FROM_A_TABLET).minusSeconds(1));
    office.restart();
    assertEquals(1, rows(), "kept so long");

    clock.move(Duration.ofSeconds(2));

    assertEquals(410, answer(tablet, token, request).status());
    office.restart();
    assertEquals(0, rows());
    assertEquals("", kept());
  }

  @Test
  void whoAnsweredLateIsForgottenAtTheNextLook() throws Exception {
    clock.move(EIGHT_HOURS);
    answer(tablet, token, request).expect(204);

    Visits.await("no row is left", this::rows, left -> left == 0);

    answer(tablet, token, request).expect(204);
    assertEquals(410, answer(tablet, token, Client.requestId()).status());
  }

  private static Client.Reply answer(Client who, String token, String request) throws Exception {
    return Visits.answer(who, token, request, Collections.nCopies(9, 3), "");
  }

  /** The days of all answers. */
  private String kept() throws Exception {
    StringBuilder days = new StringBuilder();
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + office.folder().resolve(AnswerFile.FILE));
        Statement statement = file.createStatement();
        ResultSet row = statement.executeQuery("SELECT service_day FROM survey_answer")) {
      while (row.next()) {
        days.append(row.getString(1)).append(' ');
      }
    }
    return days.toString();
  }

  private int rows() {
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
}
