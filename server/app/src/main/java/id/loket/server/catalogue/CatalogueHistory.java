package id.loket.server.catalogue;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.PastCatalogues;
import id.loket.server.journal.PastCatalogues.Adopted;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** By which catalogues the office has worked, who brought them, and what each changed. */
final class CatalogueHistory {
  private static final String ALL = "/api/v1/catalogue/history";
  private static final String READ = "catalogue.read";

  /** On one page. */
  private static final int MOST = 20;

  /** Of each; how many there are in all is told besides. */
  private static final int TOLD = 30;

  private final OfficeDesk desk;
  private final PastCatalogues past;
  private final Accounts accounts;

  CatalogueHistory(OfficeDesk desk, PastCatalogues past, Accounts accounts) {
    this.desk = desk;
    this.past = past;
    this.accounts = accounts;
  }

  List<Route> routes() {
    return List.of(Route.get(ALL, READ, this::list), Route.get(ALL + "/{number}", READ, this::one));
  }

  /**
   * @param number of the event that brought it into force
   * @param by the person's name; null where nobody did, as at the first start
   * @param inForce whether the office works by it
   * @param changes how many places it changed; null where the one before is not in the journal
   * @param differences some of them, against the one before
   */
  record EntryView(
      long number,
      Instant at,
      String by,
      String revision,
      boolean inForce,
      Integer changes,
      List<Change> differences) {}

  /** What stood at a place, and what came there; null is nothing. */
  record Change(String path, String before, String after) {}

  /**
   * @param older whether there are more, before the last of these
   */
  record HistoryView(int version, List<EntryView> entries, boolean older) {}

  private void list(Context context, Caller caller) {
    List<Adopted> found = past.before(before(context), MOST + 1);
    String present = CatalogueFile.revision(desk.catalogue());
    List<EntryView> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, found.size()); i++) {
      Catalogue previous = i + 1 < found.size() ? found.get(i + 1).catalogue() : null;
      entries.add(entry(found.get(i), previous, present));
    }
    Json.answer(context, 200, new HistoryView(1, entries, found.size() > MOST));
  }

  private EntryView entry(Adopted one, Catalogue previous, String present) {
    List<Difference> all =
        previous == null ? List.of() : Difference.between(previous, one.catalogue());
    String revision = CatalogueFile.revision(one.catalogue());
    return new EntryView(
        one.seq(),
        one.at(),
        Caller.userOf(one.actor()).map(accounts::nameOf).orElse(null),
        revision,
        revision.equals(present),
        previous == null ? null : all.size(),
        all.stream()
            .limit(TOLD)
            .map(it -> new Change(it.path(), it.inForce(), it.wanted()))
            .toList());
  }

  private static long before(Context context) {
    String asked = context.queryParam("before");
    if (asked == null) {
      return Long.MAX_VALUE;
    }
    return number(asked, Problem.bad("before: the number of an entry is needed, such as 1234"));
  }

  /** That catalogue as a file, as it can be imported. */
  private void one(Context context, Caller caller) {
    long number = number(context.pathParam("number"), Problem.unknown("catalogue"));
    Catalogue found =
        past.before(number + 1, 1).stream()
            .filter(one -> one.seq() == number)
            .findFirst()
            .orElseThrow(() -> Problem.unknown("catalogue"))
            .catalogue();
    context.contentType("application/json").result(CatalogueFile.export(found));
  }

  private static long number(String text, Problem otherwise) {
    if (!text.matches("\\d{1,18}")) {
      throw otherwise;
    }
    return Long.parseLong(text);
  }
}
