package id.loket.server.report;

import id.loket.server.web.Accounts;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The report of a closed period comes back signed, and is given out byte for byte. */
final class SignedRoutes {
  private static final String ALL = "/api/v1/ikm/signed";
  private static final int MOST_LETTERS = 200;

  private final ClosedPeriods closed;
  private final SignedPapers papers;
  private final DocumentFolder folder;
  private final Accounts accounts;
  private final Clock clock;

  SignedRoutes(
      ClosedPeriods closed,
      SignedPapers papers,
      DocumentFolder folder,
      Accounts accounts,
      Clock clock) {
    this.closed = closed;
    this.papers = papers;
    this.folder = folder;
    this.accounts = accounts;
    this.clock = clock;
  }

  Feature feature() {
    return Feature.of(
        "signed",
        List.of(
            Route.get(ALL, "signed.read", this::list),
            Route.post(ALL, "signed.bring", this::keep),
            Route.post(ALL + "/pieces", "signed.bring", this::piece),
            Route.get(ALL + "/{sha256}", "signed.read", this::give)));
  }

  /**
   * @param requestId that of the pieces
   * @param name of the file
   * @param bytes how many there are in all
   */
  record Whole(String requestId, String name, Long bytes) {
    Whole {
      name = PlainText.line("name", name, MOST_LETTERS);
      PdfInPieces.mustFit(bytes);
    }
  }

  /**
   * @param closing the version of the closing that was signed
   * @param by the person's name
   */
  record PaperView(
      int number, int closing, String sha256, String name, long bytes, Instant at, String by) {}

  record PapersView(int version, List<PaperView> papers) {}

  private void list(Context context, Caller caller) {
    List<PaperView> all = papers.of(period(context)).stream().map(this::view).toList();
    Json.answer(context, 200, new PapersView(1, all));
  }

  private PaperView view(SignedPapers.Paper one) {
    return new PaperView(
        one.number(),
        one.closing(),
        one.sha256(),
        one.name(),
        one.bytes(),
        one.at(),
        accounts.nameOfActor(one.by()));
  }

  private void piece(Context context, Caller caller) throws IOException {
    PdfInPieces.take(context, folder, clock.instant());
  }

  private void keep(Context context, Caller caller) throws IOException {
    Period period = period(context);
    Whole whole = Json.read(context.bodyAsBytes(), Whole.class);
    Requests.check(whole.requestId());
    if (!papers.isNoted(whole.requestId())) {
      int closing =
          closed
              .newest(period.from(), period.to())
              .map(ClosedPeriods.Closed::number)
              .orElseThrow(
                  () ->
                      Problem.of(
                          409, "period-open", "Only the report of a closed period is signed."));
      DocumentFolder.Kept file = folder.keep(whole.requestId(), whole.bytes());
      papers.note(whole.requestId(), period, closing, file, whole.name(), caller.actor());
    }
    context.status(204);
  }

  private void give(Context context, Caller caller) throws IOException {
    String sha256 = context.pathParam("sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw Problem.unknown("signed-paper");
    }
    PdfInPieces.give(context, folder.sound(sha256));
  }

  private static Period period(Context context) {
    AskedDays days = AskedDays.of(context);
    return new Period(days.from(), days.to());
  }
}
