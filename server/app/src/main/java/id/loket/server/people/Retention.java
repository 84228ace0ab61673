package id.loket.server.people;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import id.loket.server.web.Check;
import id.loket.server.web.Keeping;
import id.loket.server.web.Requests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go at night, after three, what has been kept as long as it may. Not while somebody is asked
 * which day it is, for a wrong day would make everything old; and not at the first look at a night,
 * for a clock that has just jumped is not doubted yet. Here the row goes first and its key after
 * it: nobody waits for it, and a key that is left is taken at the next start.
 */
public final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Duration AFTER = Duration.ofHours(3);
  private static final Duration ANEW = Duration.ofHours(1);
  private static final String OFFICE = "office";
  private static final String CHECK = "retention";

  /** So many in one deed, that nobody waits for the desk. */
  private static final int AT_ONCE = 100;

  private final OfficeDesk desk;
  private final Database database;
  private final Requests requests;
  private final KeyStore keys;
  private final List<Keeping> keepings;
  private final Duration images;
  private final Supplier<ZoneId> zone;
  private final Clock clock;
  private volatile Optional<LocalDate> seen = Optional.empty();
  private volatile Optional<LocalDate> done = Optional.empty();
  private volatile boolean failed;
  private volatile Instant drawn = Instant.EPOCH;
  private volatile Map<String, String> values = Map.of();

  /**
   * @param images how long a picture is kept, which is told here only
   * @param zone the office's
   */
  public Retention(
      OfficeDesk desk,
      Database database,
      Requests requests,
      KeyStore keys,
      List<Keeping> keepings,
      Duration images,
      Supplier<ZoneId> zone,
      Clock clock) {
    this.desk = desk;
    this.database = database;
    this.requests = requests;
    this.keys = keys;
    this.keepings = List.copyOf(keepings);
    this.images = images;
    this.zone = zone;
    this.clock = clock;
  }

  /** Does what is due now; to be called every minute or so. */
  public void look() {
    Optional<LocalDate> night =
        Optional.of(clock.instant().minus(AFTER).atZone(zone.get()).toLocalDate());
    boolean doubted =
        Requests.await(
            desk.look(office -> office.mark().isDoubted() || office.doubt().isPresent()));
    boolean knownBefore = night.equals(seen);
    seen = doubted ? Optional.empty() : night;
    if (night.equals(done) || doubted || !knownBefore) {
      return;
    }
    failed = true;
    for (Keeping one : keepings) {
      int gone = letGo(one);
      if (gone > 0) {
        log.info("people: {} of {} went, older than {} days", gone, one.kind(), one.days());
      }
    }
    failed = false;
    done = night;
  }

  private int letGo(Keeping kind) {
    Instant before = clock.instant().minus(Duration.ofDays(kind.days()));
    int gone = 0;
    while (true) {
      List<String> due = database.read(tables -> due(tables, kind, before));
      if (due.isEmpty()) {
        return gone;
      }
      requests.orderPlain(
          OFFICE, new LetPass(due, OFFICE, PersonErased.Reason.TOO_OLD, database.registers()));
      keys.erase(due, OFFICE);
      gone += due.size();
    }
  }

  private static List<String> due(Handle tables, Keeping kind, Instant before) {
    return tables
        .createQuery(
            "SELECT DISTINCT person FROM (" + kind.rows() + ") WHERE since < ? LIMIT " + AT_ONCE)
        .bind(0, before.toString())
        .mapTo(String.class)
        .list();
  }

  /** Its row on the list of checks: what goes when, as it was within the last hour. */
  public Check check() {
    if (clock.instant().isAfter(drawn.plus(ANEW))) {
      drawn = clock.instant();
      Map<String, String> told = new HashMap<>();
      for (Keeping one : keepings) {
        told.put(one.kind(), String.valueOf(one.days()));
        told.put(one.kind() + "Next", next(one));
      }
      told.put("images", String.valueOf(images.toHours()));
      values = Map.copyOf(told);
    }
    if (failed) {
      return Check.attention(CHECK, "retention.failed");
    }
    Check row = Check.well(CHECK, "retention.kept");
    for (Map.Entry<String, String> one : values.entrySet()) {
      row = row.with(one.getKey(), one.getValue());
    }
    return row;
  }

  /** The day of the next of that kind; a dash where nothing is kept. */
  private String next(Keeping kind) {
    return database
        .read(
            tables ->
                tables
                    .createQuery("SELECT min(since) FROM (" + kind.rows() + ")")
                    .mapTo(String.class)
                    .findOne())
        .map(since -> Instant.parse(since).plus(Duration.ofDays(kind.days())))
        .map(at -> at.atZone(zone.get()).toLocalDate().toString())
        .orElse("–");
  }
}
