package id.loket.server.board;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PerScreen;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What each board shows, changed by whoever looks after it, and the pictures and videos. */
public final class BoardRoutes {
  private final OfficeDesk desk;
  private final Screens screens;
  private final PerScreen<BoardShow> shows;
  private final MediaFolder media;

  public BoardRoutes(
      OfficeDesk desk, Screens screens, PerScreen<BoardShow> shows, MediaFolder media) {
    this.desk = desk;
    this.screens = screens;
    this.shows = shows;
    this.media = media;
  }

  public Feature feature() {
    return Feature.of(
        "board",
        List.of(
            Route.get("/api/v1/boards", "board.read", this::all),
            Route.put("/api/v1/boards/{board}", "board.change", this::change),
            Route.delete("/api/v1/boards/{board}", "board.change", this::forget),
            Route.get("/board/media/{file}", "board.media", this::medium)));
  }

  /**
   * @param show null where it shows all of the office's calls and nothing of its own
   */
  record BoardView(String board, String name, BoardShow show) {}

  record CounterView(int number, String name) {}

  record Boards(
      List<BoardView> boards, List<CounterView> counters, List<MediaFolder.Medium> media) {}

  private void all(Context context, Caller caller) {
    List<BoardView> boards = screens.letIn(ScreenKind.BOARD).stream().map(this::view).toList();
    List<CounterView> counters =
        desk.catalogue().counters().stream()
            .map(one -> new CounterView(one.number(), one.name()))
            .toList();
    Json.answer(context, 200, new Boards(boards, counters, media.all()));
  }

  private BoardView view(Screen board) {
    return new BoardView(board.id(), board.name(), shows.of(board.id()).orElse(null));
  }

  private void change(Context context, Caller caller) {
    String board = board(context);
    BoardShow show = Json.read(context.bodyAsBytes(), BoardShow.class);
    List<Integer> known =
        desk.catalogue().counters().stream().map(Catalogue.Counter::number).toList();
    show.counters().stream()
        .filter(one -> !known.contains(one))
        .findFirst()
        .ifPresent(
            one -> {
              throw Problem.bad("counters: there is no " + one + "; allowed are " + known);
            });
    show.media().stream()
        .filter(one -> media.file(one).isEmpty())
        .findFirst()
        .ifPresent(
            one -> {
              throw Problem.bad("media: there is no " + one + " in the folder media");
            });
    shows.change(board, show);
    context.status(204);
  }

  private void forget(Context context, Caller caller) {
    shows.forget(board(context));
    context.status(204);
  }

  private String board(Context context) {
    return screens.mustFind(ScreenKind.BOARD, context.pathParam("board")).id();
  }

  private void medium(Context context, Caller caller) throws IOException {
    String name = context.pathParam("file");
    Path file = media.file(name).orElseThrow(() -> Problem.unknown("page"));
    Piece piece = Piece.of(file, context.header("Range"));
    context.contentType(MediaFolder.type(name).orElseThrow());
    context.header("Cache-Control", "no-cache");
    context.header("ETag", piece.etag());
    context.header("Accept-Ranges", "bytes");
    if (piece.etag().equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    piece.range().ifPresent(range -> context.header("Content-Range", range));
    context.status(piece.status()).result(piece.bytes());
  }
}
