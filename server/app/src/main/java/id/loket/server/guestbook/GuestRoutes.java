package id.loket.server.guestbook;

import id.loket.server.consent.ConsentTexts;
import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.document.Documents;
import id.loket.server.journal.Database;
import id.loket.server.journal.Recorded;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.people.Restriction;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Ticket;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Keeping;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.RetentionSettings;
import id.loket.server.web.Role;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Tokens;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/** Signing the guest book, and reading it, which is noted. */
public final class GuestRoutes {
  private static final int LARGEST_PARTY = 99;

  private final Requests requests;
  private final KeyStore keys;
  private final GuestStore store;

  private final ConsentTexts consents;
  private final RetentionSettings retention;
  private final Documents documents;
  private final Supplier<Catalogue> catalogue;

  public GuestRoutes(
      Database database,
      Requests requests,
      KeyStore keys,
      ConsentTexts consents,
      RetentionSettings retention,
      Documents documents,
      Supplier<Catalogue> catalogue) {
    this.documents = documents;
    this.catalogue = catalogue;
    this.retention = retention;
    this.consents = consents;
    this.requests = requests;
    this.keys = keys;
    this.store = new GuestStore(database, keys);
  }

  public Feature feature() {
    return Feature.of(
            "guestbook",
            List.of(
                Route.post("/api/v1/tickets/{ticket}/guest", "guest.note", this::note),
                Route.get("/api/v1/tickets/{ticket}/guest", "guest.read", this::ofTicket),
                Route.post(
                    "/api/v1/tickets/{ticket}/guest/correct", "guest.correct", this::correct),
                Route.get("/api/v1/guests", "guest.read", this::ofDay),
                Route.get("/api/v1/guests.pdf", "guest.read", this::onPaper),
                Route.get("/api/v1/guests/{guest}/readings", "guest.audit", this::readings)))
        .holding(new GuestHolding(store, retention.guestDays()))
        .shownOn("guestbook");
  }

  /** Where a berkas of before has the guest's own key, the words go with it. */
  public static Keeping keeping(RetentionSettings retention) {
    return new Keeping(
        "guests",
        retention.guestDays(),
        "SELECT e.person AS person, e.noted_utc AS since FROM guest_words w"
            + " JOIN guest_entry e ON e.guest = w.id"
            + " WHERE NOT EXISTS (SELECT 1 FROM dossier d WHERE d.person = e.person)");
  }

  /**
   * What a guest signs with.
   *
   * @param consentVersion of the text that the guest was shown, or null
   */
  record Signing(
      String requestId,
      String name,
      String origin,
      String purpose,
      Integer partySize,
      String consentVersion) {
    Signing {
      partySize = partySize == null ? 1 : partySize;
      if (partySize < 1 || partySize > LARGEST_PARTY) {
        throw new IllegalArgumentException("partySize: 1 to " + LARGEST_PARTY + " are allowed");
      }
    }

    GuestWords words() {
      return new GuestWords(name, origin, purpose);
    }
  }

  /**
   * What takes the place of a line.
   *
   * @param partySize null to leave it as it was
   * @param corrections how often the line that was looked at had been corrected; null from whoever
   *     may not look
   */
  record Correction(
      String requestId,
      String name,
      String origin,
      String purpose,
      Integer partySize,
      Integer corrections,
      GuestCorrected.Reason reason) {
    Correction {
      if (reason == null) {
        throw new IllegalArgumentException(
            "reason: allowed are " + Arrays.toString(GuestCorrected.Reason.values()));
      }
    }

    Signing of(GuestStore.Entry line) {
      int people = partySize == null ? line.partySize() : partySize;
      return new Signing(requestId, name, origin, purpose, people, null);
    }
  }

  record GuestView(
      String guest,
      String person,
      String ticket,
      String number,
      LocalDate day,
      Instant notedAt,
      int partySize,
      int corrections,
      GuestStore.State state,
      String name,
      String origin,
      String purpose) {
    static GuestView of(
        GuestStore.Entry entry, GuestStore.State state, Optional<GuestWords> words) {
      return new GuestView(
          entry.guest(),
          entry.person(),
          entry.ticket(),
          Ticket.numberOf(entry.ticket()).toString(),
          entry.day(),
          entry.notedAt(),
          entry.partySize(),
          entry.corrections(),
          state,
          words.map(GuestWords::name).orElse(null),
          words.map(GuestWords::origin).orElse(null),
          words.map(GuestWords::purpose).orElse(null));
    }
  }

  /**
   * @param correction why the line was corrected; null if it was only read
   */
  record ReadingView(
      Instant at, String reader, boolean ownData, GuestCorrected.Reason correction) {}

  /** The key lasts before the words are handed on; one that gets no row is swept. */
  private void note(Context context, Caller caller) {
    Signing signing = Json.read(context.bodyAsBytes(), Signing.class);
    Requests.check(signing.requestId());
    byte[] plain = words(signing).toBytes();
    Optional<String> consent = consents.shown(signing.consentVersion());
    String person = Tokens.token();
    byte[] sealed = Seal.close(keys.make(person), GuestStore.purpose(person), plain);
    NoteGuest deed =
        new NoteGuest(
            Tokens.token(),
            person,
            context.pathParam("ticket"),
            caller.screen().filter(one -> one.kind() == ScreenKind.KIOSK).map(Screen::id),
            signing.partySize(),
            sealed,
            consent);
    List<Recorded> recorded = requests.order(context, caller, signing.requestId(), deed);
    GuestNoted noted = Requests.first(recorded, GuestNoted.class);
    if (keys.wasErased(noted.person())) {
      throw Problem.of(410, "person-erased", "What this guest had signed was erased.");
    }
    Json.answer(context, 201, Map.of("guest", noted.guest(), "ticket", noted.ticket()));
  }

  /** Under the key of whoever signed. A guard, who may not read the line, writes it anew. */
  private void correct(Context context, Caller caller) {
    Correction wish = Json.read(context.bodyAsBytes(), Correction.class);
    Requests.check(wish.requestId());
    GuestStore.Entry line =
        store.ofTicket(context.pathParam("ticket")).orElseThrow(() -> Problem.unknown("guest"));
    if (line.restricted()) {
      throw Restriction.refused();
    }
    Signing signing = signing(wish, line);
    SecretKey key = keys.of(line.person()).orElseThrow(() -> withoutKey(line));
    byte[] sealed = Seal.close(key, GuestStore.purpose(line.person()), words(signing).toBytes());
    boolean guard = caller.person().filter(one -> one.role() == Role.GUARD).isPresent();
    requests.order(
        context,
        caller,
        wish.requestId(),
        new CorrectGuest(
            line,
            Optional.ofNullable(wish.corrections()),
            guard,
            signing.partySize(),
            sealed,
            caller.actor(),
            wish.reason()));
    context.status(204);
  }

  private static Signing signing(Correction wish, GuestStore.Entry line) {
    try {
      return wish.of(line);
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  private Problem withoutKey(GuestStore.Entry line) {
    return store.state(line) == GuestStore.State.ERASED
        ? Problem.of(410, GuestRefusal.GUEST_ERASED.code(), GuestRefusal.GUEST_ERASED.sentence())
        : Problem.of(409, "guest-locked", "The key of this line is not here; restore the keys.");
  }

  private static GuestWords words(Signing signing) {
    try {
      return signing.words();
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  private void ofTicket(Context context, Caller caller) {
    GuestStore.Entry entry =
        store.ofTicket(context.pathParam("ticket")).orElseThrow(() -> Problem.unknown("guest"));
    Json.answer(context, 200, opened(caller, List.of(entry)).get(0));
  }

  private void ofDay(Context context, Caller caller) {
    Json.answer(context, 200, opened(caller, store.ofDay(day(context))));
  }

  private void onPaper(Context context, Caller caller) {
    LocalDate day = day(context);
    List<GuestView> guests = opened(caller, store.ofDay(day));
    documents.send(
        context,
        "buku-tamu-" + day,
        GuestBookPages.of(documents, catalogue.get().zoneId(), day, guests));
  }

  private static LocalDate day(Context context) {
    String day = context.queryParam("day");
    try {
      return LocalDate.parse(day == null ? "" : day);
    } catch (DateTimeParseException e) {
      throw Problem.bad("day is " + day + ": a day such as 2026-10-01 is needed");
    }
  }

  /** Noted before anything is opened: nobody reads without leaving a trace. */
  private List<GuestView> opened(Caller caller, List<GuestStore.Entry> entries) {
    List<String> readable =
        entries.stream()
            .filter(one -> store.state(one) == GuestStore.State.READABLE)
            .map(GuestStore.Entry::guest)
            .toList();
    if (!readable.isEmpty()) {
      Deed reading = look -> Verdict.accept(new GuestsRead(caller.actor(), readable));
      requests.orderPlain(caller.actor(), reading);
    }
    return entries.stream()
        .map(
            one ->
                GuestView.of(
                    one,
                    store.state(one),
                    readable.contains(one.guest()) ? store.words(one) : Optional.empty()))
        .toList();
  }

  private void readings(Context context, Caller caller) {
    String guest = context.pathParam("guest");
    if (!store.isKnown(guest)) {
      throw Problem.unknown("guest");
    }
    Json.answer(
        context,
        200,
        store.readings(guest).stream()
            .map(
                one ->
                    new ReadingView(
                        one.at(), one.reader(), one.ownData(), one.correction().orElse(null)))
            .toList());
  }
}
