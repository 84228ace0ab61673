package id.loket.server.access;

import id.loket.server.web.Caller;
import id.loket.server.web.Check;
import id.loket.server.web.Copies;
import id.loket.server.web.Feature;
import id.loket.server.web.HeldKeys;
import id.loket.server.web.Json;
import id.loket.server.web.KeyProof;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.Screens;
import id.loket.server.web.Sessions;
import id.loket.server.web.Tokens;
import id.loket.server.web.Web;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/**
 * How screens, stations and those who log in prove the key that their token belongs to, and what a
 * technician is told of tokens that came without it.
 */
public final class Proving {
  private static final String PROVE = "key.prove";

  private final HeldKeys keys;
  private final Screens screens;
  private final Sessions sessions;

  public Proving(HeldKeys keys, Screens screens, Sessions sessions) {
    this.keys = keys;
    this.screens = screens;
    this.sessions = sessions;
  }

  public Feature feature() {
    return Feature.of(
            "key",
            List.of(
                Route.get("/api/v1/key/challenge", "key.read", this::challenge),
                Route.post("/api/v1/key/proof", PROVE, this::proof)))
        .checkedOffDesk(now -> keys.copies().found().stream().map(this::row).toList());
  }

  private void challenge(Context context, Caller caller) {
    Json.answer(context, 200, Map.of("challenge", keys.challenge()));
  }

  /** Only a key that something here belongs to is worth remembering. */
  private void proof(Context context, Caller caller) {
    KeyProof proof = Json.read(context.bodyAsBytes(), KeyProof.class);
    String key = keys.mustBeProved(proof);
    if (screens.heldBy(key).isEmpty() && !sessions.isHeldBy(key)) {
      forget(context);
      throw Problem.of(
          403, "unknown-key", "Nothing here belongs to this key; enrol or log in again.");
    }
    Json.answer(context, 200, Map.of("held", hold(context, key)));
  }

  /** Its key is gone for good, and so what belonged to it. */
  private static void forget(Context context) {
    for (String cookie : List.of(Web.DEVICE_COOKIE, Web.SESSION_COOKIE, Web.HELD_COOKIE)) {
      if (context.cookie(cookie) != null) {
        Cookies.set(context, cookie, "", 0);
      }
    }
  }

  private String hold(Context context, String key) {
    String word = keys.hold(key, Web.visitor(context).place());
    Cookies.set(context, Web.HELD_COOKIE, word, -1);
    return word;
  }

  /**
   * The name of the key of whoever enrols or logs in, who holds it from now on.
   *
   * @param proof null if there is none
   * @return empty if there is none
   */
  String prove(Context context, KeyProof proof) {
    if (proof == null) {
      return "";
    }
    String key = keys.mustBeProved(proof);
    hold(context, key);
    return key;
  }

  private Check row(Copies.Use use) {
    String id = "copied." + Tokens.sha256(use.key() + use.place()).substring(0, 8);
    Check row = use.twice() ? Check.attention(id, "copied.twice") : Check.attention(id, "copied");
    return screens.heldBy(use.key()).stream()
        .findFirst()
        .map(screen -> of(screen, row))
        .orElseGet(() -> Check.attention(id, "copied.login").named("copied"))
        .with("place", use.place());
  }

  private static Check of(Screen screen, Check row) {
    return row.named("screen." + screen.kind()).with("name", screen.name());
  }
}
