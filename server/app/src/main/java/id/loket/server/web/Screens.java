package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.journal.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The enrolled screens and stations, and the codes with which they are enrolled. Held in memory and
 * written through the desk before they count. The tables are named after the word of before. Safe
 * for many threads.
 */
public final class Screens {
  /** How long a code of a program of before was good for. */
  private static final Duration USUAL = Duration.ofMinutes(15);

  private final OfficeDesk desk;
  private final Clock clock;
  private final Ticks ticks;
  private final Map<String, Enrolled> enrolled = new ConcurrentHashMap<>();
  private final Map<String, String> byToken = new ConcurrentHashMap<>();
  private final Map<String, String> keyByToken = new ConcurrentHashMap<>();
  private final Map<String, Seen> lastSeen = new ConcurrentHashMap<>();

  /** The key of each that has one. */
  private final Map<String, String> boundTo = new ConcurrentHashMap<>();

  /** The hash of the code with which each was enrolled; of those from before it is empty. */
  private final Map<String, String> enrolledWith = new ConcurrentHashMap<>();

  /** Until when each code is good, in steady nanoseconds. */
  private final Map<String, Long> codesUntil = new ConcurrentHashMap<>();

  /** A screen and whether it is still let in. */
  public record Enrolled(Screen screen, boolean revoked, Instant since) {}

  private record Seen(Instant at, long nanos) {}

  private record Row(String tokenHash, Enrolled enrolled, String code, String key) {}

  /** What a code will make of the screen that uses it. */
  public record Code(ScreenKind kind, String name, List<Integer> counters, String printer) {}

  public Screens(OfficeDesk desk, Database database, Clock clock, Ticks ticks) {
    this.desk = desk;
    this.clock = clock;
    this.ticks = ticks;
    database
        .read(Screens::rows)
        .forEach(row -> note(row.enrolled(), row.tokenHash(), row.code(), row.key()));
    database.read(Screens::codes).forEach(this::noteAfterRestart);
  }

  private record Made(String hash, String at, Instant until) {}

  private static List<Made> codes(Handle tables) {
    return tables
        .createQuery(
            "SELECT code_hash, made_utc, expires_utc FROM enrolment_code WHERE uses_left > 0")
        .map(
            (row, context) ->
                new Made(row.getString(1), row.getString(2), Instant.parse(row.getString(3))))
        .list();
  }

  /**
   * A code is never good for longer than when it was made. One that seems to come from the future,
   * from when the clock was wrong, begins its time anew, once.
   */
  private void noteAfterRestart(Made made) {
    Instant now = clock.instant();
    Instant at = made.at().isEmpty() ? made.until().minus(USUAL) : Instant.parse(made.at());
    Duration validity = Duration.between(at, made.until());
    if (!at.isAfter(now)) {
      keepUntil(made.hash(), Duration.between(now, made.until()));
      return;
    }
    keepUntil(made.hash(), validity);
    desk.write(
        tables ->
            tables.execute(
                "UPDATE enrolment_code SET made_utc = ?, expires_utc = ? WHERE code_hash = ?",
                now.toString(),
                now.plus(validity).toString(),
                made.hash()));
  }

  private void keepUntil(String hash, Duration validity) {
    if (!validity.isNegative()) {
      codesUntil.put(hash, ticks.nanos() + validity.toNanos());
    }
  }

  private static List<Row> rows(Handle tables) {
    return tables
        .createQuery(
            "SELECT id, kind, name, counters, printer, token_hash, revoked, created_utc,"
                + " enrolled_with, held_key FROM device")
        .map(
            (row, context) ->
                new Row(
                    row.getString(6),
                    new Enrolled(
                        new Screen(
                            row.getString(1),
                            ScreenKind.valueOf(row.getString(2)),
                            row.getString(3),
                            counters(row.getString(4)),
                            row.getString(5)),
                        row.getBoolean(7),
                        Instant.parse(row.getString(8))),
                    row.getString(9),
                    row.getString(10)))
        .list();
  }

  private void note(Enrolled one, String tokenHash, String code, String key) {
    if (!key.isEmpty()) {
      keyByToken.put(tokenHash, key);
      boundTo.put(one.screen().id(), key);
    }
    enrolledWith.put(one.screen().id(), code);
    enrolled.put(one.screen().id(), one);
    byToken.put(tokenHash, one.screen().id());
  }

  /** The key that whoever shows this token has to hold; empty if any will do. */
  Optional<String> keyOf(String token) {
    return Optional.ofNullable(keyByToken.get(Tokens.sha256(token)));
  }

  /** Whether its token is worth nothing without a key. */
  public boolean isBound(String screen) {
    return boundTo.containsKey(screen);
  }

  /** Those that are let in with that key. */
  public List<Screen> heldBy(String key) {
    return all().stream()
        .filter(one -> !one.revoked() && key.equals(boundTo.get(one.screen().id())))
        .map(Enrolled::screen)
        .toList();
  }

  /** Asked with each request, and with each beat of a live page that stays open. */
  public Optional<Screen> byToken(String token) {
    Optional<Screen> screen =
        Optional.ofNullable(byToken.get(Tokens.sha256(token)))
            .map(enrolled::get)
            .filter(one -> !one.revoked())
            .map(Enrolled::screen);
    screen.ifPresent(one -> lastSeen.put(one.id(), new Seen(clock.instant(), ticks.nanos())));
    return screen;
  }

  /** When that screen or station was last here; empty if not since the server's start. */
  public Optional<Instant> lastSeen(String screen) {
    return Optional.ofNullable(lastSeen.get(screen)).map(Seen::at);
  }

  /** Whether it was, whatever the clock on the wall was set to since. */
  public boolean wasHereWithin(String screen, Duration span) {
    Seen seen = lastSeen.get(screen);
    return seen != null && ticks.since(seen.nanos()).compareTo(span) < 0;
  }

  /** All that were ever enrolled, by name. */
  public Collection<Enrolled> all() {
    return enrolled.values().stream()
        .sorted(Comparator.comparing(one -> one.screen().name()))
        .toList();
  }

  public Optional<Screen> find(String id) {
    return Optional.ofNullable(enrolled.get(id)).map(Enrolled::screen);
  }

  /** Those of a kind that are let in, by name. */
  public List<Screen> letIn(ScreenKind kind) {
    return all().stream()
        .filter(one -> !one.revoked() && one.screen().kind() == kind)
        .map(Enrolled::screen)
        .toList();
  }

  /**
   * @throws Problem 404 if there is none of that kind
   */
  public Screen mustFind(ScreenKind kind, String id) {
    return find(id).filter(one -> one.kind() == kind).orElseThrow(() -> Problem.unknown("device"));
  }

  /** Whether it is enrolled, and was not taken down. */
  public boolean isLetIn(String id) {
    Enrolled one = enrolled.get(id);
    return one != null && !one.revoked();
  }

  /** The name as people know it; the id itself of one that is not known. */
  public String nameOf(String id) {
    return find(id).map(Screen::name).orElse(id);
  }

  /** The names of those that are let in and print at this station. */
  public List<String> printingAt(String station) {
    return all().stream()
        .filter(one -> !one.revoked())
        .map(Enrolled::screen)
        .filter(one -> one.printer().equals(station) && one.kind().prints())
        .map(Screen::name)
        .toList();
  }

  /** Makes a code. {@code uses} is 1 except where screens are only lent, as at an exhibition. */
  public String newCode(Code code, int uses, Duration validity) {
    String word = Tokens.code(10);
    Instant now = clock.instant();
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO enrolment_code"
                            + " (code_hash, kind, name, counters, printer, uses_left, made_utc,"
                            + " expires_utc) VALUES (:hash, :kind, :name, :counters, :printer,"
                            + " :uses, :now, :until)")
                    .bind("hash", Tokens.sha256(word))
                    .bind("kind", code.kind().name())
                    .bind("name", code.name())
                    .bind("counters", csv(code.counters()))
                    .bind("printer", code.printer())
                    .bind("uses", uses)
                    .bind("now", now.toString())
                    .bind("until", now.plus(validity).toString())
                    .execute()));
    keepUntil(Tokens.sha256(word), validity);
    return word;
  }

  /** The same for one that has no key. */
  public Optional<NewScreen> enrol(String code, Optional<ScreenKind> kind, IntPredicate counters)
      throws WrongKindException {
    return enrol(code, kind, counters, "");
  }

  /**
   * Spends one use of a code.
   *
   * @param kind what the screen or station is; empty if it takes what the code makes of it
   * @param counters whether there is a loket of that number
   * @param key that it holds; empty if it has none
   * @return empty if the code is unknown, spent or too old, or if all its lokets have gone
   * @throws WrongKindException if the code is for another kind; it is not spent then
   */
  public Optional<NewScreen> enrol(
      String code, Optional<ScreenKind> kind, IntPredicate counters, String key)
      throws WrongKindException {
    String id = Tokens.code(8).toLowerCase(Locale.ROOT);
    String token = Tokens.token();
    String hash = Tokens.sha256(Tokens.readCode(code));
    if (!isGood(hash)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Spent spent =
        Requests.await(
            desk.write(tables -> spend(tables, hash, kind, counters, id, token, key, now)));
    if (spent.wrong().isPresent()) {
      throw new WrongKindException(spent.wrong().get());
    }
    Optional<Screen> screen = spent.screen();
    screen.ifPresent(one -> note(new Enrolled(one, false, now), Tokens.sha256(token), hash, key));
    return screen.map(one -> new NewScreen(one, token));
  }

  /** Whether that screen became one with this very code. */
  public boolean cameWith(String screen, String code) {
    return Tokens.sha256(Tokens.readCode(code)).equals(enrolledWith.get(screen));
  }

  /** Told without the desk, so that guessing costs nobody a turn there. */
  private boolean isGood(String hash) {
    Long until = codesUntil.get(hash);
    if (until != null && until - ticks.nanos() <= 0) {
      codesUntil.remove(hash);
      return false;
    }
    return until != null;
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

  /** What came of a code: a screen, or the other kind that it is for, or nothing. */
  private record Spent(Optional<Screen> screen, Optional<ScreenKind> wrong) {
    static final Spent NOTHING = new Spent(Optional.empty(), Optional.empty());
  }

  /** A freshly enrolled screen and the token that it keeps. */
  public record NewScreen(Screen screen, String token) {}

  /** False if there is no such screen. */
  public boolean revoke(String id) {
    Enrolled known = enrolled.get(id);
    if (known == null) {
      return false;
    }
    Requests.await(
        desk.write(tables -> tables.execute("UPDATE device SET revoked = 1 WHERE id = ?", id))
            .thenApply(
                rows -> enrolled.put(id, new Enrolled(known.screen(), true, known.since()))));
    return true;
  }

  private static Spent spend(
      Handle tables,
      String hash,
      Optional<ScreenKind> kind,
      IntPredicate counters,
      String id,
      String token,
      String key,
      Instant now) {
    Optional<Screen> made =
        tables
            .createQuery(
                "SELECT kind, name, counters, printer FROM enrolment_code"
                    + " WHERE code_hash = :hash AND uses_left > 0")
            .bind("hash", hash)
            .map(
                (row, context) ->
                    new Screen(
                        id,
                        ScreenKind.valueOf(row.getString(1)),
                        row.getString(2),
                        counters(row.getString(3)),
                        row.getString(4)))
            .findOne();
    if (made.isEmpty() || !showsSomething(made.get(), counters)) {
      return Spent.NOTHING;
    }
    Screen screen = made.get();
    if (kind.isPresent() && kind.get() != screen.kind()) {
      return new Spent(Optional.empty(), Optional.of(screen.kind()));
    }
    tables.execute("UPDATE enrolment_code SET uses_left = uses_left - 1 WHERE code_hash = ?", hash);
    tables
        .createUpdate(
            "INSERT INTO device"
                + " (id, kind, name, counters, printer, token_hash, revoked, created_utc,"
                + " enrolled_with, held_key)"
                + " VALUES (:id, :kind, :name, :counters, :printer, :token, 0, :now, :code, :key)")
        .bind("id", screen.id())
        .bind("kind", screen.kind().name())
        .bind("name", screen.name())
        .bind("counters", csv(screen.counters()))
        .bind("printer", screen.printer())
        .bind("token", Tokens.sha256(token))
        .bind("now", now.toString())
        .bind("code", hash)
        .bind("key", key)
        .execute();
    return new Spent(made, Optional.empty());
  }

  private static boolean showsSomething(Screen screen, IntPredicate counters) {
    return screen.counters().isEmpty() || screen.counters().stream().anyMatch(counters::test);
  }

  private static String csv(List<Integer> counters) {
    return counters.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<Integer> counters(String csv) {
    return csv.isEmpty() ? List.of() : Arrays.stream(csv.split(",")).map(Integer::valueOf).toList();
  }
}
