package id.loket.server.detour;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.Turn;
import id.loket.server.selfservice.Sheets;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.Sample;
import id.loket.server.slip.SlipKind;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** SISKOP2MI at the kiosk: whether it can be reached, and the worksheet for when it can't. */
public final class DetourRoutes {
  private static final Duration ASK = Duration.ofSeconds(60);
  private static final Duration FORGET = Duration.ofSeconds(3);

  private final OfficeDesk desk;
  private final Worksheets worksheets;
  private final Siskop2mi site;
  private final Layouts layouts;
  private final Sheets sheets;
  private final Clock clock;

  public DetourRoutes(
      OfficeDesk desk,
      Database database,
      PassingWords words,
      Siskop2mi site,
      Layouts layouts,
      Sheets sheets,
      Clock clock) {
    this.desk = desk;
    this.worksheets = new Worksheets(desk, database, words, clock);
    this.site = site;
    this.layouts = layouts;
    this.sheets = sheets;
    this.clock = clock;
  }

  public Feature feature() {
    String sheet = "/api/v1/tickets/{ticket}/worksheet";
    return Feature.of(
            "detour",
            List.of(
                Route.get("/api/v1/siskop2mi", "detour.site", this::siskop2mi),
                Route.put(sheet, "worksheet.write", this::save),
                Route.post(sheet + "/receipt", "worksheet.write", this::hand),
                Route.get("/api/v1/worksheets/{token}", "worksheet.resume", this::resume),
                Route.get(sheet, "worksheet.read", this::read)))
        .every(ASK, site::ask)
        .every(FORGET, worksheets::forgetOver);
  }

  /** An example of the receipt. */
  public Sample sample() {
    return (language, full) -> WorksheetText.sample(desk.catalogue(), language, clock.instant());
  }

  /**
   * @param reachable null before the first answer, and where no site is set
   */
  record SiteView(int version, boolean isSet, Boolean reachable, Instant lastReachedAt) {}

  /** The lines that were changed; those that are left out stay as they were. */
  record Wish(List<Worksheets.Written> lines) {
    Wish {
      lines = lines == null ? List.of() : lines.stream().map(Wish::checked).toList();
      Set<WorksheetLine> seen = EnumSet.noneOf(WorksheetLine.class);
      for (Worksheets.Written one : lines) {
        if (!seen.add(one.line())) {
          throw new IllegalArgumentException("lines: " + one.line() + " stands there twice");
        }
      }
    }

    private static Worksheets.Written checked(Worksheets.Written one) {
      if (one == null || one.line() == null) {
        throw new IllegalArgumentException(
            "lines: each needs its line, one of " + List.of(WorksheetLine.values()));
      }
      String field = "lines." + one.line();
      return "".equals(one.words())
          ? one
          : new Worksheets.Written(
              one.line(), PlainText.line(field, one.words(), one.line().most()));
    }
  }

  record Hand(String requestId, String language) {
    Hand {
      if (!List.of("id", "en").contains(language)) {
        throw new IllegalArgumentException("language is " + language + ": id, en are allowed");
      }
    }
  }

  /**
   * @param sheet null where no printer stands beside the kiosk, or too much is under way there
   */
  record Receipt(String sheet) {}

  record View(
      int version,
      String ticket,
      String number,
      boolean handed,
      Instant savedAt,
      List<Worksheets.Written> lines) {
    static View of(Ticket ticket, Optional<Worksheets.Kept> kept) {
      return new View(
          1,
          ticket.id(),
          ticket.number().toString(),
          kept.filter(Worksheets.Kept::handed).isPresent(),
          kept.map(Worksheets.Kept::savedAt).orElse(null),
          kept.map(Worksheets.Kept::lines).orElse(List.of()));
    }
  }

  private void siskop2mi(Context context, Caller caller) {
    site.ask();
    Siskop2mi.State now = site.state();
    Json.answer(
        context,
        200,
        new SiteView(
            1, now.isSet(), now.reachable().orElse(null), now.lastReachedAt().orElse(null)));
  }

  private void save(Context context, Caller caller) {
    Ticket ticket = onDetour(office -> office.ticket(context.pathParam("ticket")));
    worksheets.save(ticket.id(), Json.read(context.bodyAsBytes(), Wish.class).lines());
    context.status(204);
  }

  private void hand(Context context, Caller caller) {
    Hand hand = Json.read(context.bodyAsBytes(), Hand.class);
    Requests.check(hand.requestId());
    Ticket ticket = onDetour(office -> office.ticket(context.pathParam("ticket")));
    if (!worksheets.hand(ticket.id())) {
      throw Problem.unknown("worksheet");
    }
    Catalogue catalogue = desk.catalogue();
    String station = caller.screen().map(Screen::printer).orElse("");
    String job = "lembar-" + hand.requestId();
    boolean prints =
        !station.isEmpty()
            && sheets.print(
                job,
                station,
                layouts
                    .of(SlipKind.WORKSHEET)
                    .fill(
                        WorksheetText.values(
                            catalogue,
                            catalogue.service(ticket.service()).orElseThrow(),
                            ticket.number().toString(),
                            ticket.token(),
                            hand.language(),
                            clock.instant())));
    Json.answer(context, 201, new Receipt(prints ? job : null));
  }

  /** By the paper that is in hand, and not by what can be typed: it shows what was written. */
  private void resume(Context context, Caller caller) {
    Ticket ticket = onDetour(office -> office.ticketByToken(context.pathParam("token")));
    Json.answer(context, 200, View.of(ticket, worksheets.of(ticket.id())));
  }

  private void read(Context context, Caller caller) {
    String id = context.pathParam("ticket");
    String officer = caller.mustBePerson().user();
    Ticket ticket =
        Requests.await(desk.look(office -> office.ticket(id)))
            .orElseThrow(() -> Problem.unknown("ticket"));
    if (!Requests.await(desk.look(office -> standsAt(office, ticket.id(), officer)))) {
      throw Problem.of(
          409, "not-at-your-counter", "A worksheet opens while its number stands at your loket.");
    }
    Json.answer(context, 200, View.of(ticket, worksheets.of(ticket.id())));
  }

  private static boolean standsAt(Office office, String ticket, String officer) {
    return office.counterOf(officer).map(CounterState::current).filter(ticket::equals).isPresent();
  }

  private Ticket onDetour(Function<Office, Optional<Ticket>> finding) {
    Ticket ticket = Requests.await(desk.look(finding)).orElseThrow(() -> Problem.unknown("ticket"));
    if (ticket.rest().filter(one -> one.kind() == Turn.Kind.AIM).isEmpty()) {
      throw Problem.of(409, "not-on-detour", "That number was not sent to the kiosk.");
    }
    return ticket;
  }
}
