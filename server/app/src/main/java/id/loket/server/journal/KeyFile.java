package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.sqlite.SQLiteConfig;

/**
 * The file of the wrapped keys. What is erased leaves no byte behind: pages are overwritten, and
 * the log is cut off after every erase. There is one copy, overwritten by the next. Safe for many
 * threads, which wait for each other.
 */
public final class KeyFile implements AutoCloseable {
  /** Tables to which rows are added, and from which they are removed, but never changed. */
  static final Set<String> NEVER_CHANGED =
      Set.of("person_key", "person_erased", "day_key", "words_key");

  private final OwnFile file;
  private boolean logLeft = true;

  private KeyFile(OwnFile file) {
    this.file = file;
  }

  /**
   * @throws IllegalStateException if the file can't be made or written
   */
  public static KeyFile open(Path file) throws SQLException {
    KeyFile opened = new KeyFile(OwnFile.open(file, SQLiteConfig.JournalMode.WAL));
    try {
      opened.file.use(KeyFile::makeTables);
      return opened;
    } catch (JdbiException | SQLException e) {
      opened.close();
      throw new IllegalStateException(file + ": can't be written: " + Database.reason(e), e);
    }
  }

  private static Void makeTables(Handle tables) throws SQLException {
    tables.execute("SAVEPOINT making");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS person_key (person TEXT NOT NULL PRIMARY KEY, wrapped BLOB NOT"
            + " NULL, created_utc TEXT NOT NULL) WITHOUT ROWID");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS person_erased"
            + " (person TEXT NOT NULL PRIMARY KEY, erased_by TEXT NOT NULL) WITHOUT ROWID");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS day_key"
            + " (day TEXT NOT NULL PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS words_key"
            + " (kind TEXT NOT NULL, day TEXT NOT NULL, wrapped BLOB NOT NULL,"
            + " PRIMARY KEY (kind, day)) WITHOUT ROWID");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS note"
            + " (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
    RowSums.seal(tables.getConnection());
    tables.execute("RELEASE making");
    return null;
  }

  private int execute(String sql, Object... values) {
    return file.use(tables -> tables.execute(sql, values));
  }

  private <T> Optional<T> find(Class<T> type, String sql, Object... values) {
    return file.use(
        tables -> {
          Query query = tables.createQuery(sql);
          for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
          }
          return query.mapTo(type).findOne();
        });
  }

  public synchronized void addPerson(String person, byte[] wrapped, Instant now) {
    execute(
        "INSERT INTO person_key (person, wrapped, created_utc) VALUES (?, ?, ?)",
        person,
        wrapped,
        now.toString());
  }

  public synchronized Optional<byte[]> person(String person) {
    return find(byte[].class, "SELECT wrapped FROM person_key WHERE person = ?", person);
  }

  /**
   * All of them or none. Remembers who asked for it, so that an erasure that was interrupted can be
   * ended in that name.
   *
   * @throws IllegalStateException if another program reads the file just now: the key is gone, its
   *     trace in the log is not; {@link #cutLogLeft} tries again
   */
  public synchronized void erasePersons(Collection<String> persons, String by) {
    file.use(
        tables ->
            tables.inTransaction(
                all -> {
                  persons.forEach(person -> erase(all, person, by));
                  return persons.size();
                }));
    cutLog();
  }

  private static void erase(Handle tables, String person, String by) {
    tables.execute("DELETE FROM person_key WHERE person = ?", person);
    tables.execute(
        "INSERT INTO person_erased (person, erased_by) VALUES (?, ?) ON CONFLICT DO NOTHING",
        person,
        by);
  }

  /** For a key that never locked anything. */
  public synchronized void dropPerson(String person) {
    execute("DELETE FROM person_key WHERE person = ?", person);
    cutLog();
  }

  public synchronized boolean isErased(String person) {
    return find(Integer.class, "SELECT 1 FROM person_erased WHERE person = ?", person).isPresent();
  }

  /** Everybody who was erased, and who asked for it. */
  public synchronized Map<String, String> erased() {
    Map<String, String> erased = new LinkedHashMap<>();
    file.use(
        tables ->
            tables
                .createQuery("SELECT person, erased_by FROM person_erased")
                .map((row, context) -> erased.put(row.getString(1), row.getString(2)))
                .list());
    return erased;
  }

  public synchronized List<String> personsBetween(Instant from, Instant to) {
    return file.use(
        tables ->
            tables
                .createQuery(
                    "SELECT person FROM person_key WHERE created_utc >= ? AND created_utc < ?")
                .bind(0, from.toString())
                .bind(1, to.toString())
                .mapTo(String.class)
                .list());
  }

  /** The key of that day; the given one from now on, if there was none. */
  public synchronized byte[] dayKey(String day, byte[] otherwise) {
    execute(
        "INSERT INTO day_key (day, wrapped) VALUES (?, ?) ON CONFLICT (day) DO NOTHING",
        day,
        otherwise);
    return find(byte[].class, "SELECT wrapped FROM day_key WHERE day = ?", day).orElseThrow();
  }

  public synchronized void eraseDaysBefore(String day) {
    if (execute("DELETE FROM day_key WHERE day < ?", day) > 0) {
      cutLog();
    }
  }

  /** The key of one kind of words of a day; the given one from now on, if there was none. */
  public synchronized byte[] wordsKey(String kind, String day, byte[] otherwise) {
    execute(
        "INSERT INTO words_key (kind, day, wrapped) VALUES (?, ?, ?)"
            + " ON CONFLICT (kind, day) DO NOTHING",
        kind,
        day,
        otherwise);
    return wordsKey(kind, day).orElseThrow();
  }

  public synchronized Optional<byte[]> wordsKey(String kind, String day) {
    return find(
        byte[].class, "SELECT wrapped FROM words_key WHERE kind = ? AND day = ?", kind, day);
  }

  public synchronized void eraseWordsBefore(String kind, String day) {
    if (execute("DELETE FROM words_key WHERE kind = ? AND day < ?", kind, day) > 0) {
      cutLog();
    }
  }

  public synchronized void eraseWordsAfter(String kind, String day) {
    if (execute("DELETE FROM words_key WHERE kind = ? AND day > ?", kind, day) > 0) {
      cutLog();
    }
  }

  public synchronized Optional<String> note(String name) {
    return find(String.class, "SELECT value FROM note WHERE name = ?", name);
  }

  public synchronized void note(String name, String value) {
    execute(
        "INSERT INTO note (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value);
  }

  /** How many rows were ever written or removed on this connection. */
  public synchronized long changes() {
    return file.changes();
  }

  /** A copy without a trace of what was erased; a file that is there already has to be empty. */
  public synchronized void copyTo(Path to) throws IOException {
    OwnersOnly.make(to);
    execute("VACUUM INTO ?", to.toString());
  }

  /** Where the log could not be cut after an erasure, it is cut now. */
  public synchronized void cutLogLeft() {
    if (logLeft) {
      cutLog();
    }
  }

  private void cutLog() {
    logLeft = true;
    int busy = file.use(OwnFile::emptyLog);
    if (busy != 0) {
      throw new IllegalStateException("keys: another program reads the file, so its log stays");
    }
    logLeft = false;
  }

  @Override
  public synchronized void close() {
    file.close();
  }
}
