package id.loket.server.survey;

import id.loket.server.journal.Database;
import id.loket.server.journal.MovingOut;
import id.loket.server.keys.PassingWords;
import id.loket.server.survey.AnswerFile.Kept;
import id.loket.skm.Unsur;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Answers that were given before this office kept them in a file of their own: those that lay in
 * the office's file move out of it at the start, and those that were asked for otherwise, such as
 * on paper, are taken in.
 */
public final class OldAnswers {
  private OldAnswers() {}

  /**
   * One that was asked for otherwise.
   *
   * @param id told apart by it when it is taken in once more
   * @param profile what the respondent chose to tell, by the questionnaire's keys
   */
  public record Given(
      String id,
      LocalDate day,
      String service,
      Map<Unsur, Integer> answers,
      Map<String, String> profile,
      String comment) {}

  /**
   * Takes in what was asked with that questionnaire. Harmless when repeated.
   *
   * @throws IllegalArgumentException if one has an answer that the questionnaire does not offer
   */
  public static void takeIn(
      AnswerFile to, PassingWords words, Questionnaire questionnaire, List<Given> given) {
    to.takeIn(given.stream().map(one -> kept(one, questionnaire, words)).toList(), List.of());
  }

  private static Kept kept(Given one, Questionnaire questionnaire, PassingWords words) {
    Map<String, Integer> byKey = new HashMap<>();
    one.answers().forEach((unsur, value) -> byKey.put(unsur.name(), value));
    Answers answers = Answers.of(byKey, one.profile(), one.comment(), questionnaire);
    return Kept.of(one.id(), one.day(), one.service(), answers, questionnaire.version(), words);
  }

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
    Map<String, Integer> answers = new HashMap<>();
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur.name(), row.getInt(unsur.name()));
    }
    LocalDate day = LocalDate.parse(row.getString("service_day"));
    return new Kept(
        row.getString("id"),
        day,
        row.getString("service"),
        row.getString("questionnaire"),
        answers,
        row.getString("profile"),
        words.seal(PassingWords.Kind.COMMENT, day, row.getString("comment")),
        null);
  }

  private static List<String> receipts(Handle tables) {
    return tables.createQuery("SELECT request_id FROM survey_receipt").mapTo(String.class).list();
  }
}
