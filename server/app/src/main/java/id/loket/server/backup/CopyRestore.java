package id.loket.server.backup;

import id.loket.server.journal.Database;
import id.loket.server.journal.Increments;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Registers;
import id.loket.server.journal.Tally;
import id.loket.server.keys.OfficeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way back from a second copy: its whole file, then every record up to the last that is whole,
 * then what follows from the events made anew, and all of it checked.
 */
public final class CopyRestore {
  private CopyRestore() {}

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
    CopySet set = set(from, key);
    try (Scratch scratch = Scratch.in(data)) {
      List<Path> files = BackupFile.unpack(set.base(), scratch.folder(), key);
      Database office = new Database(files.get(0), registers);
      CopySet.Written written = putAfter(office, set, key);
      office.migrate();
      JournalCheck.rebuild(office, tallies);
      JournalCheck.Result check = JournalCheck.run(office, tallies);
      files.addAll(CopyPart.putBack(set.folder(), scratch.folder(), key));
      Path home = set.folder().toAbsolutePath().getParent();
      List<Path> months = Backups.putMonthsBack(files.get(0), home, data, key);
      Path keys = set.folder().resolveSibling(Backups.KEYS);
      Optional<Path> beside = Optional.of(keys).filter(Files::exists);
      List<Path> restored = Backups.moveIn(files, keysCopy.or(() -> beside), scratch, data);
      restored.addAll(months);
      return new Restored(
          restored,
          check.events(),
          written.last().map(CopySet.Last::at),
          written.cut(),
          written.damage().isEmpty() ? check.finding() : written.damage());
    }
  }

  private static CopySet.Written putAfter(Database office, CopySet set, OfficeKey key)
      throws IOException, SQLException {
    try (Increments.Writer writer = new Increments.Writer(office)) {
      return set.read(key, writer::put);
    }
  }

  /** The newest that has a record; else the newest. */
  private static CopySet set(Path from, OfficeKey key) throws IOException, SQLException {
    CopySet itself = new CopySet(from.toAbsolutePath());
    if (itself.isBegun()) {
      return itself;
    }
    List<CopySet> begun =
        CopySet.in(from.toAbsolutePath()).stream().filter(CopySet::isBegun).toList();
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
