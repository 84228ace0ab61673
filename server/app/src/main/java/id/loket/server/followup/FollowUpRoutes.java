package id.loket.server.followup;

import id.loket.server.period.PeriodRecords.Version;
import id.loket.server.web.Accounts;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.skm.Unsur;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The follow-up plan of a survey's period, read and written by those who answer for it. */
public final class FollowUpRoutes {
  private final Plans plans;
  private final Accounts accounts;
  private final BiFunction<LocalDate, LocalDate, List<Unsur>> priorities;
  private final Supplier<LocalDate> today;

  /**
   * @param priorities the lowest unsur of a period, by its first and its last day; none where too
   *     few have answered
   * @param today in the office's zone
   */
  public FollowUpRoutes(
      Plans plans,
      Accounts accounts,
      BiFunction<LocalDate, LocalDate, List<Unsur>> priorities,
      Supplier<LocalDate> today) {
    this.plans = plans;
    this.accounts = accounts;
    this.priorities = priorities;
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
    Progress now = Progress.of(plan, priorities.apply(days.from(), days.to()), today.get());
    return new ProgressView(
        now.planned(),
        now.done(),
        now.due(),
        now.doneOfDue(),
        now.findings().stream().map(FindingView::of).toList());
  }

  private void change(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    if (!plans.change(days.from(), days.to(), wish.revision(), wish.plan(), caller.actor())) {
      throw Problem.of(
          409, "plan-changed", "Somebody else has changed this plan meanwhile; read it again.");
    }
    context.status(204);
  }
}
