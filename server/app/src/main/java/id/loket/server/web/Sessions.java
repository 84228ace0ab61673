package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is logged in where, held in memory and written through the desk before it counts. A token is
 * known only by its SHA-256. Safe for many threads.
 */
public final class Sessions {
  /** A session that nobody used for so long has ended. */
  public static final Duration IDLE = Duration.ofHours(2);

  /** No session lasts longer: a working day. */
  public static final Duration ABSOLUTE = Duration.ofHours(12);

  private static final Duration SEEN_STEP = Duration.ofMinutes(2);

  private final OfficeDesk desk;
  private final Clock clock;
  private final Accounts accounts;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private record Session(String user, String screen, Instant created, Instant seen) {}

  private record Row(String hash, Session session) {}

  public Sessions(OfficeDesk desk, Database database, Clock clock, Accounts accounts) {
    this.desk = desk;
    this.clock = clock;
    this.accounts = accounts;
    database
        .read(
            tables ->
                tables
                    .createQuery(
                        "SELECT token_hash, user, device, created_utc, seen_utc FROM session")
                    .map(
                        (row, context) ->
                            new Row(
                                row.getString(1),
                                new Session(
                                    row.getString(2),
                                    row.getString(3),
                                    Instant.parse(row.getString(4)),
                                    Instant.parse(row.getString(5)))))
                    .list())
        .forEach(one -> sessions.put(one.hash(), one.session()));
  }

  /** Whether somebody does something, or a page merely stays open. */
  public enum Use {
    ACTING,
    LOOKING
  }

  /** The person of a session, provided that it comes from the screen on which it began. */
  public Optional<Person> person(String token, Optional<Screen> screen, Use use) {
    String hash = Tokens.sha256(token);
    Session session = sessions.get(hash);
    if (session == null || !session.screen().equals(screen.map(Screen::id).orElse(""))) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Accounts.Account> account = accounts.find(session.user()).filter(one -> !one.locked());
    if (isOver(session, now) || account.isEmpty()) {
      forget(hash);
      return Optional.empty();
    }
    if (use == Use.ACTING && now.isAfter(session.seen().plus(SEEN_STEP))) {
      see(hash, session, now);
    }
    return account.map(Accounts.Account::person);
  }

  /** Whether this user is logged in anywhere. */
  public boolean isHere(String user) {
    Instant now = clock.instant();
    return accounts.find(user).filter(one -> !one.locked()).isPresent()
        && sessions.values().stream().anyMatch(one -> one.user().equals(user) && !isOver(one, now));
  }

  private static boolean isOver(Session session, Instant now) {
    return now.isAfter(session.seen().plus(IDLE)) || now.isAfter(session.created().plus(ABSOLUTE));
  }

  /** Begins a session on a screen and returns its token. */
  public String begin(Person person, Optional<Screen> screen) {
    String token = Tokens.token();
    Instant now = clock.instant();
    Session session = new Session(person.user(), screen.map(Screen::id).orElse(""), now, now);
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO session (token_hash, user, device, created_utc, seen_utc)"
                            + " VALUES (:hash, :user, :screen, :now, :now)")
                    .bind("hash", Tokens.sha256(token))
                    .bind("user", session.user())
                    .bind("screen", session.screen())
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
  private void see(String hash, Session session, Instant now) {
    Session seen = new Session(session.user(), session.screen(), session.created(), now);
    if (sessions.replace(hash, session, seen)) {
      desk.write(
          tables ->
              tables.execute(
                  "UPDATE session SET seen_utc = ? WHERE token_hash = ?", now.toString(), hash));
    }
  }
}
