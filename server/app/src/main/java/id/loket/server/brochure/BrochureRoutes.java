package id.loket.server.brochure;

import id.loket.server.brochure.Brochure.Act;
import id.loket.server.brochure.Brochure.Deed;
import id.loket.server.brochure.BrochurePages.Shown;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.document.Documents;
import id.loket.server.journal.Database;
import id.loket.server.rules.Catalogue;
import id.loket.server.selfservice.Sheets;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.Sample;
import id.loket.server.slip.SlipKind;
import id.loket.server.ticket.PhoneCode;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Pages;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brochures and country sheets: written as drafts by whoever answers for them, adopted, and read by
 * everybody at the kiosk, on a phone and on paper.
 */
public final class BrochureRoutes {
  private static final String NAME = "brochure";
  private static final String ALL = "/api/v1/brochures";
  private static final String ONE = ALL + "/{number}";
  private static final String READ = "brochure.read";
  private static final String BOOK = "brochure.book";
  private static final String CHANGE = "brochure.change";
  private static final List<String> LANGUAGES = List.of("id", "en");

  private final OfficeDesk desk;
  private final Brochures brochures;
  private final Layouts layouts;
  private final Sheets sheets;
  private final Documents documents;
  private final Accounts accounts;
  private final Pages frame;
  private final Clock clock;
  private final BrochurePages pages = new BrochurePages();

  public BrochureRoutes(
      OfficeDesk desk,
      Database database,
      Layouts layouts,
      Sheets sheets,
      Documents documents,
      Accounts accounts,
      Pages frame,
      Clock clock) {
    this.desk = desk;
    this.brochures = new Brochures(desk, database, clock);
    this.layouts = layouts;
    this.sheets = sheets;
    this.documents = documents;
    this.accounts = accounts;
    this.frame = frame;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            NAME,
            List.of(
                Route.get("/brochure/", READ, this::pageOfAll),
                Route.get("/brochure/{number}", READ, this::pageOfOne),
                Route.get(ALL, READ, this::shown),
                Route.get(ONE, READ, this::one),
                Route.get(ONE + "/pdf", READ, this::document),
                Route.get("/api/v1/brochure-book", BOOK, this::book),
                Route.get(ONE + "/versions/{version}", BOOK, this::version),
                Route.post("/api/v1/brochure-previews", CHANGE, this::preview),
                Route.post(ALL, CHANGE, this::begin),
                Route.post(ONE + "/drafts", CHANGE, this::draft),
                Route.post(ONE + "/adoption", CHANGE, this::adopt),
                Route.post(ONE + "/discarding", CHANGE, this::discard),
                Route.post(ONE + "/withdrawal", CHANGE, this::withdraw),
                Route.post(ONE + "/sheets", "brochure.print", this::print)))
        .shownOn("brochures");
  }

  /** An example of its paper. */
  public Sample sample() {
    return (language, full) ->
        BrochureSlip.sample(desk.catalogue(), language, full, clock.instant());
  }

  // ---- what is sent ---------------------------------------------------------------------------

  record Wish(String requestId, Content content) {
    Wish {
      checked(content);
    }
  }

  /**
   * @param version that was seen before
   */
  record Change(String requestId, Integer version, Content content) {
    Change {
      seen(version);
      checked(content);
    }
  }

  record Seen(String requestId, Integer version) {
    Seen {
      seen(version);
    }
  }

  record Withdrawal(String requestId, Integer version, String reason) {
    Withdrawal {
      seen(version);
    }
  }

  record Typed(String text) {
    Typed {
      if (text == null) {
        throw new IllegalArgumentException("text: the Markdown is needed; it may be empty");
      }
    }
  }

  record SheetWish(String requestId, String language) {
    SheetWish {
      if (!LANGUAGES.contains(language)) {
        throw new IllegalArgumentException("language is " + language + ": id, en are allowed");
      }
    }
  }

  private static void checked(Content content) {
    if (content == null) {
      throw new IllegalArgumentException("content: kind, title and text are needed");
    }
  }

  private static void seen(Integer version) {
    if (version == null || version < 1) {
      throw new IllegalArgumentException("version is " + version + ": the one that was read");
    }
  }

  // ---- what is answered -----------------------------------------------------------------------

  record Row(
      int number, Content.Kind kind, String country, Words title, boolean english, boolean due) {}

  record All(int version, List<Row> brochures) {}

  record Parts(List<Part> id, List<Part> en) {}

  /**
   * @param page where a phone reads it; null without a public address
   * @param phoneCode the same for a phone's camera
   */
  record View(
      int number,
      Content.Kind kind,
      String country,
      Words title,
      boolean english,
      Parts parts,
      List<Fact> facts,
      LocalDate checkBy,
      boolean due,
      LocalDate adoptedOn,
      String page,
      PhoneCode phoneCode) {}

  /** Where it is. */
  enum State {
    SHOWN,
    DRAFT,
    WITHDRAWN
  }

  record ActView(int version, Instant at, String by, Deed deed, int of, String reason) {}

  /**
   * @param shown the version whose words visitors are shown; null if none
   * @param draft the version whose words wait; null if none
   */
  record Entry(
      int number,
      int version,
      State state,
      Integer shown,
      Integer draft,
      Content.Kind kind,
      String country,
      Words title,
      LocalDate checkBy,
      boolean due,
      List<ActView> acts) {}

  record Book(int version, LocalDate today, LocalDate until, List<Entry> brochures) {}

  record Version(int number, int version, Content content) {}

  record Preview(int bytes, int most, List<Fault> faults, List<Part> parts) {}

  record Made(int number) {}

  record Sheet(String sheet) {}

  // ---- for everybody --------------------------------------------------------------------------

  private void shown(Context context, Caller caller) {
    List<Row> rows =
        all().stream()
            .map(
                one ->
                    new Row(
                        one.number(),
                        one.content().kind(),
                        one.content().country(),
                        one.content().title(),
                        one.content().inEnglish(),
                        one.due()))
            .toList();
    Json.answer(context, 200, new All(1, rows));
  }

  /** Countries first, each kind by its name. */
  private List<Shown> all() {
    return brochures.all().stream()
        .flatMap(one -> shown(one).stream())
        .sorted(
            Comparator.comparing((Shown one) -> one.content().kind())
                .reversed()
                .thenComparing(one -> one.content().title().id(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private Optional<Shown> shown(Brochure one) {
    return one.inForce()
        .map(
            act -> {
              Content content = brochures.content(one.number(), act.of());
              return new Shown(
                  one.number(), content, day(act.at()), content.isDue(brochures.today()));
            });
  }

  /** Of the address. */
  private Shown shown(Context context) {
    return shown(brochures.of(number(context, "number", "brochure")))
        .orElseThrow(() -> Problem.unknown("brochure"));
  }

  private void one(Context context, Caller caller) {
    Shown one = shown(context);
    Content content = one.content();
    Optional<String> page = BrochureSlip.page(desk.catalogue(), one.number(), "id");
    Json.answer(
        context,
        200,
        new View(
            one.number(),
            content.kind(),
            content.country(),
            content.title(),
            content.inEnglish(),
            new Parts(Markdown.parts(content.text().id()), Markdown.parts(content.text().en())),
            content.facts(),
            content.checkBy(),
            one.due(),
            one.since(),
            page.orElse(null),
            page.map(PhoneCode::of).orElse(null)));
  }

  private void pageOfAll(Context context, Caller caller) {
    show(context, pages.list(labels(context), office(), all()));
  }

  /** One of them, or a file that its page loads. */
  private void pageOfOne(Context context, Caller caller) {
    String name = context.pathParam("number");
    if (name.contains(".")) {
      frame.serve(context, "brochure/" + name);
      return;
    }
    show(context, pages.one(labels(context), office(), shown(context)));
  }

  private static Labels labels(Context context) {
    return Labels.of("en".equals(context.queryParam("lang")) ? "en" : "id");
  }

  private String office() {
    return desk.catalogue().office().name();
  }

  private void show(Context context, String page) {
    context.header("Cache-Control", "no-cache");
    context.html(frame.asItIs(page));
  }

  private void document(Context context, Caller caller) {
    Shown one = shown(context);
    documents.sendToAnybody(
        context, "brosur-" + one.number(), pages.document(one, documents::begin));
  }

  private void print(Context context, Caller caller) {
    SheetWish wish = Json.read(context.bodyAsBytes(), SheetWish.class);
    Requests.check(wish.requestId());
    Shown one = shown(context);
    Catalogue catalogue = desk.catalogue();
    String job = "brosur-" + wish.requestId();
    sheets.printBeside(
        caller,
        job,
        layouts
            .of(SlipKind.BROCHURE)
            .fill(BrochureSlip.values(catalogue, one, wish.language(), clock.instant())));
    Json.answer(context, 201, new Sheet(job));
  }

  // ---- for whoever answers for them -----------------------------------------------------------

  private void book(Context context, Caller caller) {
    LocalDate today = brochures.today();
    List<Entry> entries =
        brochures.all().stream()
            .map(one -> entry(one, today))
            .sorted(Comparator.comparing(Entry::number).reversed())
            .toList();
    Json.answer(context, 200, new Book(1, today, today.plusDays(Brochures.MOST_DAYS), entries));
  }

  private Entry entry(Brochure one, LocalDate today) {
    Content content = brochures.content(one.number(), one.told());
    Optional<Act> shown = one.inForce();
    Optional<Act> draft = one.draft();
    State state =
        shown.isPresent()
            ? State.SHOWN
            : one.acts().stream().anyMatch(act -> act.deed() == Deed.WITHDRAWN)
                ? State.WITHDRAWN
                : State.DRAFT;
    return new Entry(
        one.number(),
        one.version(),
        state,
        shown.map(Act::of).orElse(null),
        draft.map(Act::of).orElse(null),
        content.kind(),
        content.country(),
        content.title(),
        content.checkBy(),
        content.isDue(today),
        one.acts().stream().map(this::view).toList());
  }

  private ActView view(Act act) {
    return new ActView(
        act.version(),
        act.at(),
        accounts.nameOfActor(act.by()),
        act.deed(),
        act.of(),
        act.reason().isEmpty() ? null : act.reason());
  }

  private void version(Context context, Caller caller) {
    int number = number(context, "number", "brochure");
    int version = number(context, "version", "version");
    Json.answer(context, 200, new Version(number, version, brochures.content(number, version)));
  }

  /** What a text would look like, and what can't be taken of it; nothing is kept. */
  private void preview(Context context, Caller caller) {
    String text = Markdown.tidy(Json.read(context.bodyAsBytes(), Typed.class).text());
    List<Fault> faults = Markdown.faults(text);
    boolean drawn =
        faults.stream()
            .noneMatch(one -> one.kind() == Fault.Kind.TOO_LONG || one.kind() == Fault.Kind.NESTED);
    Json.answer(
        context,
        200,
        new Preview(
            Markdown.bytes(text),
            Markdown.MOST_BYTES,
            faults,
            drawn ? Markdown.parts(text) : List.of()));
  }

  private void begin(Context context, Caller caller) {
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    int number = brochures.begin(wish.requestId(), wish.content(), caller.actor());
    Json.answer(context, 201, new Made(number));
  }

  private void draft(Context context, Caller caller) {
    Change change = Json.read(context.bodyAsBytes(), Change.class);
    Requests.check(change.requestId());
    int number = number(context, "number", "brochure");
    brochures.draft(change.requestId(), number, change.version(), change.content(), caller.actor());
    context.status(204);
  }

  private void adopt(Context context, Caller caller) {
    Seen seen = Json.read(context.bodyAsBytes(), Seen.class);
    Requests.check(seen.requestId());
    int number = number(context, "number", "brochure");
    brochures.adopt(seen.requestId(), number, seen.version(), caller.actor());
    context.status(204);
  }

  private void discard(Context context, Caller caller) {
    Seen seen = Json.read(context.bodyAsBytes(), Seen.class);
    Requests.check(seen.requestId());
    int number = number(context, "number", "brochure");
    brochures.discard(seen.requestId(), number, seen.version(), caller.actor());
    context.status(204);
  }

  private void withdraw(Context context, Caller caller) {
    Withdrawal wish = Json.read(context.bodyAsBytes(), Withdrawal.class);
    Requests.check(wish.requestId());
    int number = number(context, "number", "brochure");
    brochures.withdraw(wish.requestId(), number, wish.version(), wish.reason(), caller.actor());
    context.status(204);
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, desk.catalogue().zoneId());
  }

  /** As it stands in an address. */
  private static int number(Context context, String name, String what) {
    return Optional.of(context.pathParam(name))
        .filter(one -> one.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElseThrow(() -> Problem.unknown(what));
  }
}
