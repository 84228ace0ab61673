package id.loket.server.lookup;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.PastDays;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screens;
import io.javalin.http.Context;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The journal of a day, searched by number, loket or actor. */
public final class LookupRoutes {
  private static final int PAGE = 200;
  private static final String PERSON = "person:";
  private static final String DEVICE = "device:";

  private final OfficeDesk desk;
  private final PastDays past;
  private final Accounts accounts;
  private final Screens screens;
  private final Clock clock;

  public LookupRoutes(
      OfficeDesk desk, Database database, Accounts accounts, Screens screens, Clock clock) {
    this.desk = desk;
    this.past = new PastDays(database);
    this.accounts = accounts;
    this.screens = screens;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            "lookup", List.of(Route.get("/api/v1/journal", "journal.read", this::journal)))
        .shownOn("journal");
  }

  /**
   * One thing that happened.
   *
   * @param kind the event's, such as {@code TicketIssued}
   * @param actor who asked for it, as the journal has it
   * @param actorName as the office calls them now; empty if nobody knows
   * @param number of the ticket that it is about; empty if it is about none
   * @param counter the loket; null if it is about none
   * @param values what else it says that may be told, by field
   * @param known whether this program knows its kind; one of a newer program tells nothing else
   * @param sound whether it fits its hash and the event before it
   */
  record Row(
      long seq,
      Instant at,
      String kind,
      String actor,
      String actorName,
      String number,
      Integer counter,
      Map<String, String> values,
      boolean known,
      boolean sound) {}

  /**
   * @param oldest the first day that can be looked up
   * @param next where the next page begins; null if this is the last
   */
  record Answer(int version, LocalDate day, LocalDate oldest, List<Row> rows, Long next) {}

  private void journal(Context context, Caller caller) {
    LocalDate today = Requests.await(desk.look(office -> office.dayAt(clock.instant())));
    LocalDate day = day(context.queryParam("day"), today);
    Search search =
        Search.of(
            context.queryParam("number"),
            context.queryParam("counter"),
            context.queryParam("actor"));
    long after = after(context.queryParam("after"));
    List<Row> rows = new ArrayList<>();
    try {
      past.give(
          day,
          after,
          event -> {
            Told told = Told.of(event);
            if (search.wants(told, names(told))) {
              rows.add(row(event, told));
            }
            return rows.size() <= PAGE;
          });
      Long next = rows.size() > PAGE ? (Long) rows.get(PAGE - 1).seq() : null;
      List<Row> page = rows.subList(0, Math.min(rows.size(), PAGE));
      Json.answer(context, 200, new Answer(1, day, past.oldest(today), page, next));
    } catch (IOException e) {
      throw Problem.of(409, "month-unreadable", e.getMessage());
    } catch (SQLException e) {
      throw new IllegalStateException("reading the journal of " + day, e);
    }
  }

  private Row row(PastDays.Past event, Told told) {
    return new Row(
        event.seq(),
        event.at(),
        event.kind(),
        event.actor(),
        nameOf(event.actor()),
        told.number(),
        told.counter(),
        named(told.values()),
        event.known(),
        event.sound());
  }

  /** Of all who are named in it: those in the journal, and as the office calls them now. */
  private List<String> names(Told told) {
    return told.actors().stream()
        .flatMap(one -> Stream.of(one.substring(one.indexOf(':') + 1), nameOf(one)))
        .toList();
  }

  /** Screens and staff as the office calls them now. */
  private Map<String, String> named(Map<String, String> values) {
    Map<String, String> named = new LinkedHashMap<>(values);
    named.computeIfPresent("board", (field, id) -> screens.nameOf(id));
    named.computeIfPresent("station", (field, id) -> screens.nameOf(id));
    named.computeIfPresent("officer", (field, user) -> called(user));
    named.computeIfPresent("by", (field, actor) -> called(actor));
    return named;
  }

  private String called(String who) {
    String user = who.startsWith(PERSON) ? who.substring(PERSON.length()) : who;
    String name = accounts.nameOf(user);
    return name.isEmpty() ? user : name;
  }

  private String nameOf(String actor) {
    if (actor.startsWith(PERSON)) {
      return accounts.nameOf(actor.substring(PERSON.length()));
    }
    if (actor.startsWith(DEVICE)) {
      String id = actor.substring(DEVICE.length());
      String name = screens.nameOf(id);
      return name.equals(id) ? "" : name;
    }
    return accounts.nameOf(actor);
  }

  private static LocalDate day(String given, LocalDate today) {
    if (given == null) {
      return today;
    }
    try {
      return LocalDate.parse(given);
    } catch (DateTimeParseException e) {
      throw Problem.bad("day is " + given + ": a day such as 2026-10-01 is needed");
    }
  }

  private static long after(String given) {
    try {
      return given == null ? 0 : Math.max(0, Long.parseLong(given));
    } catch (NumberFormatException e) {
      throw Problem.bad("after is " + given + ": the next of the page before is needed");
    }
  }
}
