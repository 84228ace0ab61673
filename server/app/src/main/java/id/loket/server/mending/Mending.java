package id.loket.server.mending;

import id.loket.server.backup.Backups;
import id.loket.server.journal.Ballast;
import id.loket.server.journal.Database;
import id.loket.server.journal.FileMending;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.Patience;
import id.loket.server.journal.Salvage;
import id.loket.server.journal.Table;
import id.loket.server.journal.Tally;
import id.loket.server.journal.WholeFile;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import id.loket.server.update.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends the files of an office before it opens: the keys first, for without them no backup can be
 * opened, then the office key, then the others. What is cut off by a kill or a power cut, the next
 * start ends. One thread.
 */
public final class Mending implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Mending.class);

  /** For all searches of a start together: the visitors wait as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Less than this is no room. */
  private static final long ROOM_BYTES = 1 << 20;

  /** Lies in the data folder from before a file is changed until all is done and told. */
  static final String UNDER_WAY = "mending";

  private final Path data;
  private final Path officeKey;
  private final Path backups;
  private final Path underWay;
  private final Damaged damaged;
  private final Instant now;
  private final Patience patience;
  private final List<String> words = new ArrayList<>();

  /** What is written down and not logged: names of accounts and screens. */
  private final List<String> concerned = new ArrayList<>();

  private Optional<Path> spare = Optional.empty();
  private boolean looked;
  private boolean lost;
  private boolean rebuilding;

  /** Whether events may be lost, and rows be left that nothing names. */
  private boolean goneOn;

  private boolean noRoom;

  private Mending(Path data, Path officeKey, Path backups, Instant now, Patience patience) {
    this.patience = patience;
    this.data = data;
    this.officeKey = officeKey;
    this.backups = backups;
    this.underWay = data.resolve(UNDER_WAY);
    this.now = now;
    this.damaged = new Damaged(data, now);
  }

  /**
   * Brings the files of an office back to what was written into them, and its tables up to this
   * program's version.
   *
   * @param office its own file
   * @param others further ones
   * @param officeKey the key's file
   * @param backups where they lie
   * @return what was done; empty if nothing had to be
   */
  public static Optional<Finding> run(
      Database office,
      List<? extends Tally> tallies,
      List<Path> others,
      Path officeKey,
      Path backups,
      Instant now)
      throws SQLException {
    Patience patience = Patience.of(PATIENCE, System::nanoTime);
    return run(office, tallies, others, officeKey, backups, now, patience);
  }

  /** The same with another patience. */
  static Optional<Finding> run(
      Database office,
      List<? extends Tally> tallies,
      List<Path> others,
      Path officeKey,
      Path backups,
      Instant now,
      Patience patience)
      throws SQLException {
    Path data = office.file().toAbsolutePath().getParent();
    mustBeOurs(office);
    try (Mending mending = new Mending(data, officeKey, backups, now, patience)) {
      mending.makeRoom();
      mending.goOnAfterACut();
      mending.mendKeys();
      Set<String> derived = JournalCheck.derived(office.registers(), tallies);
      Set<String> originals = Set.copyOf(office.registers().tables(Table.Nature.ORIGINAL));
      mending.mend(
          office.file(), new FileMending.Tables(derived, originals, office.registers().telling()));
      for (Path other : others) {
        mending.mend(other, FileMending.Tables.UNKNOWN);
      }
      update(office, others, tallies, now);
      if (mending.rebuilding) {
        JournalCheck.rebuild(office, tallies);
        mending.words.add("what the journal gives was made anew");
      }
      if (mending.goneOn) {
        mending.takeOutUnnamed(office, tallies);
      }
      Optional<Finding> told = mending.tell();
      Files.deleteIfExists(mending.underWay);
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(data + ": damaged files can't be mended", e);
    }
  }

  /** A file that can't be read yet is asked once more when it is mended. */
  private static void mustBeOurs(Database office) {
    try {
      office.mustBeOurs();
    } catch (SQLException e) {
      log.debug("mending: {} can't be asked who made it", office.file(), e);
    }
  }

  /** Brings the tables up to this program's version; what they were before is kept. */
  private static void update(
      Database office, List<Path> others, List<? extends Tally> tallies, Instant now)
      throws IOException, SQLException {
    if (office.tables() > 0 && office.isOlder()) {
      Snapshot.take(office, others, now);
    }
    office.migrate();
    if (office.isNewer()) {
      log.warn(
          "office: a newer Loket has made the tables; this one works on them, and moves no old"
              + " months");
    } else if (office.isBackFromOlder()) {
      JournalCheck.rebuild(office, tallies);
      JournalCheck.takeOutUnnamed(office, tallies);
      office.forgetOlder();
      log.info("office: an older Loket has worked here; what its events give was made anew");
    }
    Snapshot.end(office.file().toAbsolutePath().getParent());
  }

  /** On a disk that is full to the last byte not even a file can be opened. */
  private void makeRoom() {
    if (Files.isDirectory(data) && !hasRoomFor(0)) {
      new Ballast(data, Ballast.BYTES).release();
    }
  }

  private boolean hasRoomFor(long bytes) {
    try {
      return Files.getFileStore(data).getUsableSpace() >= bytes + ROOM_BYTES;
    } catch (IOException e) {
      return true; // Whoever writes will be told.
    }
  }

  /** Says what was done, and writes it down. */
  private Optional<Finding> tell() {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    words.forEach(one -> log.error("mending: {}", one));
    List<String> all = new ArrayList<>(words);
    all.addAll(concerned);
    Finding finding = new Finding(now, state(), all);
    if (noRoom) {
      return Optional.of(finding); // The next start finds it again.
    }
    try {
      damaged.write(finding);
    } catch (IOException e) {
      log.warn("mending: what was done can't be written down", e);
    }
    return Optional.of(finding);
  }

  private Finding.State state() {
    if (noRoom) {
      return Finding.State.NO_ROOM;
    }
    return lost ? Finding.State.LOST : Finding.State.MENDED;
  }

  /** The files fit their sums then, and yet the tables that the journal gives may be older. */
  private void goOnAfterACut() {
    if (Files.exists(underWay)) {
      goneOn = true;
      rebuilding = true;
      lost = true;
      words.add(
          "a start was cut off while it mended; what it may have taken out stands in the newest"
              + " folder of those with damaged files");
    }
  }

  private void takeOutUnnamed(Database office, List<? extends Tally> tallies) throws SQLException {
    int taken = JournalCheck.takeOutUnnamed(office, tallies);
    if (taken > 0) {
      lost = true;
      words.add(
          String.format(
              "%s: words of people whose events are lost were taken out: %d",
              office.file().getFileName(), taken));
    }
  }

  private void begin() throws IOException {
    if (!Files.exists(underWay)) {
      OwnersOnly.make(underWay);
      WholeFile.forceFolder(data);
    }
  }

  private void mendKeys() throws IOException, SQLException {
    Path keys = data.resolve(KeyStore.FILE);
    if (!FileMending.isSound(keys)) {
      begin();
    }
    // No copy of it is kept: it would outlive whoever is erased.
    note(
        keys,
        FileMending.run(keys, FileMending.Tables.UNKNOWN, file -> copyOfKeys(), patience, true));
    if (Files.exists(officeKey) && OfficeKey.mend(officeKey, KeyStore.nameOfOfficeKey(data))) {
      words.add(officeKey + ": a letter had changed, and was found again");
    }
  }

  private Optional<Path> copyOfKeys() {
    return Optional.of(backups.resolve(Backups.KEYS)).filter(Files::exists);
  }

  private void mend(Path file, FileMending.Tables tables) throws IOException, SQLException {
    if (FileMending.isSound(file)) {
      return;
    }
    boolean kept = keep(file);
    begin();
    FileMending.Outcome outcome = FileMending.run(file, tables, this::fromBackup, patience, kept);
    note(file, outcome);
    rebuilding |= outcome.rebuilding();
    boolean nothingLost = outcome.sound() && outcome.lost().isEmpty();
    if (nothingLost && tables.derived().isEmpty()) {
      damaged.forget(file);
    }
    if (outcome.unreadable()) {
      goOnFromBackup(file, tables);
    }
  }

  /** The room that is held for a full disk is for this too; without any the file is mended so. */
  private boolean keep(Path file) throws IOException {
    if (!hasRoomFor(damaged.size(file))) {
      new Ballast(data, Ballast.BYTES).release();
    }
    if (hasRoomFor(damaged.size(file))) {
      try {
        damaged.keep(file);
        return true;
      } catch (IOException e) {
        log.warn("mending: {} can't be kept as it was found", file, e);
        damaged.forget(file);
      }
    }
    words.add(file.getFileName() + ": the disk has no room to keep it as it was found");
    return false;
  }

  private void goOnFromBackup(Path file, FileMending.Tables tables)
      throws IOException, SQLException {
    Optional<Path> copy = fromBackup(file);
    if (copy.isEmpty() && noRoom) {
      throw new IllegalStateException(
          file + ": damaged, and the disk has no room in which it could be mended; make room");
    }
    if (copy.isEmpty()) {
      tell();
      throw new IllegalStateException(
          file
              + ": damaged, and there is no backup from which it could be put back; the damaged"
              + " file lies in "
              + damaged.place());
    }
    Salvage.Saved saved = Salvage.run(file, copy.get(), tables);
    rebuilding |= !tables.derived().isEmpty();
    goneOn |= !tables.originals().isEmpty();
    words.add(
        String.format(
            "%s: put back from the backup, with %d events of the time since",
            file.getFileName(), saved.events()));
    if (!saved.old().isEmpty()) {
      words.add(
          file.getFileName()
              + ": as they were in the backup, so that what was locked or revoked since has to be"
              + " again: "
              + String.join(", ", saved.old()));
    }
  }

  private void note(Path file, FileMending.Outcome outcome) {
    for (String one : outcome.found()) {
      words.add(file.getFileName() + ": " + one);
    }
    for (String one : outcome.lost()) {
      lost = true;
      words.add(file.getFileName() + ": rows that nothing gives back were taken out: " + one);
    }
    outcome.concerned().forEach(one -> concerned.add(file.getFileName() + ": " + one));
    if (!outcome.found().isEmpty() && outcome.lost().isEmpty() && outcome.sound()) {
      words.add(file.getFileName() + ": mended, nothing is lost");
    }
    if (!outcome.sound() && (outcome.noRoom() || !hasRoomFor(0))) {
      noRoom = true;
      words.add(
          file.getFileName()
              + ": not mended, for the disk has no room; make some and start the server again");
    } else if (!outcome.sound()) {
      lost = true;
      words.add(
          file.getFileName()
              + ": could not be mended; restore a backup where the server does not start");
    }
  }

  /** The file as it was in the newest backup that opens; unpacked once, when it is needed. */
  private Optional<Path> fromBackup(Path file) {
    try {
      if (!looked) {
        looked = true;
        Path scratch = Files.createTempDirectory(data, "loket-scratch");
        spare = Optional.of(scratch);
        Optional<Instant> made = Backups.unpackNewest(backups, scratch, OfficeKey.read(officeKey));
        words.add(
            made.map(at -> "the backup of " + at + " was asked").orElse("there is no backup"));
      }
      return spare.map(folder -> folder.resolve(file.getFileName())).filter(Files::exists);
    } catch (IOException | RuntimeException e) {
      log.warn("mending: no backup can be opened: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (spare.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.list(spare.get())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(spare.get());
    } catch (IOException e) {
      log.warn("mending: {} can't be removed", spare.get(), e);
    }
  }
}
