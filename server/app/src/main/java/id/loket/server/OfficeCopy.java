package id.loket.server;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.document.Documents;
import id.loket.server.followup.Plans;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.PassingWords;
import id.loket.server.report.DocumentFolder;
import id.loket.server.report.SurveyReports;
import id.loket.server.survey.AnswerFile;
import id.loket.server.survey.Questionnaires;
import id.loket.server.survey.SurveyStore;
import id.loket.server.web.Accounts;
import id.loket.server.web.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An office's data folder as it is now, copied to a folder that only this user may read and that is
 * gone when this is closed: what is read of it is read there, and nothing is written where it came
 * from. A server may run on that meanwhile. Of one thread.
 */
final class OfficeCopy implements AutoCloseable {
  private static final int TRIES = 5;
  private static final String LOG = "-wal";

  private final Deque<Runnable> opened = new ArrayDeque<>();
  private SurveyReports reports;
  private boolean readsWords;

  private OfficeCopy() {}

  /**
   * @param officeKey without the one of that office, what respondents said can't be read
   * @throws IllegalStateException if there is no office in that folder
   */
  static OfficeCopy of(Path data, Optional<Path> officeKey, Clock clock, boolean simulated)
      throws IOException, SQLException {
    if (!Files.exists(data.resolve(OfficeServer.FILE))) {
      throw new IllegalStateException(data + ": there is no office in this folder");
    }
    OfficeCopy copy = new OfficeCopy();
    try {
      copy.open(data, officeKey, clock, simulated);
      return copy;
    } catch (IOException | SQLException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private void open(Path data, Optional<Path> officeKey, Clock clock, boolean simulated)
      throws IOException, SQLException {
    Path here = Files.createTempDirectory("loket-report");
    opened.push(() -> remove(here));
    // Before what it has seen, so that it is never ahead of it.
    Path head = data.resolve(Journal.HEAD);
    if (Files.exists(head)) {
      Files.copy(head, here.resolve(Journal.HEAD));
    }
    copy(data.resolve(OfficeServer.FILE), here);
    if (Files.exists(data.resolve(AnswerFile.FILE))) {
      copy(data.resolve(AnswerFile.FILE), here);
    }
    KeyStore keys = keys(data, officeKey, here, clock);
    opened.push(keys::close);
    Database database = new Database(here.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    database.migrate();
    AnswerFile answers = AnswerFile.open(here);
    opened.push(answers::close);
    OfficeDesk desk =
        OfficeDesk.open(
            database,
            clock,
            Ticks.of(clock),
            keys,
            () -> {
              throw new IllegalStateException(data + ": this office has no catalogue yet");
            });
    opened.push(desk::close);
    reports =
        new SurveyReports(
            desk,
            database,
            SurveyStore.open(desk, database, answers, new PassingWords(keys), clock),
            new Questionnaires(desk, database, clock),
            new Plans(desk, database, clock),
            new Documents(desk::catalogue, clock, simulated),
            new Pages(simulated),
            new Accounts(desk, database, clock),
            DocumentFolder.of(here),
            clock,
            simulated);
  }

  /** Those of the office where its key is at hand; else others, which open nothing. */
  private KeyStore keys(Path data, Optional<Path> officeKey, Path here, Clock clock)
      throws IOException, SQLException {
    Path file = data.resolve(KeyStore.FILE);
    if (officeKey.filter(Files::exists).isPresent() && Files.exists(file)) {
      copy(file, here);
      try {
        KeyStore keys = KeyStore.open(here, officeKey.get(), clock);
        readsWords = true;
        return keys;
      } catch (IllegalStateException e) {
        return KeyStore.open(
            Files.createDirectory(here.resolve("keys")), here.resolve("key"), clock);
      }
    }
    return KeyStore.open(Files.createDirectory(here.resolve("keys")), here.resolve("key"), clock);
  }

  /**
   * A file with a log is open in a server, or was when its power went: SQLite reads it for us. One
   * without is copied as it lies, since SQLite would lay a log beside it.
   */
  static void copy(Path file, Path folder) throws IOException, SQLException {
    Path to = folder.resolve(file.getFileName());
    for (int left = TRIES; left > 0 && !Files.exists(log(file)); left--) {
      List<Object> before = state(file);
      Files.copy(file, to);
      if (before.equals(state(file)) && !Files.exists(log(file)) && !isBeingWritten(file)) {
        return;
      }
      Files.delete(to);
    }
    new Database(file).copy(to);
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + LOG);
  }

  private static boolean isBeingWritten(Path file) throws IOException {
    Path before = file.resolveSibling(file.getFileName() + "-journal");
    return Files.exists(before) && Files.size(before) > 0;
  }

  private static List<Object> state(Path file) throws IOException {
    return List.of(Files.size(file), Files.getLastModifiedTime(file));
  }

  SurveyReports reports() {
    return reports;
  }

  /** Whether what respondents said can be read. */
  boolean readsWords() {
    return readsWords;
  }

  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be removed", e);
    }
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
  }
}
