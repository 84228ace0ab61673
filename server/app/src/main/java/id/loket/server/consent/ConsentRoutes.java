package id.loket.server.consent;

import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.util.List;

/** The text in force, for every screen that asks somebody to agree. */
public final class ConsentRoutes {
  private final ConsentTexts texts;

  public ConsentRoutes(ConsentTexts texts) {
    this.texts = texts;
  }

  public Feature feature() {
    return Feature.of(
        "consent", List.of(Route.get("/api/v1/consent", "consent.read", this::inForce)));
  }

  private void inForce(Context context, Caller caller) {
    Json.answer(context, 200, texts.inForce());
  }
}
