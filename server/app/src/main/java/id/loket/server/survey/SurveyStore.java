package id.loket.server.survey;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.journal.Database;
import id.loket.server.rules.Reason;
import id.loket.server.web.Json;
import id.loket.server.web.Tokens;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invitations and answers. The open invitations are also held in memory, refreshed after each
 * commit that touches them; all writing goes through the desk. Safe for many threads.
 */
public final class SurveyStore {
  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;
  private volatile Map<String, Invitation> open = Map.of();

  public SurveyStore(OfficeDesk desk, Database database, Clock clock) throws SQLException {
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

  /** A finish can't be taken back once its survey is answered. */
  public Submission.Condition notAnswered(int counter) {
    return connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT 1 FROM survey_invitation WHERE counter = ? AND spent = 1")) {
        select.setInt(1, counter);
        try (ResultSet row = select.executeQuery()) {
          return row.next() ? Optional.of(Reason.SURVEY_ANSWERED) : Optional.empty();
        }
      }
    };
  }

  /** Stores answers and spends the token, together; the same request id again is taken as done. */
  Taken answer(String requestId, String token, Answers answers, String questionnaire) {
    Instant now = clock.instant();
    Taken taken = desk.write(c -> answer(c, requestId, token, answers, questionnaire, now)).join();
    refreshQuietly();
    return taken;
  }

  private static Taken answer(
      Connection connection,
      String requestId,
      String token,
      Answers answers,
      String questionnaire,
      Instant now)
      throws SQLException {
    if (exists(connection, "SELECT 1 FROM survey_receipt WHERE request_id = ?", requestId)) {
      return Taken.TAKEN;
    }
    String day;
    String service;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT service_day, service FROM survey_invitation"
                + " WHERE token = ? AND spent = 0 AND expires_utc > ?")) {
      select.setString(1, token);
      select.setString(2, now.toString());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Taken.CLOSED;
        }
        day = row.getString(1);
        service = row.getString(2);
      }
    }
    update(connection, "UPDATE survey_invitation SET spent = 1 WHERE token = ?", token);
    update(connection, "INSERT INTO survey_receipt (request_id) VALUES (?)", requestId);
    insert(connection, day, service, questionnaire, answers);
    return Taken.TAKEN;
  }

  private static void insert(
      Connection connection, String day, String service, String questionnaire, Answers answers)
      throws SQLException {
    String columns =
        Stream.of(Unsur.values()).map(SurveyStore::column).collect(Collectors.joining(", "));
    String marks = Stream.of(Unsur.values()).map(u -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO survey_answer (id, service_day, service, questionnaire, profile, comment, "
                + columns
                + ") VALUES (?, ?, ?, ?, ?, ?, "
                + marks
                + ")")) {
      insert.setString(1, Tokens.token());
      insert.setString(2, day);
      insert.setString(3, service);
      insert.setString(4, questionnaire);
      insert.setString(5, new String(Json.bytes(answers.profile()), StandardCharsets.UTF_8));
      insert.setString(6, answers.comment());
      for (Unsur unsur : Unsur.values()) {
        insert.setInt(7 + unsur.ordinal(), answers.answers().get(unsur));
      }
      insert.executeUpdate();
    }
  }

  // ---- what the follower writes ---------------------------------------------------------------

  static void invite(
      Connection connection,
      String ticket,
      LocalDate day,
      String service,
      int counter,
      Instant until)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO survey_invitation"
                + " (token, ticket, service_day, service, counter, expires_utc, spent)"
                + " VALUES (?, ?, ?, ?, ?, ?, 0)")) {
      insert.setString(1, Tokens.token());
      insert.setString(2, ticket);
      insert.setString(3, day.toString());
      insert.setString(4, service);
      insert.setInt(5, counter);
      insert.setString(6, until.toString());
      insert.executeUpdate();
    }
  }

  static void withdrawFrom(Connection connection, int counter) throws SQLException {
    update(
        connection, "DELETE FROM survey_invitation WHERE counter = ?", Integer.toString(counter));
  }

  static void withdraw(Connection connection, String ticket) throws SQLException {
    update(connection, "DELETE FROM survey_invitation WHERE ticket = ?", ticket);
  }

  /** Drops what is over: nobody shall be able to tell later who answered. */
  void purge() {
    Instant now = clock.instant();
    String oldest = now.minusSeconds(2 * 86_400L).toString().substring(0, 10);
    desk.write(
            connection -> {
              update(
                  connection,
                  "DELETE FROM survey_invitation WHERE expires_utc <= ?",
                  now.toString());
              update(connection, "DELETE FROM survey_receipt WHERE request_id < ?", oldest);
              return null;
            })
        .join();
    refreshQuietly();
  }

  boolean nothingToPurge() {
    return open.isEmpty();
  }

  void refreshQuietly() {
    try {
      refresh();
    } catch (SQLException e) {
      throw new IllegalStateException("reading the open invitations", e);
    }
  }

  private void refresh() throws SQLException {
    Map<String, Invitation> read = new LinkedHashMap<>();
    try (Connection connection = database.reader();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT token, ticket, service, counter, expires_utc FROM survey_invitation"
                    + " WHERE spent = 0 ORDER BY expires_utc");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        read.put(
            row.getString(1),
            new Invitation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                Instant.parse(row.getString(5))));
      }
    }
    open = read;
  }

  // ---- what the report reads ------------------------------------------------------------------

  /** How often each answer was given in a period, for one service or all. */
  AnswerCounts counts(LocalDate from, LocalDate to, Optional<String> service) {
    long[][] counts = new long[Unsur.values().length][4];
    long respondents = 0;
    try (Connection connection = database.reader()) {
      for (Unsur unsur : Unsur.values()) {
        respondents = 0;
        String sql =
            String.format(
                "SELECT %s, count(*) FROM survey_answer"
                    + " WHERE service_day BETWEEN ? AND ?%s GROUP BY 1",
                column(unsur), service.isPresent() ? " AND service = ?" : "");
        try (PreparedStatement select = period(connection, sql, from, to, service);
            ResultSet row = select.executeQuery()) {
          while (row.next()) {
            counts[unsur.ordinal()][row.getInt(1) - 1] = row.getLong(2);
            respondents += row.getLong(2);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("counting the answers", e);
    }
    return new AnswerCounts(respondents, counts);
  }

  /** Tickets served in a period: the population of the survey. */
  long served(LocalDate from, LocalDate to, Optional<String> service) {
    String sql =
        "SELECT coalesce(sum(served), 0) FROM daily_visits WHERE service_day BETWEEN ? AND ?"
            + (service.isPresent() ? " AND service = ?" : "");
    try (Connection connection = database.reader();
        PreparedStatement select = period(connection, sql, from, to, service);
        ResultSet row = select.executeQuery()) {
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("counting the served", e);
    }
  }

  private static PreparedStatement period(
      Connection connection, String sql, LocalDate from, LocalDate to, Optional<String> service)
      throws SQLException {
    PreparedStatement select = connection.prepareStatement(sql);
    select.setString(1, from.toString());
    select.setString(2, to.toString());
    if (service.isPresent()) {
      select.setString(3, service.get());
    }
    return select;
  }

  private static String column(Unsur unsur) {
    return unsur.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean exists(Connection connection, String sql, String value)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, value);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void update(Connection connection, String sql, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      statement.executeUpdate();
    }
  }

  /** The services that the office offers, for the filter of the report. */
  List<String> services() {
    return desk.catalogue().services().stream().map(one -> one.code()).toList();
  }
}
