package id.loket.server.access;

import id.loket.server.access.Attempts.Place;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.web.Accounts;
import id.loket.server.web.Accounts.Account;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.KeyProof;
import id.loket.server.web.Person;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Role;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Sessions;
import id.loket.server.web.Tokens;
import id.loket.server.web.Web;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Who somebody is: the first administrator, logging in and out. */
public final class SessionRoutes {
  /** These work at a place of their own and log in only on its computer. */
  private static final Set<Role> AT_A_DESK = Set.of(Role.OFFICER, Role.GUARD);

  private static final String BROWSER_COOKIE = "loket_browser";

  /** As long as browsers keep any; each login begins it anew. */
  private static final int BROWSER_SECONDS = 400 * 86_400;

  private final OfficeDesk desk;
  private final AccessLog accesses;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final KnownBrowsers browsers;
  private final Proving proving;
  private final Clock clock;
  private final Attempts attempts;
  private final Attempts codeAttempts;
  private final AtomicReference<String> setupCode = new AtomicReference<>();

  public SessionRoutes(
      OfficeDesk desk,
      Accounts accounts,
      Sessions sessions,
      Passwords passwords,
      KnownBrowsers browsers,
      Proving proving,
      Clock clock,
      Ticks ticks,
      AccessLog accesses) {
    this.desk = desk;
    this.accesses = accesses;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.browsers = browsers;
    this.proving = proving;
    this.clock = clock;
    this.attempts = new Attempts(ticks);
    this.codeAttempts = new Attempts(ticks);
    if (!accounts.hasAdministrator()) {
      setupCode.set(Tokens.code(10));
    }
  }

  /** The code for making the first administrator; empty once there is one. */
  public Optional<String> setupCode() {
    return Optional.ofNullable(setupCode.get());
  }

  public Feature feature() {
    return Feature.of(
        "session",
        List.of(
            Route.get("/api/v1/me", "me.read", this::me),
            Route.post("/api/v1/setup", "setup", this::setup),
            Route.post("/api/v1/session", "session.begin", this::login),
            Route.delete("/api/v1/session", "session.end", this::logout)));
  }

  /**
   * @param device the screen, under the wire's word of before
   */
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
      Words.needed("code", code);
      name = PlainText.line("name", name, Words.NAME);
    }
  }

  /**
   * @param proof of the key that this login shall be bound to; null if the browser has none
   */
  record Login(String user, String password, KeyProof proof) {
    Login {
      Words.needed("user", user);
      Words.needed("password", password);
    }
  }

  private void me(Context context, Caller caller) {
    Json.answer(
        context,
        200,
        new Me(
            caller.screen().orElse(null),
            caller.person().orElse(null),
            Web.actionsOf(context, caller),
            desk.catalogue().office().name(),
            desk.catalogue().office().zone(),
            desk.catalogue().zoneName(),
            clock.instant().atZone(desk.catalogue().zoneId()).toLocalDate().toString(),
            setupCode.get() != null));
  }

  private void setup(Context context, Caller caller) {
    Setup setup = Json.read(context.bodyAsBytes(), Setup.class);
    String code = setupCode.get();
    if (code == null) {
      throw Problem.of(409, "already-set-up", "This office has accounts already.");
    }
    if (!Tokens.same(Tokens.readCode(setup.code()), code)) {
      codeAttempts.mayTry("setup", Place.elsewhere(Web.visitor(context).place()));
      throw Problem.of(403, "wrong-code", "That is not the code that the server printed.");
    }
    Person first = new Person(Words.user(setup.user()), setup.name(), Role.ADMINISTRATOR);
    passwords.check(first.user(), setup.password());
    Account account = new Account(first, passwords.hash(setup.password()), false);
    if (!setupCode.compareAndSet(code, null)) {
      throw Problem.of(409, "already-set-up", "This office has accounts already.");
    }
    boolean added = false;
    try {
      added = accounts.add(account);
    } finally {
      if (!added) {
        setupCode.set(code);
      }
    }
    if (!added) {
      throw Problem.of(409, "user-exists", "There is an account " + first.user() + " already.");
    }
    accesses.note(AccessLog.What.ACCOUNT_ADDED, first.user(), "");
    Json.answer(context, 201, Map.of("person", first));
  }

  private void login(Context context, Caller caller) {
    Login login = Json.read(context.bodyAsBytes(), Login.class);
    String user = login.user().strip();
    String password = login.password();
    Place place = placeOf(context, caller, user);
    Passwords.From from = place.known() ? Passwords.From.KNOWN_DEVICE : Passwords.From.ELSEWHERE;
    attempts.mayTry(user, place);
    Optional<Account> account = accounts.find(user).filter(one -> !one.locked());
    boolean right;
    if (account.isPresent()) {
      right = passwords.matches(password, account.get().passwordHash(), from);
    } else {
      passwords.pretend(password, from);
      right = false;
    }
    if (!right) {
      accesses.note(AccessLog.What.WRONG_PASSWORD, accounts.find(user).isPresent() ? user : "", "");
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
      sessions.end(old);
    }
    String key = proving.prove(context, login.proof());
    Cookies.set(context, Web.SESSION_COOKIE, sessions.begin(person, caller.screen(), key), -1);
    if (caller.screen().isEmpty()) {
      String browser = browsers.note(context.cookie(BROWSER_COOKIE), person.user());
      Cookies.set(context, BROWSER_COOKIE, browser, BROWSER_SECONDS);
    }
    accesses.note(AccessLog.What.LOGIN, person.user(), "");
    Json.answer(context, 200, Map.of("person", person));
  }

  private void logout(Context context, Caller caller) {
    String token = context.cookie(Web.SESSION_COOKIE);
    if (token != null) {
      sessions.end(token);
      caller.person().ifPresent(person -> accesses.note(AccessLog.What.LOGOUT, person.user(), ""));
    }
    Cookies.set(context, Web.SESSION_COOKIE, "", 0);
    context.status(204);
  }

  private Place placeOf(Context context, Caller caller, String user) {
    if (caller.screen().isPresent()) {
      return Place.known(caller.screen().get().id());
    }
    String browser = context.cookie(BROWSER_COOKIE);
    return browsers.knows(browser, user)
        ? Place.known(Tokens.sha256(browser))
        : Place.elsewhere(Web.visitor(context).place());
  }
}
