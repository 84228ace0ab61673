package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
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

  public boolean isEmpty() {
    return accounts.isEmpty();
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

  /** Adds or changes an account. {@link Sessions#endAllOf} ends what was begun with the old one. */
  public void save(Account account) {
    Requests.await(
        desk.write(
                tables ->
                    tables
                        .createUpdate(
                            "INSERT INTO account (user, name, role, password_hash, locked, created_utc)"
                                + " VALUES (:user, :name, :role, :hash, :locked, :now)"
                                + " ON CONFLICT (user) DO UPDATE SET name = excluded.name,"
                                + " role = excluded.role, password_hash = excluded.password_hash,"
                                + " locked = excluded.locked")
                        .bind("user", account.person().user())
                        .bind("name", account.person().name())
                        .bind("role", account.person().role().name())
                        .bind("hash", account.passwordHash())
                        .bind("locked", account.locked() ? 1 : 0)
                        .bind("now", clock.instant().toString())
                        .execute())
            .thenApply(rows -> accounts.put(account.person().user(), account)));
  }
}
