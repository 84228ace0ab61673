package id.loket.server.survey;

import id.loket.server.journal.Database;
import id.loket.server.journal.MovingOut;
import id.loket.server.keys.PassingWords;
import id.loket.server.survey.AnswerFile.Kept;
import id.loket.skm.Unsur;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Answers of the time when they lay in the office's file: they move out of it at the start. */
public final class OldAnswers {
  private OldAnswers() {}

  public static void move(Database office, AnswerFile to, PassingWords words) throws SQLException {
    MovingOut.run(
        office,
        List.of("survey_receipt", "survey_answer"),
        tables -> to.takeIn(answers(tables, words), receipts(tables)));
  }

  private static List<Kept> answers(Handle tables, PassingWords words) {
    return tables
        .createQuery("SELECT * FROM survey_answer")
        .map((row, context) -> answer(row, words))
        .list();
  }

  private static Kept answer(ResultSet row, PassingWords words) throws SQLException {
    List<Integer> answers = new ArrayList<>();
    for (Unsur unsur : Unsur.values()) {
      answers.add(row.getInt(unsur.name()));
    }
    LocalDate day = LocalDate.parse(row.getString("service_day"));
    return new Kept(
        row.getString("id"),
        day,
        row.getString("service"),
        row.getString("questionnaire"),
        answers,
        row.getString("profile"),
        words.seal(PassingWords.Kind.COMMENT, day, row.getString("comment")));
  }

  private static List<String> receipts(Handle tables) {
    return tables.createQuery("SELECT request_id FROM survey_receipt").mapTo(String.class).list();
  }
}
