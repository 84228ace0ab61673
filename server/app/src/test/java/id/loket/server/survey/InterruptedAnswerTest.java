package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.Client;
import id.loket.server.LockedFile;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.journal.TestDatabases;
import id.loket.skm.Instrument;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer lies in one file and its token in another; what comes between is ended. */
class InterruptedAnswerTest {
  private OfficeUnderTest office;
  private Visits visits;
  private String token;
  private final String request = Client.requestId();

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    visits = new Visits(office);
    token = visits.surveyOf(visits.serve());
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void anAnswerThatWasKeptBeforeAKillIsSpentAtTheStartAndNotGivenTwice() throws Exception {
    office.server().close();
    try (AnswerFile file = AnswerFile.open(office.folder())) {
      Map<String, Integer> given = Nine.of(Collections.nCopies(9, 3));
      file.add(
          new AnswerFile.Kept("id", WallClock.DAY, "REENTRY", "1", given, "{}", "", null),
          request,
          token);
    }

    office.restart();

    assertEquals(410, visits.answer(token, Client.requestId()).status());
    visits.answer(token, request).expect(204);
    assertEquals("survey-answered", visits.officer().post(Visits.COUNTER + "undo").code());
    assertOneAnswerAndNothingUnspent();
  }

  @Test
  void aTokenThatWasSpentBeforeAKillIsSpentAgainWithoutHarm() throws Exception {
    visits.answer(token, request).expect(204);
    execute("INSERT INTO unspent_token VALUES ('" + token + "')");

    office.restart();

    visits.answer(token, request).expect(204);
    assertEquals(410, visits.answer(token, Client.requestId()).status());
    assertOneAnswerAndNothingUnspent();
  }

  @Test
  void anAnswerIsTakenThoughTheOfficesFileCanNotBeWrittenJustNow() throws Exception {
    LockedFile locked = new LockedFile(office.server().desk(), office.server().database());
    visits.answer(token, request).expect(204);
    assertEquals(410, phone().get("/api/v1/surveys/" + token).status(), "offered no more");
    assertEquals(503, visits.answer(token, Client.requestId()).status());
    locked.close();

    assertEquals("survey-answered", visits.officer().post(Visits.COUNTER + "undo").code());
    assertEquals(410, visits.answer(token, Client.requestId()).status());
    visits.answer(token, request).expect(204);
    assertOneAnswerAndNothingUnspent();
  }

  @Test
  void whenTheAnswersCanNotBeWrittenNothingIsSpentAndTheSameRequestIsTakenLater() throws Exception {
    try (Connection other = answers();
        Statement held = other.createStatement()) {
      held.execute("BEGIN IMMEDIATE");
      Client.Reply refused = visits.answer(token, request);
      assertEquals(503, refused.status());
      assertEquals("not-written", refused.code());
    }

    phone().get("/api/v1/surveys/" + token).expect(200);
    visits.answer(token, request).expect(204);
    assertOneAnswerAndNothingUnspent();
  }

  @Test
  void aFinishCanNotBeTakenBackWhileItsAnswerIsBeingWritten() throws Exception {
    CompletableFuture<Integer> answered;
    try (Connection other = answers();
        Statement held = other.createStatement()) {
      held.execute("BEGIN IMMEDIATE");
      answered =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return visits.answer(token, request).status();
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              });
      visits.awaitEndOfTheOffer(token);

      assertEquals("survey-answered", visits.officer().post(Visits.COUNTER + "undo").code());
    }
    assertEquals(204, answered.join());
    assertOneAnswerAndNothingUnspent();
  }

  private void assertOneAnswerAndNothingUnspent() throws Exception {
    try (AnswerFile file = AnswerFile.open(office.folder())) {
      assertEquals(
          1,
          file.answered(
                  WallClock.DAY, WallClock.DAY.plusDays(1), Optional.empty(), Instrument.standard())
              .counts()
              .respondents());
      assertEquals(List.of(), file.unspent());
    }
  }

  private Client phone() {
    return office.nobody();
  }

  private void execute(String sql) throws Exception {
    try (Connection file = answers();
        Statement statement = file.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Connection answers() throws Exception {
    return TestDatabases.open(office.folder().resolve(AnswerFile.FILE));
  }
}
