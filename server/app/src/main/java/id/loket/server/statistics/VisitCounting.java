package id.loket.server.statistics;

import id.loket.server.desk.Follower;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.ActionUndone;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Event;
import id.loket.server.rules.NoShowNoted;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.TicketRestored;
import id.loket.server.rules.VisitClosed;
import id.loket.server.rules.VisitFinished;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Counts, for each day and service, who took a number, was served, and did not come. */
public final class VisitCounting implements Follower {
  private static final Set<CounterState.What> COUNTED =
      Set.of(CounterState.What.FINISH, CounterState.What.ONWARD, CounterState.What.NO_SHOW);

  @Override
  public String name() {
    return "visit-counting";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof DayCorrected
        || event instanceof TicketIssued
        || event instanceof VisitFinished
        || event instanceof VisitClosed
        || event instanceof NoShowNoted
        || event instanceof TicketRestored
        || event instanceof ActionUndone undone && COUNTED.contains(undone.what());
  }

  @Override
  public Duration patience() {
    return Duration.ofMillis(250);
  }

  @Override
  public List<String> derives() {
    return List.of("daily_visits");
  }

  @Override
  public void write(List<Recorded> batch, Handle tables) {
    Map<Place, Counts> sums = new LinkedHashMap<>();
    for (Recorded one : batch) {
      if (one.event() instanceof DayCorrected corrected) {
        add(sums, tables);
        sums.clear();
        correct(corrected, tables);
      } else {
        Counts counts = counts(one.event());
        sums.merge(new Place(one.day(), service(one.event())), counts, Counts::plus);
      }
    }
    add(sums, tables);
  }

  private static void add(Map<Place, Counts> sums, Handle tables) {
    if (sums.isEmpty()) {
      return;
    }
    PreparedBatch upsert =
        tables.prepareBatch(
            "INSERT INTO daily_visits (service_day, service, issued, served, missed)"
                + " VALUES (:day, :service, :issued, :served, :missed)"
                + " ON CONFLICT (service_day, service) DO UPDATE SET"
                + " issued = issued + excluded.issued, served = served + excluded.served,"
                + " missed = missed + excluded.missed");
    sums.forEach(
        (place, counts) ->
            upsert
                .bind("day", place.day().toString())
                .bind("service", place.service())
                .bind("issued", counts.issued())
                .bind("served", counts.served())
                .bind("missed", counts.missed())
                .add());
    upsert.execute();
  }

  /** Of a day that is still to come nothing can be true; of an earlier one, what the event says. */
  private static void correct(DayCorrected corrected, Handle tables) {
    Map<Place, Counts> sums = new LinkedHashMap<>();
    for (DayCorrected.DayCount one : corrected.counts()) {
      Counts counts = new Counts(one.issued(), one.served(), one.missed());
      sums.put(new Place(corrected.from(), one.service()), counts.negative());
      sums.put(new Place(corrected.to(), one.service()), counts);
    }
    add(sums, tables);
    if (corrected.to().isBefore(corrected.from())) {
      tables
          .createUpdate(
              "INSERT INTO daily_visits (service_day, service, issued, served, missed)"
                  + " SELECT :to, service, sum(issued), sum(served), sum(missed) FROM daily_visits"
                  + " WHERE service_day > :to GROUP BY service"
                  + " ON CONFLICT (service_day, service) DO UPDATE SET"
                  + " issued = issued + excluded.issued, served = served + excluded.served,"
                  + " missed = missed + excluded.missed")
          .bind("to", corrected.to().toString())
          .execute();
      tables
          .createUpdate("DELETE FROM daily_visits WHERE service_day > :to")
          .bind("to", corrected.to().toString())
          .execute();
    }
  }

  private static String service(Event event) {
    if (event instanceof TicketIssued issued) {
      return issued.service();
    } else if (event instanceof VisitFinished finished) {
      return finished.service();
    } else if (event instanceof VisitClosed closed) {
      return closed.service();
    } else if (event instanceof NoShowNoted missed) {
      return missed.service();
    } else if (event instanceof TicketRestored restored) {
      return restored.service();
    }
    return ((ActionUndone) event).service();
  }

  private static Counts counts(Event event) {
    if (event instanceof TicketIssued) {
      return new Counts(1, 0, 0);
    } else if (event instanceof VisitFinished || event instanceof VisitClosed) {
      return new Counts(0, 1, 0);
    } else if (event instanceof NoShowNoted) {
      return new Counts(0, 0, 1);
    } else if (event instanceof TicketRestored) {
      return new Counts(0, 0, -1);
    }
    boolean finish = ((ActionUndone) event).what().finishes();
    return finish ? new Counts(0, -1, 0) : new Counts(0, 0, -1);
  }

  private record Place(LocalDate day, String service) {}

  private record Counts(int issued, int served, int missed) {
    Counts negative() {
      return new Counts(-issued, -served, -missed);
    }

    Counts plus(Counts more) {
      return new Counts(issued + more.issued, served + more.served, missed + more.missed);
    }
  }
}
