package id.loket.server.slip;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.catalogue.Fault;
import id.loket.server.catalogue.Saying;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands on each kind of paper, looked at before it is printed, and changed. */
public final class LayoutRoutes {
  /** As long as an arm; a visitor would tear a longer one, and a roll holds a hundred of them. */
  static final int MOST_MILLIMETRES = 500;

  private static final int NAMED = 5;

  private final Layouts layouts;
  private final Map<SlipKind, Sample> samples;
  private final Accounts accounts;

  /**
   * @param samples of each kind
   */
  public LayoutRoutes(Layouts layouts, Map<SlipKind, Sample> samples, Accounts accounts) {
    this.layouts = layouts;
    this.samples = samples;
    this.accounts = accounts;
  }

  public Feature feature() {
    return Feature.of(
        "slip",
        List.of(
            Route.get("/api/v1/slips", "slip.read", this::all),
            Route.get("/api/v1/slips/{kind}/versions", "slip.read", this::versions),
            Route.put("/api/v1/slips/{kind}", "slip.change", this::change),
            Route.post("/api/v1/slips/{kind}/preview", "slip.read", this::preview)));
  }

  /**
   * @param example what it stands for on the example; empty if it may be nothing
   * @param needed whether it must not be missing
   */
  record PlaceholderView(String name, Placeholder.Filled filled, boolean needed, String example) {}

  /**
   * @param changedAt null if nobody has changed it
   * @param changedBy the person's name
   */
  record SlipView(
      SlipKind kind,
      JsonNode layout,
      String revision,
      boolean usual,
      Instant changedAt,
      String changedBy,
      boolean inTwoLanguages,
      List<PlaceholderView> placeholders) {}

  /**
   * @param by the person's name
   */
  record VersionView(int number, Instant at, String by, boolean usual, JsonNode layout) {}

  record Slips(
      List<SlipView> slips,
      List<Integer> columns,
      int mostPieces,
      int mostWords,
      int mostMillimetres) {}

  /**
   * @param revision of the layout that is to be replaced
   * @param layout null for the usual one
   */
  record Wish(String revision, JsonNode layout) {
    Wish {
      if (revision == null) {
        throw new IllegalArgumentException(
            "revision: the one of the layout that is to be replaced is needed");
      }
    }
  }

  record Look(JsonNode layout, int columns, String language, boolean full) {
    Look {
      if (!Preview.COLUMNS.contains(columns)) {
        throw new IllegalArgumentException(
            "columns: " + columns + "; allowed are " + Preview.COLUMNS);
      }
      if (!"id".equals(language) && !"en".equals(language)) {
        throw new IllegalArgumentException("language: allowed are [id, en]");
      }
      if (layout == null) {
        throw new IllegalArgumentException("layout: the layout as a JSON object is needed");
      }
    }
  }

  /**
   * @param pictures of the pieces of paper, in base64
   */
  record PreviewView(int millimetres, String text, List<byte[]> pictures) {}

  record FaultView(String path, String message, String code, String words) {
    static FaultView of(Fault fault) {
      return new FaultView(fault.path(), fault.message(), fault.said().key(), fault.words());
    }
  }

  private void all(Context context, Caller caller) {
    List<SlipView> slips = Stream.of(SlipKind.values()).map(this::view).toList();
    Json.answer(
        context,
        200,
        new Slips(
            slips, Preview.COLUMNS, Layout.MOST_PIECES, LayoutFile.MOST_WORDS, MOST_MILLIMETRES));
  }

  private SlipView view(SlipKind kind) {
    Layouts.Version now = layouts.newest(kind);
    boolean changed = now.number() > 0;
    Values example = samples.get(kind).of("id", true);
    List<PlaceholderView> placeholders =
        kind.placeholders().stream()
            .map(
                one ->
                    new PlaceholderView(
                        one.name(),
                        one.filled(),
                        kind.needed().contains(one.name()),
                        example.line(one.name())))
            .toList();
    return new SlipView(
        kind,
        LayoutFile.write(now.layout()),
        now.revision(),
        now.usual(),
        changed ? now.at() : null,
        changed ? name(now) : null,
        kind.inTwoLanguages(),
        placeholders);
  }

  private void versions(Context context, Caller caller) {
    List<VersionView> versions =
        layouts.changes(kind(context)).stream()
            .map(
                one ->
                    new VersionView(
                        one.number(),
                        one.at(),
                        name(one),
                        one.usual(),
                        LayoutFile.write(one.layout())))
            .toList();
    Json.answer(context, 200, Map.of("versions", versions));
  }

  private String name(Layouts.Version one) {
    return accounts.nameOfActor(one.by());
  }

  private void preview(Context context, Caller caller) {
    SlipKind kind = kind(context);
    Look look = Json.read(context.bodyAsBytes(), Look.class);
    Layout layout = checked(kind, look.layout());
    Values values = samples.get(kind).of(look.language(), look.full());
    Preview paper = Preview.of(layouts.onPaper(layout).fill(values), look.columns());
    Json.answer(context, 200, new PreviewView(paper.millimetres(), paper.text(), paper.pictures()));
  }

  private void change(Context context, Caller caller) {
    SlipKind kind = kind(context);
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    boolean usual = wish.layout() == null || wish.layout().isNull();
    Optional<Layout> wanted = usual ? Optional.empty() : Optional.of(checked(kind, wish.layout()));
    wanted.ifPresent(this::mustNotBeTooLong);
    if (!layouts.change(kind, wish.revision(), wanted, caller.actor())) {
      throw changed(kind, wish.revision(), wanted.orElseGet(() -> Layout.usual(kind)));
    }
    context.status(204);
  }

  private static SlipKind kind(Context context) {
    String name = context.pathParam("kind");
    return Stream.of(SlipKind.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.unknown("slip"));
  }

  private static Layout checked(SlipKind kind, JsonNode json) {
    LayoutFile.Reading reading = LayoutFile.read(kind, json);
    return reading.layout().orElseThrow(() -> bad(reading.faults()));
  }

  private static Problem bad(List<Fault> faults) {
    String named =
        faults.stream().limit(NAMED).map(Fault::toString).collect(Collectors.joining("; "));
    return Problem.of(
        422,
        "bad-layout",
        "The layout has " + faults.size() + " faults: " + named + ".",
        Map.of("errors", faults.stream().map(FaultView::of).toList()));
  }

  /** On each width of paper, with all that can be told, in each language. */
  private void mustNotBeTooLong(Layout layout) {
    List<String> languages = layout.kind().inTwoLanguages() ? List.of("id", "en") : List.of("id");
    for (int columns : Preview.COLUMNS) {
      for (String language : languages) {
        Values values = samples.get(layout.kind()).of(language, true);
        int length = Preview.of(layouts.onPaper(layout).fill(values), columns).millimetres();
        if (length > MOST_MILLIMETRES) {
          Saying said =
              Saying.of(
                  "paper-long", "length", length, "columns", columns, "most", MOST_MILLIMETRES);
          throw bad(List.of(new Fault("$.pieces", 0, said)));
        }
      }
    }
  }

  private Problem changed(SlipKind kind, String madeFrom, Layout wanted) {
    Layouts.Version now = layouts.newest(kind);
    Optional<Layout> base = layouts.find(kind, madeFrom);
    List<Change> differences = Change.between(base, now.layout(), wanted);
    String named =
        differences.stream().limit(NAMED).map(Change::sentence).collect(Collectors.joining("; "));
    return Problem.of(
        409,
        "layout-changed",
        "Another layout is in force than the one that this was made from. "
            + differences.size()
            + " differences: "
            + named
            + ".",
        Map.of(
            "revision", now.revision(),
            "baseKnown", base.isPresent(),
            "differences", differences));
  }
}
