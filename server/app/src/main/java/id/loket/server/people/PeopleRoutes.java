package id.loket.server.people;

import id.loket.server.journal.Database;
import id.loket.server.journal.Table;
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
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erasing a person, and what an interrupted erasure or an unfinished entry has left. */
public final class PeopleRoutes {
  private static final Logger log = LoggerFactory.getLogger(PeopleRoutes.class);

  /** Longer than any deed waits between its key and its row. */
  private static final Duration WITHOUT_ROW = Duration.ofHours(1);

  private final Database database;
  private final Requests requests;
  private final KeyStore keys;
  private final Clock clock;
  private final List<String> originals;
  private final Instant start;

  public PeopleRoutes(Database database, Requests requests, KeyStore keys, Clock clock) {
    this.database = database;
    this.requests = requests;
    this.keys = keys;
    this.clock = clock;
    this.start = clock.instant();
    this.originals = database.registers().tables(Table.Nature.ORIGINAL);
  }

  public Feature feature() {
    return Feature.of(
            "people",
            List.of(Route.post("/api/v1/people/{person}/erase", "person.erase", this::erase)))
        .every(Duration.ofMinutes(10), this::sweep);
  }

  private void erase(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    Requests.check(tap.requestId());
    String person = context.pathParam("person");
    boolean known =
        database.read(
            tables ->
                ErasePerson.isErased(tables, person)
                    || ErasePerson.isKnown(tables, person, originals));
    if (!known) {
      throw Problem.unknown("person");
    }
    keys.erase(person, caller.actor());
    requests.order(
        context, caller, tap.requestId(), new ErasePerson(person, caller.actor(), originals));
    context.status(204);
  }

  /**
   * Ends what was interrupted: rows whose key is erased go, and so do keys that never got a row. Of
   * these only keys that this program has made since its start: the office's file may be older than
   * the keys, or not be back yet after a restore. Harmless when repeated.
   */
  void sweep() {
    keys.cutLogLeft();
    Set<String> withRows = database.read(tables -> ErasePerson.known(tables, originals));
    keys.erased()
        .forEach(
            (person, by) -> {
              if (withRows.contains(person)) {
                requests.orderPlain(by, new ErasePerson(person, by, originals));
                log.info("people: an interrupted erasure was ended");
              }
            });
    Instant until = clock.instant().minus(WITHOUT_ROW);
    for (String person : keys.personsBetween(start, until)) {
      if (!withRows.contains(person)) {
        keys.drop(person);
      }
    }
  }
}
