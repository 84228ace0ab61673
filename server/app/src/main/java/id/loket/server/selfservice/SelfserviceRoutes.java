package id.loket.server.selfservice;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.Finder;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How visits at the kiosks ended: told by the kiosks, read by supervisor and head. */
public final class SelfserviceRoutes {
  private static final int MOST_SUMS = 300;
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_-]{8,64}");
  private static final String QUESTION = "find/";

  private final OfficeDesk desk;
  private final KioskUse use;
  private final Clock clock;

  public SelfserviceRoutes(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.use = new KioskUse(desk, database);
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
        "selfservice",
        List.of(
            Route.get("/api/v1/kiosk-use", "selfservice.read", this::read),
            Route.put("/api/v1/kiosk-use/{run}", "selfservice.count", this::count)));
  }

  /** What one run of a kiosk's page has counted of a day. */
  record Told(LocalDate day, List<Sum> sums) {
    Told {
      if (day == null) {
        throw new IllegalArgumentException("day: the one that was counted is needed");
      }
      sums = sums == null ? List.of() : List.copyOf(sums);
      if (sums.size() > MOST_SUMS) {
        throw new IllegalArgumentException(
            "sums: at most " + MOST_SUMS + " are allowed, these are " + sums.size());
      }
    }
  }

  /**
   * @param question null on a page that asks none, or where the catalogue has it no more
   */
  record PageUse(
      String page, Text question, long alone, long helped, long givenUp, long timedOut) {}

  record Use(int version, LocalDate from, LocalDate to, List<PageUse> pages) {}

  private void count(Context context, Caller caller) {
    String run = context.pathParam("run");
    if (!RUN.matcher(run).matches()) {
      throw Problem.bad("run: 8 to 64 letters, digits, - and _ are allowed");
    }
    Told told = Json.read(context.bodyAsBytes(), Told.class);
    LocalDate today = Requests.await(desk.look(office -> office.dayAt(clock.instant())));
    LocalDate yesterday = today.minusDays(1);
    if (told.day().isAfter(today) || told.day().isBefore(yesterday)) {
      throw Problem.bad("day " + told.day() + ": " + yesterday + " or " + today + " is allowed");
    }
    if (!use.tell(told.day(), caller.mustBeScreen().id(), run, told.sums())) {
      throw Problem.of(
          409,
          "too-many-runs",
          "This kiosk has told of " + KioskUse.MOST_RUNS + " loads of its page that day.");
    }
    context.status(204);
  }

  private void read(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Map<String, Map<Ending, Long>> pages = new TreeMap<>();
    for (Sum one : use.of(days.from(), days.to())) {
      pages
          .computeIfAbsent(one.page(), page -> new EnumMap<>(Ending.class))
          .merge(one.ending(), (long) one.visits(), Long::sum);
    }
    List<PageUse> views =
        pages.entrySet().stream().map(one -> view(one.getKey(), one.getValue())).toList();
    Json.answer(context, 200, new Use(1, days.from(), days.to(), views));
  }

  private PageUse view(String page, Map<Ending, Long> sums) {
    return new PageUse(
        page,
        question(page),
        sums.getOrDefault(Ending.ALONE, 0L),
        sums.getOrDefault(Ending.HELPED, 0L),
        sums.getOrDefault(Ending.GIVEN_UP, 0L),
        sums.getOrDefault(Ending.TIMED_OUT, 0L));
  }

  private Text question(String page) {
    if (!page.startsWith(QUESTION)) {
      return null;
    }
    String key = page.substring(QUESTION.length());
    Catalogue now = desk.catalogue();
    return now.finder().map(Finder::questions).orElse(List.of()).stream()
        .filter(one -> one.key().equals(key))
        .map(Finder.Question::text)
        .findFirst()
        .orElse(null);
  }
}
