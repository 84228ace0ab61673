package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.sqlite.SQLiteConfig;

/**
 * The office's one file. There is one writing connection, the journal's; everybody else reads
 * through connections that can't write.
 */
public final class Database {
  /** A day of a very busy office; beyond it pages are read again from the system's memory. */
  private static final int CACHE_KIBIBYTES = 16_384;

  /** Held by the server that has the folder. */
  public static final String LOCK = "office.lock";

  private final Path file;
  private final Registers registers;
  private final SQLiteConfig.SynchronousMode synchronous;
  private final int checkpointPages;

  /** An office without features: the hall alone. */
  public Database(Path file) {
    this(file, Registers.NONE);
  }

  public Database(Path file, Registers registers) {
    this(file, registers, SQLiteConfig.SynchronousMode.FULL, 4000);
  }

  /** Only for tests: what a weaker mode would lose, and many checkpoints in a short time. */
  Database(
      Path file,
      Registers registers,
      SQLiteConfig.SynchronousMode synchronous,
      int checkpointPages) {
    this.file = file;
    this.registers = registers;
    this.synchronous = synchronous;
    this.checkpointPages = checkpointPages;
  }

  public Path file() {
    return file;
  }

  public Registers registers() {
    return registers;
  }

  /** What has to stay where it is while an office is open: the file, its log, and their company. */
  List<Path> inPlace() {
    List<Path> files = new ArrayList<>();
    files.add(file);
    files.add(file.resolveSibling(file.getFileName() + "-wal"));
    files.add(Head.beside(file));
    files.add(file.resolveSibling(LOCK));
    return files;
  }

  /**
   * Reads through a connection of its own, which can't write.
   *
   * @throws IllegalStateException if the file can't be read
   */
  public <T> T read(Function<Handle, T> question) {
    try (Connection connection = reader();
        Handle tables = handle(connection)) {
      return question.apply(tables);
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": can't be read", e);
    }
  }

  /**
   * Looks whether the file still holds what was written into it, also while the office runs.
   *
   * @return what doesn't fit, in words for a technician; nothing of what stands in the file
   */
  public List<String> lookWhole() {
    try (Connection connection = reader()) {
      return FileCheck.look(connection, FileCheck.Extent.WHOLE).stream()
          .map(FileCheck.Damage::words)
          .toList();
    } catch (SQLException e) {
      return List.of("it can't be opened: " + WriteTrouble.codeOf(e).orElse(""));
    }
  }

  /** The tables behind a connection. What is written there is in no message of an error. */
  static Handle handle(Connection connection) {
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi.open();
  }

  /**
   * Brings the tables up to this program's version. Run once, before anything is opened. Tables of
   * a newer program stay as they are where this one may write them.
   *
   * @throws IllegalStateException if a newer program has made the tables and this one may not write
   *     them, or if they can't be made; nothing is changed then
   */
  public void migrate() throws SQLException {
    int version = tables();
    if (version > Migrations.newest()) {
      goOnWithNewer();
      return;
    }
    if (version == Migrations.newest() && isSealed()) {
      return;
    }
    if (isSealed()) {
      unseal();
    }
    make();
    try {
      Flyway.configure()
          .dataSource(url(), null, null)
          .locations("classpath:" + Migrations.FOLDER)
          .validateMigrationNaming(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException(file + ": the tables can't be made: " + reason(e), e);
    }
    seal();
  }

  /**
   * Asked before anything of the file is changed.
   *
   * @throws IllegalStateException if a newer program has made the tables and this one may not write
   *     them
   */
  public void mustBeOurs() throws SQLException {
    int version = tables();
    if (version > Migrations.newest()) {
      try (Connection connection = asker()) {
        Writers.mustInclude(Migrations.newest(), connection, version, file);
        Writers.mustKnowTheHall(connection, registers, file);
      }
    }
  }

  private void goOnWithNewer() throws SQLException {
    mustBeOurs();
    if (!isSealed()) {
      seal();
    }
    try (Connection connection = writer()) {
      Writers.noteOlder(connection, Migrations.newest());
    }
  }

  /**
   * Whether an older program has written since this one, or one as new, made the tables: what
   * follows from its events has to be made anew.
   */
  public boolean isBackFromOlder() throws SQLException {
    if (tables() == 0 || isNewer()) {
      return false;
    }
    try (Connection connection = asker()) {
      return Writers.isOlderAmong(connection);
    }
  }

  /** Says that what follows from the events of older programs was made anew. */
  public void forgetOlder() throws SQLException {
    try (Connection connection = writer()) {
      Writers.forgetOlder(connection);
    }
  }

  /** Empty; what SQLite lays beside it has the same rights. */
  private void make() {
    try {
      OwnersOnly.make(file);
    } catch (IOException e) {
      throw new IllegalStateException(file + ": can't be made: " + e.getMessage(), e);
    }
  }

  private void seal() {
    try (Connection connection = asker()) {
      if (!isNewer()) {
        Writers.note(connection);
      }
      RowSums.seal(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(file + ": the tables can't be made: " + reason(e), e);
    }
  }

  private boolean isSealed() throws SQLException {
    if (!Files.exists(file)) {
      return false;
    }
    try (Connection connection = asker()) {
      return RowSums.isSealed(connection);
    }
  }

  /** What the migrations say of older programs stands there before one of them has run. */
  private void unseal() throws SQLException {
    try (Connection connection = writer()) {
      Writers.note(connection);
      RowSums.unseal(connection);
    }
  }

  /** What SQLite has said, below all that others say about it. */
  static String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null && !(deepest instanceof SQLException)) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage();
  }

  /** Whether an older program has made the tables, and this one has not opened the file since. */
  public boolean isOlder() throws SQLException {
    return version() < Migrations.newest();
  }

  /** Whether a newer program has made the tables. */
  public boolean isNewer() throws SQLException {
    return tables() > Migrations.newest();
  }

  /** The number of the newest migration that the file has; 0 if it has none, or is not there. */
  public int tables() throws SQLException {
    return Files.exists(file) ? version() : 0;
  }

  /**
   * A copy of the file as it is now, in a folder where nobody else works; also while the office
   * runs.
   */
  public Database copy(Path to) throws SQLException {
    try (Connection connection = reader();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, to.toString());
      copy.execute();
    }
    return new Database(to, registers, SQLiteConfig.SynchronousMode.OFF, checkpointPages);
  }

  /**
   * What the file's migrations have come to; 0 before the first, or if one of them failed. Asked
   * through a connection that may write: what a start that was cut off has left half done has to be
   * taken back first, and to a reader such a file stays shut for ever.
   */
  private int version() throws SQLException {
    try (Connection connection = asker();
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "SELECT 1 FROM sqlite_schema WHERE name = 'flyway_schema_history'")) {
        if (!row.next()) {
          return 0;
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "SELECT max(CAST(version AS INTEGER)), min(success) FROM flyway_schema_history")) {
        return row.next() && row.getInt(2) == 1 ? row.getInt(1) : 0;
      }
    }
  }

  /** Each acknowledged row must be on the platter: WAL with {@code synchronous=FULL}. */
  Connection writer() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    // Nobody asks for them, and the driver would run a second query after each insert.
    config.setGetGeneratedKeys(false);
    Connection connection = taught(config);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + checkpointPages);
      statement.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
      // What is removed is zeroed: no free page shall say what a table no longer does.
      statement.execute("PRAGMA secure_delete = ON");
    }
    return connection;
  }

  public Connection reader() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    return taught(config);
  }

  private Connection asker() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5_000);
    return taught(config);
  }

  private Connection taught(SQLiteConfig config) throws SQLException {
    Connection connection = DriverManager.getConnection(url(), config.toProperties());
    RowSums.teach(connection);
    return connection;
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }
}
