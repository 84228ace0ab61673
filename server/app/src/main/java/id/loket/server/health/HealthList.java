package id.loket.server.health;

import id.loket.device.Health;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.Office;
import id.loket.server.web.Check;
import id.loket.server.web.Checks;
import id.loket.server.web.Feature;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a technician can look after, and how it is: what the features' checks say now, the worst
 * first, each trouble with the moment since when it lasts. Whoever shows health reads this list and
 * decides nothing by itself. Safe for many threads.
 */
public final class HealthList {
  private static final Logger log = LoggerFactory.getLogger(HealthList.class);
  private static final long LIMIT_SECONDS = 3;

  private final OfficeDesk desk;
  private final Clock clock;
  private final Troubles troubles;
  private final List<Checks> checks = new ArrayList<>();
  private volatile List<Check> latest = List.of();

  public HealthList(OfficeDesk desk, Clock clock, Troubles troubles) {
    this.desk = desk;
    this.clock = clock;
    this.troubles = troubles;
  }

  /** Once, when all features are there. */
  public void begin(List<Feature> features) {
    features.forEach(feature -> checks.addAll(feature.checks()));
  }

  /** As of the last look, which is seldom older than two seconds. */
  public List<Check> latest() {
    return latest;
  }

  /** Looks at everything anew; waits some seconds for the desk, if that does not answer. */
  public List<Check> look() {
    Instant now = clock.instant();
    List<Check> rows = new ArrayList<>();
    List<Checks> ofOffice = new ArrayList<>();
    for (Checks one : checks) {
      if (one instanceof Checks.OffDesk offDesk) {
        rows.addAll(rowsOf(offDesk, null, now));
      } else {
        ofOffice.add(one);
      }
    }
    rows.addAll(atDesk(ofOffice, now));
    rows = new ArrayList<>(troubles.dated(rows, now));
    rows.sort(Comparator.comparing(Check::health).reversed());
    latest = List.copyOf(rows);
    return latest;
  }

  /** Looks, and keeps in mind since when each trouble lasts, also beyond the end of the server. */
  void keep() {
    look();
    troubles.keep();
  }

  /** That of the worst row. */
  static Health of(List<Check> rows) {
    return rows.stream().map(Check::health).max(Comparator.naturalOrder()).orElse(Health.WELL);
  }

  /** A desk that does not answer is a row of its own, in the place of all that only it can tell. */
  private List<Check> atDesk(List<Checks> ofOffice, Instant now) {
    CompletableFuture<List<Check>> looked =
        desk.look(
            office -> {
              List<Check> rows = new ArrayList<>();
              ofOffice.forEach(one -> rows.addAll(rowsOf(one, office, now)));
              return rows;
            });
    try {
      List<Check> rows = new ArrayList<>(looked.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      rows.add(Check.well("desk"));
      return rows;
    } catch (TimeoutException | ExecutionException e) {
      return List.of(Check.down("desk", "desk.silent"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** A check that fails by a mistake of ours takes no other along. */
  private static List<Check> rowsOf(Checks one, Office office, Instant now) {
    try {
      return one.look(office, now);
    } catch (RuntimeException e) {
      log.warn("health: a check failed", e);
      return List.of(Check.attention("checks", "checks.failed"));
    }
  }
}
