package id.loket.server.selfservice;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.PaperHelp;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.Sample;
import id.loket.server.slip.SlipKind;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What is said of papers that are to be brought, and the list of those that a visitor lacks. */
public final class PaperHelpRoutes {
  private final OfficeDesk desk;
  private final Layouts layouts;
  private final Sheets sheets;
  private final Clock clock;

  public PaperHelpRoutes(OfficeDesk desk, Layouts layouts, Sheets sheets, Clock clock) {
    this.desk = desk;
    this.layouts = layouts;
    this.sheets = sheets;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            "sheet",
            List.of(
                Route.get("/api/v1/papers", "sheet.papers", this::papers),
                Route.post("/api/v1/services/{service}/sheets", "sheet.print", this::print),
                Route.get("/api/v1/sheets/{sheet}", "sheet.look", this::look)))
        .every(
            Duration.ofSeconds(1),
            () -> sheets.expire(desk.catalogue().settings().paper().printJobSeconds()));
  }

  /** An example of the list. */
  public Sample sample() {
    return (language, full) -> ToGetText.sample(desk.catalogue(), language, full, clock.instant());
  }

  record Papers(int version, List<PaperHelp> papers) {}

  /**
   * @param missing the Indonesian names of the papers, as the service has them
   */
  record Wish(String requestId, List<String> missing, String language) {
    Wish {
      missing = missing == null ? List.of() : List.copyOf(missing);
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("missing: at least one paper is needed");
      }
      if (!List.of("id", "en").contains(language)) {
        throw new IllegalArgumentException("language is " + language + ": id, en are allowed");
      }
    }
  }

  record SheetView(String sheet, Sheets.State state) {}

  private void papers(Context context, Caller caller) {
    Json.answer(context, 200, new Papers(1, desk.catalogue().papers()));
  }

  private void print(Context context, Caller caller) {
    Catalogue catalogue = desk.catalogue();
    Catalogue.Service service =
        catalogue
            .service(context.pathParam("service"))
            .orElseThrow(() -> Problem.unknown("service"));
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    List<String> names = service.requirements().stream().map(Text::id).toList();
    wish.missing().stream()
        .filter(one -> !names.contains(one))
        .findFirst()
        .ifPresent(
            one -> {
              throw Problem.bad("missing: " + one + " is not asked for; allowed are " + names);
            });
    String job = "daftar-" + wish.requestId();
    sheets.printBeside(
        caller,
        job,
        layouts
            .of(SlipKind.TO_GET)
            .fill(
                ToGetText.values(
                    catalogue, service, wish.missing(), wish.language(), clock.instant())));
    Json.answer(context, 201, view(job));
  }

  private void look(Context context, Caller caller) {
    Json.answer(context, 200, view(context.pathParam("sheet")));
  }

  private SheetView view(String job) {
    return new SheetView(job, sheets.state(job).orElseThrow(() -> Problem.unknown("sheet")));
  }
}
