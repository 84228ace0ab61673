package id.loket.server.guard;

import id.loket.server.call.Boards;
import id.loket.server.rules.AnswerHelp;
import id.loket.server.rules.CallHelp;
import id.loket.server.web.AccessStore;
import id.loket.server.web.Caller;
import id.loket.server.web.Json;
import id.loket.server.web.Pictures;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.Tokens;
import id.loket.server.web.Web;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** The guard at the door, and the help button that calls the guard. */
public final class GuardRoutes {
  private final Requests requests;
  private final Pictures pictures;
  private final AccessStore access;
  private final Boards boards;
  private final Supplier<Web> web;

  public GuardRoutes(
      Requests requests, Pictures pictures, AccessStore access, Boards boards, Supplier<Web> web) {
    this.requests = requests;
    this.pictures = pictures;
    this.access = access;
    this.boards = boards;
    this.web = web;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/guard/live", "guard.read", this::guard),
        Route.post("/api/v1/help-calls", "help.call", this::callHelp),
        Route.post("/api/v1/help-calls/{call}/answer", "help.answer", this::answerHelp));
  }

  private void guard(Context context, Caller caller) {
    pictures.stream(
        context,
        "guard",
        (office, now) -> GuardPicture.draw(office, now, boards, access),
        () -> web.get().stillAllowed(context, "guard.read"),
        () -> {});
  }

  private void callHelp(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    String from = caller.screen().map(Screen::id).orElse(caller.actor());
    answer(context, caller, tap, new CallHelp(Tokens.code(8), from));
  }

  private void answerHelp(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    answer(context, caller, tap, new AnswerHelp(context.pathParam("call"), caller.actor()));
  }

  private void answer(
      Context context, Caller caller, Requests.Tap tap, id.loket.server.rules.Command command) {
    context
        .contentType("application/json")
        .result(
            Json.bytes(Requests.events(requests.order(context, caller, tap.requestId(), command))));
  }
}
