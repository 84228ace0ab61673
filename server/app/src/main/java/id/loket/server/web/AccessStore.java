package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Accounts, screens, sessions and enrolment codes. All of them are held in memory and written
 * through the desk before they count. Safe for many threads.
 */
public final class AccessStore {
  /** A session that nobody used for so long has ended. */
  public static final Duration IDLE = Duration.ofHours(2);

  /** No session lasts longer: a working day. */
  public static final Duration ABSOLUTE = Duration.ofHours(12);

  private static final Duration SEEN_STEP = Duration.ofMinutes(2);

  private final OfficeDesk desk;
  private final Clock clock;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, Enrolled> devices = new ConcurrentHashMap<>();
  private final Map<String, String> screenByToken = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();

  /** An account; the hash is Argon2id with its parameters. */
  public record Account(Person person, String passwordHash, boolean locked) {}

  /** A screen and whether it is still let in. */
  public record Enrolled(Screen device, boolean revoked, Instant since) {}

  private record Session(String user, String device, Instant created, Instant seen) {}

  /** What a code will make of the screen that uses it. */
  public record Code(ScreenKind kind, String name, List<Integer> counters, String printer) {}

  public AccessStore(OfficeDesk desk, Database database, Clock clock) throws SQLException {
    this.desk = desk;
    this.clock = clock;
    try (Connection connection = database.reader();
        Statement statement = connection.createStatement()) {
      load(statement);
    }
  }

  // ---- who is it ----------------------------------------------------------------------------

  /** Asked with each request, and with each beat of a live page that stays open. */
  public Optional<Screen> screenByToken(String token) {
    Optional<Screen> device =
        Optional.ofNullable(screenByToken.get(Tokens.sha256(token)))
            .map(devices::get)
            .filter(one -> !one.revoked())
            .map(Enrolled::device);
    device.ifPresent(one -> lastSeen.put(one.id(), clock.instant()));
    return device;
  }

  /** When that screen or station was last here; empty if not since the server's start. */
  public Optional<Instant> lastSeen(String device) {
    return Optional.ofNullable(lastSeen.get(device));
  }

  /** Whether somebody does something, or a page merely stays open. */
  public enum Use {
    ACTING,
    LOOKING
  }

  /** The person of a session, provided that it comes from the screen on which it began. */
  public Optional<Person> personBySession(String token, Optional<Screen> device, Use use) {
    String hash = Tokens.sha256(token);
    Session session = sessions.get(hash);
    if (session == null || !session.device().equals(device.map(Screen::id).orElse(""))) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Account account = accounts.get(session.user());
    boolean over =
        now.isAfter(session.seen().plus(IDLE)) || now.isAfter(session.created().plus(ABSOLUTE));
    if (over || account == null || account.locked()) {
      forget(hash);
      return Optional.empty();
    }
    if (use == Use.ACTING && now.isAfter(session.seen().plus(SEEN_STEP))) {
      see(hash, session, now);
    }
    return Optional.of(account.person());
  }

  // ---- accounts -----------------------------------------------------------------------------

  public boolean hasAccounts() {
    return !accounts.isEmpty();
  }

  public Optional<Account> account(String user) {
    return Optional.ofNullable(accounts.get(user));
  }

  public Collection<Account> accounts() {
    return accounts.values().stream()
        .sorted((a, b) -> a.person().user().compareTo(b.person().user()))
        .toList();
  }

  /** Adds or changes an account; its sessions end. */
  public void save(Account account) {
    run(
        "INSERT INTO account (user, name, role, password_hash, locked, created_utc)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (user) DO UPDATE SET name = excluded.name,"
            + " role = excluded.role, password_hash = excluded.password_hash,"
            + " locked = excluded.locked",
        account.person().user(),
        account.person().name(),
        account.person().role().name(),
        account.passwordHash(),
        account.locked() ? "1" : "0",
        clock.instant().toString());
    accounts.put(account.person().user(), account);
    sessions.forEach(
        (hash, session) -> {
          if (session.user().equals(account.person().user())) {
            end(hash);
          }
        });
  }

  // ---- sessions -----------------------------------------------------------------------------

  /** Begins a session on a screen and returns its token. */
  public String begin(Person person, Optional<Screen> device) {
    String token = Tokens.token();
    Instant now = clock.instant();
    Session session = new Session(person.user(), device.map(Screen::id).orElse(""), now, now);
    run(
        "INSERT INTO session (token_hash, user, device, created_utc, seen_utc)"
            + " VALUES (?, ?, ?, ?, ?)",
        Tokens.sha256(token),
        session.user(),
        session.device(),
        now.toString(),
        now.toString());
    sessions.put(Tokens.sha256(token), session);
    return token;
  }

  public void endSession(String token) {
    end(Tokens.sha256(token));
  }

  private void end(String hash) {
    forget(hash).join();
  }

  /** Ended at once; only its row goes later. Whoever merely looks doesn't wait for the desk. */
  private CompletableFuture<Integer> forget(String hash) {
    return sessions.remove(hash) == null
        ? CompletableFuture.completedFuture(0)
        : desk.write(
            connection -> update(connection, "DELETE FROM session WHERE token_hash = ?", hash));
  }

  /** A session that has ended meanwhile stays ended. */
  private void see(String hash, Session session, Instant now) {
    Session seen = new Session(session.user(), session.device(), session.created(), now);
    if (sessions.replace(hash, session, seen)) {
      desk.write(
          connection ->
              update(
                  connection,
                  "UPDATE session SET seen_utc = ? WHERE token_hash = ?",
                  now.toString(),
                  hash));
    }
  }

  // ---- screens and stations -----------------------------------------------------------------

  public Collection<Enrolled> devices() {
    return devices.values().stream()
        .sorted((a, b) -> a.device().name().compareTo(b.device().name()))
        .toList();
  }

  public Optional<Screen> device(String id) {
    return Optional.ofNullable(devices.get(id)).map(Enrolled::device);
  }

  /** Makes a code. {@code uses} is 1 except where screens are only lent, as at an exhibition. */
  public String newCode(Code code, int uses, Duration validity) {
    String word = Tokens.code(10);
    run(
        "INSERT INTO enrolment_code"
            + " (code_hash, kind, name, counters, printer, uses_left, expires_utc)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        Tokens.sha256(word),
        code.kind().name(),
        code.name(),
        csv(code.counters()),
        code.printer(),
        Integer.toString(uses),
        clock.instant().plus(validity).toString());
    return word;
  }

  /**
   * Spends one use of a code.
   *
   * @param kind what the screen or station is; empty if it takes what the code makes of it
   * @return empty if the code is unknown, spent or too old
   * @throws WrongKindException if the code is for another kind; it is not spent then
   */
  public Optional<NewScreen> enrol(String code, Optional<ScreenKind> kind)
      throws WrongKindException {
    String id = Tokens.code(8).toLowerCase(java.util.Locale.ROOT);
    String token = Tokens.token();
    String hash = Tokens.sha256(Tokens.readCode(code));
    Instant now = clock.instant();
    Spent spent = desk.write(c -> spend(c, hash, kind, id, token, now)).join();
    if (spent.wrong().isPresent()) {
      throw new WrongKindException(spent.wrong().get());
    }
    Optional<Screen> device = spent.device();
    device.ifPresent(
        one -> {
          devices.put(one.id(), new Enrolled(one, false, now));
          screenByToken.put(Tokens.sha256(token), one.id());
        });
    return device.map(one -> new NewScreen(one, token));
  }

  /** A code that is good, but for another kind of screen or station. */
  public static final class WrongKindException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ScreenKind kind;

    WrongKindException(ScreenKind kind) {
      super("the code is for a " + kind);
      this.kind = kind;
    }

    public ScreenKind kind() {
      return kind;
    }
  }

  /** What came of a code: a device, or the other kind that it is for, or nothing. */
  private record Spent(Optional<Screen> device, Optional<ScreenKind> wrong) {}

  /** A freshly enrolled screen and the token that it keeps. */
  public record NewScreen(Screen device, String token) {}

  public boolean revoke(String id) {
    Enrolled known = devices.get(id);
    if (known == null) {
      return false;
    }
    run("UPDATE device SET revoked = 1 WHERE id = ?", id);
    devices.put(id, new Enrolled(known.device(), true, known.since()));
    return true;
  }

  private static Spent spend(
      Connection connection,
      String hash,
      Optional<ScreenKind> kind,
      String id,
      String token,
      Instant now)
      throws SQLException {
    Screen device;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT kind, name, counters, printer FROM enrolment_code"
                + " WHERE code_hash = ? AND uses_left > 0 AND expires_utc > ?")) {
      select.setString(1, hash);
      select.setString(2, now.toString());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return new Spent(Optional.empty(), Optional.empty());
        }
        ScreenKind made = ScreenKind.valueOf(row.getString(1));
        if (kind.isPresent() && kind.get() != made) {
          return new Spent(Optional.empty(), Optional.of(made));
        }
        device =
            new Screen(id, made, row.getString(2), counters(row.getString(3)), row.getString(4));
      }
    }
    update(
        connection,
        "UPDATE enrolment_code SET uses_left = uses_left - 1 WHERE code_hash = ?",
        hash);
    update(
        connection,
        "INSERT INTO device (id, kind, name, counters, printer, token_hash, revoked, created_utc)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
        device.id(),
        device.kind().name(),
        device.name(),
        csv(device.counters()),
        device.printer(),
        Tokens.sha256(token),
        now.toString());
    return new Spent(Optional.of(device), Optional.empty());
  }

  // ---- rows ---------------------------------------------------------------------------------

  private void load(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT * FROM account")) {
      while (row.next()) {
        Person person =
            new Person(
                row.getString("user"), row.getString("name"), Role.valueOf(row.getString("role")));
        accounts.put(
            person.user(),
            new Account(person, row.getString("password_hash"), row.getBoolean("locked")));
      }
    }
    try (ResultSet row = statement.executeQuery("SELECT * FROM device")) {
      while (row.next()) {
        Screen device =
            new Screen(
                row.getString("id"),
                ScreenKind.valueOf(row.getString("kind")),
                row.getString("name"),
                counters(row.getString("counters")),
                row.getString("printer"));
        Instant since = Instant.parse(row.getString("created_utc"));
        devices.put(device.id(), new Enrolled(device, row.getBoolean("revoked"), since));
        screenByToken.put(row.getString("token_hash"), device.id());
      }
    }
    try (ResultSet row = statement.executeQuery("SELECT * FROM session")) {
      while (row.next()) {
        sessions.put(
            row.getString("token_hash"),
            new Session(
                row.getString("user"),
                row.getString("device"),
                Instant.parse(row.getString("created_utc")),
                Instant.parse(row.getString("seen_utc"))));
      }
    }
  }

  private void run(String sql, String... values) {
    desk.write(connection -> update(connection, sql, values)).join();
  }

  private static int update(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static String csv(List<Integer> counters) {
    return counters.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<Integer> counters(String csv) {
    return csv.isEmpty() ? List.of() : Arrays.stream(csv.split(",")).map(Integer::valueOf).toList();
  }
}
