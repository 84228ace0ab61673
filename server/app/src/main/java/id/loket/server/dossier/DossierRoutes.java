package id.loket.server.dossier;

import id.loket.server.desk.Committed;
import id.loket.server.desk.Deed;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.Sample;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Keeping;
import id.loket.server.web.Pictures;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.RetentionSettings;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.Screens;
import id.loket.server.web.Subject;
import id.loket.server.web.Tokens;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Working on a berkas: its steps, its papers, what is missing, what is handed over. */
public final class DossierRoutes {
  private static final String PERSON = "person:";
  private static final String DEVICE = "device:";

  private final OfficeDesk desk;
  private final Requests requests;
  private final Pictures pictures;
  private final Accounts accounts;
  private final Screens screens;
  private final KeyStore keys;
  private final RetentionSettings retention;
  private final Clock clock;
  private final DossierStore store;
  private final DossierSlips slips;

  public DossierRoutes(
      OfficeDesk desk,
      Database database,
      Requests requests,
      Pictures pictures,
      Accounts accounts,
      Screens screens,
      KeyStore keys,
      Layouts layouts,
      RetentionSettings retention,
      Clock clock) {
    this.retention = retention;
    this.desk = desk;
    this.requests = requests;
    this.pictures = pictures;
    this.accounts = accounts;
    this.screens = screens;
    this.keys = keys;
    this.clock = clock;
    this.store = new DossierStore(database, keys);
    this.slips = new DossierSlips(database, store, requests, layouts, desk::catalogue, clock);
    slips.catchUp();
  }

  /** What stations print. */
  public DossierSlips slips() {
    return slips;
  }

  /** An example of the list of what is missing. */
  public Sample sample() {
    return (language, full) ->
        MissingText.sample(desk.catalogue(), language, full, clock.instant());
  }

  /** From its end on; from the last that was done where it never ended. */
  public static Keeping keeping(RetentionSettings retention) {
    return new Keeping(
        "dossiers",
        retention.dossierDays(),
        "SELECT d.person AS person, coalesce(d.closed_utc, d.changed_utc) AS since FROM dossier d"
            + " WHERE EXISTS (SELECT 1 FROM dossier_words w WHERE w.person = d.person)"
            + " OR EXISTS (SELECT 1 FROM guest_words g WHERE g.person = d.person)");
  }

  public Feature feature() {
    String one = "/api/v1/dossiers/{dossier}";
    return Feature.of(
            "dossier",
            java.util.List.of(
                Route.get("/api/v1/dossiers/live", "dossier.list", this::list),
                Route.get("/api/v1/tickets/{ticket}/dossier/live", "dossier.read", this::ofTicket),
                Route.get(one + "/live", "dossier.read", this::live),
                Route.post(one + "/words", "dossier.words", this::words),
                Route.post(one + "/steps/{step}/done", "dossier.work", this::done),
                Route.post(one + "/steps/{step}/skip", "dossier.work", this::skip),
                Route.post(one + "/lines/{line}", "dossier.work", this::mark),
                Route.post(one + "/person", "dossier.work", this::name),
                Route.post(one + "/return", "dossier.return", this::giveBack),
                Route.post(one + "/slip", "dossier.work", this::printAgain),
                Route.post(one + "/product", "dossier.work", this::made),
                Route.post(one + "/hand-over", "dossier.work", this::handOver),
                Route.post(one + "/cancel", "dossier.work", this::cancel)))
        .every(Duration.ofSeconds(1), slips::expire)
        .holding(new DossierHolding(store, retention.dossierDays()))
        .shownOn("dossier");
  }

  // ---- looking ----------------------------------------------------------------------------------

  private void list(Context context, Caller caller) {
    pictures.stream(context, "dossiers", new ListSubject());
  }

  /** All that are open; drawn anew when one of them has changed. */
  private final class ListSubject implements Subject.OfStore {
    @Override
    public Object draw(Instant now) {
      return DossierList.draw(store.open(), desk.catalogue());
    }

    @Override
    public boolean concerns(Committed committed) {
      return committed.events().stream().anyMatch(one -> one.event() instanceof OfDossier);
    }

    @Override
    public boolean changesWithTime() {
      return false;
    }
  }

  private void ofTicket(Context context, Caller caller) {
    String ticket = context.pathParam("ticket");
    pictures.stream(
        context,
        "dossier of " + ticket,
        new DossierSubject(ticket, () -> store.ofTicket(ticket), this::drawn));
  }

  private void live(Context context, Caller caller) {
    String id = context.pathParam("dossier");
    mustFind(id);
    pictures.stream(
        context, "dossier " + id, new DossierSubject("", () -> store.find(id), this::drawn));
  }

  private DossierPicture drawn(Dossier dossier) {
    return DossierPicture.draw(
        dossier, desk.catalogue(), this::called, store.isErased(dossier), store.slip(dossier.id()));
  }

  private String called(String actor) {
    if (actor.startsWith(PERSON)) {
      String user = actor.substring(PERSON.length());
      String name = accounts.nameOf(user);
      return name.isEmpty() ? user : name;
    }
    return actor.startsWith(DEVICE) ? screens.nameOf(actor.substring(DEVICE.length())) : actor;
  }

  private Dossier mustFind(String id) {
    return store.find(id).orElseThrow(() -> Problem.unknown("dossier"));
  }

  /** Noted before anything is opened: nobody reads without leaving a trace. */
  private void words(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    store.mustBeShown(dossier);
    Deed reading = look -> Verdict.accept(new DossierRead(dossier.id(), caller.actor()));
    requests.order(context, caller, tap.requestId(), reading);
    Json.answer(context, 200, Map.of("words", store.words(dossier)));
  }

  // ---- working ----------------------------------------------------------------------------------

  private void done(Context context, Caller caller) {
    Wishes.Done wish = Json.read(context.bodyAsBytes(), Wishes.Done.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    order(
        context,
        caller,
        wish.requestId(),
        new DoStep(
            dossier.id(),
            context.pathParam("step"),
            caller.actor(),
            sealed(dossier, wish.requestId(), wish.noted())));
  }

  private void skip(Context context, Caller caller) {
    Wishes.Reason wish = Json.read(context.bodyAsBytes(), Wishes.Reason.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    order(
        context,
        caller,
        wish.requestId(),
        new SkipStep(
            dossier.id(),
            context.pathParam("step"),
            caller.actor(),
            "",
            sealed(dossier, wish.requestId(), Optional.of(Noted.text(wish.reason())))));
  }

  private void mark(Context context, Caller caller) {
    Wishes.Marked wish = Json.read(context.bodyAsBytes(), Wishes.Marked.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    order(
        context,
        caller,
        wish.requestId(),
        new MarkLine(
            dossier.id(),
            context.pathParam("line"),
            wish.version(),
            wish.state(),
            wish.reason() == null ? "" : wish.reason().name(),
            wish.ticked(),
            caller.actor(),
            sealed(dossier, wish.requestId(), wish.noted())));
  }

  private void name(Context context, Caller caller) {
    Wishes.Whose wish = Json.read(context.bodyAsBytes(), Wishes.Whose.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    SealedWords words = sealed(dossier, wish.requestId(), Optional.of(wish.noted())).orElseThrow();
    order(context, caller, wish.requestId(), new NameDossier(dossier.id(), words));
  }

  private void giveBack(Context context, Caller caller) {
    Wishes.Returned wish = Json.read(context.bodyAsBytes(), Wishes.Returned.class);
    ReturnDossier deed =
        new ReturnDossier(
            context.pathParam("dossier"),
            wish.counter(),
            caller.mustBePerson().user(),
            caller.actor(),
            printer(caller),
            Tokens.token());
    requests.order(context, caller, wish.requestId(), deed);
    slips.catchUp();
    context.status(204);
  }

  private void printAgain(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    PrintAgain deed =
        new PrintAgain(
            context.pathParam("dossier"), printer(caller), Tokens.token(), caller.actor());
    requests.order(context, caller, tap.requestId(), deed);
    slips.catchUp();
    context.status(204);
  }

  private static String printer(Caller caller) {
    return caller.screen().map(Screen::printer).orElse("");
  }

  private void made(Context context, Caller caller) {
    Wishes.Made wish = Json.read(context.bodyAsBytes(), Wishes.Made.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    order(
        context,
        caller,
        wish.requestId(),
        new RecordProduct(
            dossier.id(),
            wish.kind(),
            caller.actor(),
            sealed(dossier, wish.requestId(), Optional.of(wish.noted()))));
  }

  private void handOver(Context context, Caller caller) {
    Wishes.HandOver wish = Json.read(context.bodyAsBytes(), Wishes.HandOver.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    order(
        context,
        caller,
        wish.requestId(),
        new CloseDossier(
            dossier.id(),
            DossierClosed.Outcome.HANDED_OVER,
            wish.to().name(),
            caller.actor(),
            sealed(dossier, wish.requestId(), wish.noted())));
  }

  private void cancel(Context context, Caller caller) {
    Wishes.Reason wish = Json.read(context.bodyAsBytes(), Wishes.Reason.class);
    Dossier dossier = mustFind(context.pathParam("dossier"));
    order(
        context,
        caller,
        wish.requestId(),
        new CloseDossier(
            dossier.id(),
            DossierClosed.Outcome.CANCELLED,
            "",
            caller.actor(),
            sealed(dossier, wish.requestId(), Optional.of(Noted.text(wish.reason())))));
  }

  /** The key lasts before the words are handed on; one that gets no row is swept. */
  private Optional<SealedWords> sealed(Dossier dossier, String requestId, Optional<Noted> noted) {
    Requests.check(requestId);
    return noted.map(one -> SealedWords.of(keys, dossier.person(), one));
  }

  private void order(Context context, Caller caller, String requestId, Deed deed) {
    requests.order(context, caller, requestId, deed);
    context.status(204);
  }
}
