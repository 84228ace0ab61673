package id.loket.server.report;

import id.loket.server.period.PeriodRecords;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Accounts;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The words of a period's report, read and changed before it is signed. */
final class NarrativeRoutes {
  private final Reports reports;
  private final PeriodRecords<Narrative> narratives;
  private final Supplier<Catalogue.Office> office;
  private final Accounts accounts;

  NarrativeRoutes(
      Reports reports,
      PeriodRecords<Narrative> narratives,
      Supplier<Catalogue.Office> office,
      Accounts accounts) {
    this.reports = reports;
    this.narratives = narratives;
    this.office = office;
    this.accounts = accounts;
  }

  Feature feature() {
    return Feature.of(
        "narrative",
        List.of(
            Route.get("/api/v1/ikm/narrative", "narrative.read", this::narrative),
            Route.put("/api/v1/ikm/narrative", "narrative.change", this::change)));
  }

  /**
   * @param changedAt null if nobody has changed anything
   * @param changedBy the person's name
   */
  record NarrativeView(
      int version,
      String revision,
      Instant changedAt,
      String changedBy,
      List<PassageView> passages,
      List<FieldView> fields) {}

  /**
   * @param words of the office's own; null where the standard ones stand
   * @param typed figures among the own words, which follow nothing that is counted
   */
  record PassageView(
      Narrative.Passage key, String title, String standard, String words, List<String> typed) {
    static PassageView of(Narrative.Passage key, Narrative narrative) {
      return new PassageView(
          key,
          key.title(),
          key.standard(),
          narrative.words().get(key),
          narrative.typedNumbers(key));
    }
  }

  /**
   * @param name as it stands in braces
   * @param value what is printed in its place
   */
  record FieldView(String name, String value) {}

  /**
   * @param revision of the words that these were made from
   * @param words by passage; what is left out, or blank, is the standard again
   */
  record Wish(String revision, Map<Narrative.Passage, String> words) {
    Wish {
      if (revision == null) {
        throw new IllegalArgumentException(
            "revision: the one of the words that are to be replaced is needed");
      }
      words = new Narrative(words).words();
    }
  }

  private void narrative(Context context, Caller caller) {
    Period period = period(context);
    PeriodRecords.Version<Narrative> now =
        narratives.of(period.from(), period.to(), Narrative.STANDARD);
    Map<String, String> fields = fields(period);
    boolean written = now.number() > 0;
    Json.answer(
        context,
        200,
        new NarrativeView(
            1,
            now.revision(),
            written ? now.at() : null,
            written ? accounts.nameOfActor(now.by()) : null,
            Arrays.stream(Narrative.Passage.values())
                .map(one -> PassageView.of(one, now.value()))
                .toList(),
            Narrative.FIELDS.stream().map(one -> new FieldView(one, fields.get(one))).toList()));
  }

  private Map<String, String> fields(Period period) {
    if (reports.of(period, Optional.empty()).suppressed()) {
      throw Problem.unknown("figure");
    }
    SkmFigures figures = reports.document(period, Optional.empty(), List.of());
    return new SkmDocument(figures, office.get()).fields();
  }

  private void change(Context context, Caller caller) {
    Period period = period(context);
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    boolean changed =
        narratives.change(
            period.from(),
            period.to(),
            wish.revision(),
            new Narrative(wish.words()),
            Narrative.STANDARD,
            caller.actor());
    if (!changed) {
      throw Problem.of(
          409,
          "narrative-changed",
          "Somebody else has changed these words meanwhile; read them again.");
    }
    context.status(204);
  }

  private static Period period(Context context) {
    AskedDays days = AskedDays.of(context);
    return new Period(days.from(), days.to());
  }
}
