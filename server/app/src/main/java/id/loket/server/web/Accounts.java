package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Rows;
import id.loket.server.journal.Database;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The staff's accounts, held in memory and written through the desk before they count. Safe for
 * many threads.
 */
public final class Accounts {
  private final OfficeDesk desk;
  private final Clock clock;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /** An account; the hash is Argon2id with its parameters. */
  public record Account(Person person, String passwordHash, boolean locked) {}

  public Accounts(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.clock = clock;
    database
        .read(
            tables ->
                tables
                    .createQuery("SELECT user, name, role, password_hash, locked FROM account")
                    .map(
                        (row, context) ->
                            new Account(
                                new Person(
                                    row.getString(1),
                                    row.getString(2),
                                    Role.valueOf(row.getString(3))),
                                row.getString(4),
                                row.getBoolean(5)))
                    .list())
        .forEach(one -> accounts.put(one.person().user(), one));
  }

  /** Whether anybody can make accounts. */
  public boolean hasAdministrator() {
    return accounts.values().stream().anyMatch(one -> one.person().role() == Role.ADMINISTRATOR);
  }

  public Optional<Account> find(String user) {
    return Optional.ofNullable(accounts.get(user));
  }

  /** In the order of the users' names. */
  public Collection<Account> all() {
    return accounts.values().stream()
        .sorted(Comparator.comparing(one -> one.person().user()))
        .toList();
  }

  /** The name of a user as the screens show it; empty if there is no such account. */
  public String nameOf(String user) {
    return find(user).map(one -> one.person().name()).orElse("");
  }

  /** The name of the person behind an actor of the journal; empty where nobody is. */
  public String nameOfActor(String actor) {
    return Caller.userOf(actor).map(this::nameOf).orElse("");
  }

  /**
   * Adds an account.
   *
   * @return false if there is one of that user, which stays as it is
   */
  public boolean add(Account account) {
    Person person = account.person();
    return changed(
        tables ->
            tables
                    .createUpdate(
                        "INSERT INTO account (user, name, role, password_hash, locked, created_utc)"
                            + " VALUES (:user, :name, :role, :hash, :locked, :now)"
                            + " ON CONFLICT (user) DO NOTHING")
                    .bind("user", person.user())
                    .bind("name", person.name())
                    .bind("role", person.role().name())
                    .bind("hash", account.passwordHash())
                    .bind("locked", account.locked() ? 1 : 0)
                    .bind("now", clock.instant().toString())
                    .execute()
                == 1,
        () -> accounts.put(person.user(), account));
  }

  /**
   * Changes the password alone. {@link Sessions#endAllOf} ends what was begun with the old one.
   *
   * @return false if there is no such account
   */
  public boolean setPassword(String user, String hash) {
    return changed(
        tables ->
            tables.execute("UPDATE account SET password_hash = ? WHERE user = ?", hash, user) == 1,
        () ->
            accounts.computeIfPresent(
                user, (key, old) -> new Account(old.person(), hash, old.locked())));
  }

  /**
   * Locks or unlocks it, and nothing else. Whether an administrator remains is looked at where it
   * is written, so that two who lock each other at once are not both taken.
   *
   * @return false if there is no such account, or if nobody would be left to unlock one
   */
  public boolean setLocked(String user, boolean locked) {
    return changed(
        tables ->
            tables
                    .createUpdate(
                        "UPDATE account SET locked = :locked WHERE user = :user"
                            + " AND (:locked = 0 OR role <> :administrator OR EXISTS"
                            + " (SELECT 1 FROM account WHERE role = :administrator"
                            + " AND locked = 0 AND user <> :user))")
                    .bind("locked", locked ? 1 : 0)
                    .bind("user", user)
                    .bind("administrator", Role.ADMINISTRATOR.name())
                    .execute()
                == 1,
        () ->
            accounts.computeIfPresent(
                user, (key, old) -> new Account(old.person(), old.passwordHash(), locked)));
  }

  /** Memory follows on the desk's thread, so in the order of the rows. */
  private boolean changed(Rows<Boolean> rows, Runnable remember) {
    return Requests.await(
        desk.write(rows)
            .thenApply(
                done -> {
                  if (done) {
                    remember.run();
                  }
                  return done;
                }));
  }
}
