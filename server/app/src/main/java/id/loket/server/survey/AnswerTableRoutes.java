package id.loket.server.survey;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.Digest;
import id.loket.server.rules.Catalogue;
import id.loket.server.skm.TypedTable;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that another survey has collected, such as the national one; brought as a table. */
public final class AnswerTableRoutes {
  private static final int MOST_RESPONDENTS = 10_000;
  private static final int MOST_SOURCE = 80;

  private final OfficeDesk desk;
  private final SurveyStore store;
  private final Questionnaires questionnaires;
  private final AnswerTables tables;
  private final Accounts accounts;

  public AnswerTableRoutes(
      OfficeDesk desk,
      Database database,
      SurveyStore store,
      Questionnaires questionnaires,
      Accounts accounts) {
    this.desk = desk;
    this.store = store;
    this.questionnaires = questionnaires;
    this.tables = new AnswerTables(desk, database);
    this.accounts = accounts;
  }

  public Feature feature() {
    return Feature.of(
        "answertable",
        List.of(
            Route.get("/api/v1/answer-tables", "answertable.read", this::taken),
            Route.post("/api/v1/answer-tables", "answertable.bring", this::bring)));
  }

  /** What numbered columns are numbers of. */
  enum Order {
    UNSUR,
    QUESTIONS
  }

  /**
   * @param day under which the answers count
   * @param service its code
   * @param source the survey that they are from
   * @param order null where columns have names
   * @param table the file: CSV or XLSX
   * @param keep false to be told first what it would be
   */
  record Wish(
      String requestId,
      LocalDate day,
      String service,
      String source,
      Order order,
      byte[] table,
      boolean keep) {
    Wish {
      source = PlainText.line("source", source, MOST_SOURCE);
      if (table == null || table.length == 0) {
        throw new IllegalArgumentException(
            "table: a file with a row for each respondent is needed");
      }
    }
  }

  /**
   * What stands in a table.
   *
   * @param ikm of these respondents alone
   * @param ignored columns that were passed by
   */
  record Found(
      int version,
      String questionnaire,
      int respondents,
      String ikm,
      List<String> ignored,
      boolean kept) {}

  /**
   * @param service its name
   * @param by the person's name
   */
  record TableView(
      String sha256,
      LocalDate takenOn,
      String by,
      LocalDate day,
      String service,
      String source,
      int respondents) {}

  record TableViews(int version, List<TableView> tables) {}

  private void taken(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    List<TableView> all = tables.of(days.from(), days.to()).stream().map(this::view).toList();
    Json.answer(context, 200, new TableViews(1, all));
  }

  private TableView view(AnswerTables.Taken one) {
    return new TableView(
        one.sha256(),
        one.takenOn(),
        accounts.nameOfActor(one.by()),
        one.day(),
        desk.catalogue().service(one.service()).map(it -> it.name().id()).orElse(one.service()),
        one.source(),
        one.respondents());
  }

  private void bring(Context context, Caller caller) {
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    TypedDay.check(wish.day(), questionnaires.today());
    TypedDay.checkService(wish.service(), desk.catalogue());
    Questionnaire questionnaire = questionnaires.on(wish.day());
    TypedTable table = read(wish, questionnaire);
    if (wish.keep()) {
      keep(wish, table, questionnaire, caller.actor());
    }
    Found found =
        new Found(
            1,
            questionnaire.version(),
            table.respondents().size(),
            table.index().ikm().toPlainString(),
            table.ignored(),
            wish.keep());
    Json.answer(context, 200, found);
  }

  private TypedTable read(Wish wish, Questionnaire questionnaire) {
    try {
      TypedTable table =
          TypedTable.read(
              wish.table(),
              questionnaire.instrument(),
              Optional.ofNullable(wish.order()).map(Order.QUESTIONS::equals),
              MOST_RESPONDENTS);
      mustBeOfOneService(table.services(), wish.service());
      return table;
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  /** A column of services is no ornament: what it says has to be what it is taken in for. */
  private void mustBeOfOneService(List<String> named, String code) {
    Catalogue.Text name = desk.catalogue().service(code).orElseThrow().name();
    for (String one : named) {
      if (!one.equalsIgnoreCase(code)
          && !one.equalsIgnoreCase(name.id())
          && !one.equalsIgnoreCase(name.en())) {
        throw new IllegalArgumentException(
            "column of services: " + named + "; a table of " + code + " alone is allowed here");
      }
    }
  }

  /** A file counts once, whoever brings it again; what was interrupted is ended. */
  private void keep(Wish wish, TypedTable table, Questionnaire questionnaire, String actor) {
    AnswerTables.Taken mine =
        new AnswerTables.Taken(
            wish.requestId(),
            Digest.of(wish.table()),
            questionnaires.today(),
            actor,
            wish.day(),
            wish.service(),
            wish.source(),
            table.respondents().size());
    tables.ofRequest(wish.requestId()).ifPresent(before -> mustBeSame(before, mine));
    Optional<AnswerTables.Taken> noted = tables.of(mine.sha256());
    boolean isKept = store.takenTable(mine.sha256()).isPresent();
    if (isKept && noted.isPresent() && !noted.get().requestId().equals(wish.requestId())) {
      throw taken();
    }
    AnswerFile.TakenTable wished =
        new AnswerFile.TakenTable(mine.sha256(), wish.day(), wish.service());
    List<Answers> answers =
        table.respondents().stream().map(one -> new Answers(one, Map.of(), "", null)).toList();
    if (!store.takeTable(wished, answers, questionnaire.version()).equals(wished)) {
      throw taken();
    }
    tables.note(mine);
  }

  /** The same request is the same file for the same day and service. */
  private static void mustBeSame(AnswerTables.Taken before, AnswerTables.Taken now) {
    boolean isSame =
        before.sha256().equals(now.sha256())
            && before.day().equals(now.day())
            && before.service().equals(now.service())
            && before.source().equals(now.source());
    if (!isSame) {
      throw Requests.reused();
    }
  }

  private static Problem taken() {
    return Problem.of(409, "table-taken", "This file was taken in before; its answers count once.");
  }
}
