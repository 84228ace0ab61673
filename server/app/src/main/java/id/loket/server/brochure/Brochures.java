package id.loket.server.brochure;

import id.loket.server.brochure.Brochure.Act;
import id.loket.server.brochure.Brochure.Deed;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * All brochures and country sheets with all that was ever done to them. One change at a time, each
 * against the version that was seen, so that nobody writes over what was not read. Safe for many
 * threads.
 */
final class Brochures {
  /** A country sheet that is not looked at for longer is due. */
  static final int MOST_DAYS = 366;

  private static final int MOST_REASON = 200;

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  Brochures(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
  }

  /** The day of the office. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), desk.catalogue().zoneId());
  }

  /** By their numbers. */
  List<Brochure> all() {
    Map<Integer, List<Act>> acts =
        database.read(
            tables ->
                tables
                    .createQuery(
                        "SELECT number, version, at_utc, person, deed, about, reason"
                            + " FROM brochure ORDER BY number, version")
                    .map((row, context) -> Map.entry(row.getInt(1), act(row)))
                    .list()
                    .stream()
                    .collect(
                        Collectors.groupingBy(
                            Map.Entry::getKey,
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    return acts.entrySet().stream().map(one -> new Brochure(one.getKey(), one.getValue())).toList();
  }

  /**
   * @throws Problem 404 if there is none
   */
  Brochure of(int number) {
    return all().stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(() -> Problem.unknown("brochure"));
  }

  /**
   * The words of a version.
   *
   * @throws Problem 404 if it has none of its own
   */
  Content content(int number, int version) {
    return database
        .read(
            tables ->
                tables
                    .createQuery(
                        "SELECT told FROM brochure"
                            + " WHERE number = :number AND version = :version AND told <> ''")
                    .bind("number", number)
                    .bind("version", version)
                    .mapTo(String.class)
                    .findOne())
        .map(Brochures::read)
        .orElseThrow(() -> Problem.unknown("version"));
  }

  /**
   * Saves a new one as a draft.
   *
   * @return its number; the same request once more makes none
   * @throws Problem 422 for days that can't be, 409 if the request's id was used for something else
   */
  int begin(String requestId, Content content, String by) {
    turn.lock();
    try {
      Optional<Done> done = ofRequest(requestId);
      if (done.isPresent()) {
        mustBeSame(done.get(), done.get().number(), 1, Deed.DRAFTED, "", Optional.of(content));
        return done.get().number();
      }
      checkDays(content);
      int number = 1 + all().stream().mapToInt(Brochure::number).max().orElse(0);
      keep(requestId, number, new Act(1, clock.instant(), by, Deed.DRAFTED, 1, ""), content);
      return number;
    } finally {
      turn.unlock();
    }
  }

  /**
   * Saves other words as its draft; visitors are shown what was adopted.
   *
   * @param seen the version that was read before
   * @throws Problem 404, 409 if somebody else has changed it, 422 as {@link #begin}
   */
  void draft(String requestId, int number, int seen, Content content, String by) {
    change(
        requestId,
        number,
        seen,
        Deed.DRAFTED,
        "",
        Optional.of(content),
        before -> {
          checkDays(content);
          int next = before.version() + 1;
          keep(
              requestId,
              number,
              new Act(next, clock.instant(), by, Deed.DRAFTED, next, ""),
              content);
        });
  }

  /**
   * Shows visitors the draft from now on.
   *
   * @throws Problem 404, 409 also where there is no draft or another sheet of that country stands,
   *     422 where the day of its next check has passed
   */
  void adopt(String requestId, int number, int seen, String by) {
    change(
        requestId,
        number,
        seen,
        Deed.ADOPTED,
        "",
        Optional.empty(),
        before -> {
          int of = before.draft().orElseThrow(Brochures::noDraft).of();
          Content content = content(number, of);
          checkDays(content);
          mustBeAlone(number, content);
          act(requestId, before, by, Deed.ADOPTED, of, "");
        });
  }

  /**
   * @throws Problem 404, 409 also where there is no draft
   */
  void discard(String requestId, int number, int seen, String by) {
    change(
        requestId,
        number,
        seen,
        Deed.DISCARDED,
        "",
        Optional.empty(),
        before ->
            act(
                requestId,
                before,
                by,
                Deed.DISCARDED,
                before.draft().orElseThrow(Brochures::noDraft).of(),
                ""));
  }

  /**
   * Takes it from all screens; what it was stays on record, and so does a draft.
   *
   * @throws Problem 404, 409 also where visitors are shown none, 422 without a reason
   */
  void withdraw(String requestId, int number, int seen, String why, String by) {
    String reason = reason(why);
    change(
        requestId,
        number,
        seen,
        Deed.WITHDRAWN,
        reason,
        Optional.empty(),
        before -> {
          int of =
              before
                  .inForce()
                  .orElseThrow(
                      () ->
                          Problem.of(
                              409, "brochure-not-shown", "Visitors are not shown this one now."))
                  .of();
          act(requestId, before, by, Deed.WITHDRAWN, of, reason);
        });
  }

  private interface Change {
    void of(Brochure before);
  }

  private void change(
      String requestId,
      int number,
      int seen,
      Deed deed,
      String reason,
      Optional<Content> content,
      Change change) {
    turn.lock();
    try {
      Brochure before = of(number);
      Optional<Done> done = ofRequest(requestId);
      if (done.isPresent()) {
        mustBeSame(done.get(), number, seen + 1, deed, reason, content);
        return;
      }
      if (before.version() != seen) {
        throw Problem.of(
            409, "brochure-changed", "Somebody else has changed this meanwhile; read it first.");
      }
      change.of(before);
    } finally {
      turn.unlock();
    }
  }

  private static Problem noDraft() {
    return Problem.of(409, "brochure-no-draft", "There is no draft of it now.");
  }

  private void mustBeAlone(int number, Content content) {
    if (content.kind() == Content.Kind.BROCHURE) {
      return;
    }
    for (Brochure one : all()) {
      if (one.number() != number
          && one.inForce().isPresent()
          && content(one.number(), one.told()).country().equalsIgnoreCase(content.country())) {
        throw Problem.of(
            409,
            "brochure-country-taken",
            "Sheet "
                + one.number()
                + " of "
                + content.country()
                + " is shown already; change or withdraw that one.");
      }
    }
  }

  private void checkDays(Content content) {
    LocalDate today = today();
    for (Fact fact : content.facts()) {
      if (fact.checkedOn().isAfter(today)) {
        throw Problem.bad(
            "facts.%s.checkedOn is %s: today, %s, or before"
                .formatted(fact.topic(), fact.checkedOn(), today));
      }
    }
    LocalDate last = today.plusDays(MOST_DAYS);
    LocalDate by = content.checkBy();
    if (by != null && (by.isBefore(today) || by.isAfter(last))) {
      throw Problem.bad(
          "checkBy is " + by + ": a day from " + today + " to " + last + " is needed");
    }
  }

  private static String reason(String why) {
    try {
      return PlainText.line("reason", why, MOST_REASON);
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  /** What was done at a request. */
  private record Done(int number, Act act, Optional<Content> content) {}

  private Optional<Done> ofRequest(String requestId) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT number, version, at_utc, person, deed, about, reason, told"
                        + " FROM brochure WHERE request_id = ?")
                .bind(0, requestId)
                .map(
                    (row, context) ->
                        new Done(
                            row.getInt(1),
                            act(row),
                            Optional.of(row.getString(8))
                                .filter(told -> !told.isEmpty())
                                .map(Brochures::read)))
                .findOne());
  }

  /** A lost answer is asked for again with the same words; other words are another order. */
  private static void mustBeSame(
      Done done, int number, int version, Deed deed, String reason, Optional<Content> content) {
    if (done.number() != number
        || done.act().version() != version
        || done.act().deed() != deed
        || !done.act().reason().equals(reason)
        || !done.content().equals(content)) {
      throw Requests.reused();
    }
  }

  private static Content read(String told) {
    return Json.read(told.getBytes(StandardCharsets.UTF_8), Content.class);
  }

  private void act(String requestId, Brochure before, String by, Deed deed, int of, String why) {
    Act act = new Act(before.version() + 1, clock.instant(), by, deed, of, why);
    keep(requestId, before.number(), act, null);
  }

  /**
   * @param content of a draft; null for any other act
   */
  private void keep(String requestId, int number, Act act, Content content) {
    String told = content == null ? "" : new String(Json.bytes(content), StandardCharsets.UTF_8);
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO brochure"
                            + " (number, version, request_id, at_utc, person, deed, about, reason,"
                            + " told) VALUES (:number, :version, :id, :at, :by, :deed, :about,"
                            + " :reason, :told)")
                    .bind("number", number)
                    .bind("version", act.version())
                    .bind("id", requestId)
                    .bind("at", act.at().toString())
                    .bind("by", act.by())
                    .bind("deed", act.deed().name())
                    .bind("about", act.of())
                    .bind("reason", act.reason())
                    .bind("told", told)
                    .execute()));
  }

  private static Act act(ResultSet row) throws SQLException {
    return new Act(
        row.getInt(2),
        Instant.parse(row.getString(3)),
        row.getString(4),
        Deed.valueOf(row.getString(5)),
        row.getInt(6),
        row.getString(7));
  }
}
