package id.loket.server.supervisor;

import id.loket.server.call.OfBoards;
import id.loket.server.closing.ClosingViews;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.health.Banner;
import id.loket.server.health.HealthList;
import id.loket.server.health.StorageView;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Pictures;
import id.loket.server.web.Route;
import id.loket.server.web.Screens;
import io.javalin.http.Context;
import java.util.List;

/** The supervisor's live view; what is done from it goes to the features that own it. */
public final class SupervisorRoutes {
  private final OfficeDesk desk;
  private final Pictures pictures;
  private final Screens screens;
  private final Accounts accounts;
  private final ClosingViews closings;
  private final HealthList health;
  private final Holders holders = new Holders();

  public SupervisorRoutes(
      OfficeDesk desk,
      Pictures pictures,
      Screens screens,
      Accounts accounts,
      ClosingViews closings,
      HealthList health) {
    this.desk = desk;
    this.pictures = pictures;
    this.screens = screens;
    this.accounts = accounts;
    this.closings = closings;
    this.health = health;
  }

  public Feature feature() {
    return Feature.of(
            "supervisor",
            List.of(Route.get("/api/v1/supervisor/live", "supervisor.read", this::live)))
        .shownOn("supervisor");
  }

  private void live(Context context, Caller caller) {
    pictures.stream(
        context,
        "supervisor",
        new OfBoards(
            (office, now) ->
                SupervisorPicture.draw(
                    office,
                    now,
                    holders,
                    screens,
                    accounts,
                    closings,
                    StorageView.of(desk),
                    Banner.of(health))));
  }
}
