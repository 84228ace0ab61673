package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.journal.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is logged in where, held in memory and written through the desk before it counts. A token is
 * known only by its SHA-256. How old one is goes by steady time; only across a restart the wall's
 * clock has to tell, and a session that seems to come from the future begins its time anew then,
 * once. Safe for many threads.
 */
public final class Sessions {
  /** A session that nobody used for so long has ended. */
  public static final Duration IDLE = Duration.ofHours(2);

  /** No session lasts longer: a working day. */
  public static final Duration ABSOLUTE = Duration.ofHours(12);

  /** Over in any case. */
  private static final Duration OLD = ABSOLUTE.multipliedBy(2);

  private static final Duration SEEN_STEP = Duration.ofMinutes(2);

  private final OfficeDesk desk;
  private final Clock clock;
  private final Ticks ticks;
  private final Accounts accounts;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /**
   * @param key that whoever began it holds; empty if any will do
   * @param created in steady nanoseconds
   * @param seen the same
   */
  private record Session(String user, String screen, String key, long created, long seen) {}

  private record Row(
      String hash, String user, String screen, String key, Instant created, Instant seen) {
    boolean isOfTheFuture(Instant now) {
      return created.isAfter(now) || seen.isAfter(now);
    }
  }

  public Sessions(OfficeDesk desk, Database database, Clock clock, Ticks ticks, Accounts accounts) {
    this.desk = desk;
    this.clock = clock;
    this.ticks = ticks;
    this.accounts = accounts;
    Instant now = clock.instant();
    List<Row> rows = rows(database);
    rows.forEach(row -> sessions.put(row.hash(), session(row, now)));
    if (rows.stream().anyMatch(row -> row.isOfTheFuture(now))) {
      desk.write(
          tables ->
              tables
                  .createUpdate(
                      "UPDATE session SET created_utc = min(created_utc, :now),"
                          + " seen_utc = min(seen_utc, :now)")
                  .bind("now", now.toString())
                  .execute());
    }
  }

  private static List<Row> rows(Database database) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT token_hash, user, device, held_key, created_utc, seen_utc FROM session")
                .map(
                    (row, context) ->
                        new Row(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            Instant.parse(row.getString(5)),
                            Instant.parse(row.getString(6))))
                .list());
  }

  private Session session(Row row, Instant now) {
    return new Session(
        row.user(), row.screen(), row.key(), ago(row.created(), now), ago(row.seen(), now));
  }

  /** That moment in steady time; now if it lies in the future. Older than old is all the same. */
  private long ago(Instant moment, Instant now) {
    Duration age = Duration.between(moment, now);
    Duration old = age.compareTo(OLD) > 0 ? OLD : age;
    return ticks.nanos() - (old.isNegative() ? 0 : old.toNanos());
  }

  /** Whether somebody does something, or a page merely stays open. */
  public enum Use {
    ACTING,
    LOOKING
  }

  /** The key that whoever shows this token has to hold; empty if any will do. */
  Optional<String> keyOf(String token) {
    return Optional.ofNullable(sessions.get(Tokens.sha256(token)))
        .map(Session::key)
        .filter(key -> !key.isEmpty());
  }

  /** Whether somebody is logged in with that key. */
  public boolean isHeldBy(String key) {
    return sessions.values().stream().anyMatch(one -> one.key().equals(key));
  }

  /** The person of a session, provided that it comes from the screen on which it began. */
  public Optional<Person> person(String token, Optional<Screen> screen, Use use) {
    String hash = Tokens.sha256(token);
    Session session = sessions.get(hash);
    if (session == null || !session.screen().equals(screen.map(Screen::id).orElse(""))) {
      return Optional.empty();
    }
    long now = ticks.nanos();
    Optional<Accounts.Account> account = accounts.find(session.user()).filter(one -> !one.locked());
    if (isOver(session, now) || account.isEmpty()) {
      forget(hash);
      return Optional.empty();
    }
    if (use == Use.ACTING && now - session.seen() > SEEN_STEP.toNanos()) {
      see(hash, session, now);
    }
    return account.map(Accounts.Account::person);
  }

  /** Whether this user is logged in anywhere. */
  public boolean isHere(String user) {
    long now = ticks.nanos();
    return accounts.find(user).filter(one -> !one.locked()).isPresent()
        && sessions.values().stream().anyMatch(one -> one.user().equals(user) && !isOver(one, now));
  }

  private static boolean isOver(Session session, long now) {
    return now - session.seen() > IDLE.toNanos() || now - session.created() > ABSOLUTE.toNanos();
  }

  /** Begins a session on a screen and returns its token, which is good whoever shows it. */
  public String begin(Person person, Optional<Screen> screen) {
    return begin(person, screen, "");
  }

  /**
   * The same for whoever holds that key.
   *
   * @param key empty if there is none
   */
  public String begin(Person person, Optional<Screen> screen, String key) {
    String token = Tokens.token();
    Instant now = clock.instant();
    long begun = ticks.nanos();
    Session session =
        new Session(person.user(), screen.map(Screen::id).orElse(""), key, begun, begun);
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO session"
                            + " (token_hash, user, device, held_key, created_utc, seen_utc)"
                            + " VALUES (:hash, :user, :screen, :key, :now, :now)")
                    .bind("hash", Tokens.sha256(token))
                    .bind("user", session.user())
                    .bind("screen", session.screen())
                    .bind("key", key)
                    .bind("now", now.toString())
                    .execute()));
    sessions.put(Tokens.sha256(token), session);
    return token;
  }

  /** Ended at once, whatever becomes of its row. */
  public void end(String token) {
    Requests.await(forget(Tokens.sha256(token)));
  }

  /** Ends whatever this user has begun, on every screen. */
  public void endAllOf(String user) {
    sessions.values().removeIf(session -> session.user().equals(user));
    Requests.await(
        desk.write(tables -> tables.execute("DELETE FROM session WHERE user = ?", user)));
  }

  /**
   * Ended at once; only its row goes later, and is asked for again when that failed. Whoever merely
   * looks doesn't wait for the desk.
   */
  private CompletableFuture<Integer> forget(String hash) {
    sessions.remove(hash);
    return desk.write(tables -> tables.execute("DELETE FROM session WHERE token_hash = ?", hash));
  }

  /** A session that has ended meanwhile stays ended. */
  private void see(String hash, Session session, long now) {
    Session seen =
        new Session(session.user(), session.screen(), session.key(), session.created(), now);
    if (sessions.replace(hash, session, seen)) {
      desk.write(
          tables ->
              tables.execute(
                  "UPDATE session SET seen_utc = ? WHERE token_hash = ?",
                  clock.instant().toString(),
                  hash));
    }
  }
}
