package id.loket.server.standard;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.document.Documents;
import id.loket.server.journal.Database;
import id.loket.server.journal.PastCatalogues;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Pages;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Spreadsheet;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The service standards for everybody, as UU 25/2009 wants them shown: as pages, for paper, as a
 * table and as JSON. With {@code ?day=2026-01-05} those that held on that day, so that a visitor of
 * then can be told by which standard he was served.
 */
public final class StandardRoutes {
  static final String READ = "standard.read";

  private final OfficeDesk desk;
  private final Pages frame;
  private final Documents documents;
  private final Clock clock;
  private final Standards standards;
  private final StandardPages pages = new StandardPages();

  public StandardRoutes(
      OfficeDesk desk,
      Database database,
      Pages frame,
      Documents documents,
      DecisionPapers papers,
      Clock clock) {
    this.desk = desk;
    this.frame = frame;
    this.documents = documents;
    this.clock = clock;
    this.standards = new Standards(desk::catalogue, new PastCatalogues(database), papers);
  }

  public Feature feature() {
    return Feature.of(
        "standard",
        List.of(
            Route.get("/standard/", READ, this::contents),
            Route.get("/standard/print", READ, this::whole),
            Route.get("/standard/{service}", READ, this::one),
            Route.get("/api/v1/standards", READ, this::list),
            Route.get("/api/v1/standards.csv", READ, this::table),
            Route.get("/api/v1/standards.pdf", READ, this::document),
            Route.get("/api/v1/standards/remarks", "standard.remarks", this::remarks)));
  }

  /**
   * @param day on which these standards hold
   */
  record Answer(int version, String office, LocalDate day, List<StandardView> standards) {}

  record RemarkView(
      String service,
      Catalogue.Text name,
      Remark.Kind kind,
      Catalogue.Component component,
      String words) {}

  record Remarks(int version, List<RemarkView> remarks) {}

  private void contents(Context context, Caller caller) {
    show(context, pages.contents(standards.office(), of(day(context))));
  }

  private void whole(Context context, Caller caller) {
    show(context, pages.whole(standards.office(), of(day(context))));
  }

  /** The standard of a service, or a file that its page loads. */
  private void one(Context context, Caller caller) {
    String code = context.pathParam("service");
    if (code.contains(".")) {
      frame.serve(context, "standard/" + code);
      return;
    }
    Standards.InForce found =
        of(day(context)).stream()
            .filter(one -> one.service().code().equals(code))
            .findFirst()
            .orElseThrow(() -> Problem.unknown("service"));
    show(context, pages.one(standards.office(), found));
  }

  private void show(Context context, String page) {
    context.header("Cache-Control", "no-cache");
    context.html(frame.asItIs(page));
  }

  private void list(Context context, Caller caller) {
    LocalDate day = day(context);
    List<StandardView> all = of(day).stream().map(StandardView::of).toList();
    Json.answer(context, 200, new Answer(1, standards.office(), day, all));
  }

  private void table(Context context, Caller caller) {
    LocalDate day = day(context);
    List<StandardView> all = of(day).stream().map(StandardView::of).toList();
    String name = "standar-pelayanan-" + day + ".csv";
    context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    context
        .contentType("text/csv;charset=utf-8")
        .result(table(all).getBytes(StandardCharsets.UTF_8));
  }

  /** Of all services, or of one, {@code ?service=OPP}. */
  private void document(Context context, Caller caller) {
    LocalDate day = day(context);
    String service = context.queryParam("service");
    List<Standards.InForce> asked =
        of(day).stream()
            .filter(one -> service == null || one.service().code().equals(service))
            .toList();
    if (asked.isEmpty()) {
      throw Problem.unknown("service");
    }
    documents.sendToAnybody(
        context,
        "standar-pelayanan-" + (service == null ? "" : service + "-") + day,
        pages.document(asked, documents::begin));
  }

  private static String table(List<StandardView> all) {
    return Spreadsheet.of(
        csv -> {
          csv.row(
              "Layanan", "Keputusan", "Tanggal", "Lampiran", "Berlaku sejak", "Komponen", "Isi");
          for (StandardView one : all) {
            for (StandardView.ComponentView part : one.components()) {
              csv.row(
                  one.name().id(),
                  one.number(),
                  one.date().toString(),
                  one.annex(),
                  one.effectiveFrom().toString(),
                  part.name(),
                  String.join("\n", part.lines()));
            }
          }
        });
  }

  private void remarks(Context context, Caller caller) {
    List<RemarkView> all =
        desk.catalogue().services().stream()
            .flatMap(service -> Remark.of(service).stream().map(one -> view(service, one)))
            .toList();
    Json.answer(context, 200, new Remarks(1, all));
  }

  private static RemarkView view(Catalogue.Service service, Remark one) {
    return new RemarkView(service.code(), service.name(), one.kind(), one.component(), one.words());
  }

  private List<Standards.InForce> of(LocalDate day) {
    LocalDate today = today();
    if (day.isAfter(today)) {
      throw Problem.bad("day: " + day + " is still to come; today, " + today + ", or before");
    }
    return day.equals(today)
        ? standards.today(day)
        : standards.on(day).orElseThrow(() -> Problem.unknown("day"));
  }

  private LocalDate day(Context context) {
    String wanted = context.queryParam("day");
    if (wanted == null) {
      return today();
    }
    try {
      return LocalDate.parse(wanted);
    } catch (DateTimeParseException e) {
      throw Problem.bad("day: a date such as 2026-01-05 is needed");
    }
  }

  private LocalDate today() {
    return Requests.await(desk.look(office -> office.dayAt(clock.instant())));
  }
}
