package id.loket.server.announcer;

import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PerScreen;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.server.web.Tokens;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each board sounds, changed by whoever looks after it, and the clips themselves. */
public final class AnnouncerRoutes {
  private final Screens screens;
  private final PerScreen<BoardSound> sounds;
  private final ClipSets clips;

  public AnnouncerRoutes(Screens screens, PerScreen<BoardSound> sounds, ClipSets clips) {
    this.screens = screens;
    this.sounds = sounds;
    this.clips = clips;
  }

  /** The clips have the addresses of the board's folder, and go before its files. */
  public Feature feature() {
    return Feature.of(
        "announcer",
        List.of(
            Route.get("/api/v1/announcers", "announcer.read", this::all),
            Route.put("/api/v1/announcers/{board}", "announcer.change", this::change),
            Route.delete("/api/v1/announcers/{board}", "announcer.change", this::forget),
            Route.get("/board/clips/{language}/{file}", "page.read", this::clip)));
  }

  /**
   * @param sound null where it sounds as the catalogue says
   */
  record BoardView(String board, String name, BoardSound sound) {}

  private void all(Context context, Caller caller) {
    List<BoardView> boards = screens.letIn(ScreenKind.BOARD).stream().map(this::view).toList();
    Json.answer(context, 200, Map.of("boards", boards, "languages", clips.all()));
  }

  private BoardView view(Screen board) {
    return new BoardView(board.id(), board.name(), sounds.of(board.id()).orElse(null));
  }

  private void change(Context context, Caller caller) {
    BoardSound sound = Json.read(context.bodyAsBytes(), BoardSound.class);
    Optional<String> unknown =
        sound.languages().stream().filter(one -> !clips.has(one)).findFirst();
    if (unknown.isPresent()) {
      throw Problem.bad("languages: there are no clips in " + unknown.get());
    }
    sounds.change(board(context), sound);
    context.status(204);
  }

  private void forget(Context context, Caller caller) {
    sounds.forget(board(context));
    context.status(204);
  }

  private String board(Context context) {
    return screens.mustFind(ScreenKind.BOARD, context.pathParam("board")).id();
  }

  private void clip(Context context, Caller caller) {
    String file = context.pathParam("file");
    byte[] bytes =
        clips.file(context.pathParam("language"), file).orElseThrow(() -> Problem.unknown("page"));
    String etag = '"' + Tokens.sha256(bytes).substring(0, 16) + '"';
    context.header("Cache-Control", "no-cache");
    context.header("ETag", etag);
    if (etag.equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    context
        .contentType(file.endsWith(".wav") ? "audio/wav" : "application/json;charset=utf-8")
        .result(bytes);
  }
}
