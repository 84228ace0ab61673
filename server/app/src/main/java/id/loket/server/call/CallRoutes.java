package id.loket.server.call;

import id.loket.server.announcer.BoardSound;
import id.loket.server.board.BoardShow;
import id.loket.server.closing.ClosingViews;
import id.loket.server.desk.Deed;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.Announcement.Stage;
import id.loket.server.rules.CallChosen;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Command;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.FinishVisit;
import id.loket.server.rules.FreeCounter;
import id.loket.server.rules.FreeIfLeft;
import id.loket.server.rules.NoteNoShow;
import id.loket.server.rules.Office;
import id.loket.server.rules.OpenCounter;
import id.loket.server.rules.PauseCounter;
import id.loket.server.rules.PressButton;
import id.loket.server.rules.Recall;
import id.loket.server.rules.ReleaseCounter;
import id.loket.server.rules.ReportAnnouncement;
import id.loket.server.rules.SeeDirected;
import id.loket.server.rules.StartService;
import id.loket.server.rules.TakeCounter;
import id.loket.server.rules.Undo;
import id.loket.server.trial.Trials;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PerScreen;
import id.loket.server.web.Pictures;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.server.web.Sessions;
import id.loket.server.web.Web;
import id.loket.wire.AnnouncementReport;
import id.loket.wire.SoundReport;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Working at a counter, and what the hall hears and sees of it. */
public final class CallRoutes {
  /** How often it is asked who has left. */
  private static final Duration LEFT = Duration.ofSeconds(2);

  private final OfficeDesk desk;
  private final Requests requests;
  private final Pictures pictures;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Screens screens;
  private final Boards boards;
  private final PerScreen<BoardSound> sounds;
  private final PerScreen<BoardShow> shows;
  private final ClosingViews closings;
  private final PassingWords words;
  private final Trials trials;
  private final Presses presses;
  private final BiFunction<Integer, Deed, Deed> undoable;

  /**
   * @param undoable adds the survey's word on whether the last action at a counter may be taken
   *     back
   */
  public CallRoutes(
      OfficeDesk desk,
      Requests requests,
      Pictures pictures,
      Accounts accounts,
      Sessions sessions,
      Screens screens,
      Boards boards,
      PerScreen<BoardSound> sounds,
      PerScreen<BoardShow> shows,
      ClosingViews closings,
      PassingWords words,
      Trials trials,
      Presses presses,
      BiFunction<Integer, Deed, Deed> undoable) {
    this.desk = desk;
    this.requests = requests;
    this.pictures = pictures;
    this.accounts = accounts;
    this.sessions = sessions;
    this.screens = screens;
    this.boards = boards;
    this.sounds = sounds;
    this.shows = shows;
    this.closings = closings;
    this.words = words;
    this.trials = trials;
    this.presses = presses;
    this.undoable = undoable;
  }

  /** Makes a counter's command. */
  private interface AtCounter {
    Command command(int counter, String officer);
  }

  /** A chosen call: which ticket, and why out of order. */
  record Chosen(String requestId, String ticket, String reason) {
    Chosen {
      if (ticket == null) {
        throw new IllegalArgumentException("ticket: a ticket's id is needed");
      }
      boolean none = reason == null || reason.isBlank();
      reason = none ? "" : PlainText.line("reason", reason, 200);
    }
  }

  /** Whom the console showed when its officer said to have seen them. */
  record Seen(String requestId, List<String> visitors) {
    Seen {
      if (visitors == null || visitors.contains(null)) {
        throw new IllegalArgumentException("visitors: the ids of those who were shown are needed");
      }
    }
  }

  /** How long a button at a loket was down, or which key of its pad was. */
  enum Pressed {
    SHORT(PressButton.Key.CALL),
    LONG(PressButton.Key.RECALL),
    CALL(PressButton.Key.CALL),
    RECALL(PressButton.Key.RECALL),
    START(PressButton.Key.START),
    FINISH(PressButton.Key.FINISH),
    NO_SHOW(PressButton.Key.NO_SHOW);

    private final PressButton.Key key;

    Pressed(PressButton.Key key) {
      this.key = key;
    }
  }

  /** A press at a loket. */
  record Press(String requestId, Pressed press) {
    Press {
      if (press == null) {
        throw new IllegalArgumentException(
            "press: SHORT or LONG of a button is needed, or CALL, RECALL, START, FINISH or NO_SHOW"
                + " of a pad");
      }
    }
  }

  public Feature feature() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/api/v1/console/live", "console.read", this::console));
    routes.add(atCounter("take", TakeCounter::new));
    routes.add(atCounter("release", ReleaseCounter::new));
    routes.add(atCounter("pause", PauseCounter::new));
    routes.add(atCounter("open", OpenCounter::new));
    routes.add(atCounter("call-next", CallNext::new));
    routes.add(atCounter("recall", Recall::new));
    routes.add(atCounter("start", StartService::new));
    routes.add(atCounter("finish", FinishVisit::new));
    routes.add(
        atCounter(
            "no-show",
            (counter, officer) -> new NoteNoShow(counter, officer, boards.reach(counter))));
    routes.add(Route.post("/api/v1/counters/{counter}/directed/seen", "counter.work", this::seen));
    routes.add(Route.post("/api/v1/counters/{counter}/undo", "counter.work", this::undo));
    routes.add(Route.post("/api/v1/counters/{counter}/call", "counter.work", this::callChosen));
    routes.add(Route.post("/api/v1/counters/{counter}/free", "counter.free", this::free));
    routes.add(Route.post("/api/v1/stations/me/buttons/{counter}", "counter.press", this::press));
    routes.add(Route.get("/api/v1/sign/live", "sign.read", this::sign));
    routes.add(Route.get("/api/v1/hall/live", "hall.read", this::hall));
    routes.add(
        Route.post(
            "/api/v1/hall/announcements/{announcement}/acks", "hall.report", this::acknowledge));
    routes.add(Route.post("/api/v1/hall/boards/me/state", "hall.report", this::sound));
    return Feature.of("call", routes)
        .every(LEFT, this::freeLeft)
        .shownOn("console", "board", "sign")
        .checked(new HallChecks(boards, sessions));
  }

  private Route atCounter(String name, AtCounter order) {
    return Route.post(
        "/api/v1/counters/{counter}/" + name,
        "counter.work",
        (context, caller) -> {
          Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
          int counter = counter(context, caller);
          Command command = order.command(counter, caller.mustBePerson().user());
          order(context, caller, tap.requestId(), Deed.of(command));
        });
  }

  private void undo(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    int counter = counter(context, caller);
    Deed undo = Deed.of(new Undo(counter, caller.mustBePerson().user()));
    order(context, caller, tap.requestId(), undoable.apply(counter, undo));
  }

  private void callChosen(Context context, Caller caller) {
    Chosen chosen = Json.read(context.bodyAsBytes(), Chosen.class);
    int counter = counter(context, caller);
    LocalDate today = Requests.await(desk.look(Office::day));
    String reason = words.seal(PassingWords.Kind.REASON, today, chosen.reason().strip());
    CallChosen command =
        new CallChosen(counter, caller.mustBePerson().user(), chosen.ticket(), reason);
    order(context, caller, chosen.requestId(), Deed.of(command));
  }

  private void seen(Context context, Caller caller) {
    Seen seen = Json.read(context.bodyAsBytes(), Seen.class);
    int counter = counter(context, caller);
    SeeDirected command = new SeeDirected(counter, caller.mustBePerson().user(), seen.visitors());
    order(context, caller, seen.requestId(), Deed.of(command));
  }

  /** Whoever is refused learns it on the console; a button can't say anything. */
  private void press(Context context, Caller caller) {
    Press press = Json.read(context.bodyAsBytes(), Press.class);
    int counter = number(context);
    PressButton order = new PressButton(counter, press.press().key, boards.reach(counter));
    try {
      requests.order(context, caller, press.requestId(), order);
      presses.done(counter);
    } catch (Problem refusal) {
      if (refusal.status() == 409) {
        presses.refused(counter, refusal.code());
        pictures.redraw(Boards.NEWS);
      }
      throw refusal;
    }
    context.status(204);
  }

  /** From any computer: the officer who left is at none. */
  private void free(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    int counter = number(context);
    order(context, caller, tap.requestId(), Deed.of(new FreeCounter(counter, caller.actor())));
  }

  /** Run now and then: whoever is logged in nowhere holds no counter, unless a visitor is there. */
  private void freeLeft() {
    List<CounterState> held =
        Requests.await(
            desk.look(
                office ->
                    office.counters().stream()
                        .filter(one -> one.held() && one.current().isEmpty())
                        .toList()));
    for (CounterState one : held) {
      if (!sessions.isHere(one.officer())) {
        requests.orderPlain("office", new FreeIfLeft(one.number(), one.officer()));
      }
    }
  }

  private void order(Context context, Caller caller, String requestId, Deed deed) {
    requests.order(context, caller, requestId, deed);
    context.status(204);
  }

  /** A computer that stands at certain counters works for those only. */
  static int counter(Context context, Caller caller) {
    int counter = number(context);
    boolean elsewhere =
        caller
            .screen()
            .map(one -> !one.counters().isEmpty() && !one.counters().contains(counter))
            .orElse(false);
    if (elsewhere) {
      throw Problem.of(403, "not-your-counter", "This computer belongs to other counters.");
    }
    return counter;
  }

  private static int number(Context context) {
    try {
      return Integer.parseInt(context.pathParam("counter"));
    } catch (NumberFormatException e) {
      throw Problem.unknown("counter");
    }
  }

  private void console(Context context, Caller caller) {
    String officer = caller.mustBePerson().user();
    pictures.stream(
        context,
        "console:" + officer,
        new OfBoards(
            (office, now) ->
                ConsolePicture.draw(office, now, officer, boards, presses, accounts, screens)));
  }

  private void sign(Context context, Caller caller) {
    Screen sign = caller.mustBeScreen();
    pictures.stream(
        context, "sign:" + sign.id(), (office, now) -> SignPicture.draw(office, now, sign));
  }

  private void hall(Context context, Caller caller) {
    Screen board = caller.screen().filter(one -> one.kind() == ScreenKind.BOARD).orElse(null);
    if (board != null) {
      boards.connected(board);
      pictures.redraw(Boards.NEWS);
    }
    Optional<BoardSound> sound = Optional.ofNullable(board).flatMap(one -> sounds.of(one.id()));
    Optional<BoardShow> show = Optional.ofNullable(board).flatMap(one -> shows.of(one.id()));
    if (board != null) {
      // One that is to be another is let go with the next beat, and comes back for the new.
      Web.letStayWhile(
          context, () -> sounds.of(board.id()).equals(sound) && shows.of(board.id()).equals(show));
    }
    pictures.stream(
        context,
        "hall" + sound.map(one -> " " + one).orElse("") + show.map(one -> " " + one).orElse(""),
        (office, now) ->
            HallPicture.draw(
                office, now, closings, trials.call(), sound, show.orElse(BoardShow.USUAL)),
        () -> {
          if (board != null) {
            boards.gone(board);
            pictures.redraw(Boards.NEWS);
          }
        });
  }

  /**
   * The desk knows whether the stage is news and writes it then only. A board that got an error was
   * not heard and tells it again.
   */
  private void acknowledge(Context context, Caller caller) {
    AnnouncementReport report = Json.ofStation(context.bodyAsBytes(), AnnouncementReport.class);
    Stage stage = Stage.valueOf(report.stage().name());
    Screen board = caller.mustBeScreen();
    String announcement = context.pathParam("announcement");
    if (trials.heard(announcement, board.id(), Trials.Stage.valueOf(stage.name()))) {
      context.status(204);
      return;
    }
    requests.orderPlain(caller.actor(), new ReportAnnouncement(announcement, stage, board.id()));
    boards.report(board, announcement, stage);
    pictures.redraw(Boards.NEWS);
    context.status(204);
  }

  private void sound(Context context, Caller caller) {
    SoundReport report = Json.ofStation(context.bodyAsBytes(), SoundReport.class);
    boards.sound(caller.mustBeScreen(), Boards.Sound.valueOf(report.sound().name()));
    pictures.redraw(Boards.NEWS);
    context.status(204);
  }
}
