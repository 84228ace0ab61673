package id.loket.server.directed;

import id.loket.server.rules.DirectVisitor;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Tokens;
import io.javalin.http.Context;
import java.util.List;

/** Somebody was sent to a loket without a number; its officer is told on the console. */
public final class DirectedRoutes {
  private final Requests requests;

  public DirectedRoutes(Requests requests) {
    this.requests = requests;
  }

  public Feature feature() {
    return Feature.of(
        "directed",
        List.of(Route.post("/api/v1/services/{service}/directed", "visitor.direct", this::direct)));
  }

  private void direct(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    String from =
        caller
            .screen()
            .filter(one -> one.kind() == ScreenKind.KIOSK)
            .map(Screen::id)
            .orElse(caller.actor());
    requests.order(
        context,
        caller,
        tap.requestId(),
        new DirectVisitor(Tokens.code(8), context.pathParam("service"), from));
    context.status(204);
  }
}
