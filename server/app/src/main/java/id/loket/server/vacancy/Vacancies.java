package id.loket.server.vacancy;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.statement.Query;

/**
 * All offers with all that was ever said of them; a change is one more version. One change at a
 * time, so that nobody writes over what was not seen. Safe for many threads.
 */
public final class Vacancies {
  /** An offer that stands longer is verified anew. */
  static final int MOST_DAYS = 366;

  private static final int MOST_REASON = 200;
  private static final String SELECT =
      "SELECT v.number, v.version, v.at_utc, v.person, v.told, v.withdrawn FROM vacancy v";
  private static final String NEWEST =
      " WHERE v.version = (SELECT max(w.version) FROM vacancy w WHERE w.number = v.number)";

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  public Vacancies(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /** The day of the office. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), desk.catalogue().zoneId());
  }

  /** What stands today, the newest first. */
  public List<Vacancy> standing() {
    LocalDate today = today();
    return all().stream().filter(one -> one.stands(today)).toList();
  }

  /** Each as it is now, the newest first. */
  List<Vacancy> all() {
    return database.read(
        tables -> read(tables.createQuery(SELECT + NEWEST + " ORDER BY v.number DESC")));
  }

  /** Every version of every offer, the oldest first. */
  List<Vacancy> versions() {
    return database.read(
        tables -> read(tables.createQuery(SELECT + " ORDER BY v.number, v.version")));
  }

  /**
   * As it is now.
   *
   * @throws Problem 404 if there is none
   */
  public Vacancy of(int number) {
    return database
        .read(
            tables ->
                read(tables.createQuery(SELECT + NEWEST + " AND v.number = ?").bind(0, number)))
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.unknown("vacancy"));
  }

  /**
   * @param by who has verified it
   * @return its number; the same request once more makes none
   * @throws Problem 422 for a last day that has passed, or is far away, 409 if the request's id was
   *     used for something else
   */
  int announce(String requestId, Offer offer, String by) {
    turn.lock();
    try {
      Optional<Vacancy> before = ofRequest(requestId);
      if (before.isPresent()) {
        mustBeSame(before.get(), 1, offer, Optional.empty());
        return before.get().number();
      }
      mustExpire(offer);
      int number = 1 + all().stream().mapToInt(Vacancy::number).max().orElse(0);
      keep(requestId, new Vacancy(number, 1, clock.instant(), by, offer, Optional.empty()));
      return number;
    } finally {
      turn.unlock();
    }
  }

  /**
   * @param seen the version that was read before it was changed
   * @throws Problem 404 if there is none, 409 if it was changed meanwhile or no longer stands, 422
   *     as {@link #announce}
   */
  void change(String requestId, int number, int seen, Offer offer, String by) {
    turn.lock();
    try {
      Vacancy before = of(number);
      Optional<Vacancy> done = ofRequest(requestId);
      if (done.isPresent()) {
        mustBeOf(done.get(), number);
        mustBeSame(done.get(), seen + 1, offer, Optional.empty());
        return;
      }
      mustStand(before);
      if (before.version() != seen) {
        throw Problem.of(
            409, "vacancy-changed", "Somebody else has changed this vacancy meanwhile.");
      }
      mustExpire(offer);
      keep(requestId, new Vacancy(number, seen + 1, clock.instant(), by, offer, Optional.empty()));
    } finally {
      turn.unlock();
    }
  }

  /**
   * Takes it from all screens; what it was stays on record.
   *
   * @throws Problem 404 if there is none, 409 if it no longer stands, 422 without a reason
   */
  void withdraw(String requestId, int number, String why, String by) {
    turn.lock();
    try {
      Vacancy before = of(number);
      Optional<String> reason = Optional.of(reason(why));
      Optional<Vacancy> done = ofRequest(requestId);
      if (done.isPresent()) {
        mustBeOf(done.get(), number);
        mustBeSame(done.get(), done.get().version(), before.offer(), reason);
        return;
      }
      mustStand(before);
      keep(
          requestId,
          new Vacancy(number, before.version() + 1, clock.instant(), by, before.offer(), reason));
    } finally {
      turn.unlock();
    }
  }

  private static void mustBeOf(Vacancy done, int number) {
    if (done.number() != number) {
      throw Requests.reused();
    }
  }

  /** A lost answer is asked for again with the same words; other words are another order. */
  private static void mustBeSame(
      Vacancy done, int version, Offer offer, Optional<String> withdrawn) {
    if (done.version() != version
        || !done.offer().equals(offer)
        || !done.withdrawn().equals(withdrawn)) {
      throw Requests.reused();
    }
  }

  private static String reason(String why) {
    try {
      return PlainText.line("reason", why, MOST_REASON);
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  private static void mustStand(Vacancy one) {
    if (one.withdrawn().isPresent()) {
      throw Problem.of(409, "vacancy-withdrawn", "This vacancy was withdrawn; enter a new one.");
    }
  }

  private void mustExpire(Offer offer) {
    LocalDate today = today();
    LocalDate last = today.plusDays(MOST_DAYS);
    if (offer.until().isBefore(today) || offer.until().isAfter(last)) {
      throw Problem.bad(
          "until is " + offer.until() + ": a day from " + today + " to " + last + " is needed");
    }
  }

  private Optional<Vacancy> ofRequest(String requestId) {
    return database
        .read(
            tables ->
                read(tables.createQuery(SELECT + " WHERE v.request_id = ?").bind(0, requestId)))
        .stream()
        .findFirst();
  }

  private void keep(String requestId, Vacancy one) {
    String told = new String(Json.bytes(one.offer()), StandardCharsets.UTF_8);
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO vacancy"
                            + " (number, version, request_id, at_utc, person, told, withdrawn)"
                            + " VALUES (:number, :version, :id, :at, :by, :told, :withdrawn)")
                    .bind("number", one.number())
                    .bind("version", one.version())
                    .bind("id", requestId)
                    .bind("at", one.at().toString())
                    .bind("by", one.by())
                    .bind("told", told)
                    .bind("withdrawn", one.withdrawn().orElse(""))
                    .execute()));
  }

  private static List<Vacancy> read(Query query) {
    return query.map((row, context) -> vacancy(row)).list();
  }

  private static Vacancy vacancy(ResultSet row) throws SQLException {
    Offer offer = Json.read(row.getString(5).getBytes(StandardCharsets.UTF_8), Offer.class);
    return new Vacancy(
        row.getInt(1),
        row.getInt(2),
        Instant.parse(row.getString(3)),
        row.getString(4),
        offer,
        Optional.of(row.getString(6)).filter(why -> !why.isEmpty()));
  }
}
