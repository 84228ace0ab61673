package id.loket.server.campaign;

import id.loket.server.campaign.Campaign.Closed;
import id.loket.server.campaign.Campaign.Figures;
import id.loket.server.campaign.Campaign.Plan;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.survey.CampaignAnswers;
import id.loket.server.survey.CampaignSurvey;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/**
 * The campaigns of an office: what they are lies in its file, what was answered apart from it. One
 * change at a time, so that none comes while figures are kept. Safe for many threads.
 */
final class Campaigns {
  private static final String SELECT =
      "SELECT number, name, respondents, first_day, last_day, floor, closed_utc, closed_by, figures,"
          + " survey, threshold FROM campaign";

  private final OfficeDesk desk;
  private final Database database;
  private final CampaignAnswers answers;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  Campaigns(OfficeDesk desk, Database database, CampaignAnswers answers, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.answers = answers;
    this.clock = clock;
  }

  /** How sets of answers came. */
  enum Kind {
    TYPED,
    IMPORTED
  }

  /**
   * @param on the day of the office
   * @param by who brought them
   */
  record Pile(LocalDate on, String by, Kind kind, int sets) {}

  /** Newest first. */
  List<Campaign> all() {
    return database.read(
        tables ->
            tables
                .createQuery(SELECT + " ORDER BY number DESC")
                .map((row, context) -> campaign(row))
                .list());
  }

  /**
   * @throws Problem 404 if there is none
   */
  Campaign of(int number) {
    Optional<Campaign> found =
        database.read(
            tables ->
                tables
                    .createQuery(SELECT + " WHERE number = ?")
                    .bind(0, number)
                    .map((row, context) -> campaign(row))
                    .findOne());
    return found.orElseThrow(() -> Problem.unknown("campaign"));
  }

  /** Complete sets that have come, or of which its index was made. */
  int sets(Campaign one) {
    return one.closed()
        .map(closed -> closed.figures().sheet().size())
        .orElseGet(() -> answers.count(one.number(), one.plan().asks()));
  }

  List<Pile> piles(int number) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT taken_on, person, kind, sum(sets) FROM campaign_pile"
                        + " WHERE campaign = ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3")
                .bind(0, number)
                .map(
                    (row, context) ->
                        new Pile(
                            LocalDate.parse(row.getString(1)),
                            row.getString(2),
                            Kind.valueOf(row.getString(3)),
                            row.getInt(4)))
                .list());
  }

  /** The same request once more makes none, and gets the same number. */
  int make(String requestId, Plan plan, String by) {
    return Requests.await(desk.write(tables -> make(tables, requestId, plan, by)));
  }

  private static int make(Handle tables, String requestId, Plan plan, String by) {
    tables
        .createUpdate(
            "INSERT INTO campaign"
                + " (number, request_id, name, respondents, first_day, last_day, floor, made_by,"
                + " survey, threshold)"
                + " SELECT coalesce(max(number), 0) + 1, :id, :name, :respondents, :from, :to,"
                + " :floor, :by, :survey, :threshold FROM campaign WHERE true ON CONFLICT (request_id) DO NOTHING")
        .bind("id", requestId)
        .bind("name", plan.name())
        .bind("respondents", plan.respondents())
        .bind("from", plan.from().toString())
        .bind("to", plan.to().toString())
        .bind("floor", plan.floor())
        .bind("survey", plan.asks().name())
        .bind("threshold", plan.threshold() == null ? "" : plan.threshold().toPlainString())
        .bind("by", by)
        .execute();
    return tables
        .createQuery("SELECT number FROM campaign WHERE request_id = ?")
        .bind(0, requestId)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Takes sets of answers, all or none; the same request once more takes nothing.
   *
   * @throws Problem 409 before its first day, and once it is closed
   */
  void take(String requestId, int number, Kind kind, List<List<Integer>> sets, String by) {
    turn.lock();
    try {
      Campaign one = of(number);
      if (answers.isReceived(requestId)) {
        return;
      }
      if (one.closed().isPresent()) {
        throw Problem.of(409, "campaign-closed", "This campaign is closed; its figures stand.");
      }
      LocalDate today = today();
      if (today.isBefore(one.plan().from())) {
        throw Problem.of(
            409, "campaign-not-begun", "This campaign begins on " + one.plan().from() + ".");
      }
      note(requestId, number, new Pile(today, by, kind, sets.size()));
      answers.add(requestId, number, one.plan().asks(), sets);
    } finally {
      turn.unlock();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), desk.catalogue().zoneId());
  }

  private void note(String requestId, int number, Pile pile) {
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO campaign_pile"
                            + " (request_id, campaign, taken_on, person, kind, sets)"
                            + " VALUES (:id, :campaign, :on, :by, :kind, :sets)"
                            + " ON CONFLICT DO NOTHING")
                    .bind("id", requestId)
                    .bind("campaign", number)
                    .bind("on", pile.on().toString())
                    .bind("by", pile.by())
                    .bind("kind", pile.kind().name())
                    .bind("sets", pile.sets())
                    .execute()));
  }

  /**
   * Keeps its figures; closing it once more changes nothing.
   *
   * @throws Problem 409 while fewer sets than its floor have come, naming both
   */
  void close(int number, String by) {
    turn.lock();
    try {
      Campaign one = of(number);
      if (one.closed().isEmpty()) {
        close(one, answers.sheet(number, one.plan().asks()), by);
      }
    } finally {
      turn.unlock();
    }
  }

  private void close(Campaign one, List<List<Integer>> sheet, String by) {
    int floor = one.plan().floor();
    if (sheet.size() < floor) {
      throw Problem.of(
          409,
          "campaign-too-few",
          sheet.size()
              + " complete sets have come; this campaign is closed with "
              + floor
              + " or more.");
    }
    Figures figures = Figures.of(one.plan(), sheet);
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "UPDATE campaign SET closed_utc = :at, closed_by = :by, figures = :figures"
                            + " WHERE number = :number AND closed_utc = ''")
                    .bind("at", clock.instant().toString())
                    .bind("by", by)
                    .bind("figures", new String(Json.bytes(figures), StandardCharsets.UTF_8))
                    .bind("number", one.number())
                    .execute()));
  }

  private static Campaign campaign(ResultSet row) throws SQLException {
    Plan plan =
        new Plan(
            row.getString(2),
            row.getString(3),
            LocalDate.parse(row.getString(4)),
            LocalDate.parse(row.getString(5)),
            row.getInt(6),
            CampaignSurvey.valueOf(row.getString(10)),
            row.getString(11).isEmpty() ? null : new BigDecimal(row.getString(11)));
    String closed = row.getString(7);
    return new Campaign(
        row.getInt(1),
        plan,
        closed.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Closed(Instant.parse(closed), row.getString(8), figures(row.getString(9)))));
  }

  private static Figures figures(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), Figures.class);
  }
}
