package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has answered is forgotten when the time to answer is over. */
class AnsweredInvitationTest {
  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;

  @BeforeEach
  void answerOnce() throws Exception {
    office = OfficeUnderTest.open(clock);
    Visits visits = new Visits(office);
    visits.answer(visits.surveyOf(visits.serve()), Client.requestId()).expect(204);
    assertEquals(1, invitations());
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void itsRowGoesWithTheTimeThoughNobodyElseIsInvited() throws Exception {
    plant(
        "INSERT INTO survey_invitation VALUES ('t', 'k', 'd', 's', 9, '2026-01-01T00:00:00Z', 1)");
    Visits.await("a look was taken just now", this::invitations, left -> left == 1);

    clock.move(Duration.ofMinutes(4));

    Visits.await("no invitation is left", this::invitations, left -> left == 0);
  }

  @Test
  void aStartForgetsWhoAnsweredBeforeTheOfficeWasStopped() throws Exception {
    office.server().close();
    clock.move(Duration.ofHours(15));

    office.restart();

    assertEquals(0, invitations());
  }

  private void plant(String sql) {
    office.server().desk().write(tables -> tables.execute(sql)).join();
  }

  private int invitations() {
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
