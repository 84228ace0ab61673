package id.loket.server.access;

import id.loket.server.web.Accounts;
import id.loket.server.web.Accounts.Account;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Person;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Role;
import id.loket.server.web.Route;
import id.loket.server.web.Sessions;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/** The staff's accounts, as an administrator keeps them. */
public final class AccountRoutes {
  private final Accounts accounts;
  private final AccessLog accesses;
  private final Sessions sessions;
  private final Passwords passwords;

  public AccountRoutes(
      Accounts accounts, Sessions sessions, Passwords passwords, AccessLog accesses) {
    this.accesses = accesses;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
  }

  public Feature feature() {
    return Feature.of(
            "account",
            List.of(
                Route.get("/api/v1/accounts", "account.read", this::all),
                Route.post("/api/v1/accounts", "account.change", this::add),
                Route.post("/api/v1/accounts/{user}/password", "account.change", this::newPassword),
                Route.post(
                    "/api/v1/accounts/{user}/lock", "account.change", (c, w) -> lock(c, w, true)),
                Route.post(
                    "/api/v1/accounts/{user}/unlock",
                    "account.change",
                    (c, w) -> lock(c, w, false))))
        .shownOn("admin");
  }

  record NewAccount(String user, String name, Role role, String password) {
    NewAccount {
      name = PlainText.line("name", name, Words.NAME);
    }
  }

  record NewPassword(String password) {}

  record AccountView(String user, String name, Role role, boolean locked) {
    static AccountView of(Account account) {
      Person person = account.person();
      return new AccountView(person.user(), person.name(), person.role(), account.locked());
    }
  }

  private void all(Context context, Caller caller) {
    Json.answer(context, 200, accounts.all().stream().map(AccountView::of).toList());
  }

  private void add(Context context, Caller caller) {
    NewAccount wish = Json.read(context.bodyAsBytes(), NewAccount.class);
    if (wish.role() == null || !wish.role().isPerson()) {
      throw Problem.bad(
          "role: allowed are " + Arrays.stream(Role.values()).filter(Role::isPerson).toList());
    }
    Person person = new Person(Words.user(wish.user()), wish.name(), wish.role());
    passwords.check(person.user(), wish.password());
    Account account = new Account(person, passwords.hash(wish.password()), false);
    if (!accounts.add(account)) {
      throw Problem.of(409, "user-exists", "There is an account " + person.user() + " already.");
    }
    accesses.note(AccessLog.What.ACCOUNT_ADDED, person.user(), who(caller));
    Json.answer(context, 201, AccountView.of(account));
  }

  private void newPassword(Context context, Caller caller) {
    NewPassword wish = Json.read(context.bodyAsBytes(), NewPassword.class);
    String user = account(context).person().user();
    passwords.check(user, wish.password());
    accounts.setPassword(user, passwords.hash(wish.password()));
    accesses.note(AccessLog.What.PASSWORD_SET, user, who(caller));
    sessions.endAllOf(user);
    context.status(204);
  }

  private static String who(Caller caller) {
    return caller.mustBePerson().user();
  }

  private void lock(Context context, Caller caller, boolean locked) {
    String user = account(context).person().user();
    if (!accounts.setLocked(user, locked)) {
      throw Problem.of(409, "last-administrator", "One administrator has to remain.");
    }
    accesses.note(locked ? AccessLog.What.LOCKED : AccessLog.What.UNLOCKED, user, who(caller));
    sessions.endAllOf(user);
    context.status(204);
  }

  private Account account(Context context) {
    return accounts.find(context.pathParam("user")).orElseThrow(() -> Problem.unknown("account"));
  }
}
