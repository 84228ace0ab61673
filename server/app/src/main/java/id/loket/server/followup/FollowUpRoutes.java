package id.loket.server.followup;

import id.loket.server.period.PeriodRecords.Version;
import id.loket.server.web.Accounts;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.skm.Element;
import id.loket.skm.Index;
import id.loket.skm.PeriodReport;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The follow-up plan of a survey's period, read and written by those who answer for it. */
public final class FollowUpRoutes {
  private final Plans plans;
  private final Accounts accounts;
  private final BiFunction<LocalDate, LocalDate, PeriodReport> reports;
  private final Supplier<LocalDate> today;

  /**
   * @param reports the survey of a period, by its first and its last day
   * @param today in the office's zone
   */
  public FollowUpRoutes(
      Plans plans,
      Accounts accounts,
      BiFunction<LocalDate, LocalDate, PeriodReport> reports,
      Supplier<LocalDate> today) {
    this.plans = plans;
    this.accounts = accounts;
    this.reports = reports;
    this.today = today;
  }

  public Feature feature() {
    return Feature.of(
        "followup",
        List.of(
            Route.get("/api/v1/followup", "followup.read", this::plan),
            Route.put("/api/v1/followup", "followup.change", this::change)));
  }

  /**
   * @param revision to be named by whoever changes it
   * @param changedAt null if nobody has written it
   * @param changedBy the person's name
   */
  record PlanView(
      int version,
      String revision,
      Instant changedAt,
      String changedBy,
      Plan plan,
      ProgressView progress) {}

  record ProgressView(int planned, int done, int due, int doneOfDue, List<FindingView> findings) {}

  /**
   * @param activity its id; null if none is meant
   * @param words for a person, in Indonesian
   */
  record FindingView(Progress.Kind kind, String activity, String unsur, String words) {
    static FindingView of(Progress.Finding one) {
      String activity = one.activity().isEmpty() ? null : one.activity();
      return new FindingView(one.kind(), activity, one.unsur(), one.kind().words());
    }
  }

  /**
   * @param revision of the plan that it was made from
   */
  record Wish(String revision, Plan plan) {
    Wish {
      if (revision == null) {
        throw new IllegalArgumentException(
            "revision: the one of the plan that is to be replaced is needed");
      }
      if (plan == null) {
        throw new IllegalArgumentException("plan: a year and its activities are needed");
      }
    }
  }

  private void plan(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Version<Plan> now = plans.of(days.from(), days.to());
    boolean written = now.number() > 0;
    Json.answer(
        context,
        200,
        new PlanView(
            1,
            now.revision(),
            written ? now.at() : null,
            written ? accounts.nameOfActor(now.by()) : null,
            now.value(),
            progress(days, now.value())));
  }

  private ProgressView progress(AskedDays days, Plan plan) {
    List<Element> priorities =
        reports.apply(days.from(), days.to()).ikm().map(Index::priorities).orElse(List.of());
    Progress now = Progress.of(plan, priorities, today.get());
    return new ProgressView(
        now.planned(),
        now.done(),
        now.due(),
        now.doneOfDue(),
        now.findings().stream().map(FindingView::of).toList());
  }

  /** Its activities are for unsur of the period's survey, or for those that it had already. */
  private void mustBeOf(AskedDays days, Plan plan) {
    List<String> allowed = reports.apply(days.from(), days.to()).counts().instrument().keys();
    Set<String> planned =
        plans.of(days.from(), days.to()).value().activities().stream()
            .map(Plan.Activity::unsur)
            .collect(Collectors.toSet());
    for (Plan.Activity one : plan.activities()) {
      if (!allowed.contains(one.unsur()) && !planned.contains(one.unsur())) {
        throw Problem.bad("unsur " + one.unsur() + ": allowed is " + allowed);
      }
    }
  }

  private void change(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    mustBeOf(days, wish.plan());
    if (!plans.change(days.from(), days.to(), wish.revision(), wish.plan(), caller.actor())) {
      throw Problem.of(
          409, "plan-changed", "Somebody else has changed this plan meanwhile; read it again.");
    }
    context.status(204);
  }
}
