package id.loket.server.journal;

import id.loket.server.rules.Event;
import id.loket.server.rules.Office;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The office's memory on disk, and the only writing connection to it. Used by one thread, the
 * desk's.
 *
 * <p>Between {@link #begin} and {@link #commit} everything is one transaction; nothing in it may be
 * told to anybody before {@link #commit} has returned. After a power cut the file holds exactly the
 * transactions whose commit had returned, and perhaps the one under way.
 */
public final class Journal implements AutoCloseable {
  /** How many of the newest events are checked at each start. */
  private static final int TAIL = 200;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final HashChain chain = new HashChain();
  private final CurrentState currentState;
  private long lastSeq;
  private byte[] lastHash = HashChain.START;
  private final int epoch;

  private Journal(Connection connection) throws SQLException {
    this.connection = connection;
    this.currentState = new CurrentState(this::statement);
    this.epoch = 1;
    readTail();
  }

  /**
   * @throws SQLException if the file can't be opened or written
   * @throws IllegalStateException if the newest events don't fit their hashes
   */
  public static Journal open(Database database) throws SQLException {
    Connection connection = database.writer();
    try {
      return new Journal(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** For writes that belong into the same transaction as a command, such as a spent token. */
  public Connection connection() {
    return connection;
  }

  public long lastSeq() {
    return lastSeq;
  }

  /** Empty if no catalogue was ever adopted: a fresh office. */
  public Optional<Office> load() throws SQLException {
    readTail();
    return currentState
        .read(lastAt())
        .map(
            stored -> {
              Office office = new Office();
              office.restore(stored);
              return office;
            });
  }

  public void begin() throws SQLException {
    execute("BEGIN IMMEDIATE");
  }

  public void commit() throws SQLException {
    execute("COMMIT");
  }

  /**
   * Gives up the whole transaction; harmless if there is none. The prepared statements go with it:
   * the driver closes one that has failed, be it for a full disk or a locked file, and a closed one
   * would refuse all work for ever.
   */
  public void rollback() {
    forgetStatements();
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has already rolled back by itself after a failed commit.
    }
  }

  public void savepoint() throws SQLException {
    execute("SAVEPOINT one_command");
  }

  public void release() throws SQLException {
    execute("RELEASE one_command");
  }

  /**
   * Takes back one command without touching the others of its group.
   *
   * @throws SQLException if SQLite has given up the whole transaction, as it does on a full disk
   */
  public void rollbackToSavepoint() throws SQLException {
    forgetStatements();
    execute("ROLLBACK TO one_command");
    execute("RELEASE one_command");
  }

  public Optional<PastCommand> find(String requestId) throws SQLException {
    PreparedStatement select =
        statement(
            "SELECT actor, body_hash, answer, first_seq, last_seq FROM command"
                + " WHERE request_id = ?");
    select.setString(1, requestId);
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new PastCommand(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getLong(4),
                  row.getLong(5)))
          : Optional.empty();
    }
  }

  public void remember(String requestId, PastCommand command) throws SQLException {
    PreparedStatement insert =
        statement(
            "INSERT INTO command (request_id, actor, body_hash, answer, first_seq, last_seq)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    insert.setString(1, requestId);
    insert.setString(2, command.actor());
    insert.setString(3, command.bodyHash());
    insert.setString(4, command.answer());
    insert.setLong(5, command.firstSeq());
    insert.setLong(6, command.lastSeq());
    insert.executeUpdate();
  }

  public Recorded append(Instant at, LocalDate day, String actor, Event event) throws SQLException {
    Recorded recorded = new Recorded(lastSeq + 1, at, day, actor, event);
    String kind = EventKinds.kind(event);
    String body = JournalJson.write(event);
    String utc = at.toString();
    String serviceDay = day.toString();
    byte[] hash =
        chain.next(
            lastHash,
            recorded.seq(),
            Integer.toString(epoch),
            utc,
            serviceDay,
            kind,
            Integer.toString(EventKinds.VERSION),
            actor,
            body);
    PreparedStatement insert =
        statement(
            "INSERT INTO event"
                + " (seq, epoch, at_utc, service_day, kind, version, actor, body, prev_hash, hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.setLong(1, recorded.seq());
    insert.setInt(2, epoch);
    insert.setString(3, utc);
    insert.setString(4, serviceDay);
    insert.setString(5, kind);
    insert.setInt(6, EventKinds.VERSION);
    insert.setString(7, actor);
    insert.setString(8, body);
    insert.setBytes(9, lastHash);
    insert.setBytes(10, hash);
    insert.executeUpdate();
    lastSeq = recorded.seq();
    lastHash = hash;
    return recorded;
  }

  /** Writes the rows of what the events touched. */
  public void store(Office office) throws SQLException {
    currentState.write(office, office.takeChanges());
  }

  public List<Recorded> events(long firstSeq, long lastSeq) throws SQLException {
    PreparedStatement select =
        statement(EventReader.SELECT + " WHERE seq BETWEEN ? AND ? ORDER BY seq");
    select.setLong(1, firstSeq);
    select.setLong(2, lastSeq);
    List<Recorded> events = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        events.add(EventReader.recorded(row));
      }
    }
    return events;
  }

  public void moveFollower(String name, long seq) throws SQLException {
    PreparedStatement upsert =
        statement(
            "INSERT INTO follower (name, seq) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET seq = excluded.seq");
    upsert.setString(1, name);
    upsert.setLong(2, seq);
    upsert.executeUpdate();
  }

  /** The value of {@code PRAGMA synchronous} on this connection; 2 is FULL. */
  public int synchronous() throws SQLException {
    try (ResultSet row = statement("PRAGMA synchronous").executeQuery()) {
      return row.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    forgetStatements();
    connection.close();
  }

  private void forgetStatements() {
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // It reports once more what made it fail.
      }
    }
    statements.clear();
  }

  private Instant lastAt() throws SQLException {
    return lastSeq == 0 ? Instant.EPOCH : events(lastSeq, lastSeq).get(0).at();
  }

  private void readTail() throws SQLException {
    lastSeq = 0;
    lastHash = HashChain.START;
    PreparedStatement select =
        statement(
            "SELECT * FROM (" + EventReader.SELECT + " ORDER BY seq DESC LIMIT ?) ORDER BY seq");
    select.setInt(1, TAIL);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        EventReader.check(row, chain, lastSeq == 0 ? null : lastHash);
        lastSeq = row.getLong("seq");
        lastHash = row.getBytes("hash");
      }
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  private void execute(String sql) throws SQLException {
    statement(sql).execute();
  }
}
