package id.loket.server.access;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.DeviceState;
import id.loket.server.web.AccessStore;
import id.loket.server.web.AccessStore.Account;
import id.loket.server.web.Caller;
import id.loket.server.web.Json;
import id.loket.server.web.Person;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Role;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Tokens;
import id.loket.server.web.Web;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who may come in: the first administrator, accounts, sessions, screens. */
public final class AccessRoutes {
  private static final Pattern USER = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");
  private static final Duration CODE_VALIDITY = Duration.ofMinutes(15);

  /** Several beats of a live page. */
  private static final Duration PRESENT = Duration.ofSeconds(10);

  private static final int TEN_YEARS_SECONDS = 10 * 365 * 86_400;

  /** These work at a place of their own and log in only on its computer. */
  private static final Set<Role> AT_A_DESK = Set.of(Role.OFFICER, Role.GUARD);

  private final OfficeDesk desk;
  private final AccessStore access;
  private final Clock clock;
  private final Supplier<Web> web;
  private final Passwords passwords = new Passwords();
  private final Attempts attempts;
  private final Attempts codeAttempts;
  private final AtomicReference<String> setupCode = new AtomicReference<>();

  public AccessRoutes(OfficeDesk desk, AccessStore access, Clock clock, Supplier<Web> web) {
    this.desk = desk;
    this.access = access;
    this.clock = clock;
    this.web = web;
    this.attempts = new Attempts(clock);
    this.codeAttempts = new Attempts(clock);
    if (!access.hasAccounts()) {
      setupCode.set(Tokens.code(10));
    }
  }

  /** The code for making the first administrator; empty once there is one. */
  public Optional<String> setupCode() {
    return Optional.ofNullable(setupCode.get());
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/me", "me.read", this::me),
        Route.post("/api/v1/setup", "setup", this::setup),
        Route.post("/api/v1/session", "session.begin", this::login),
        Route.delete("/api/v1/session", "session.end", this::logout),
        Route.post("/api/v1/enrol", "screen.enrol", this::enrol),
        Route.get("/api/v1/accounts", "account.read", this::accounts),
        Route.post("/api/v1/accounts", "account.change", this::addAccount),
        Route.post("/api/v1/accounts/{user}/password", "account.change", this::newPassword),
        Route.post("/api/v1/accounts/{user}/lock", "account.change", (c, w) -> lock(c, true)),
        Route.post("/api/v1/accounts/{user}/unlock", "account.change", (c, w) -> lock(c, false)),
        Route.get("/api/v1/devices", "device.read", this::devices),
        Route.post("/api/v1/devices/{device}/revoke", "device.change", this::revoke),
        Route.post("/api/v1/enrolment-codes", "device.change", this::newCode));
  }

  record Me(
      Screen device,
      Person person,
      List<String> actions,
      String office,
      String zone,
      String zoneName,
      String day,
      boolean setupNeeded) {}

  record Setup(String code, String user, String name, String password) {
    Setup {
      needed("code", code);
    }
  }

  record Login(String user, String password) {
    Login {
      needed("user", user);
      needed("password", password);
    }
  }

  record Enrolment(String code, ScreenKind kind) {
    Enrolment {
      needed("code", code);
    }
  }

  private static void needed(String field, String value) {
    if (value == null) {
      throw new IllegalArgumentException(field + ": a text is needed");
    }
  }

  record NewAccount(String user, String name, Role role, String password) {}

  record NewPassword(String password) {}

  record AccountView(String user, String name, Role role, boolean locked) {}

  record DeviceView(
      String id,
      ScreenKind kind,
      String name,
      List<Integer> counters,
      String printer,
      boolean revoked,
      Instant since,
      Instant lastSeen,
      boolean connected,
      String printerState) {}

  /** What the screen that types the code shall be. */
  record CodeWish(ScreenKind kind, String name, List<Integer> counters, String printer) {
    CodeWish {
      if (kind == null) {
        throw new IllegalArgumentException("kind: allowed are " + List.of(ScreenKind.values()));
      }
      if (name == null || name.isBlank() || name.length() > 60) {
        throw new IllegalArgumentException("name: 1 to 60 characters are allowed");
      }
      counters = counters == null ? List.of() : counters;
      printer = printer == null ? "" : printer;
    }
  }

  // ---- who am I -------------------------------------------------------------------------------

  private void me(Context context, Caller caller) {
    json(
        context,
        200,
        new Me(
            caller.screen().orElse(null),
            caller.person().orElse(null),
            web.get().actionsOf(caller),
            desk.catalogue().office().name(),
            desk.catalogue().office().zone(),
            desk.catalogue().zoneName(),
            clock.instant().atZone(desk.catalogue().zoneId()).toLocalDate().toString(),
            setupCode.get() != null));
  }

  private void setup(Context context, Caller caller) {
    Setup setup = Json.read(context.bodyAsBytes(), Setup.class);
    String place = place(context, caller);
    mayTry(codeAttempts, "setup", place);
    String code = setupCode.get();
    if (code == null) {
      throw Problem.of(409, "already-set-up", "This office has accounts already.");
    }
    if (!Tokens.same(Tokens.readCode(setup.code()), code)) {
      throw Problem.of(403, "wrong-code", "That is not the code that the server printed.");
    }
    codeAttempts.right("setup", place);
    Person first = new Person(user(setup.user()), name(setup.name()), Role.ADMINISTRATOR);
    passwords.check(first.user(), setup.password());
    Account account = new Account(first, passwords.hash(setup.password()), false);
    if (!setupCode.compareAndSet(code, null)) {
      throw Problem.of(409, "already-set-up", "This office has accounts already.");
    }
    try {
      access.save(account);
    } catch (RuntimeException e) {
      setupCode.set(code);
      throw e;
    }
    json(context, 201, Map.of("person", first));
  }

  // ---- sessions -------------------------------------------------------------------------------

  private void login(Context context, Caller caller) {
    Login login = Json.read(context.bodyAsBytes(), Login.class);
    String user = login.user().strip();
    String password = login.password();
    String place = place(context, caller);
    Passwords.From from =
        caller.screen().isPresent() ? Passwords.From.ENROLLED_SCREEN : Passwords.From.ELSEWHERE;
    mayTry(attempts, user, place);
    Optional<Account> account = access.account(user).filter(one -> !one.locked());
    boolean right;
    if (account.isPresent()) {
      right = passwords.matches(password, account.get().passwordHash(), from);
    } else {
      passwords.pretend(password, from);
      right = false;
    }
    if (!right) {
      throw Problem.of(401, "wrong-password", "User or password is wrong.");
    }
    attempts.right(user, place);
    Person person = account.get().person();
    boolean atADesk = caller.screen().filter(one -> one.kind() == ScreenKind.DESK).isPresent();
    if (AT_A_DESK.contains(person.role()) && !atADesk) {
      throw Problem.of(409, "device-needed", "Officers and guards log in on an enrolled computer.");
    }
    String old = context.cookie(Web.SESSION_COOKIE);
    if (old != null) {
      access.endSession(old);
    }
    setCookie(context, Web.SESSION_COOKIE, access.begin(person, caller.screen()), -1);
    json(context, 200, Map.of("person", person));
  }

  private void logout(Context context, Caller caller) {
    String token = context.cookie(Web.SESSION_COOKIE);
    if (token != null) {
      access.endSession(token);
    }
    setCookie(context, Web.SESSION_COOKIE, "", 0);
    context.status(204);
  }

  private static String place(Context context, Caller caller) {
    return caller.screen().map(Screen::id).orElseGet(() -> context.req().getRemoteAddr());
  }

  /** Counts a try; whoever is right says so afterwards. */
  private static void mayTry(Attempts attempts, String user, String place) {
    Duration wait = attempts.begin(user, place);
    if (!wait.isZero()) {
      long seconds = wait.toSeconds() + 1;
      throw Problem.of(
          429,
          "wait",
          "Too many wrong tries from here; try again in " + seconds + " s.",
          Map.of("retryAfterSeconds", seconds));
    }
  }

  // ---- screens --------------------------------------------------------------------------------

  private void enrol(Context context, Caller caller) {
    Enrolment wish = Json.read(context.bodyAsBytes(), Enrolment.class);
    String place = context.req().getRemoteAddr();
    mayTry(codeAttempts, "enrol", place);
    Optional<AccessStore.NewScreen> enrolled = enrolled(wish);
    if (enrolled.isEmpty()) {
      throw Problem.of(403, "wrong-code", "That code is unknown, used or too old.");
    }
    codeAttempts.right("enrol", place);
    AccessStore.NewScreen one = enrolled.get();
    setCookie(context, Web.DEVICE_COOKIE, one.token(), TEN_YEARS_SECONDS);
    json(context, 201, Map.of("device", one.device(), "token", one.token()));
  }

  private Optional<AccessStore.NewScreen> enrolled(Enrolment wish) {
    try {
      return access.enrol(wish.code(), Optional.ofNullable(wish.kind()));
    } catch (AccessStore.WrongKindException e) {
      throw Problem.of(
          409,
          "wrong-kind",
          "That code is for a " + e.kind() + ", not for a " + wish.kind() + "; it is not used up.",
          Map.of("kind", e.kind()));
    }
  }

  private void devices(Context context, Caller caller) {
    Map<String, String> printers =
        Requests.await(
            desk.look(
                office ->
                    office.devices().stream()
                        .collect(
                            Collectors.toMap(
                                DeviceState::station,
                                DeviceState::state,
                                (one, other) -> one.equals("READY") ? other : one))));
    json(context, 200, access.devices().stream().map(one -> view(one, printers)).toList());
  }

  private DeviceView view(AccessStore.Enrolled one, Map<String, String> printers) {
    Screen device = one.device();
    Optional<Instant> seen = access.lastSeen(device.id());
    return new DeviceView(
        device.id(),
        device.kind(),
        device.name(),
        device.counters(),
        device.printer(),
        one.revoked(),
        one.since(),
        seen.orElse(null),
        !one.revoked() && seen.filter(at -> at.plus(PRESENT).isAfter(clock.instant())).isPresent(),
        printers.get(device.id()));
  }

  private void revoke(Context context, Caller caller) {
    if (!access.revoke(context.pathParam("device"))) {
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
        access.device(wish.printer()).filter(d -> d.kind() == ScreenKind.STATION).isPresent();
    if (!wish.printer().isEmpty() && !station) {
      throw Problem.bad("printer: the id of an enrolled STATION is allowed, or null");
    }
    String code =
        access.newCode(
            new AccessStore.Code(wish.kind(), wish.name().strip(), wish.counters(), wish.printer()),
            1,
            CODE_VALIDITY);
    json(context, 201, Map.of("code", code, "validMinutes", CODE_VALIDITY.toMinutes()));
  }

  // ---- accounts -------------------------------------------------------------------------------

  private void accounts(Context context, Caller caller) {
    json(context, 200, access.accounts().stream().map(AccessRoutes::view).toList());
  }

  private static AccountView view(Account account) {
    Person person = account.person();
    return new AccountView(person.user(), person.name(), person.role(), account.locked());
  }

  private void addAccount(Context context, Caller caller) {
    NewAccount wish = Json.read(context.bodyAsBytes(), NewAccount.class);
    if (wish.role() == null || !wish.role().isPerson()) {
      throw Problem.bad(
          "role: allowed are "
              + java.util.Arrays.stream(Role.values()).filter(Role::isPerson).toList());
    }
    Person person = new Person(user(wish.user()), name(wish.name()), wish.role());
    if (access.account(person.user()).isPresent()) {
      throw Problem.of(409, "user-exists", "There is an account " + person.user() + " already.");
    }
    passwords.check(person.user(), wish.password());
    Account account = new Account(person, passwords.hash(wish.password()), false);
    access.save(account);
    json(context, 201, view(account));
  }

  private void newPassword(Context context, Caller caller) {
    NewPassword wish = Json.read(context.bodyAsBytes(), NewPassword.class);
    Account account = account(context);
    passwords.check(account.person().user(), wish.password());
    access.save(new Account(account.person(), passwords.hash(wish.password()), account.locked()));
    context.status(204);
  }

  private void lock(Context context, boolean locked) {
    Account account = account(context);
    boolean lastAdministrator =
        locked
            && account.person().role() == Role.ADMINISTRATOR
            && access.accounts().stream()
                    .filter(one -> one.person().role() == Role.ADMINISTRATOR && !one.locked())
                    .count()
                == 1;
    if (lastAdministrator) {
      throw Problem.of(409, "last-administrator", "One administrator has to remain.");
    }
    access.save(new Account(account.person(), account.passwordHash(), locked));
    context.status(204);
  }

  private Account account(Context context) {
    return access.account(context.pathParam("user")).orElseThrow(() -> Problem.unknown("account"));
  }

  private static String user(String user) {
    if (user == null || !USER.matcher(user).matches()) {
      throw Problem.bad("user " + user + ": 2 to 32 of a-z 0-9 . _ - are allowed");
    }
    return user;
  }

  private static String name(String name) {
    if (name == null || name.isBlank() || name.length() > 80) {
      throw Problem.bad("name: 1 to 80 characters are allowed");
    }
    return name.strip();
  }

  // ---- answers --------------------------------------------------------------------------------

  private static void json(Context context, int status, Object body) {
    context.status(status).contentType("application/json").result(Json.bytes(body));
  }

  private static void setCookie(Context context, String name, String value, int maxAgeSeconds) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure("https".equals(context.scheme()));
    cookie.setMaxAge(maxAgeSeconds);
    context.cookie(cookie);
  }
}
