package id.loket.server.standard;

import id.loket.server.report.DocumentFolder;
import id.loket.server.report.PdfInPieces;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.StandardDecision;
import id.loket.server.web.Accounts;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The decisions as they were signed: a PDF each, brought by an administrator and given byte for
 * byte. Everybody may have the newest of each, the staff those before it as well.
 */
public final class DecisionRoutes {
  /** What everybody reads; phones reach no more than the pages of the standards. */
  static final String PUBLIC = "/standard/decision/";

  private static final String ALL = "/api/v1/decisions";
  private static final String READ = "decision.read";
  private static final String BRING = "decision.bring";
  private static final int MOST_LETTERS = 200;

  private final Supplier<Catalogue> catalogue;
  private final DecisionPapers papers;
  private final DocumentFolder folder;
  private final Accounts accounts;
  private final Clock clock;

  public DecisionRoutes(
      Supplier<Catalogue> catalogue,
      DecisionPapers papers,
      DocumentFolder folder,
      Accounts accounts,
      Clock clock) {
    this.catalogue = catalogue;
    this.papers = papers;
    this.folder = folder;
    this.accounts = accounts;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
        "decision",
        List.of(
            Route.get(ALL, READ, this::list),
            Route.post(ALL + "/pieces", BRING, this::piece),
            Route.post(ALL + "/files", BRING, this::keep),
            Route.get(ALL + "/files/{sha256}", READ, this::give),
            Route.get(PUBLIC + "{sha256}", StandardRoutes.READ, this::giveToAnybody)));
  }

  /**
   * @param requestId that of the pieces
   * @param decision its number
   * @param name of the file
   * @param bytes how many there are in all
   */
  record Wish(String requestId, String decision, String name, Long bytes) {
    Wish {
      if (decision == null) {
        throw new IllegalArgumentException("decision: the number of one of the catalogue's");
      }
      name = PlainText.line("name", name, MOST_LETTERS);
      PdfInPieces.mustFit(bytes);
    }
  }

  /**
   * @param by the person's name
   */
  record FileView(int number, String sha256, String name, long bytes, Instant at, String by) {}

  /**
   * @param date and what it is about: null where today's catalogue has no such decision any more
   * @param files the newest first
   */
  record DecisionView(String number, LocalDate date, String about, List<FileView> files) {}

  record Answer(int version, List<DecisionView> decisions) {}

  /** Those of the catalogue, and behind them those that it no longer names. */
  private void list(Context context, Caller caller) {
    Map<String, List<FileView>> files =
        papers.all().stream()
            .collect(
                Collectors.groupingBy(
                    DecisionPapers.Paper::decision,
                    LinkedHashMap::new,
                    Collectors.mapping(this::view, Collectors.toList())));
    List<DecisionView> all = new ArrayList<>();
    for (StandardDecision one : catalogue.get().decisions()) {
      List<FileView> its = Optional.ofNullable(files.remove(one.number())).orElse(List.of());
      all.add(new DecisionView(one.number(), one.date(), one.about(), its));
    }
    files.forEach((number, its) -> all.add(new DecisionView(number, null, null, its)));
    Json.answer(context, 200, new Answer(1, all));
  }

  private FileView view(DecisionPapers.Paper one) {
    String by = accounts.nameOfActor(one.by());
    return new FileView(one.version(), one.sha256(), one.name(), one.bytes(), one.at(), by);
  }

  private void piece(Context context, Caller caller) throws IOException {
    PdfInPieces.take(context, folder, clock.instant());
  }

  private void keep(Context context, Caller caller) throws IOException {
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    if (!papers.isNoted(wish.requestId())) {
      mustBeKnown(wish.decision());
      DocumentFolder.Kept file = folder.keep(wish.requestId(), wish.bytes());
      papers.note(wish.requestId(), wish.decision(), file, wish.name(), caller.actor());
    }
    context.status(204);
  }

  private void mustBeKnown(String decision) {
    List<String> known =
        catalogue.get().decisions().stream().map(StandardDecision::number).toList();
    if (!known.contains(decision)) {
      throw Problem.of(
          404, "unknown-decision", "No decision has that number: the catalogue has " + known + ".");
    }
  }

  private void give(Context context, Caller caller) throws IOException {
    String sha256 = context.pathParam("sha256");
    give(context, sha256, papers.isOne(sha256));
  }

  /** What was brought by mistake, and replaced, is no longer everybody's. */
  private void giveToAnybody(Context context, Caller caller) throws IOException {
    String sha256 = context.pathParam("sha256");
    boolean newest = papers.newest().values().stream().anyMatch(one -> one.sha256().equals(sha256));
    give(context, sha256, newest);
  }

  private void give(Context context, String sha256, boolean may) throws IOException {
    Problem unknown = Problem.unknown("decision-file");
    if (!may) {
      throw unknown;
    }
    Problem damaged =
        Problem.of(
            410,
            "decision-file-damaged",
            "This file is not as it came; a backup has it as it was.");
    PdfInPieces.give(context, folder.sound(sha256, unknown, damaged));
  }
}
