package id.loket.server.seeker;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Database;
import id.loket.server.journal.Recorded;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.people.Restriction;
import id.loket.server.people.Withdrawing;
import id.loket.server.rules.Ticket;
import id.loket.server.vacancy.Vacancies;
import id.loket.server.vacancy.Vacancy;
import id.loket.server.vacancy.VacancyRoutes;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Keeping;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.RetentionSettings;
import id.loket.server.web.Route;
import id.loket.server.web.Tokens;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.SecretKey;

/** Putting down who looks for work, finding whom a vacancy fits, calling them, letting them go. */
public final class SeekerRoutes {
  private static final String OF_TICKET = "/api/v1/tickets/{ticket}/seeker";
  private static final String ONE = "/api/v1/seekers/{seeker}";

  /** Fewer letters would show half the office. */
  private static final int LEAST_LETTERS = 3;

  private static final int MOST_LETTERS = 80;
  private static final int MOST_FOUND = 20;

  private final Requests requests;
  private final KeyStore keys;
  private final SeekerStore store;
  private final Vacancies vacancies;
  private final Withdrawing withdrawing;
  private final Accounts accounts;
  private final int days;
  private final SeekerConsent consent = SeekerConsent.read();

  public SeekerRoutes(
      Database database,
      Requests requests,
      KeyStore keys,
      Vacancies vacancies,
      Withdrawing withdrawing,
      Accounts accounts,
      RetentionSettings retention) {
    this.requests = requests;
    this.keys = keys;
    this.store = new SeekerStore(database, keys);
    this.vacancies = vacancies;
    this.withdrawing = withdrawing;
    this.accounts = accounts;
    this.days = retention.seekerDays();
  }

  public Feature feature() {
    return Feature.of(
            "seeker",
            List.of(
                Route.post(OF_TICKET, "seeker.note", this::note),
                Route.get(OF_TICKET, "seeker.read", this::ofTicket),
                Route.get("/api/v1/seeker-matches", "seeker.read", this::matches),
                Route.get("/api/v1/vacancies/{number}/seekers", "seeker.read", this::whomItFits),
                Route.post("/api/v1/seekers/search", "seeker.find", this::search),
                Route.get("/api/v1/restricted-seekers", "seeker.read", this::restricted),
                Route.post(ONE + "/correction", "seeker.correct", this::correct),
                Route.post(ONE + "/contacts", "seeker.contact", this::contact),
                Route.post(ONE + "/withdrawal", "seeker.withdraw", this::withdraw)))
        .holding(new SeekerHolding(store, days));
  }

  public static Keeping keeping(RetentionSettings retention) {
    return new Keeping(
        "seekers",
        retention.seekerDays(),
        "SELECT e.person AS person, e.noted_utc AS since FROM seeker_words w"
            + " JOIN seeker_entry e ON e.seeker = w.id");
  }

  // ---- what is sent ---------------------------------------------------------------------------

  /**
   * @param consentVersion of the words to which the person has agreed
   */
  record Registration(
      String requestId, String name, String phone, List<Wish> wishes, String consentVersion) {
    SeekerWords words() {
      return new SeekerWords(name, phone, wishes);
    }
  }

  /**
   * @param words some of a name, or some digits of a number
   */
  record Search(String words) {
    Search {
      words = PlainText.line("words", words, MOST_LETTERS);
      if (words.length() < LEAST_LETTERS) {
        throw new IllegalArgumentException("words: " + LEAST_LETTERS + " letters at least");
      }
    }
  }

  record Attempt(
      String requestId, Integer vacancy, SeekerContacted.Way way, SeekerContacted.Outcome outcome) {
    Attempt {
      if (vacancy == null || way == null || outcome == null) {
        throw new IllegalArgumentException(
            "vacancy (its number), way (one of "
                + List.of(SeekerContacted.Way.values())
                + ") and outcome (one of "
                + List.of(SeekerContacted.Outcome.values())
                + ") are needed");
      }
    }
  }

  /**
   * All of the words anew.
   *
   * @param corrections how often they had been corrected as they were read
   */
  record Correction(
      String requestId,
      String name,
      String phone,
      List<Wish> wishes,
      Integer corrections,
      SeekerCorrected.Reason reason) {
    Correction {
      if (corrections == null || corrections < 0) {
        throw new IllegalArgumentException(
            "corrections: as it was read is needed, 0 or more, not " + corrections);
      }
      if (reason == null) {
        throw new IllegalArgumentException(
            "reason: allowed are " + List.of(SeekerCorrected.Reason.values()));
      }
    }

    Registration words() {
      return new Registration(requestId, name, phone, wishes, null);
    }
  }

  // ---- what is answered -----------------------------------------------------------------------

  /**
   * @param matches the numbers of the vacancies that fit
   */
  record Noted(String seeker, List<Integer> matches) {}

  record Entered(String seeker, Instant notedAt, String consent, List<Integer> matches) {}

  /**
   * @param days how long it is kept
   * @param entered null where nobody is put down
   */
  record OfTicket(int version, SeekerConsent.Version consent, int days, Entered entered) {}

  /**
   * @param seekers whom it fits
   * @param open of those, whom nobody has reached about it
   */
  record Match(int vacancy, int seekers, int open) {}

  record Matches(int version, int days, int registered, int withdrawn, List<Match> matches) {}

  record ContactView(
      Instant at,
      String by,
      int vacancy,
      SeekerContacted.Way way,
      SeekerContacted.Outcome outcome) {}

  record SeekerView(
      String seeker,
      String person,
      Instant notedAt,
      String name,
      String phone,
      List<Wish> wishes,
      int corrections,
      List<ContactView> contacts) {}

  /**
   * @param person by whose id it is lifted
   * @param number of the visit
   */
  record RestrictedView(String seeker, String person, String number, Instant notedAt) {}

  record Restricted(int version, List<RestrictedView> seekers) {}

  record Seekers(int version, List<SeekerView> seekers) {}

  // ---- the routes -----------------------------------------------------------------------------

  /** The key lasts before the words are handed on; one that gets no row is swept. */
  private void note(Context context, Caller caller) {
    Registration wish = Json.read(context.bodyAsBytes(), Registration.class);
    Requests.check(wish.requestId());
    String agreed = consent.agreed(wish.consentVersion());
    SeekerWords words = words(wish);
    String person = Tokens.token();
    byte[] sealed = Seal.close(keys.make(person), SeekerStore.purpose(person), words.toBytes());
    NoteSeeker deed =
        new NoteSeeker(
            Tokens.token(), person, context.pathParam("ticket"), sealed, agreed, caller.actor());
    List<Recorded> recorded = requests.order(context, caller, wish.requestId(), deed);
    SeekerNoted noted = Requests.first(recorded, SeekerNoted.class);
    if (keys.wasErased(noted.person())) {
      throw Problem.of(410, "person-erased", "What this person had said was erased.");
    }
    Json.answer(context, 201, new Noted(noted.seeker(), fitting(words)));
  }

  private static SeekerWords words(Registration wish) {
    try {
      return wish.words();
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  private List<Integer> fitting(SeekerWords words) {
    return vacancies.standing().stream()
        .filter(one -> words.fit(one.offer()))
        .map(Vacancy::number)
        .toList();
  }

  /** Tells no word of the person, so it is no reading. */
  private void ofTicket(Context context, Caller caller) {
    Optional<Entered> entered =
        store
            .ofTicket(context.pathParam("ticket"))
            .map(
                one ->
                    new Entered(
                        one.seeker(),
                        one.notedAt(),
                        one.consent(),
                        store.opened(one).map(this::fitting).orElse(List.of())));
    Json.answer(context, 200, new OfTicket(1, consent.inForce(), days, entered.orElse(null)));
  }

  /** Counts; names nobody. */
  private void matches(Context context, Caller caller) {
    List<SeekerStore.Known> all = store.known();
    Map<String, Set<Integer>> settled = store.settled();
    List<Match> matches =
        vacancies.standing().stream().map(one -> match(one, all, settled)).toList();
    SeekerStore.Count count = store.count();
    Json.answer(context, 200, new Matches(1, days, count.kept(), count.withdrawn(), matches));
  }

  private static Match match(
      Vacancy vacancy, List<SeekerStore.Known> all, Map<String, Set<Integer>> settled) {
    List<SeekerStore.Known> fit =
        all.stream().filter(one -> one.words().fit(vacancy.offer())).toList();
    long open =
        fit.stream()
            .filter(
                one ->
                    !settled
                        .getOrDefault(one.entry().seeker(), Set.of())
                        .contains(vacancy.number()))
            .count();
    return new Match(vacancy.number(), fit.size(), (int) open);
  }

  private void whomItFits(Context context, Caller caller) {
    Vacancy vacancy = vacancies.of(VacancyRoutes.number(context));
    show(context, caller, Integer.MAX_VALUE, words -> words.fit(vacancy.offer()));
  }

  private void search(Context context, Caller caller) {
    Search search = Json.read(context.bodyAsBytes(), Search.class);
    show(context, caller, MOST_FOUND, words -> words.hold(search.words()));
  }

  /** Noted before anything is shown: nobody reads without leaving a trace. */
  private void show(Context context, Caller caller, int most, Predicate<SeekerWords> wanted) {
    List<SeekerStore.Known> found =
        store.known().stream().filter(one -> wanted.test(one.words())).limit(most).toList();
    if (!found.isEmpty()) {
      List<String> read = found.stream().map(one -> one.entry().seeker()).toList();
      Deed reading = look -> Verdict.accept(new SeekersRead(caller.actor(), read));
      requests.orderPlain(caller.actor(), reading);
    }
    Json.answer(context, 200, new Seekers(1, found.stream().map(this::view).toList()));
  }

  private SeekerView view(SeekerStore.Known one) {
    SeekerWords words = one.words();
    List<ContactView> contacts =
        store.contacts(one.entry().seeker()).stream()
            .map(
                tried ->
                    new ContactView(
                        tried.at(),
                        accounts.nameOfActor(tried.by()),
                        tried.vacancy(),
                        tried.way(),
                        tried.outcome()))
            .toList();
    return new SeekerView(
        one.entry().seeker(),
        one.entry().person(),
        one.entry().notedAt(),
        words.name(),
        words.phone(),
        words.wishes(),
        one.entry().corrections(),
        contacts);
  }

  /** Tells no word of anybody, so it is no reading. */
  private void restricted(Context context, Caller caller) {
    List<RestrictedView> views =
        store.restricted().stream()
            .map(
                one ->
                    new RestrictedView(
                        one.seeker(),
                        one.person(),
                        Ticket.numberOf(one.ticket()).toString(),
                        one.notedAt()))
            .toList();
    Json.answer(context, 200, new Restricted(1, views));
  }

  /** Under the key that the person has. */
  private void correct(Context context, Caller caller) {
    Correction wish = Json.read(context.bodyAsBytes(), Correction.class);
    Requests.check(wish.requestId());
    SeekerWords words = words(wish.words());
    SeekerStore.Entry entry =
        store.of(context.pathParam("seeker")).orElseThrow(() -> Problem.unknown("seeker"));
    if (store.isRestricted(entry)) {
      throw Restriction.refused();
    }
    SecretKey key =
        keys.of(entry.person())
            .orElseThrow(
                () ->
                    Problem.of(
                        410,
                        SeekerRefusal.SEEKER_GONE.code(),
                        SeekerRefusal.SEEKER_GONE.sentence()));
    byte[] sealed = Seal.close(key, SeekerStore.purpose(entry.person()), words.toBytes());
    requests.order(
        context,
        caller,
        wish.requestId(),
        new CorrectSeeker(entry, wish.corrections(), sealed, caller.actor(), wish.reason()));
    context.status(204);
  }

  private void contact(Context context, Caller caller) {
    Attempt attempt = Json.read(context.bodyAsBytes(), Attempt.class);
    Requests.check(attempt.requestId());
    vacancies.of(attempt.vacancy());
    SeekerContacted contacted =
        new SeekerContacted(
            Tokens.token(),
            context.pathParam("seeker"),
            attempt.vacancy(),
            attempt.way(),
            attempt.outcome(),
            caller.actor());
    requests.order(context, caller, attempt.requestId(), new NoteContact(contacted));
    context.status(204);
  }

  /**
   * At once, and again without harm; somebody who was put down at two visits has said it of both.
   */
  private void withdraw(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    Requests.check(tap.requestId());
    SeekerStore.Entry entry =
        store.of(context.pathParam("seeker")).orElseThrow(() -> Problem.unknown("seeker"));
    withdrawing.withdraw(context, caller, tap.requestId(), store.persons(entry));
    context.status(204);
  }
}
