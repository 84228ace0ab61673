package id.loket.server.survey;

import id.loket.server.desk.Deed;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Database;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Reason;
import id.loket.server.web.Json;
import id.loket.server.web.News;
import id.loket.server.web.Requests;
import id.loket.server.web.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * Invitations and answers. The open invitations are also held in memory, refreshed after each
 * commit that touches them; all writing goes through the desk. Safe for many threads.
 */
public final class SurveyStore {
  static final String FEATURE = "survey";

  private static final String PERIOD =
      "service_day BETWEEN :from AND :to AND :service IN ('', service)";

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;
  private volatile Map<String, Invitation> open = Map.of();

  public SurveyStore(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
    refresh();
  }

  /** Whether the answers were taken. */
  enum Taken {
    TAKEN,
    CLOSED
  }

  Collection<Invitation> open() {
    Instant now = clock.instant();
    return open.values().stream().filter(one -> one.expires().isAfter(now)).toList();
  }

  Optional<Invitation> open(String token) {
    return Optional.ofNullable(open.get(token))
        .filter(one -> one.expires().isAfter(clock.instant()));
  }

  /** The token of a ticket's open invitation. */
  public Optional<String> tokenOf(String ticket) {
    return open().stream()
        .filter(one -> one.ticket().equals(ticket))
        .map(Invitation::token)
        .findFirst();
  }

  /** A finish can't be taken back once its survey is answered; whatever else can. */
  public static Deed unlessAnswered(int counter, Deed undo) {
    return look ->
        finished(look.office(), counter).filter(one -> isAnswered(look.tables(), one)).isPresent()
            ? Verdict.refuse(Reason.SURVEY_ANSWERED)
            : undo.decide(look);
  }

  /** The ticket whose finish would be taken back at this counter. */
  private static Optional<String> finished(Office office, int counter) {
    return office
        .counter(counter)
        .flatMap(CounterState::undo)
        .filter(one -> one.what() == CounterState.What.FINISH)
        .map(one -> one.before().id());
  }

  private static boolean isAnswered(Handle tables, String ticket) {
    return tables
        .createQuery("SELECT 1 FROM survey_invitation WHERE ticket = ? AND spent = 1")
        .bind(0, ticket)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** Stores answers and spends the token, together; the same request id again is taken as done. */
  Taken answer(String requestId, String token, Answers answers, String questionnaire) {
    Instant now = clock.instant();
    Taken taken =
        Requests.await(
            desk.write(tables -> answer(tables, requestId, token, answers, questionnaire, now)));
    refresh();
    return taken;
  }

  private record Open(String day, String service) {}

  private static Taken answer(
      Handle tables,
      String requestId,
      String token,
      Answers answers,
      String questionnaire,
      Instant now) {
    boolean repeated =
        tables
            .createQuery("SELECT 1 FROM survey_receipt WHERE request_id = ?")
            .bind(0, requestId)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (repeated) {
      return Taken.TAKEN;
    }
    Optional<Open> invitation =
        tables
            .createQuery(
                "SELECT service_day, service FROM survey_invitation"
                    + " WHERE token = ? AND spent = 0 AND expires_utc > ?")
            .bind(0, token)
            .bind(1, now.toString())
            .map((row, context) -> new Open(row.getString(1), row.getString(2)))
            .findOne();
    if (invitation.isEmpty()) {
      return Taken.CLOSED;
    }
    tables.execute("UPDATE survey_invitation SET spent = 1 WHERE token = ?", token);
    tables.execute("INSERT INTO survey_receipt (request_id) VALUES (?)", requestId);
    insert(tables, invitation.get(), questionnaire, answers);
    return Taken.TAKEN;
  }

  private static void insert(Handle tables, Open visit, String questionnaire, Answers answers) {
    List<String> columns = Stream.of(Unsur.values()).map(SurveyStore::column).toList();
    Update insert =
        tables
            .createUpdate(
                "INSERT INTO survey_answer (id, service_day, service, questionnaire, profile,"
                    + " comment, "
                    + String.join(", ", columns)
                    + ") VALUES (:id, :day, :service, :questionnaire, :profile, :comment, :"
                    + String.join(", :", columns)
                    + ")")
            .bind("id", Tokens.token())
            .bind("day", visit.day())
            .bind("service", visit.service())
            .bind("questionnaire", questionnaire)
            .bind("profile", new String(Json.bytes(answers.profile()), StandardCharsets.UTF_8))
            .bind("comment", answers.comment());
    for (Unsur unsur : Unsur.values()) {
      insert.bind(column(unsur), answers.answers().get(unsur));
    }
    insert.execute();
  }

  // ---- what the follower writes ---------------------------------------------------------------

  static void invite(
      Handle tables, String ticket, LocalDate day, String service, int counter, Instant until) {
    tables
        .createUpdate(
            "INSERT OR IGNORE INTO survey_invitation"
                + " (token, ticket, service_day, service, counter, expires_utc, spent)"
                + " VALUES (:token, :ticket, :day, :service, :counter, :until, 0)")
        .bind("token", Tokens.token())
        .bind("ticket", ticket)
        .bind("day", day.toString())
        .bind("service", service)
        .bind("counter", counter)
        .bind("until", until.toString())
        .execute();
  }

  static void withdrawFrom(Handle tables, int counter) {
    tables.execute("DELETE FROM survey_invitation WHERE counter = ?", counter);
  }

  static void withdraw(Handle tables, String ticket) {
    tables.execute("DELETE FROM survey_invitation WHERE ticket = ?", ticket);
  }

  /**
   * Drops what is over: nobody shall be able to tell later who answered.
   *
   * @return the tickets that have or had an invitation
   */
  News purge() {
    Instant now = clock.instant();
    String oldest = now.minusSeconds(2 * 86_400L).toString().substring(0, 10);
    Requests.await(
        desk.write(
            tables -> {
              tables.execute(
                  "DELETE FROM survey_invitation WHERE expires_utc <= ?", now.toString());
              return tables.execute("DELETE FROM survey_receipt WHERE request_id < ?", oldest);
            }));
    return refresh();
  }

  boolean nothingToPurge() {
    return open.isEmpty();
  }

  /**
   * Takes the open invitations into memory as they were committed.
   *
   * @return the tickets that have or had one
   */
  synchronized News refresh() {
    Map<String, Invitation> read = new LinkedHashMap<>();
    database
        .read(
            tables ->
                tables
                    .createQuery(
                        "SELECT token, ticket, service, counter, expires_utc FROM survey_invitation"
                            + " WHERE spent = 0 ORDER BY expires_utc")
                    .map(
                        (row, context) ->
                            new Invitation(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                Instant.parse(row.getString(5))))
                    .list())
        .forEach(one -> read.put(one.token(), one));
    Set<String> changed = tickets(read);
    changed.addAll(tickets(open));
    open = read;
    return new News(FEATURE, changed);
  }

  private static Set<String> tickets(Map<String, Invitation> invitations) {
    return invitations.values().stream()
        .map(Invitation::ticket)
        .collect(Collectors.toCollection(HashSet::new));
  }

  // ---- what the report reads ------------------------------------------------------------------

  private record Given(int answer, long times) {}

  /** How often each answer was given in a period, for one service or all. */
  AnswerCounts counts(LocalDate from, LocalDate to, Optional<String> service) {
    long[][] counts = new long[Unsur.values().length][4];
    long respondents =
        database.read(
            tables -> {
              long all = 0;
              for (Unsur unsur : Unsur.values()) {
                all = 0;
                String sql =
                    String.format(
                        "SELECT %s, count(*) FROM survey_answer WHERE %s GROUP BY 1",
                        column(unsur), PERIOD);
                for (Given one :
                    period(tables.createQuery(sql), from, to, service)
                        .map((row, context) -> new Given(row.getInt(1), row.getLong(2)))
                        .list()) {
                  counts[unsur.ordinal()][one.answer() - 1] = one.times();
                  all += one.times();
                }
              }
              return all;
            });
    return new AnswerCounts(respondents, counts);
  }

  /** Tickets served in a period: the population of the survey. */
  long served(LocalDate from, LocalDate to, Optional<String> service) {
    return database.read(
        tables ->
            period(
                    tables.createQuery(
                        "SELECT coalesce(sum(served), 0) FROM daily_visits WHERE " + PERIOD),
                    from,
                    to,
                    service)
                .mapTo(Long.class)
                .one());
  }

  private static Query period(Query query, LocalDate from, LocalDate to, Optional<String> service) {
    return query
        .bind("from", from.toString())
        .bind("to", to.toString())
        .bind("service", service.orElse(""));
  }

  private static String column(Unsur unsur) {
    return unsur.name().toLowerCase(Locale.ROOT);
  }

  /** The services that the office offers, for the filter of the report. */
  List<String> services() {
    return desk.catalogue().services().stream().map(one -> one.code()).toList();
  }
}
