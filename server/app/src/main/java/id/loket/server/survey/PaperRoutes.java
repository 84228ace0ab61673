package id.loket.server.survey;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Accounts;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Survey forms that were filled in on paper and are typed here. */
public final class PaperRoutes {
  private static final int MOST_FORMS = 100;

  private final OfficeDesk desk;
  private final SurveyStore store;
  private final Questionnaires questionnaires;
  private final PaperForms papers;
  private final Accounts accounts;

  public PaperRoutes(
      OfficeDesk desk,
      Database database,
      SurveyStore store,
      Questionnaires questionnaires,
      Accounts accounts,
      Clock clock) {
    this.desk = desk;
    this.store = store;
    this.questionnaires = questionnaires;
    this.papers = new PaperForms(desk, database, clock);
    this.accounts = accounts;
  }

  public Feature feature() {
    return Feature.of(
        "paper",
        List.of(
            Route.get("/api/v1/paper-forms", "paper.read", this::typed),
            Route.post("/api/v1/paper-forms", "paper.type", this::type)));
  }

  /**
   * @param answers 1 to 4, by the keys of the questions
   */
  record Form(Map<String, Integer> answers, Map<String, String> profile, String comment) {}

  /**
   * A pile of forms of one day and service.
   *
   * @param day that stands on them
   * @param questionnaire the version that is printed on them; null for that of the day
   */
  record Pile(
      String requestId, LocalDate day, String service, String questionnaire, List<Form> forms) {
    Pile {
      if (day == null) {
        throw new IllegalArgumentException("day: the one that stands on the forms is needed");
      }
      forms = forms == null ? List.of() : List.copyOf(forms);
      if (forms.isEmpty() || forms.size() > MOST_FORMS) {
        throw new IllegalArgumentException(
            "forms: 1 to " + MOST_FORMS + " are allowed, these are " + forms.size());
      }
    }
  }

  /**
   * @param by the person's name
   */
  record PileView(LocalDate typedOn, String by, LocalDate day, String service, int forms) {}

  record Piles(int version, List<PileView> piles) {}

  private void typed(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Json.answer(
        context,
        200,
        new Piles(1, papers.of(days.from(), days.to()).stream().map(this::view).toList()));
  }

  private PileView view(PaperForms.Typed one) {
    return new PileView(
        one.typedOn(),
        accounts.nameOfActor(one.by()),
        one.day(),
        desk.catalogue().service(one.service()).map(it -> it.name().id()).orElse(one.service()),
        one.forms());
  }

  private void type(Context context, Caller caller) {
    Pile pile = Json.read(context.bodyAsBytes(), Pile.class);
    Requests.check(pile.requestId());
    LocalDate today = papers.today();
    TypedDay.check(pile.day(), today);
    TypedDay.checkService(pile.service(), desk.catalogue());
    Questionnaire questionnaire = questionnaires.on(pile.day());
    List<Answers> forms =
        checked(pile.forms(), printed(pile, questionnaire)).stream()
            .map(one -> one.within(questionnaire))
            .toList();
    papers.note(
        pile.requestId(),
        new PaperForms.Typed(today, caller.actor(), pile.day(), pile.service(), forms.size()));
    store.takePaper(pile.requestId(), pile.day(), pile.service(), forms, questionnaire.version());
    context.status(204);
  }

  /** Paper of before a change is used up: what the day's own version asks of it is kept. */
  private Questionnaire printed(Pile pile, Questionnaire ofTheDay) {
    if (pile.questionnaire() == null) {
      return ofTheDay;
    }
    List<Questionnaire> begun = questionnaires.begunBy(pile.day());
    return begun.stream()
        .filter(one -> one.version().equals(pile.questionnaire()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.bad(
                    "questionnaire "
                        + pile.questionnaire()
                        + ": allowed of that day are "
                        + begun.stream().map(Questionnaire::version).toList()));
  }

  private static List<Answers> checked(List<Form> forms, Questionnaire questionnaire) {
    List<Answers> checked = new ArrayList<>();
    for (Form one : forms) {
      try {
        checked.add(Answers.of(one.answers(), one.profile(), one.comment(), questionnaire));
      } catch (IllegalArgumentException e) {
        throw Problem.bad("forms[" + checked.size() + "]." + e.getMessage());
      }
    }
    return checked;
  }
}
