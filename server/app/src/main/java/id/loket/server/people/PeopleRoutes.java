package id.loket.server.people;

import id.loket.server.journal.Database;
import id.loket.server.journal.Recorded;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Visits;
import id.loket.server.keys.KeyStore;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erasing or restricting a person, taking back a consent, and what an interrupted erasure or an
 * unfinished entry has left.
 */
public final class PeopleRoutes {
  private static final Logger log = LoggerFactory.getLogger(PeopleRoutes.class);

  /** Longer than any deed waits between its key and its row. */
  private static final Duration WITHOUT_ROW = Duration.ofHours(1);

  private final Database database;
  private final Requests requests;
  private final KeyStore keys;
  private final Clock clock;
  private final Registers registers;
  private final Instant start;
  private final Runnable afterwards;
  private boolean hasEndedWhatWasBefore;

  /**
   * @param afterwards whenever something has gone, for whoever shows what is kept
   */
  public PeopleRoutes(
      Database database, Requests requests, KeyStore keys, Clock clock, Runnable afterwards) {
    this.afterwards = afterwards;
    this.database = database;
    this.requests = requests;
    this.keys = keys;
    this.clock = clock;
    this.start = clock.instant();
    this.registers = database.registers();
  }

  public Feature feature() {
    return Feature.of(
            "people",
            List.of(
                Route.post("/api/v1/people/{person}/erase", "person.erase", this::erase),
                Route.post("/api/v1/people/{person}/restrict", "person.restrict", this::restrict),
                Route.post("/api/v1/people/{person}/lift", "person.restrict", this::lift),
                Route.post(
                    "/api/v1/tickets/{ticket}/consent/withdraw",
                    "consent.withdraw",
                    this::withdraw)))
        .every(Duration.ofMinutes(10), this::sweep);
  }

  /**
   * Whom to forget.
   *
   * @param reason why, for whoever asks later; a program of before says none, and expects no answer
   */
  record Erasing(String requestId, PersonErased.Reason reason) {
    Erasing {
      if (reason == PersonErased.Reason.TOO_OLD) {
        throw new IllegalArgumentException(
            "reason: TOO_OLD is the office's own; allowed are "
                + EnumSet.complementOf(EnumSet.of(reason)));
      }
    }
  }

  /**
   * @param gone how many rows went, by their table
   */
  record ErasedView(Map<String, Integer> gone) {}

  private void erase(Context context, Caller caller) {
    Erasing erasing = Json.read(context.bodyAsBytes(), Erasing.class);
    Requests.check(erasing.requestId());
    Optional<PersonErased.Reason> reason = Optional.ofNullable(erasing.reason());
    String person = context.pathParam("person");
    if (!database.read(tables -> ErasePerson.isKnown(tables, person, registers))) {
      throw Problem.unknown("person");
    }
    ErasePerson deed = new ErasePerson(person, caller.actor(), reason, registers);
    List<PersonErased> erased =
        erase(
            visits(person),
            deed.by(),
            () -> requests.order(context, caller, erasing.requestId(), deed));
    if (reason.isEmpty()) {
      context.status(204);
    } else {
      Json.answer(context, 200, new ErasedView(Erasures.gone(erased)));
    }
  }

  /** Why nobody is to be shown what is known of somebody. */
  record Restricting(String requestId, PersonRestricted.Reason reason) {
    Restricting {
      if (reason == null) {
        throw new IllegalArgumentException(
            "reason: allowed are " + EnumSet.allOf(PersonRestricted.Reason.class));
      }
    }
  }

  private void restrict(Context context, Caller caller) {
    Restricting wish = Json.read(context.bodyAsBytes(), Restricting.class);
    restrict(context, caller, wish.requestId(), Optional.of(wish.reason()));
  }

  private void lift(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    restrict(context, caller, tap.requestId(), Optional.empty());
  }

  private void restrict(
      Context context, Caller caller, String id, Optional<PersonRestricted.Reason> reason) {
    String person = context.pathParam("person");
    requests.order(
        context, caller, id, new RestrictPerson(person, caller.actor(), reason, registers));
    afterwards.run();
    context.status(204);
  }

  /** Whoever may ask for pictures may take them back; of an unknown ticket nothing goes. */
  private void withdraw(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    Requests.check(tap.requestId());
    String ticket = context.pathParam("ticket");
    WithdrawConsent deed = new WithdrawConsent(ticket, caller.actor(), registers);
    List<String> subjects =
        database.read(tables -> Visits.ofTicket(ticket, registers, tables)).biometrics();
    List<PersonErased> erased =
        erase(subjects, deed.by(), () -> requests.order(context, caller, tap.requestId(), deed));
    Json.answer(context, 200, new ErasedView(Erasures.gone(erased)));
  }

  /** The keys first; what came in between is found by the deed, and its keys go after it. */
  private List<PersonErased> erase(
      List<String> persons, String by, Supplier<List<Recorded>> order) {
    keys.erase(persons, by);
    List<PersonErased> erased =
        order.get().stream()
            .map(Recorded::event)
            .filter(PersonErased.class::isInstance)
            .map(PersonErased.class::cast)
            .toList();
    List<String> late =
        erased.stream().map(PersonErased::person).filter(one -> !keys.wasErased(one)).toList();
    if (!late.isEmpty()) {
      keys.erase(late, by);
    }
    afterwards.run();
    return erased;
  }

  private List<String> visits(String person) {
    return database.read(tables -> Visits.of(person, registers, tables)).persons();
  }

  /**
   * Ends what was interrupted: rows whose key is erased go, and so do keys that never got a row. Of
   * these only keys that this program has made since its start: the office's file may be older than
   * the keys, or not be back yet after a restore. Harmless when repeated.
   */
  void sweep() {
    keys.cutLogLeft();
    endKeysWhoseRowsWent();
    if (!hasEndedWhatWasBefore) {
      endWhatWasBefore();
      hasEndedWhatWasBefore = true;
    }
    Set<String> withRows = database.read(tables -> ErasePerson.withRows(tables, registers));
    keys.erased()
        .forEach(
            (person, by) -> {
              if (withRows.contains(person)) {
                end(person, by);
              }
            });
    Instant until = clock.instant().minus(WITHOUT_ROW);
    for (String person : keys.personsBetween(start, until)) {
      if (!withRows.contains(person)) {
        keys.drop(person);
      }
    }
  }

  /**
   * A withdrawal takes the row first; its key may have failed to go, or a power cut came between.
   */
  private void endKeysWhoseRowsWent() {
    Set<String> gone = keys.erased().keySet();
    List<String> left =
        database.read(HandedTables::erased).stream().filter(one -> !gone.contains(one)).toList();
    if (!left.isEmpty()) {
      keys.erase(left, "office");
    }
  }

  /**
   * Of whoever was erased, all that was kept of the same visits goes: a program of before has left
   * pictures and templates. Once after a start.
   */
  private void endWhatWasBefore() {
    Map<String, String> erased = database.read(HandedTables::erasedBy);
    erased.forEach(
        (person, by) -> {
          if (!visits(person).stream().allMatch(keys::wasErased)) {
            end(person, by);
          }
        });
  }

  private void end(String person, String by) {
    ErasePerson deed = new ErasePerson(person, by, Optional.empty(), registers);
    erase(visits(person), by, () -> requests.orderPlain(by, deed));
    log.info("people: an interrupted erasure was ended");
  }
}
