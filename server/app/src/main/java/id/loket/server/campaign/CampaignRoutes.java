package id.loket.server.campaign;

import id.loket.server.campaign.Campaign.Closed;
import id.loket.server.campaign.Campaign.Plan;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.document.Document;
import id.loket.server.document.Documents;
import id.loket.server.journal.Database;
import id.loket.server.skm.StatementTable;
import id.loket.server.skm.TypedTable;
import id.loket.server.survey.CampaignAnswers;
import id.loket.server.survey.CampaignSurvey;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Element;
import id.loket.skm.Index;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Campaigns: made, filled from paper or a table, closed, and reported. */
public final class CampaignRoutes {
  private static final int MOST_FORMS = 100;
  private static final int ANSWERS = 4;
  private static final String ONE = "/api/v1/campaigns/{number}";
  private final OfficeDesk desk;
  private final Campaigns campaigns;
  private final Documents documents;
  private final Accounts accounts;
  private final Clock clock;

  public CampaignRoutes(
      OfficeDesk desk,
      Database database,
      CampaignAnswers answers,
      Documents documents,
      Accounts accounts,
      Clock clock) {
    this.desk = desk;
    this.campaigns = new Campaigns(desk, database, answers, clock);
    this.documents = documents;
    this.accounts = accounts;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
        "campaign",
        List.of(
            Route.get("/api/v1/campaigns", "campaign.read", this::list),
            Route.post("/api/v1/campaigns", "campaign.lead", this::make),
            Route.post(ONE + "/forms", "campaign.type", this::type),
            Route.post(ONE + "/table", "campaign.type", this::bring),
            Route.post(ONE + "/closing", "campaign.lead", this::close),
            Route.get(ONE + "/report", "campaign.read", this::report),
            Route.get(ONE + "/report.pdf", "campaign.read", this::document)));
  }

  // ---- what is sent ---------------------------------------------------------------------------

  record Wish(String requestId, Plan campaign) {
    Wish {
      if (campaign == null) {
        throw new IllegalArgumentException("campaign: name, respondents, from and to are needed");
      }
    }
  }

  /**
   * @param answers 1 to the best one, by the keys of the questions
   */
  record Form(Map<String, Integer> answers) {}

  record Pile(String requestId, List<Form> forms) {
    Pile {
      forms = forms == null ? List.of() : List.copyOf(forms);
      if (forms.isEmpty() || forms.size() > MOST_FORMS) {
        throw new IllegalArgumentException(
            "forms: 1 to " + MOST_FORMS + " are allowed, these are " + forms.size());
      }
    }
  }

  /**
   * @param csv a header of the keys of the questions, below it a row for each respondent
   * @param table the same as a file, CSV or XLSX, in place of it
   */
  record Table(String requestId, String csv, byte[] table) {
    private static final int MOST_RESPONDENTS = 10_000;

    private byte[] file() {
      byte[] typed = csv == null ? new byte[0] : csv.getBytes(StandardCharsets.UTF_8);
      return table == null ? typed : table;
    }
  }

  // ---- what is answered -----------------------------------------------------------------------

  record PileView(LocalDate on, String by, Campaigns.Kind kind, int sets) {}

  record ClosedView(Instant at, String by, String sha256) {}

  record QuestionView(String key, String text) {}

  /**
   * @param most the best answer to each question
   * @param threshold null of the nine unsur
   * @param sets that are complete; there are no others
   * @param closed null while it is open
   */
  record CampaignView(
      int number,
      String name,
      String respondents,
      LocalDate from,
      LocalDate to,
      int floor,
      CampaignSurvey survey,
      int most,
      List<QuestionView> questions,
      String threshold,
      int sets,
      ClosedView closed,
      List<PileView> piles) {}

  record CampaignsView(int version, int floor, List<CampaignView> campaigns) {}

  record Made(int number) {}

  record UnsurFigures(
      String key,
      int number,
      String name,
      long n,
      long total,
      List<Long> counts,
      String nrr,
      String nik,
      String mutu) {}

  record ReportView(
      int version,
      CampaignView campaign,
      long respondents,
      String weights,
      List<UnsurFigures> unsur,
      String sum,
      String ikm,
      String mutu,
      String kinerja,
      List<String> priorities) {}

  /**
   * @param counts how often each answer was given, the worst first
   */
  record StatementFigures(
      String key, int number, String text, List<Long> counts, long total, String mean) {}

  /**
   * @param mean of the statements' means, on the scale of the answers
   * @param ipak the same of 4
   * @param percent the same of 100
   * @param reached whether it comes up to the threshold
   */
  record SpakView(
      int version,
      CampaignView campaign,
      int respondents,
      List<StatementFigures> statements,
      String mean,
      String ipak,
      String percent,
      boolean reached) {}

  // ---- the routes -----------------------------------------------------------------------------

  private void list(Context context, Caller caller) {
    List<CampaignView> all = campaigns.all().stream().map(this::view).toList();
    Json.answer(context, 200, new CampaignsView(1, Campaign.FLOOR, all));
  }

  private CampaignView view(Campaign one) {
    Plan plan = one.plan();
    return new CampaignView(
        one.number(),
        plan.name(),
        plan.respondents(),
        plan.from(),
        plan.to(),
        plan.floor(),
        plan.asks(),
        plan.asks().most(),
        plan.asks().asked().stream().map(it -> new QuestionView(it.key(), it.text())).toList(),
        plan.threshold() == null ? null : plan.threshold().toPlainString(),
        campaigns.sets(one),
        one.closed().map(this::view).orElse(null),
        campaigns.piles(one.number()).stream()
            .map(it -> new PileView(it.on(), name(it.by()), it.kind(), it.sets()))
            .toList());
  }

  private ClosedView view(Closed closed) {
    return new ClosedView(closed.at(), name(closed.by()), closed.figures().sha256());
  }

  private String name(String by) {
    return accounts.nameOfActor(by);
  }

  private void make(Context context, Caller caller) {
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    Json.answer(
        context, 201, new Made(campaigns.make(wish.requestId(), wish.campaign(), caller.actor())));
  }

  private void type(Context context, Caller caller) {
    Pile pile = Json.read(context.bodyAsBytes(), Pile.class);
    Requests.check(pile.requestId());
    CampaignSurvey survey = campaigns.of(number(context)).plan().asks();
    List<List<Integer>> sets =
        IntStream.range(0, pile.forms().size())
            .mapToObj(at -> set(survey, pile.forms().get(at), at))
            .toList();
    take(context, caller, pile.requestId(), Campaigns.Kind.TYPED, sets);
  }

  private static List<Integer> set(CampaignSurvey survey, Form form, int at) {
    Map<String, Integer> answers = form.answers() == null ? Map.of() : form.answers();
    answers.keySet().stream()
        .filter(key -> !survey.keys().contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw Problem.bad(
                  "forms[" + at + "].answers." + key + ": allowed are " + survey.keys());
            });
    return survey.keys().stream().map(key -> figure(survey, answers.get(key), key, at)).toList();
  }

  private static Integer figure(CampaignSurvey survey, Integer given, String key, int at) {
    if (given == null || given < 1 || given > survey.most()) {
      throw Problem.bad(
          "forms["
              + at
              + "].answers."
              + key
              + " is "
              + given
              + ": "
              + survey.allowed()
              + " are allowed");
    }
    return given;
  }

  private void bring(Context context, Caller caller) {
    Table table = Json.read(context.bodyAsBytes(), Table.class);
    Requests.check(table.requestId());
    List<List<Integer>> sets;
    try {
      CampaignSurvey survey = campaigns.of(number(context)).plan().asks();
      sets =
          survey == CampaignSurvey.SKM
              ? TypedTable.readNine(table.file(), Table.MOST_RESPONDENTS)
              : StatementTable.read(table.file(), survey.keys(), survey.most());
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
    take(context, caller, table.requestId(), Campaigns.Kind.IMPORTED, sets);
  }

  private void take(
      Context context, Caller caller, String id, Campaigns.Kind kind, List<List<Integer>> sets) {
    campaigns.take(id, number(context), kind, sets, caller.actor());
    context.status(204);
  }

  private void close(Context context, Caller caller) {
    campaigns.close(number(context), caller.actor());
    context.status(204);
  }

  private void report(Context context, Caller caller) {
    Campaign one = campaigns.of(number(context));
    Json.answer(context, 200, one.plan().asks() == CampaignSurvey.SPAK ? spak(one) : report(one));
  }

  private SpakView spak(Campaign one) {
    Spak spak = Spak.of(closed(one).figures().rows());
    return new SpakView(
        1,
        view(one),
        spak.respondents(),
        spak.lines().stream()
            .map(
                line ->
                    new StatementFigures(
                        line.asked().key(),
                        line.number(),
                        line.asked().text(),
                        line.counts(),
                        line.total(),
                        line.mean().rounded(3).toPlainString()))
            .toList(),
        spak.mean().rounded(4).toPlainString(),
        spak.ipak().toPlainString(),
        spak.percent().toPlainString(),
        spak.reaches(one.plan().threshold()));
  }

  private ReportView report(Campaign one) {
    AnswerCounts counts = closed(one).figures().counts();
    Index ikm = counts.index();
    return new ReportView(
        1,
        view(one),
        counts.respondents(),
        ikm.instrument().weights(),
        ikm.lines().stream().map(line -> figures(line, counts)).toList(),
        ikm.sum().rounded(4).toPlainString(),
        ikm.ikm().toPlainString(),
        ikm.mutu().name(),
        ikm.mutu().kinerja(),
        ikm.priorities().stream().map(Element::key).toList());
  }

  private static UnsurFigures figures(Index.Line line, AnswerCounts counts) {
    return new UnsurFigures(
        line.element().key(),
        line.number(),
        line.name(),
        line.n(),
        line.total(),
        IntStream.rangeClosed(1, ANSWERS).mapToObj(it -> counts.count(line.element(), it)).toList(),
        line.nrr().rounded(3).toPlainString(),
        line.nik().toPlainString(),
        line.mutu().name());
  }

  private void document(Context context, Caller caller) {
    Campaign one = campaigns.of(number(context));
    CampaignDocument told = new CampaignDocument(closed(one), desk.catalogue().office());
    Document document = documents.begin(told.title());
    told.writeTo(document, LocalDate.ofInstant(clock.instant(), desk.catalogue().zoneId()));
    documents.send(context, "laporan-kampanye-" + one.number(), document);
  }

  /** While it is open nothing of what was answered is told: not even five would be many. */
  private static Closed closed(Campaign one) {
    return one.closed()
        .orElseThrow(
            () ->
                Problem.of(
                    409, "campaign-open", "A campaign has figures once it is closed; it is open."));
  }

  private static int number(Context context) {
    String given = context.pathParam("number");
    return Optional.of(given)
        .filter(one -> one.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElseThrow(() -> Problem.unknown("campaign"));
  }
}
