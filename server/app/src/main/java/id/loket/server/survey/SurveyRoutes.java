package id.loket.server.survey;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.desk.Committed;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.survey.Questionnaires.Adopted;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.News;
import id.loket.server.web.Pictures;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Subject;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The survey on tablets and phones. */
public final class SurveyRoutes {
  private final OfficeDesk desk;
  private final Pictures pictures;
  private final SurveyStore store;
  private final Questionnaires questionnaires;
  private final Clock clock;

  public SurveyRoutes(
      OfficeDesk desk,
      Pictures pictures,
      SurveyStore store,
      Questionnaires questionnaires,
      Clock clock) {
    this.desk = desk;
    this.pictures = pictures;
    this.store = store;
    this.questionnaires = questionnaires;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            "survey",
            List.of(
                Route.get("/api/v1/survey/live", "tablet.read", this::tablet),
                Route.get("/api/v1/surveys/questionnaire", "survey.answer", this::questions),
                Route.get("/api/v1/surveys/{token}", "survey.answer", this::invitation),
                Route.post("/api/v1/surveys/{token}/begin", "survey.answer", this::begin),
                Route.post("/api/v1/surveys/{token}/answers", "survey.answer", this::answer)))
        .followedBy(new SurveyInviting(store, desk, clock, pictures::redraw))
        .every(Duration.ofSeconds(5), new SurveyHousekeeping(store, clock, pictures::redraw)::look)
        .shownOn("survey");
  }

  /**
   * @param questionnaire the version that is asked on that day
   */
  record TabletPicture(
      int version,
      String office,
      String zone,
      String day,
      String questionnaire,
      List<CounterName> counters,
      List<Offer> invitations) {}

  record CounterName(int number, String name) {}

  record Offer(
      String token,
      int counter,
      String counterName,
      Catalogue.Text serviceName,
      long validForSeconds) {}

  /**
   * Answers as they are sent, by the keys of the questions.
   *
   * @param begunBy the request id of the begin, from whoever did not hear of the claim
   * @param questionnaire the version that was answered; null from a screen of before, and then it
   *     is the one of the visit's day
   * @param tooFast see {@link Quality#tooFast}; null where the screen has not seen it
   */
  record Sent(
      String requestId,
      String begunBy,
      Map<String, Integer> answers,
      Map<String, String> profile,
      String questionnaire,
      String comment,
      Boolean tooFast) {
    Sent {
      begunBy = begunBy == null ? "" : begunBy;
    }

    Answers checked(Questionnaire questionnaire, boolean whole) {
      return Answers.of(answers, profile, comment, questionnaire, whole).seen(tooFast);
    }
  }

  private void tablet(Context context, Caller caller) {
    Screen tablet = caller.mustBeScreen();
    pictures.stream(context, "survey:" + tablet.id(), new OfInvitations(tablet));
  }

  /** The open invitations of one tablet's counters; they run out by time. */
  private final class OfInvitations implements Subject {
    private final Screen tablet;

    OfInvitations(Screen tablet) {
      this.tablet = tablet;
    }

    @Override
    public Object draw(Office office, Instant now) {
      return SurveyRoutes.this.draw(office, now, tablet);
    }

    @Override
    public boolean concerns(Committed committed) {
      return committed.changes().meta();
    }

    @Override
    public boolean concerns(News news) {
      return news.feature().equals(SurveyStore.FEATURE);
    }
  }

  private TabletPicture draw(Office office, Instant now, Screen tablet) {
    List<CounterName> counters =
        office.catalogue().counters().stream()
            .filter(one -> belongs(tablet, one.number()))
            .map(one -> new CounterName(one.number(), one.name()))
            .toList();
    List<Offer> offers =
        store.open().stream()
            .filter(one -> belongs(tablet, one.counter()))
            .map(one -> offer(office.catalogue(), one, now))
            .toList();
    Catalogue.Office data = office.catalogue().office();
    return new TabletPicture(
        1,
        data.name(),
        data.zone(),
        office.dayAt(now).toString(),
        questionnaires.on(office.dayAt(now)).version(),
        counters,
        offers);
  }

  private static boolean belongs(Screen tablet, int counter) {
    return tablet.counters().isEmpty() || tablet.counters().contains(counter);
  }

  /** Whole half-minutes, so that the picture doesn't change every second. */
  private static Offer offer(Catalogue catalogue, Invitation one, Instant now) {
    long seconds = Duration.between(now, one.expires()).toSeconds();
    return new Offer(
        one.token(),
        one.counter(),
        catalogue.counter(one.counter()).map(Catalogue.Counter::name).orElse(""),
        nameOf(catalogue, one.service()),
        (seconds + 29) / 30 * 30);
  }

  /** Its code where it has left the catalogue since: the visit may be of just before midnight. */
  private static Catalogue.Text nameOf(Catalogue catalogue, String service) {
    return catalogue
        .service(service)
        .map(Catalogue.Service::name)
        .orElseGet(() -> new Catalogue.Text(service, service));
  }

  private void questions(Context context, Caller caller) {
    LocalDate day =
        context.queryParam("day") == null ? questionnaires.today() : AskedDays.day(context, "day");
    ObjectNode json = QuestionnaireFile.toJson(questionnaires.on(day));
    context.contentType("application/json").result(Json.bytes(json));
  }

  private void invitation(Context context, Caller caller) {
    Invitation one = store.open(context.pathParam("token")).orElseThrow(SurveyRoutes::closed);
    Offer offer = offer(desk.catalogue(), one, clock.instant());
    context.contentType("application/json").result(Json.bytes(offer));
  }

  private void begin(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    Requests.check(tap.requestId());
    Duration time = Duration.ofMinutes(desk.catalogue().settings().survey().surveyMinutes());
    String token = context.pathParam("token");
    Optional<String> ticket = store.open(token).map(Invitation::ticket);
    Invitation claim = store.begin(tap.requestId(), token, time).orElseThrow(SurveyRoutes::closed);
    pictures.redraw(new News(SurveyStore.FEATURE, ticket.stream().collect(toSet())));
    Json.answer(context, 201, offer(desk.catalogue(), claim, clock.instant()));
  }

  private void answer(Context context, Caller caller) {
    Sent sent = Json.read(context.bodyAsBytes(), Sent.class);
    Requests.check(sent.requestId());
    Optional<Questionnaire> named = Optional.ofNullable(sent.questionnaire()).map(this::named);
    boolean whole = named.isPresent() || !isTablet(caller);
    checked(sent, named.orElseGet(() -> questionnaires.on(questionnaires.today())), whole);
    String token = context.pathParam("token");
    Optional<String> ticket = store.open(token).map(Invitation::ticket);
    SurveyStore.Taken taken =
        store.answer(
            sent.requestId(),
            token,
            sent.begunBy(),
            day -> given(sent, named, day, whole),
            late(caller));
    if (taken == SurveyStore.Taken.CLOSED) {
      throw closed();
    }
    pictures.redraw(new News(SurveyStore.FEATURE, ticket.stream().collect(toSet())));
    context.status(204);
  }

  /** Another day's questions may be answered; what this visit's own asks of them is kept. */
  private SurveyStore.Given given(
      Sent sent, Optional<Questionnaire> named, LocalDate visit, boolean whole) {
    Questionnaire kept = questionnaires.answered(named, visit);
    Answers answers = checked(sent, named.orElse(kept), whole).within(kept);
    return new SurveyStore.Given(answers, kept.version());
  }

  private static Answers checked(Sent sent, Questionnaire questionnaire, boolean whole) {
    try {
      return sent.checked(questionnaire, whole);
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  private Questionnaire named(String version) {
    return questionnaires
        .of(version)
        .orElseThrow(
            () ->
                Problem.bad(
                    "questionnaire "
                        + version
                        + ": allowed are "
                        + questionnaires.all().stream().map(Adopted::version).toList()));
  }

  /** How long after the end of an offer its answers may come. */
  private static Duration late(Caller caller) {
    return isTablet(caller) ? Invitation.LATE_FROM_A_TABLET : Duration.ZERO;
  }

  /** One that was put back may not know what it asked, and gets what is left of its answers. */
  private static boolean isTablet(Caller caller) {
    return caller.screen().filter(one -> one.kind() == ScreenKind.TABLET).isPresent();
  }

  private static Problem closed() {
    return Problem.of(410, "survey-closed", "This survey is over: answered, or not in time.");
  }
}
