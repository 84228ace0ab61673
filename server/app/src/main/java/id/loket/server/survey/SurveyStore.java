package id.loket.server.survey;

import id.loket.server.desk.Deed;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Database;
import id.loket.server.journal.Digest;
import id.loket.server.journal.WriteTrouble;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Office;
import id.loket.server.rules.Reason;
import id.loket.server.rules.TicketState;
import id.loket.server.web.News;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Tokens;
import id.loket.skm.Instrument;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invitations, which lie in the office's file and are written by the desk, and answers, which lie
 * in a file of their own. The open invitations are also held in memory, refreshed after each commit
 * that touches them. Safe for many threads.
 *
 * <p>Once a survey is begun, a claim stands for its token: it leads to no ticket and has its own
 * time, so that the next call at the counter does not end it. What the office's file says of the
 * offer is then what it says of one that was answered.
 *
 * <p>An offer that ended unanswered lies there for another {@link Invitation#LATE_FROM_A_TABLET},
 * as it was, for answers that a tablet could not send; one that was answered goes with its end.
 * Known limit: for so long the office's file tells which visits of an ended offer were not
 * answered, as its log does; it never tells what was answered.
 */
public final class SurveyStore {
  static final String FEATURE = "survey";

  private static final Logger log = LoggerFactory.getLogger(SurveyStore.class);

  /** A lost reply can be repeated for so long. */
  private static final int RECEIPTS_KEPT_DAYS = 2;

  private static final long TURN_SECONDS = 10;

  private final OfficeDesk desk;
  private final Database database;
  private final AnswerFile file;
  private final PassingWords words;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  /** Tokens that are being spent, and their tickets. */
  private final Map<String, String> answering = new ConcurrentHashMap<>();

  private volatile Map<String, Invitation> open = Map.of();

  /** What was begun; of these nobody is told. */
  private volatile Map<String, Invitation> claims = Map.of();

  private volatile boolean anySoonOver;

  private SurveyStore(
      OfficeDesk desk, Database database, AnswerFile file, PassingWords words, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.file = file;
    this.words = words;
    this.clock = clock;
  }

  /** Ends what was interrupted, and what is over, before anybody can ask. */
  public static SurveyStore open(
      OfficeDesk desk, Database database, AnswerFile file, PassingWords words, Clock clock) {
    SurveyStore store = new SurveyStore(desk, database, file, words, clock);
    store.refresh();
    file.unspent().forEach(one -> store.answering.put(one, store.ticketOf(one)));
    store.purgeIfItCanBe();
    return store;
  }

  private String ticketOf(String token) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT ticket FROM survey_invitation WHERE token = ?")
                .bind(0, token)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
  }

  /** Whether the answers were taken. */
  enum Taken {
    TAKEN,
    CLOSED
  }

  Collection<Invitation> open() {
    Instant now = clock.instant();
    return open.values().stream().filter(one -> isOpen(one, now)).toList();
  }

  /** What is offered, or was begun, under this token or claim. */
  Optional<Invitation> open(String token) {
    return Optional.ofNullable(open.get(token))
        .or(() -> Optional.ofNullable(claims.get(token)))
        .filter(one -> isOpen(one, clock.instant()));
  }

  private boolean isOpen(Invitation one, Instant now) {
    return one.expires().isAfter(now) && !answering.containsKey(one.token());
  }

  /** The token of a ticket's open invitation. */
  public Optional<String> tokenOf(String ticket) {
    return open().stream()
        .filter(one -> one.ticket().equals(ticket))
        .map(Invitation::token)
        .findFirst();
  }

  /** A finish can't be taken back once its survey is answered; whatever else can. */
  public Deed unlessAnswered(int counter, Deed undo) {
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
        .filter(one -> one.what().finishes())
        .map(one -> one.before().id());
  }

  private boolean isAnswered(Handle tables, String ticket) {
    return answering.containsValue(ticket)
        || tables
            .createQuery("SELECT 1 FROM survey_invitation WHERE ticket = ? AND spent = 1")
            .bind(0, ticket)
            .mapTo(Integer.class)
            .findFirst()
            .isPresent();
  }

  // ---- beginning ------------------------------------------------------------------------------

  /**
   * Somebody begins to answer: from here on a claim stands for the token, for so long, whoever is
   * called next. The same request again gets the same claim, and a claim itself.
   *
   * @return empty if the offer is over, or was begun elsewhere
   */
  Optional<Invitation> begin(String requestId, String token, Duration time) {
    takeTurn();
    try {
      if (claims.containsKey(token)) {
        return open(token);
      }
      Optional<String> before = claimOf(requestId, token);
      if (before.isPresent()) {
        return open(before.get());
      }
      Invitation offered = open(token).orElse(null);
      if (offered == null) {
        return Optional.empty();
      }
      String claim = Tokens.token();
      claimed(offered, claim, mark(requestId, token), clock.instant().plus(time));
      refresh();
      return open(claim);
    } finally {
      turn.unlock();
    }
  }

  /** What this request has begun with that token, also before a restart. */
  private Optional<String> claimOf(String requestId, String token) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT claim FROM survey_claim WHERE begun = ?")
                .bind(0, mark(requestId, token))
                .mapTo(String.class)
                .findFirst());
  }

  /** Stands beside a claim; leads nobody to the token who doesn't know the request. */
  private static String mark(String requestId, String token) {
    return Digest.of((requestId + ' ' + token).getBytes(StandardCharsets.UTF_8));
  }

  /** The same guard as of an answer: a finish that is taken back meanwhile has no survey. */
  private void claimed(Invitation offered, String claim, String begun, Instant until) {
    answering.put(offered.token(), offered.ticket());
    try {
      if (Requests.await(
          desk.look(office -> stands(office, offered.ticket(), offered.service())))) {
        Requests.await(desk.write(tables -> claim(tables, offered.token(), claim, begun, until)));
      }
    } finally {
      answering.remove(offered.token());
    }
  }

  private static int claim(Handle tables, String token, String claim, String begun, Instant until) {
    int rows =
        tables
            .createUpdate(
                "INSERT INTO survey_claim"
                    + " (claim, service_day, service, counter, expires_utc, begun)"
                    + " SELECT :claim, service_day, service, counter, :until, :begun"
                    + " FROM survey_invitation WHERE token = :token AND spent = 0")
            .bind("claim", claim)
            .bind("begun", begun)
            .bind("until", until.toString())
            .bind("token", token)
            .execute();
    tables.execute("UPDATE survey_invitation SET spent = 1 WHERE token = ?", token);
    return rows;
  }

  // ---- answering ------------------------------------------------------------------------------

  /**
   * @param questionnaire the version that was asked
   */
  record Given(Answers answers, String questionnaire) {}

  /**
   * Keeps answers and spends the token; the same request id again is taken as done. The token of a
   * survey that was begun stands for its claim only in the hands of whoever began it: others may
   * still hold the visitor's link. Two files can't be written in one transaction: the answers are
   * kept first, and what is interrupted then is ended later, at the latest when the office starts
   * again. One at a time.
   *
   * @param begunBy the request id with which it was begun; empty if the sender did not begin
   * @param given what is kept of a visit of that day
   * @param late how long after the end of the offer they may come
   * @throws Problem 503 if nothing was kept; the same request may be sent again
   */
  Taken answer(
      String requestId,
      String offered,
      String begunBy,
      Function<LocalDate, Given> given,
      Duration late) {
    takeTurn();
    try {
      spendWhatIsLeft();
      if (onFile(() -> file.isReceived(requestId))) {
        return Taken.TAKEN;
      }
      // A tablet that did not hear of the claim sends the token.
      String token = begunBy.isEmpty() ? offered : claimOf(begunBy, offered).orElse(offered);
      Optional<Visit> visit = visitOf(token, late);
      if (visit.isEmpty()) {
        return Taken.CLOSED;
      }
      keep(requestId, token, () -> kept(visit.get(), given.apply(visit.get().day())));
      tidy();
      return Taken.TAKEN;
    } finally {
      turn.unlock();
    }
  }

  /**
   * Keeps the answers of a table that was brought, unless they are kept. One at a time.
   *
   * @return how that file was taken in, now or before
   * @throws Problem 503 if nothing was kept; the same request may be sent again
   */
  AnswerFile.TakenTable takeTable(
      AnswerFile.TakenTable table, List<Answers> answers, String questionnaire) {
    takeTurn();
    try {
      Optional<AnswerFile.TakenTable> before = onFile(() -> file.takenTable(table.sha256()));
      if (before.isPresent()) {
        return before.get();
      }
      List<AnswerFile.Kept> kept = kept(table.day(), table.service(), answers, questionnaire);
      return onFile(
          () -> {
            file.addTable(table, kept);
            return table;
          });
    } finally {
      turn.unlock();
    }
  }

  Optional<AnswerFile.TakenTable> takenTable(String sha256) {
    return onFile(() -> file.takenTable(sha256));
  }

  private List<AnswerFile.Kept> kept(
      LocalDate day, String service, List<Answers> forms, String questionnaire) {
    return forms.stream()
        .map(one -> AnswerFile.Kept.of(Tokens.token(), day, service, one, questionnaire, words))
        .toList();
  }

  /**
   * Keeps forms that were filled in on paper; the same request id again is taken as done. One at a
   * time.
   *
   * @throws Problem 503 if nothing was kept; the same request may be sent again
   */
  void takePaper(
      String requestId, LocalDate day, String service, List<Answers> forms, String questionnaire) {
    takeTurn();
    try {
      if (onFile(() -> file.isReceived(requestId))) {
        return;
      }
      List<AnswerFile.Kept> kept = kept(day, service, forms, questionnaire);
      onFile(
          () -> {
            file.addPaper(kept, requestId);
            return requestId;
          });
    } finally {
      turn.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (!turn.tryLock(TURN_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.busy("Another survey is still being written; send the same request again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.busy("The server is stopping.");
    }
  }

  private record Visit(LocalDate day, String service, String ticket) {}

  /**
   * From here on the finish of this visit can't be taken back; empty if it was before, or if the
   * invitation is over.
   */
  private Optional<Visit> visitOf(String token, Duration late) {
    if (answering.containsKey(token)) {
      return Optional.empty();
    }
    Visit one = invited(token, late).orElse(null);
    if (one == null) {
      return Optional.empty();
    }
    answering.put(token, one.ticket());
    Optional<Visit> visit = Optional.empty();
    try {
      if (Requests.await(desk.look(office -> stands(office, one.ticket(), one.service())))) {
        visit = invited(token, late);
      }
      return visit;
    } finally {
      if (visit.isEmpty()) {
        answering.remove(token);
      }
    }
  }

  /** The follower that takes an offer back comes after the undo; a visit may go on elsewhere. */
  private static boolean stands(Office office, String ticket, String service) {
    return office
        .ticket(ticket)
        .map(one -> one.state() == TicketState.FINISHED || !one.service().equals(service))
        .orElse(true);
  }

  private Optional<Visit> invited(String token, Duration late) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT service_day, service, ticket FROM survey_invitation"
                        + " WHERE token = :token AND spent = 0 AND expires_utc > :since"
                        + " UNION ALL SELECT service_day, service, '' FROM survey_claim"
                        + " WHERE claim = :token AND expires_utc > :since")
                .bind("token", token)
                .bind("since", clock.instant().minus(late).toString())
                .map(
                    (row, context) ->
                        new Visit(
                            LocalDate.parse(row.getString(1)), row.getString(2), row.getString(3)))
                .findOne());
  }

  private AnswerFile.Kept kept(Visit visit, Given given) {
    return AnswerFile.Kept.of(
        Tokens.token(),
        visit.day(),
        visit.service(),
        given.answers(),
        given.questionnaire(),
        words);
  }

  private void keep(String requestId, String token, Supplier<AnswerFile.Kept> answer) {
    try {
      onFile(
          () -> {
            file.add(answer.get(), requestId, token);
            return token;
          });
    } catch (RuntimeException e) {
      answering.remove(token);
      throw e;
    }
  }

  /** The answer is kept, so it is taken, whatever becomes of the token now. */
  private void tidy() {
    try {
      spendWhatIsLeft();
    } catch (RuntimeException e) {
      log.warn("survey: a token can't be spent now and will be later: {}", e.getMessage());
    }
    refresh();
  }

  private void purgeIfItCanBe() {
    try {
      purge();
    } catch (RuntimeException e) {
      log.warn("survey: what is over can't be dropped now and will be later: {}", e.getMessage());
    }
  }

  /** Spends the tokens of all answers that are kept. Harmless when repeated. */
  private void spendWhatIsLeft() {
    for (String token : onFile(file::unspent)) {
      Requests.await(
          desk.write(
              tables ->
                  tables.execute("UPDATE survey_invitation SET spent = 1 WHERE token = ?", token)
                      + tables.execute("DELETE FROM survey_claim WHERE claim = ?", token)));
      onFile(
          () -> {
            file.spent(token);
            return answering.remove(token);
          });
    }
  }

  /**
   * What was answered on a day that was left counts for the right one, and so does what will be
   * answered of it. Harmless when repeated.
   *
   * <p>Known limit: where the clock had been behind, answers that were given on that day stay in
   * it, since nothing tells them from those that belong there.
   */
  void correctDay(DayCorrected corrected) {
    takeTurn();
    try {
      Requests.await(desk.write(tables -> correctDay(tables, corrected)));
      if (corrected.goesBack()) {
        LocalDate right = corrected.to();
        onFile(() -> file.moveBack(right, comment -> sealedAgain(comment, right)));
        words.forgetAfter(PassingWords.Kind.COMMENT, right);
      }
    } finally {
      turn.unlock();
    }
  }

  /** A comment passes so long after its day; what nobody can read any more stays as it is. */
  private String sealedAgain(String comment, LocalDate day) {
    return words
        .open(PassingWords.Kind.COMMENT, comment)
        .map(said -> words.seal(PassingWords.Kind.COMMENT, day, said))
        .orElse(comment);
  }

  private static <T> T onFile(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      log.warn("survey: {} can't be used now: {}", AnswerFile.FILE, e.getMessage());
      throw Problem.notWritten(WriteTrouble.causeOf(e));
    }
  }

  // ---- what the follower writes ---------------------------------------------------------------

  /** One for a ticket: where its visit goes on, the next service's offer takes the place. */
  static void invite(
      Handle tables, String ticket, LocalDate day, String service, int counter, Instant until) {
    withdraw(tables, ticket);
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

  /** The clock was set: an offer ends when it would have ended, and so does what was begun. */
  static void shift(Handle tables, Duration by) {
    shift(tables, "survey_invitation", "token", by);
    shift(tables, "survey_claim", "claim", by);
  }

  private static void shift(Handle tables, String table, String key, Duration by) {
    Map<String, Instant> ends = new LinkedHashMap<>();
    tables
        .createQuery("SELECT " + key + ", expires_utc FROM " + table)
        .map((row, context) -> ends.put(row.getString(1), Instant.parse(row.getString(2))))
        .list();
    ends.forEach(
        (one, end) ->
            tables.execute(
                "UPDATE " + table + " SET expires_utc = ? WHERE " + key + " = ?",
                end.plus(by).toString(),
                one));
  }

  /** What was begun leads to no ticket: it moves only back, where every later day is wrong. */
  static int correctDay(Handle tables, DayCorrected corrected) {
    String right = corrected.to().toString();
    if (corrected.goesBack()) {
      return tables.execute(
              "UPDATE survey_invitation SET service_day = ? WHERE service_day > ?", right, right)
          + tables.execute(
              "UPDATE survey_claim SET service_day = ? WHERE service_day > ?", right, right);
    }
    int moved = 0;
    for (String ticket : corrected.moved()) {
      moved +=
          tables.execute(
              "UPDATE survey_invitation SET service_day = ? WHERE ticket = ? AND service_day = ?",
              right,
              ticket,
              corrected.from().toString());
    }
    return moved;
  }

  /** The next visitor is called: what was offered at this counter has ended. */
  static void endAt(Handle tables, int counter, Instant at) {
    tables.execute("DELETE FROM survey_invitation WHERE counter = ? AND spent = 1", counter);
    tables.execute(
        "UPDATE survey_invitation SET expires_utc = ? WHERE counter = ? AND expires_utc > ?",
        at.toString(),
        counter,
        at.toString());
  }

  static void withdraw(Handle tables, String ticket) {
    tables.execute("DELETE FROM survey_invitation WHERE ticket = ?", ticket);
  }

  /**
   * Drops what is over: nobody shall be able to tell later who answered. What ended unanswered
   * waits for a tablet's answer first.
   *
   * @return the tickets that have or had an invitation
   */
  News purge() {
    takeTurn();
    try {
      spendWhatIsLeft();
      Instant now = clock.instant();
      String late = now.minus(Invitation.LATE_FROM_A_TABLET).toString();
      Requests.await(
          desk.write(
              tables ->
                  tables.execute(
                          "DELETE FROM survey_invitation"
                              + " WHERE expires_utc <= ? OR spent = 1 AND expires_utc <= ?",
                          late,
                          now.toString())
                      + tables.execute("DELETE FROM survey_claim WHERE expires_utc <= ?", late)));
      file.forgetReceiptsBefore(
          LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(RECEIPTS_KEPT_DAYS));
      return refresh();
    } finally {
      turn.unlock();
    }
  }

  /** Whether no invitation is offered or answered; what only waits for a tablet has time. */
  boolean nothingToPurgeSoon() {
    return !anySoonOver;
  }

  /**
   * Takes the open invitations into memory as they were committed.
   *
   * @return the tickets that have or had one
   */
  synchronized News refresh() {
    Map<String, Invitation> read = new LinkedHashMap<>();
    Map<String, Invitation> going = new LinkedHashMap<>();
    String now = clock.instant().toString();
    anySoonOver =
        database.read(
            tables -> {
              offered(tables, now).forEach(one -> read.put(one.token(), one));
              begun(tables, now).forEach(one -> going.put(one.token(), one));
              return tables
                  .createQuery(
                      "SELECT 1 FROM survey_invitation WHERE spent = 1 OR expires_utc > :now"
                          + " UNION SELECT 1 FROM survey_claim WHERE expires_utc > :now LIMIT 1")
                  .bind("now", now)
                  .mapTo(Integer.class)
                  .findOne()
                  .isPresent();
            });
    Set<String> changed = tickets(read);
    changed.addAll(tickets(open));
    open = read;
    claims = going;
    return new News(FEATURE, changed);
  }

  private static List<Invitation> begun(Handle tables, String now) {
    return tables
        .createQuery(
            "SELECT claim, '', service, counter, expires_utc FROM survey_claim"
                + " WHERE expires_utc > ?")
        .bind(0, now)
        .map(SurveyStore::invitation)
        .list();
  }

  private static List<Invitation> offered(Handle tables, String now) {
    return tables
        .createQuery(
            "SELECT token, ticket, service, counter, expires_utc FROM survey_invitation"
                + " WHERE spent = 0 AND expires_utc > ? ORDER BY expires_utc")
        .bind(0, now)
        .map(SurveyStore::invitation)
        .list();
  }

  private static Invitation invitation(ResultSet row, StatementContext context)
      throws SQLException {
    return new Invitation(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        Instant.parse(row.getString(5)));
  }

  private static Set<String> tickets(Map<String, Invitation> invitations) {
    return invitations.values().stream()
        .map(Invitation::ticket)
        .collect(Collectors.toCollection(HashSet::new));
  }

  // ---- what the report reads ------------------------------------------------------------------

  /** See {@link AnswerFile#answered}. */
  public Answered answered(
      LocalDate from, LocalDate to, Optional<String> service, Instrument instrument) {
    return file.answered(from, to, service, instrument);
  }

  /** The versions of the questionnaire that were answered in a period. */
  public List<String> asked(LocalDate from, LocalDate to, Optional<String> service) {
    return file.asked(from, to, service);
  }

  /** See {@link AnswerFile#sheet}. */
  public List<List<Integer>> sheet(
      LocalDate from, LocalDate to, Optional<String> service, Instrument instrument, int most) {
    return file.sheet(from, to, service, instrument, most);
  }

  /** What respondents said in a period, as far as it has not passed. */
  public List<String> comments(LocalDate from, LocalDate to, Optional<String> service) {
    return file.comments(from, to, service).stream()
        .flatMap(one -> words.open(PassingWords.Kind.COMMENT, one).stream())
        .toList();
  }
}
