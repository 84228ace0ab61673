package id.loket.server.statistics;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;

/** How many took a number, were served, and did not come. */
public final class StatisticsRoutes {
  private final OfficeDesk desk;
  private final DailyVisits visits;

  public StatisticsRoutes(OfficeDesk desk, Database database) {
    this.desk = desk;
    this.visits = new DailyVisits(database);
  }

  public Feature feature() {
    return Feature.of(
            "statistics", List.of(Route.get("/api/v1/visits", "statistics.read", this::visits)))
        .followedBy(new VisitCounting());
  }

  record Visits(int version, LocalDate from, LocalDate to, List<OfService> services) {}

  record OfService(String code, String name, long issued, long served, long missed) {}

  private void visits(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    List<OfService> services = visits.of(days.from(), days.to()).stream().map(this::named).toList();
    Json.answer(context, 200, new Visits(1, days.from(), days.to(), services));
  }

  /** By its code where it has left the catalogue since. */
  private OfService named(DailyVisits.Sum sum) {
    String name =
        desk.catalogue()
            .service(sum.service())
            .map(Catalogue.Service::name)
            .map(Catalogue.Text::id)
            .orElse(sum.service());
    return new OfService(sum.service(), name, sum.issued(), sum.served(), sum.missed());
  }
}
