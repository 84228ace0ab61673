package id.loket.server.guard;

import id.loket.server.call.Boards;
import id.loket.server.call.OfBoards;
import id.loket.server.closing.ClosingViews;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.health.Banner;
import id.loket.server.health.HealthList;
import id.loket.server.health.StorageView;
import id.loket.server.rules.AnswerHelp;
import id.loket.server.rules.CallHelp;
import id.loket.server.rules.Command;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Pictures;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.server.web.Tokens;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The guard at the door, and the help button that calls the guard. */
public final class GuardRoutes {
  private final OfficeDesk desk;
  private final Requests requests;
  private final Pictures pictures;
  private final Screens screens;
  private final Accounts accounts;
  private final Boards boards;
  private final ClosingViews closings;
  private final HealthList health;

  public GuardRoutes(
      OfficeDesk desk,
      Requests requests,
      Pictures pictures,
      Screens screens,
      Accounts accounts,
      Boards boards,
      ClosingViews closings,
      HealthList health) {
    this.desk = desk;
    this.requests = requests;
    this.pictures = pictures;
    this.screens = screens;
    this.accounts = accounts;
    this.boards = boards;
    this.closings = closings;
    this.health = health;
  }

  public Feature feature() {
    return Feature.of(
            "guard",
            List.of(
                Route.get("/api/v1/guard/live", "guard.read", this::guard),
                Route.post("/api/v1/help-calls", "help.call", this::callHelp),
                Route.post("/api/v1/help-calls/{call}/answer", "help.answer", this::answerHelp)))
        .shownOn("guard");
  }

  private void guard(Context context, Caller caller) {
    pictures.stream(
        context,
        "guard",
        new OfBoards(
            (office, now) ->
                GuardPicture.draw(
                    office,
                    now,
                    boards,
                    screens,
                    accounts,
                    closings,
                    StorageView.of(desk),
                    Banner.of(health))));
  }

  /**
   * @param page as the kiosk calls it; null from a screen that has none
   */
  record Called(String requestId, String page) {
    private static final Pattern PAGE = Pattern.compile("[A-Za-z][A-Za-z0-9/-]{0,63}");

    Called {
      if (page != null && !PAGE.matcher(page).matches()) {
        throw new IllegalArgumentException(
            "page: up to 64 letters, digits, - and / are allowed, a letter first");
      }
    }
  }

  private void callHelp(Context context, Caller caller) {
    Called called = Json.read(context.bodyAsBytes(), Called.class);
    // A person at a desk is found at the loket; a kiosk stays where it stands, whoever uses it.
    String from =
        caller
            .screen()
            .filter(one -> one.kind() != ScreenKind.DESK)
            .map(Screen::id)
            .orElse(caller.actor());
    CallHelp call = new CallHelp(Tokens.code(8), from, Optional.ofNullable(called.page()));
    order(context, caller, new Requests.Tap(called.requestId()), call);
  }

  private void answerHelp(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    order(context, caller, tap, new AnswerHelp(context.pathParam("call"), caller.actor()));
  }

  private void order(Context context, Caller caller, Requests.Tap tap, Command command) {
    requests.order(context, caller, tap.requestId(), command);
    context.status(204);
  }
}
