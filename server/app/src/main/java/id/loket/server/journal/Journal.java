package id.loket.server.journal;

import id.loket.server.rules.Changes;
import id.loket.server.rules.Doubt;
import id.loket.server.rules.Event;
import id.loket.server.rules.NumbersDoubted;
import id.loket.server.rules.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office's memory on disk, and the only writing connection to it. Used by one thread, the
 * desk's.
 *
 * <p>Between {@link #begin} and {@link #commit} everything is one transaction; nothing in it may be
 * told to anybody before {@link #commit} has returned. After a power cut the file holds exactly the
 * transactions whose commit had returned, and perhaps the one under way.
 */
public final class Journal implements AutoCloseable {
  /** The small file beside it that has seen the newest state of the folder. */
  public static final String HEAD = Head.FILE;

  private static final Logger log = LoggerFactory.getLogger(Journal.class);

  /** How many of the newest events are checked at each start. */
  private static final int TAIL = 200;

  /** The epoch of every journal until one was kept beside its witness. */
  private static final int BEFORE_WITNESSES = 1;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final HashChain chain = new HashChain();
  private final CurrentState currentState;
  private final Registers registers;
  private final Handle tables;
  private Place last = Place.START;

  /** What lies in files of its own, as of the last look at the end of the chain. */
  private Optional<Thinned> base = Optional.empty();

  private Place atBegin = Place.START;
  private Place atSavepoint = Place.START;
  private boolean onlyReading;
  private final FilesInPlace files;
  private final Head head;
  private final Database database;
  private boolean closed;
  private final Optional<Doubt> doubt;
  private boolean doubtUntold;
  private boolean doubtAppended;
  private LocalDate day = LocalDate.EPOCH;
  private Map<String, Integer> serials = Map.of();
  private long epoch;
  private long epochAtBegin;
  private long epochAtSavepoint;

  /** Where the chain ends. */
  private record Place(long seq, byte[] hash, long epoch) {
    static final Place START = new Place(0, HashChain.START, 0);
  }

  private Journal(Connection connection, Database database) throws SQLException {
    this.connection = connection;
    this.database = database;
    this.registers = database.registers();
    this.tables = Database.handle(connection);
    this.currentState = new CurrentState(this::statement);
    readTail();
    Path beside = Head.beside(database.file());
    Optional<Head.Seen> seen = Head.read(beside);
    mustBeAnOffice(database.file(), seen);
    this.doubt = doubt(beside, seen);
    this.doubtUntold = doubt.isPresent();
    this.epoch = epoch(seen);
    seen.ifPresent(this::rememberSerials);
    this.head = new Head(beside);
    if (doubt.isEmpty()) {
      head.begin(seen());
    }
    this.files = new FilesInPlace(database.inPlace());
  }

  /** An office is never begun anew where another one was. */
  private void mustBeAnOffice(Path file, Optional<Head.Seen> seen) {
    long lost = last.seq() == 0 ? seen.map(Head.Seen::seq).orElse(0L) : 0;
    if (lost > 0) {
      throw new IllegalStateException(
          String.format(
              "%s: there is no office in it, but this folder has seen %d events; restore a backup,"
                  + " or move the whole folder away to begin a new office",
              file, lost));
    }
  }

  private Optional<Doubt> doubt(Path beside, Optional<Head.Seen> seen) throws SQLException {
    boolean restored = Head.isRestored(beside);
    boolean witnessed = Files.exists(beside) && !restored;
    if (last.seq() == 0 || !witnessed && !restored && last.epoch() == BEFORE_WITNESSES) {
      return Optional.empty();
    }
    if (!witnessed || seen.isEmpty() && Head.isStrange(beside)) {
      return Optional.of(new Doubt(Doubt.Why.NO_WITNESS, 0, LocalDate.EPOCH, Map.of()));
    }
    Head.Seen known = seen.orElse(null);
    return known == null || holds(known)
        ? Optional.empty()
        : Optional.of(new Doubt(Doubt.Why.OLDER, known.seq(), known.day(), known.serials()));
  }

  private boolean holds(Head.Seen seen) throws SQLException {
    if (seen.seq() == 0 || base.isPresent() && seen.fits(base.get().hash())) {
      return true;
    }
    PreparedStatement select = statement("SELECT hash FROM event WHERE seq = ?");
    select.setLong(1, seen.seq());
    try (ResultSet row = select.executeQuery()) {
      return row.next() && seen.fits(row.getBytes(1));
    }
  }

  /** A state that may not be the newest goes on in an epoch of its own. */
  private long epoch(Optional<Head.Seen> seen) {
    boolean another = doubt.isPresent() || last.epoch() <= BEFORE_WITNESSES;
    boolean begun = seen.isPresent() && doubt.isEmpty() && seen.get().seq() == last.seq();
    if (begun) {
      return seen.get().epoch();
    }
    return another ? anotherEpoch() : last.epoch();
  }

  private static long anotherEpoch() {
    return new SecureRandom().nextLong(BEFORE_WITNESSES + 1, Long.MAX_VALUE);
  }

  /** What is appended from now on is of another epoch, unless it is taken back. */
  public void beginEpoch() {
    epoch = anotherEpoch();
  }

  /** Of what is appended next. */
  public long epoch() {
    return epoch;
  }

  /** Of the newest event, in hexadecimal. */
  public String lastHash() {
    return HexFormat.of().formatHex(last.hash());
  }

  private void rememberSerials(Head.Seen seen) {
    day = seen.day();
    serials = seen.serials();
  }

  private Head.Seen seen() {
    return Head.Seen.of(epoch, last.seq(), last.hash(), day, serials);
  }

  /** Before a restored journal is opened: it may not be the newest, whatever it holds. */
  public static void markRestored(Path file) throws IOException {
    Head.markRestored(Head.beside(file));
  }

  /**
   * Empty if this is the newest state that the folder has seen. A doubt is told again at the next
   * start unless something was committed since.
   */
  public Optional<Doubt> doubt() {
    return doubt;
  }

  /**
   * @throws SQLException if the file can't be opened or written
   * @throws IllegalStateException if the newest events don't fit their hashes, or if the file holds
   *     no office where there was one
   */
  public static Journal open(Database database) throws SQLException {
    Connection connection = database.writer();
    try {
      return new Journal(connection, database);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * After an error of the disk: nothing that this connection holds is believed, so it is closed,
   * and the newest events and what the folder has seen are read from the file again. This one is of
   * no use then.
   *
   * @throws SQLException if the file can't be opened or read now; may be tried again
   * @throws Error if the newest events don't fit their hashes any more, or if the file at the path
   *     is another one
   */
  public Journal reopened() throws SQLException {
    if (!closed) {
      files.check();
      leave();
    }
    try {
      return open(database);
    } catch (IllegalStateException e) {
      throw new UnsoundError(e);
    }
  }

  private void leave() {
    closed = true;
    forgetStatements();
    try {
      tables.close();
      connection.close();
    } catch (SQLException | RuntimeException e) {
      log.debug("journal: a connection that failed could not be closed", e);
    }
    head.leave();
  }

  /** What the file holds after an error of the disk is not what was written. */
  private static final class UnsoundError extends Error {
    private static final long serialVersionUID = 1L;

    UnsoundError(IllegalStateException why) {
      super("after an error of the disk: " + why.getMessage(), why);
    }
  }

  /** How many rows this connection has written, ever; more than before if it was any. */
  public long written() throws SQLException {
    try (ResultSet row = statement("SELECT total_changes()").executeQuery()) {
      return row.getLong(1);
    }
  }

  /** The features' tables, as this transaction has left them. For reading and writing. */
  public Handle tables() {
    return tables;
  }

  /**
   * The features' tables for somebody who only wants to know: until {@link #readingDone} whoever
   * writes is refused.
   */
  public Handle tablesToRead() throws SQLException {
    if (!onlyReading) {
      onlyReading = true;
      execute("PRAGMA query_only = 1");
    }
    return tables;
  }

  public void readingDone() throws SQLException {
    if (onlyReading) {
      onlyReading = false;
      execute("PRAGMA query_only = 0");
    }
  }

  public Registers registers() {
    return registers;
  }

  public long lastSeq() {
    return last.seq();
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
    // Before it is tried: whoever could not begin rolls back to here.
    atBegin = last;
    epochAtBegin = epoch;
    execute("BEGIN IMMEDIATE");
  }

  /**
   * @throws Error if one of the office's files was taken away; nothing of this is promised then
   */
  public void commit() throws SQLException {
    files.check();
    execute("COMMIT");
    doubtUntold &= !doubtAppended;
    // Until the doubt stands in the journal, what told it has to stay as it is.
    if (last != atBegin && !doubtUntold) {
      head.note(seen());
    }
  }

  /**
   * Gives up the whole transaction; harmless if there is none. The prepared statements go with it:
   * the driver closes one that has failed, be it for a full disk or a locked file, and a closed one
   * would refuse all work for ever.
   */
  public void rollback() {
    forgetStatements();
    last = atBegin;
    epoch = epochAtBegin;
    doubtAppended = false;
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has already rolled back by itself after a failed commit.
    }
  }

  /**
   * Moves what the log holds into the file, and cuts the log off, which tells the order of what was
   * written. Between two transactions; waits for nobody.
   *
   * @return false if somebody reads just now, so that it has to be tried again
   */
  public boolean emptyLog() throws SQLException {
    try (Statement checkpoint = connection.createStatement()) {
      int patience = first(checkpoint, "PRAGMA busy_timeout");
      checkpoint.execute("PRAGMA busy_timeout = 0");
      try {
        return first(checkpoint, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
      } finally {
        checkpoint.execute("PRAGMA busy_timeout = " + patience);
      }
    }
  }

  private static int first(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      return row.getInt(1);
    }
  }

  public void savepoint() throws SQLException {
    atSavepoint = last;
    epochAtSavepoint = epoch;
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
    last = atSavepoint;
    epoch = epochAtSavepoint;
  }

  public Optional<PastCommand> find(String requestId) throws SQLException {
    PreparedStatement select =
        statement(
            "SELECT actor, day, body_hash, answer, first_seq, last_seq FROM command"
                + " WHERE request_id = ?");
    select.setString(1, requestId);
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new PastCommand(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getLong(5),
                  row.getLong(6)))
          : Optional.empty();
    }
  }

  public void remember(String requestId, PastCommand command) throws SQLException {
    PreparedStatement insert =
        statement(
            "INSERT INTO command (request_id, actor, day, body_hash, answer, first_seq, last_seq)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.setString(1, requestId);
    insert.setString(2, command.actor());
    insert.setString(3, command.day());
    insert.setString(4, command.fingerprint());
    insert.setString(5, command.answer());
    insert.setLong(6, command.firstSeq());
    insert.setLong(7, command.lastSeq());
    insert.executeUpdate();
  }

  /**
   * Forgets commands of before that day, at most so many at once.
   *
   * @return how many
   */
  public int forgetCommandsBefore(LocalDate day, int most) throws SQLException {
    PreparedStatement delete =
        statement(
            "DELETE FROM command WHERE request_id IN"
                + " (SELECT request_id FROM command WHERE day < ? LIMIT ?)");
    delete.setString(1, day.toString());
    delete.setInt(2, most);
    return delete.executeUpdate();
  }

  public Recorded append(Instant at, LocalDate day, String actor, Event event) throws SQLException {
    Recorded recorded = new Recorded(last.seq() + 1, at, day, actor, event);
    String kind = registers.kind(event);
    String body = JournalJson.write(event);
    String utc = at.toString();
    String serviceDay = day.toString();
    int version = registers.version(event);
    byte[] hash =
        chain.next(
            last.hash(),
            recorded.seq(),
            Long.toString(epoch),
            utc,
            serviceDay,
            kind,
            Integer.toString(version),
            actor,
            body);
    PreparedStatement insert =
        statement(
            "INSERT INTO event"
                + " (seq, epoch, at_utc, service_day, kind, version, actor, body, prev_hash, hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.setLong(1, recorded.seq());
    insert.setLong(2, epoch);
    insert.setString(3, utc);
    insert.setString(4, serviceDay);
    insert.setString(5, kind);
    insert.setInt(6, version);
    insert.setString(7, actor);
    insert.setString(8, body);
    insert.setBytes(9, last.hash());
    insert.setBytes(10, hash);
    insert.executeUpdate();
    last = new Place(recorded.seq(), hash, epoch);
    doubtAppended |= event instanceof NumbersDoubted;
    return recorded;
  }

  /** Has the features change their own tables as the event says. */
  public void apply(Event event, Instant at) {
    registers.apply(event, at, tables);
  }

  /** Writes the rows of what the hall's events touched. */
  public void store(Office office, Changes changes) throws SQLException {
    currentState.write(office, changes);
    day = office.day();
    serials = Map.copyOf(office.lastSerials());
  }

  /**
   * @throws IllegalStateException if one of them doesn't fit its hash
   */
  public List<Recorded> events(long firstSeq, long lastSeq) throws SQLException {
    PreparedStatement select =
        statement(EventReader.SELECT + " WHERE seq BETWEEN ? AND ? ORDER BY seq");
    select.setLong(1, firstSeq);
    select.setLong(2, lastSeq);
    List<Recorded> events = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        EventReader.check(row, chain, null);
        events.add(EventReader.recorded(row, registers));
      }
    }
    return events;
  }

  public long followerPosition(String name) {
    return tables
        .createQuery("SELECT seq FROM follower WHERE name = ?")
        .bind(0, name)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
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
    if (closed) {
      return;
    }
    closed = true;
    forgetStatements();
    tables.close();
    connection.close();
    head.close();
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
    if (base.isPresent() && last.seq() == base.get().lastSeq()) {
      return base.get().last();
    }
    return last.seq() == 0 ? Instant.EPOCH : events(last.seq(), last.seq()).get(0).at();
  }

  private void readTail() throws SQLException {
    base = Thinned.newest(connection);
    last = base.map(one -> new Place(one.lastSeq(), one.hash(), one.epoch())).orElse(Place.START);
    PreparedStatement select =
        statement(
            "SELECT * FROM ("
                + EventReader.SELECT
                + " WHERE seq > ? ORDER BY seq DESC LIMIT ?) ORDER BY seq");
    long before = last.seq();
    select.setLong(1, before);
    select.setInt(2, TAIL);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        boolean follows = last.seq() > before || row.getLong("seq") == before + 1;
        EventReader.check(row, chain, follows && last.seq() > 0 ? last.hash() : null);
        last = new Place(row.getLong("seq"), row.getBytes("hash"), row.getLong("epoch"));
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
