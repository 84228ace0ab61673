package id.loket.server.survey;

import id.loket.server.journal.SideFile;
import id.loket.server.web.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What was answered to campaigns: tables of their own in {@code survey.db}, so that no figure of
 * the public survey can count it. Nothing here tells who answered, or when: random ids, rows in
 * their order, no day. Safe for many threads.
 */
public final class CampaignAnswers {
  static final List<String> TABLES =
      Stream.of(CampaignSurvey.values()).map(CampaignSurvey::table).toList();

  private final SideFile file;

  CampaignAnswers(SideFile file) {
    this.file = file;
  }

  static void makeTables(Handle tables) {
    for (CampaignSurvey survey : CampaignSurvey.values()) {
      tables.execute(
          "CREATE TABLE IF NOT EXISTS "
              + survey.table()
              + " (id TEXT NOT NULL, campaign INTEGER NOT NULL, "
              + survey.columns().stream()
                  .map(one -> figure(one, survey.most()))
                  .collect(Collectors.joining())
              + "PRIMARY KEY (id)) WITHOUT ROWID");
    }
  }

  private static String figure(String column, int most) {
    return "%1$s INTEGER NOT NULL CHECK (%1$s BETWEEN 1 AND %2$d), ".formatted(column, most);
  }

  /**
   * Keeps them all or none; the same request once more keeps nothing.
   *
   * @param sets by question in the order of {@link CampaignSurvey#keys()}
   */
  public void add(String requestId, int campaign, CampaignSurvey survey, List<List<Integer>> sets) {
    file.write(
        tables -> {
          int receipts =
              tables.execute(
                  "INSERT INTO receipt (request_id) VALUES (?) ON CONFLICT DO NOTHING", requestId);
          if (receipts == 0) {
            return 0;
          }
          insert(tables, campaign, survey, sets);
          AnswerFile.layOut(tables, survey.table());
          AnswerFile.layOut(tables, "receipt");
          return sets.size();
        });
  }

  private static void insert(
      Handle tables, int campaign, CampaignSurvey survey, List<List<Integer>> sets) {
    List<String> columns = survey.columns();
    PreparedBatch insert =
        tables.prepareBatch(
            "INSERT INTO %s (id, campaign, %s) VALUES (:id, :campaign, :%s)"
                .formatted(
                    survey.table(), String.join(", ", columns), String.join(", :", columns)));
    for (List<Integer> one : sets) {
      insert.bind("id", Tokens.token()).bind("campaign", campaign);
      for (int column = 0; column < one.size(); column++) {
        insert.bind(columns.get(column), one.get(column));
      }
      insert.add();
    }
    insert.execute();
  }

  /** Whether that request was kept, of the last two days. */
  public boolean isReceived(String requestId) {
    return file.read(
        tables ->
            tables
                .createQuery("SELECT 1 FROM receipt WHERE request_id = ?")
                .bind(0, requestId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  public int count(int campaign, CampaignSurvey survey) {
    return file.read(
        tables ->
            tables
                .createQuery("SELECT count(*) FROM " + survey.table() + " WHERE campaign = ?")
                .bind(0, campaign)
                .mapTo(Integer.class)
                .one());
  }

  /** What each answered, as {@link #add} took it; sorted, which tells nothing else. */
  public List<List<Integer>> sheet(int campaign, CampaignSurvey survey) {
    List<String> columns = survey.columns();
    return file.read(
        tables ->
            tables
                .createQuery(
                    "SELECT %1$s FROM %2$s WHERE campaign = ? ORDER BY %1$s"
                        .formatted(String.join(", ", columns), survey.table()))
                .bind(0, campaign)
                .map((row, context) -> answers(row, columns.size()))
                .list());
  }

  private static List<Integer> answers(ResultSet row, int many) throws SQLException {
    List<Integer> answers = new ArrayList<>();
    for (int column = 1; column <= many; column++) {
      answers.add(row.getInt(column));
    }
    return answers;
  }
}
