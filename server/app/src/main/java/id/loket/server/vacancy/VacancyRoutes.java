package id.loket.server.vacancy;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.Catalogue;
import id.loket.server.selfservice.Sheets;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.Sample;
import id.loket.server.slip.SlipKind;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Vacancies: shown to everybody, put down by whoever has verified them, given on paper. */
public final class VacancyRoutes {
  private static final String ALL = "/api/v1/vacancies";
  private static final String ONE = ALL + "/{number}";

  private final OfficeDesk desk;
  private final Vacancies vacancies;
  private final Layouts layouts;
  private final Sheets sheets;
  private final Accounts accounts;
  private final Clock clock;

  public VacancyRoutes(
      OfficeDesk desk,
      Vacancies vacancies,
      Layouts layouts,
      Sheets sheets,
      Accounts accounts,
      Clock clock) {
    this.desk = desk;
    this.vacancies = vacancies;
    this.layouts = layouts;
    this.sheets = sheets;
    this.accounts = accounts;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            "vacancy",
            List.of(
                Route.get(ALL, "vacancy.read", this::standing),
                Route.get("/api/v1/vacancy-book", "vacancy.book", this::book),
                Route.post(ALL, "vacancy.change", this::announce),
                Route.post(ONE + "/versions", "vacancy.change", this::change),
                Route.post(ONE + "/withdrawal", "vacancy.change", this::withdraw),
                Route.post(ONE + "/sheets", "vacancy.print", this::print)))
        .shownOn("vacancies");
  }

  /** An example of its paper. */
  public Sample sample() {
    return (language, full) -> VacancyText.sample(desk.catalogue(), language, clock.instant());
  }

  // ---- what is sent ---------------------------------------------------------------------------

  /**
   * @param verified that whoever sends it has looked at its source
   */
  record Wish(String requestId, Offer vacancy, Boolean verified) {
    Wish {
      checked(vacancy, verified);
    }
  }

  /**
   * @param version that was seen before
   */
  record Change(String requestId, Integer version, Offer vacancy, Boolean verified) {
    Change {
      checked(vacancy, verified);
      if (version == null || version < 1) {
        throw new IllegalArgumentException("version is " + version + ": the one that was read");
      }
    }
  }

  private static void checked(Offer vacancy, Boolean verified) {
    if (vacancy == null) {
      throw new IllegalArgumentException(
          "vacancy: country, sector, position, places, employer, source and until are needed");
    }
    if (!Boolean.TRUE.equals(verified)) {
      throw new IllegalArgumentException(
          "verified: true is needed, from whoever has looked at its source");
    }
  }

  record Withdrawal(String requestId, String reason) {}

  record SheetWish(String requestId, String language) {
    SheetWish {
      if (!List.of("id", "en").contains(language)) {
        throw new IllegalArgumentException("language is " + language + ": id, en are allowed");
      }
    }
  }

  // ---- what is answered -----------------------------------------------------------------------

  /**
   * @param verifiedOn the day of the office on which somebody has looked at its source
   */
  record View(int number, Offer offer, LocalDate verifiedOn) {}

  record Standing(int version, List<View> vacancies) {}

  /** What was done to it. */
  enum What {
    ANNOUNCED,
    CHANGED,
    WITHDRAWN
  }

  /**
   * @param reason null but where it was withdrawn
   */
  record ChangeView(int version, Instant at, String by, What what, String reason, Offer offer) {}

  record Entry(
      int number,
      int version,
      Vacancy.State state,
      LocalDate verifiedOn,
      Offer offer,
      List<ChangeView> changes) {}

  /**
   * @param until the last day that a vacancy may be given
   */
  record Book(int version, LocalDate today, LocalDate until, List<Entry> vacancies) {}

  record Made(int number) {}

  record Sheet(String sheet) {}

  // ---- the routes -----------------------------------------------------------------------------

  private void standing(Context context, Caller caller) {
    List<View> all =
        vacancies.standing().stream()
            .map(one -> new View(one.number(), one.offer(), day(one.at())))
            .toList();
    Json.answer(context, 200, new Standing(1, all));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, desk.catalogue().zoneId());
  }

  private void book(Context context, Caller caller) {
    LocalDate today = vacancies.today();
    Map<Integer, List<Vacancy>> all =
        vacancies.versions().stream().collect(Collectors.groupingBy(Vacancy::number));
    List<Entry> entries =
        all.values().stream()
            .map(versions -> entry(versions, today))
            .sorted(Comparator.comparing(Entry::number).reversed())
            .toList();
    Json.answer(context, 200, new Book(1, today, today.plusDays(Vacancies.MOST_DAYS), entries));
  }

  private Entry entry(List<Vacancy> versions, LocalDate today) {
    Vacancy newest = versions.get(versions.size() - 1);
    return new Entry(
        newest.number(),
        newest.version(),
        newest.state(today),
        day(newest.at()),
        newest.offer(),
        versions.stream().map(this::view).toList());
  }

  private ChangeView view(Vacancy one) {
    What what =
        one.withdrawn().isPresent()
            ? What.WITHDRAWN
            : one.version() == 1 ? What.ANNOUNCED : What.CHANGED;
    return new ChangeView(
        one.version(),
        one.at(),
        accounts.nameOfActor(one.by()),
        what,
        one.withdrawn().orElse(null),
        one.offer());
  }

  private void announce(Context context, Caller caller) {
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    int number = vacancies.announce(wish.requestId(), wish.vacancy(), caller.actor());
    Json.answer(context, 201, new Made(number));
  }

  private void change(Context context, Caller caller) {
    Change change = Json.read(context.bodyAsBytes(), Change.class);
    Requests.check(change.requestId());
    vacancies.change(
        change.requestId(), number(context), change.version(), change.vacancy(), caller.actor());
    context.status(204);
  }

  private void withdraw(Context context, Caller caller) {
    Withdrawal withdrawal = Json.read(context.bodyAsBytes(), Withdrawal.class);
    Requests.check(withdrawal.requestId());
    vacancies.withdraw(
        withdrawal.requestId(), number(context), withdrawal.reason(), caller.actor());
    context.status(204);
  }

  /** What no longer stands is not given to anybody. */
  private void print(Context context, Caller caller) {
    SheetWish wish = Json.read(context.bodyAsBytes(), SheetWish.class);
    Requests.check(wish.requestId());
    Vacancy vacancy =
        Optional.of(vacancies.of(number(context)))
            .filter(one -> one.stands(vacancies.today()))
            .orElseThrow(() -> Problem.unknown("vacancy"));
    Catalogue catalogue = desk.catalogue();
    String job = "lowongan-" + wish.requestId();
    sheets.printBeside(
        caller,
        job,
        layouts
            .of(SlipKind.VACANCY)
            .fill(VacancyText.values(catalogue, vacancy, wish.language(), clock.instant())));
    Json.answer(context, 201, new Sheet(job));
  }

  /** As it stands in an address. */
  public static int number(Context context) {
    return Optional.of(context.pathParam("number"))
        .filter(one -> one.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElseThrow(() -> Problem.unknown("vacancy"));
  }
}
