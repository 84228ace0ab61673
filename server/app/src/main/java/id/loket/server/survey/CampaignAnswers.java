package id.loket.server.survey;

import id.loket.server.journal.SideFile;
import id.loket.server.web.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What was answered to campaigns: a table of its own in {@code survey.db}, so that no figure of the
 * public survey can count it. Nothing here tells who answered, or when: random ids, rows in their
 * order, no day. Safe for many threads.
 */
public final class CampaignAnswers {
  static final String TABLE = "campaign_answer";

  private static final String COLUMNS = String.join(", ", AnswerFile.UNSUR);

  private final SideFile file;

  CampaignAnswers(SideFile file) {
    this.file = file;
  }

  static void makeTable(Handle tables) {
    tables.execute(
        "CREATE TABLE IF NOT EXISTS campaign_answer (id TEXT NOT NULL, campaign INTEGER NOT NULL, "
            + AnswerFile.UNSUR.stream()
                .map(one -> one + " INTEGER NOT NULL CHECK (" + one + " BETWEEN 1 AND 4), ")
                .collect(Collectors.joining())
            + "PRIMARY KEY (id)) WITHOUT ROWID");
  }

  /**
   * Keeps them all or none; the same request once more keeps nothing.
   *
   * @param sets 1 to 4 by unsur in the order of {@link id.loket.skm.Unsur#values()}
   */
  public void add(String requestId, int campaign, List<List<Integer>> sets) {
    file.write(
        tables -> {
          int receipts =
              tables.execute(
                  "INSERT INTO receipt (request_id) VALUES (?) ON CONFLICT DO NOTHING", requestId);
          if (receipts == 0) {
            return 0;
          }
          insert(tables, campaign, sets);
          AnswerFile.layOut(tables, TABLE);
          AnswerFile.layOut(tables, "receipt");
          return sets.size();
        });
  }

  private static void insert(Handle tables, int campaign, List<List<Integer>> sets) {
    PreparedBatch insert =
        tables.prepareBatch(
            "INSERT INTO campaign_answer (id, campaign, %s) VALUES (:id, :campaign, :%s)"
                .formatted(COLUMNS, String.join(", :", AnswerFile.UNSUR)));
    for (List<Integer> one : sets) {
      insert.bind("id", Tokens.token()).bind("campaign", campaign);
      for (int unsur = 0; unsur < one.size(); unsur++) {
        insert.bind(AnswerFile.UNSUR.get(unsur), one.get(unsur));
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

  public int count(int campaign) {
    return file.read(
        tables ->
            tables
                .createQuery("SELECT count(*) FROM campaign_answer WHERE campaign = ?")
                .bind(0, campaign)
                .mapTo(Integer.class)
                .one());
  }

  /** What each answered, as {@link #add} took it; sorted, which tells nothing else. */
  public List<List<Integer>> sheet(int campaign) {
    return file.read(
        tables ->
            tables
                .createQuery(
                    "SELECT %1$s FROM campaign_answer WHERE campaign = ? ORDER BY %1$s"
                        .formatted(COLUMNS))
                .bind(0, campaign)
                .map((row, context) -> answers(row))
                .list());
  }

  private static List<Integer> answers(ResultSet row) throws SQLException {
    List<Integer> answers = new ArrayList<>();
    for (int column = 1; column <= AnswerFile.UNSUR.size(); column++) {
      answers.add(row.getInt(column));
    }
    return answers;
  }
}
