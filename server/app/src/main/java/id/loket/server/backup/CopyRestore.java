package id.loket.server.backup;

import id.loket.server.journal.Database;
import id.loket.server.journal.Increments;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Tally;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way back from a second copy: its whole file, then every record up to the last that is whole,
 * then what follows from the events made anew, and all of it checked. The office may go on writing
 * the copy meanwhile.
 */
public final class CopyRestore {
  private static final int LOOKS = 10;

  private final Path from;
  private final Optional<Path> keysCopy;
  private final Path data;
  private final OfficeKey key;
  private final Registers registers;
  private final List<? extends Tally> tallies;

  private CopyRestore(
      Path from,
      Optional<Path> keysCopy,
      Path data,
      OfficeKey key,
      Registers registers,
      List<? extends Tally> tallies) {
    this.from = from.toAbsolutePath();
    this.keysCopy = keysCopy;
    this.data = data;
    this.key = key;
    this.registers = registers;
    this.tallies = tallies;
  }

  /**
   * What stands there now.
   *
   * @param files what was put there
   * @param event the newest
   * @param at when the newest record was read from the office; empty if there is none
   * @param cut whether the copy ends in the middle of a record, as a kill leaves it
   * @param damage what else is wrong with the copy, or with what came of it; empty if nothing
   */
  public record Restored(
      List<Path> files, long event, Optional<Instant> at, boolean cut, String damage) {
    public Restored {
      files = List.copyOf(files);
    }
  }

  /** A second copy, or one set of it, is a folder; a backup is a file. */
  public static boolean isCopy(Path folder) {
    return Files.isDirectory(folder);
  }

  /**
   * Puts the office of a copy on a machine where there is none.
   *
   * @param from the copy's folder, or one of its sets
   * @param keysCopy where it isn't in the copy's folder
   * @throws IllegalStateException if there is an office in the data folder, or if the events don't
   *     fit their hashes
   * @throws IOException if there is no copy, or if its whole file is damaged or another office's
   */
  public static Restored run(
      Path from,
      Optional<Path> keysCopy,
      Path data,
      OfficeKey key,
      Registers registers,
      List<? extends Tally> tallies)
      throws IOException, SQLException {
    Backups.mustBeEmpty(data);
    CopyRestore way = new CopyRestore(from, keysCopy, data, key, registers, tallies);
    Optional<Restored> restored = Optional.empty();
    while (restored.isEmpty()) {
      restored = way.of(way.set());
    }
    return restored.get();
  }

  /**
   * @return empty if the office that goes on writing has put a newer set in the place of this one
   *     meanwhile, which was being taken away while it was read
   */
  private Optional<Restored> of(CopySet set) throws IOException, SQLException {
    try (Scratch scratch = Scratch.in(data)) {
      List<Path> files = BackupFile.unpack(set.base(), scratch.folder(), key);
      Database office = new Database(files.get(0), registers);
      CopySet.Written written = putAfter(office, set);
      office.migrate();
      JournalCheck.rebuild(office, tallies);
      JournalCheck.Result check = JournalCheck.run(office, tallies);
      files.addAll(CopyPart.putBack(set.folder(), scratch.folder(), key));
      if (isReplaced(set)) {
        return Optional.empty();
      }
      Path home = set.folder().toAbsolutePath().getParent();
      List<Path> months = Backups.putMonthsBack(files.get(0), home, data, key);
      Path keys = set.folder().resolveSibling(Backups.KEYS);
      Optional<Path> beside = Optional.of(keys).filter(Files::exists);
      List<Path> restored = Backups.moveIn(files, keysCopy.or(() -> beside), scratch, data);
      restored.addAll(months);
      return Optional.of(
          new Restored(
              restored,
              check.events(),
              written.last().map(CopySet.Last::at),
              written.cut(),
              written.damage().isEmpty() ? check.finding() : written.damage()));
    } catch (IOException | SQLException | RuntimeException e) {
      if (isReplaced(set)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Not where nothing can be seen any more: then what went wrong is the reason. */
  private boolean isReplaced(CopySet set) throws SQLException {
    try {
      return !set.equals(set());
    } catch (IOException away) {
      return false;
    }
  }

  private CopySet.Written putAfter(Database office, CopySet set) throws IOException, SQLException {
    try (Increments.Writer writer = new Increments.Writer(office)) {
      return set.read(key, writer::put);
    }
  }

  /** The newest that has a record; else the newest. One may be taken away while it is looked at. */
  private CopySet set() throws IOException, SQLException {
    for (int left = LOOKS; ; left--) {
      try {
        return newest();
      } catch (NoSuchFileException gone) {
        if (left == 1 || !Files.isDirectory(from)) {
          throw gone;
        }
      }
    }
  }

  private CopySet newest() throws IOException, SQLException {
    CopySet itself = new CopySet(from);
    if (itself.isBegun()) {
      return itself;
    }
    List<CopySet> begun = CopySet.in(from).stream().filter(CopySet::isBegun).toList();
    for (CopySet one : begun) {
      if (one.read(key, any -> {}).end().isPresent()) {
        return one;
      }
    }
    return begun.stream()
        .findFirst()
        .orElseThrow(
            () -> new IOException(from + ": there is no copy of an office in this folder"));
  }
}
