package id.loket.server.access;

import id.loket.device.DeviceKind;
import id.loket.server.access.Attempts.Place;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.web.Caller;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Encryption;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.KeyProof;
import id.loket.server.web.Pictures;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.server.web.Web;
import id.loket.trust.EnrolmentCode;
import id.loket.trust.Fingerprint;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Enrolling screens and stations, and the list of them. The addresses keep the word of before. */
public final class ScreenRoutes {
  private static final Duration CODE_VALIDITY = Duration.ofMinutes(15);

  private static final int TEN_YEARS_SECONDS = 10 * 365 * 86_400;

  private final OfficeDesk desk;
  private final Screens screens;
  private final Pictures pictures;
  private final Proving proving;
  private final Attempts codeAttempts;
  private final ScreenChecks checks;
  private final UnaryOperator<String> sound;
  private final String host;
  private final Optional<String> fingerprint;

  /**
   * @param sound of a screen by its id, as it says itself: ON, OFF, BLOCKED; empty of one that says
   *     nothing
   * @param host at which the server listens
   * @param fingerprint of the office's authority; empty where nothing is encrypted
   */
  public ScreenRoutes(
      OfficeDesk desk,
      Screens screens,
      Pictures pictures,
      Proving proving,
      Ticks ticks,
      UnaryOperator<String> sound,
      String host,
      Optional<String> fingerprint) {
    this.desk = desk;
    this.screens = screens;
    this.pictures = pictures;
    this.proving = proving;
    this.codeAttempts = new Attempts(ticks);
    this.checks = new ScreenChecks(screens, pictures, ticks);
    this.sound = sound;
    this.host = host;
    this.fingerprint = fingerprint;
  }

  public Feature feature() {
    return Feature.of(
            "screen",
            List.of(
                Route.post("/api/v1/enrol", "screen.enrol", this::enrol),
                Route.get("/api/v1/devices", "screen.read", this::all),
                Route.post("/api/v1/devices/{device}/revoke", "screen.change", this::revoke),
                Route.post("/api/v1/enrolment-codes", "screen.change", this::newCode)))
        .checked(checks);
  }

  /**
   * @param proof of the key that the screen shall be bound to; null if it has none
   */
  record Enrolment(String code, ScreenKind kind, KeyProof proof) {
    Enrolment {
      Words.needed("code", code);
      code = EnrolmentCode.read(code).code();
    }
  }

  record ScreenView(
      String id,
      ScreenKind kind,
      String name,
      List<Integer> counters,
      String printer,
      boolean revoked,
      Instant since,
      Instant lastSeen,
      boolean connected,
      boolean crowded,
      boolean bound,
      String sound,
      String printerState,
      List<DeviceView> devices) {}

  /** What the screen that types the code shall be. */
  record CodeWish(ScreenKind kind, String name, List<Integer> counters, String printer) {
    CodeWish {
      if (kind == null) {
        throw new IllegalArgumentException("kind: allowed are " + List.of(ScreenKind.values()));
      }
      name = PlainText.line("name", name, 60);
      counters = counters == null ? List.of() : counters;
      printer = printer == null ? "" : printer;
    }
  }

  /**
   * A good code is taken at once, whoever guesses beside it from the same address: of 2^50 codes
   * none is found by guessing in its quarter of an hour, with or without pauses.
   */
  private void enrol(Context context, Caller caller) {
    Enrolment wish = Json.read(context.bodyAsBytes(), Enrolment.class);
    Optional<Screen> before = before(context, caller, wish);
    if (before.isPresent()) {
      String token = context.cookie(Web.DEVICE_COOKIE);
      Json.answer(context, 200, Map.of("device", before.get(), "token", token));
      return;
    }
    String key = proving.prove(context, wish.proof());
    Optional<Screens.NewScreen> enrolled = enrolled(wish, key);
    if (enrolled.isEmpty()) {
      codeAttempts.mayTry("enrol", Place.elsewhere(Web.visitor(context).place()));
      throw Problem.of(403, "wrong-code", "That code is unknown, used or too old.");
    }
    Screens.NewScreen one = enrolled.get();
    Cookies.set(context, Web.DEVICE_COOKIE, one.token(), TEN_YEARS_SECONDS);
    Json.answer(context, 201, Map.of("device", one.screen(), "token", one.token()));
  }

  /** The same address opened again in the same browser makes no second screen. */
  private Optional<Screen> before(Context context, Caller caller, Enrolment wish) {
    return caller
        .screen()
        .filter(one -> context.cookie(Web.DEVICE_COOKIE) != null)
        .filter(one -> wish.kind() == null || wish.kind() == one.kind())
        .filter(one -> screens.cameWith(one.id(), wish.code()));
  }

  private Optional<Screens.NewScreen> enrolled(Enrolment wish, String key) {
    try {
      return screens.enrol(wish.code(), Optional.ofNullable(wish.kind()), this::isThere, key);
    } catch (Screens.WrongKindException e) {
      throw Problem.of(
          409,
          "wrong-kind",
          "That code is for a " + e.kind() + ", not for a " + wish.kind() + "; it is not used up.",
          Map.of("kind", e.kind()));
    }
  }

  private boolean isThere(int counter) {
    return desk.catalogue().counter(counter).isPresent();
  }

  private void all(Context context, Caller caller) {
    Map<String, List<DeviceView>> devices =
        Requests.await(desk.look(office -> DeviceView.all(office, screens))).stream()
            .collect(Collectors.groupingBy(DeviceView::station));
    Json.answer(
        context,
        200,
        screens.all().stream()
            .map(one -> view(one, devices.getOrDefault(one.screen().id(), List.of())))
            .toList());
  }

  private ScreenView view(Screens.Enrolled one, List<DeviceView> devices) {
    Screen screen = one.screen();
    Optional<Instant> seen = screens.lastSeen(screen.id());
    return new ScreenView(
        screen.id(),
        screen.kind(),
        screen.name(),
        screen.counters(),
        screen.printer(),
        one.revoked(),
        one.since(),
        seen.orElse(null),
        !one.revoked() && screens.wasHereWithin(screen.id(), ScreenChecks.PRESENT),
        pictures.isCrowded(screen),
        screens.isBound(screen.id()),
        sound.apply(screen.id()),
        devices.stream()
            .filter(device -> device.is(DeviceKind.PRINTER))
            .map(DeviceView::state)
            .findFirst()
            .orElse(null),
        devices);
  }

  /**
   * @param anyway though screens lose the printer by it; null is no
   */
  record Revocation(Boolean anyway) {}

  private void revoke(Context context, Caller caller) {
    String id = context.pathParam("device");
    byte[] body = context.bodyAsBytes();
    boolean anyway =
        body.length > 0 && Boolean.TRUE.equals(Json.read(body, Revocation.class).anyway());
    List<String> withoutPaper = anyway ? List.of() : screens.printingAt(id);
    if (!withoutPaper.isEmpty()) {
      throw Problem.of(
          409,
          "prints-for",
          "This station prints for " + String.join(", ", withoutPaper) + ".",
          Map.of("screens", withoutPaper));
    }
    if (!screens.revoke(id)) {
      throw Problem.unknown("device");
    }
    context.status(204);
  }

  private void newCode(Context context, Caller caller) {
    CodeWish wish = Json.read(context.bodyAsBytes(), CodeWish.class);
    wish.counters()
        .forEach(
            number -> {
              if (desk.catalogue().counter(number).isEmpty()) {
                throw Problem.bad(
                    "counters: "
                        + number
                        + " is no counter; allowed are "
                        + desk.catalogue().counters().stream().map(c -> c.number()).toList());
              }
            });
    boolean station =
        screens.find(wish.printer()).filter(d -> d.kind() == ScreenKind.STATION).isPresent();
    if (!wish.printer().isEmpty() && !station) {
      throw Problem.bad("printer: the id of an enrolled STATION is allowed, or null");
    }
    String code =
        screens.newCode(
            new Screens.Code(wish.kind(), wish.name(), wish.counters(), wish.printer()),
            1,
            CODE_VALIDITY);
    Json.answer(context, 201, made(context, code));
  }

  /** A station needs the fingerprint with it; a browser trusts what the computer does. */
  private Map<String, Object> made(Context context, String code) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("code", code);
    made.put("validMinutes", CODE_VALIDITY.toMinutes());
    made.put("hosts", AddressesOfOthers.of(host));
    made.put("fingerprint", fingerprint.map(Fingerprint::spelled).orElse(null));
    made.put("stationCode", fingerprint.map(one -> Fingerprint.spelled(code + one)).orElse(code));
    made.put("encryptedPort", fingerprint.map(any -> Encryption.port(context, 0)).orElse(null));
    return made;
  }
}
