package id.loket.server.backup;

import id.loket.server.journal.Ballast;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Months;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.Tally;
import id.loket.server.journal.Thinned;
import id.loket.server.journal.WholeFile;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups of one office while it works, and rehearses each: what was written is read again,
 * restored into a scratch folder and checked before anybody is told that there is a backup. The
 * wrapped keys lie beside them in one copy that is overwritten, so that whoever is erased is gone
 * from older backups too.
 */
public final class Backups {
  private static final Logger log = LoggerFactory.getLogger(Backups.class);

  /** The one copy of the keys. */
  public static final String KEYS = "loket-keys.copy";

  /** No backup takes so long; what is older was left by a kill. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  /** The newest that was not sound; one file, so that a lasting fault fills no disk. */
  private static final String UNSOUND = "loket-backup.unsound";

  private static final String NEW = ".new";
  private static final String START = "loket-";
  private static final String END = ".backup";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Database database;
  private final List<Database> others;
  private final KeyStore keys;
  private final List<? extends Tally> tallies;
  private final Clock clock;
  private final Supplier<List<Path>> further;

  /**
   * @param others further files of the office, copied after the first
   * @param tallies followers whose tables the rehearsal makes anew
   */
  public Backups(
      Database database,
      List<Database> others,
      KeyStore keys,
      List<? extends Tally> tallies,
      Clock clock) {
    this(database, others, keys, tallies, clock, List::of);
  }

  private Backups(
      Database database,
      List<Database> others,
      KeyStore keys,
      List<? extends Tally> tallies,
      Clock clock,
      Supplier<List<Path>> further) {
    this.database = database;
    this.others = List.copyOf(others);
    this.keys = keys;
    this.tallies = tallies;
    this.clock = clock;
    this.further = further;
  }

  /**
   * The same that carry these files as well, which are no databases; one that is gone when its turn
   * comes is left out.
   */
  public Backups carrying(Supplier<List<Path>> files) {
    return new Backups(database, others, keys, tallies, clock, files);
  }

  /**
   * A backup that was read again and found sound.
   *
   * @param events how many it holds
   */
  public record Made(Path file, long events, long bytes, Duration took) {}

  /**
   * Makes one, and the copy of the keys.
   *
   * @throws IOException if it can't be written, or what was written can't be read again
   * @throws IllegalStateException if what was restored from it is not sound; the file is kept,
   *     under a name that says so
   */
  public Made make(Path folder) throws IOException, SQLException {
    long began = System.nanoTime();
    OwnersOnly.makeFolder(folder);
    Scratch.sweep(home(), clock.instant().minus(LEFT_BEHIND));
    Path file = folder.resolve(START + MOMENT.format(clock.instant()) + END);
    if (Files.exists(file)) {
      throw new IOException(file + ": there is such a backup already");
    }
    mustHaveRoom();
    copyKeys(folder);
    Path half = folder.resolve(file.getFileName() + NEW);
    long events;
    try {
      try (Scratch scratch = scratch()) {
        List<Path> files = copies(scratch.folder());
        BackupFile.write(half, files, further.get(), keys.officeKey());
        new MonthCopies(folder, keys.officeKey())
            .bring(months(files.get(0)), Months.beside(database.file()));
      }
      events = rehearse(half);
      WholeFile.name(half, file);
    } finally {
      Files.deleteIfExists(half);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Made(file, events, Files.size(file), took);
  }

  /** Puts the keys as they are now in the place of their copy. */
  public void copyKeys(Path folder) throws IOException {
    OwnersOnly.makeFolder(folder);
    copyKeys(keys, home(), folder);
  }

  /**
   * The same where the folder has to be there.
   *
   * @param home where there is room for a moment
   */
  static void copyKeys(KeyStore keys, Path home, Path folder) throws IOException {
    try (Scratch scratch = Scratch.in(home)) {
      Path copy = scratch.folder().resolve(KEYS);
      keys.copyTo(copy);
      Path half = folder.resolve(KEYS + NEW);
      Files.copy(copy, half, StandardCopyOption.REPLACE_EXISTING);
      WholeFile.force(half);
      WholeFile.name(half, folder.resolve(KEYS));
    }
  }

  /** Two copies and the backup itself, and still enough for the office. */
  private void mustHaveRoom() throws IOException {
    long files = Files.size(database.file());
    for (Database one : others) {
      files += Files.size(one.file());
    }
    long needed = 3 * files + 4 * Ballast.BYTES;
    long free = Files.getFileStore(home()).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          String.format(
              "%s: %d MB are free, a backup needs %d MB", home(), free >> 20, needed >> 20));
    }
  }

  /**
   * Beside the office's files: SQLite is at home on a local disk, and the folder may be a share.
   */
  private Scratch scratch() throws IOException {
    return Scratch.in(home());
  }

  private Path home() {
    return database.file().toAbsolutePath().getParent();
  }

  private static List<Thinned> months(Path office) throws SQLException {
    return Months.of(new Database(office));
  }

  private List<Path> copies(Path scratch) throws SQLException {
    List<Path> files = new ArrayList<>();
    for (Database one : Stream.concat(Stream.of(database), others.stream()).toList()) {
      files.add(one.copy(scratch.resolve(one.file().getFileName())).file());
    }
    return files;
  }

  /**
   * Restores a backup into a scratch folder and checks it.
   *
   * @return how many events it holds
   */
  private long rehearse(Path file) throws IOException, SQLException {
    try (Scratch scratch = scratch()) {
      BackupFile.unpack(file, scratch.folder(), keys.officeKey());
      Path restored = scratch.folder().resolve(database.file().getFileName());
      JournalCheck.Result check =
          JournalCheck.run(new Database(restored, database.registers()), tallies);
      if (!check.sound()) {
        Path unsound = file.resolveSibling(UNSOUND);
        WholeFile.name(file, unsound);
        throw new IllegalStateException(unsound + ": not sound: " + check.finding());
      }
      return check.events();
    }
  }

  /**
   * Puts an office back on a machine where there is none.
   *
   * @param keysCopy the copy of the wrapped keys; without it the names of guests can't be read
   * @return what was put there
   * @throws IllegalStateException if there is an office in that folder
   * @throws IOException if the backup is damaged, not whole, or of another office
   */
  public static List<Path> restore(Path backup, Optional<Path> keysCopy, Path data, OfficeKey key)
      throws IOException, SQLException {
    mustBeEmpty(data);
    try (Scratch scratch = Scratch.in(data)) {
      List<Path> files = BackupFile.unpack(backup, scratch.folder(), key);
      List<Path> months =
          putMonthsBack(files.get(0), backup.toAbsolutePath().getParent(), data, key);
      List<Path> restored = moveIn(files, keysCopy, scratch, data);
      restored.addAll(months);
      return restored;
    }
  }

  /** Old months that have no copy there are told, and the office is put back all the same. */
  static List<Path> putMonthsBack(Path office, Path from, Path data, OfficeKey key)
      throws IOException, SQLException {
    Months to = Months.beside(data.resolve(office.getFileName()));
    List<Thinned> all = months(office);
    List<Thinned> there = new MonthCopies(from, key).putBack(all, to);
    for (Thinned one : all) {
      if (!there.contains(one)) {
        log.error("restore: the events of {} have no copy in {}", one.month(), from);
      }
    }
    return there.stream().map(one -> to.file(one.month())).toList();
  }

  static void mustBeEmpty(Path data) throws IOException {
    OwnersOnly.makeFolder(data);
    try (Stream<Path> there = Files.list(data)) {
      there
          .filter(file -> file.getFileName().toString().endsWith(".db"))
          .findFirst()
          .ifPresent(
              file -> {
                throw new IllegalStateException(
                    file + ": there is an office already; restore into an empty folder");
              });
    }
  }

  /**
   * Puts what was restored where the server looks for it, for good: all of it is on the disk before
   * the office's own file lies there.
   *
   * @param files the office's own file first
   */
  static List<Path> moveIn(List<Path> files, Optional<Path> keysCopy, Scratch scratch, Path data)
      throws IOException {
    List<Path> all = new ArrayList<>(files);
    if (keysCopy.isPresent()) {
      all.add(Files.copy(keysCopy.get(), scratch.folder().resolve(KeyStore.FILE)));
    }
    for (Path file : all) {
      WholeFile.force(file);
    }
    Journal.markRestored(data.resolve(all.get(0).getFileName()));
    // The office's own file last: before it lies there nothing starts.
    Collections.reverse(all);
    List<Path> restored = new ArrayList<>();
    for (Path file : all) {
      WholeFile.forceFolder(data);
      restored.add(Files.move(file, data.resolve(file.getFileName())));
    }
    WholeFile.forceFolder(data);
    return restored;
  }

  /**
   * Puts the files of the newest backup that can be opened into a folder.
   *
   * @return when it was made; empty if none can be opened
   */
  public static Optional<Instant> unpackNewest(Path folder, Path to, OfficeKey key)
      throws IOException {
    for (Path backup : in(folder)) {
      try {
        BackupFile.unpack(backup, to, key);
        return moment(backup);
      } catch (IOException e) {
        log.warn("backup: {} can't be opened: {}", backup, e.getMessage());
        Scratch.empty(to);
      }
    }
    return Optional.empty();
  }

  // ---- which there are --------------------------------------------------------------------------

  /** The backups in a folder, the newest first. */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> moment(file).isPresent())
          .sorted(Comparator.comparing((Path file) -> moment(file).orElseThrow()).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be read", e);
    }
  }

  /** When the newest of them was made. */
  public static Optional<Instant> newest(Path folder) {
    return in(folder).stream().findFirst().flatMap(Backups::moment);
  }

  /** When a backup was made, by its name; empty for any other file. */
  static Optional<Instant> moment(Path file) {
    String name = file.getFileName().toString();
    if (!name.startsWith(START) || !name.endsWith(END)) {
      return Optional.empty();
    }
    try {
      String moment = name.substring(START.length(), name.length() - END.length());
      return Optional.of(Instant.from(MOMENT.parse(moment)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
