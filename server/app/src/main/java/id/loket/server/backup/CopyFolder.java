package id.loket.server.backup;

import id.loket.server.desk.Ticks;
import id.loket.server.journal.Ballast;
import id.loket.server.journal.Database;
import id.loket.server.journal.Increment;
import id.loket.server.journal.Increments;
import id.loket.server.journal.Months;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.WholeFile;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.SealedLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a second copy has written on the other disk, and how it goes on there. In the folder:
 * numbered sets ({@link CopySet}), and the one copy of the wrapped keys, which is overwritten like
 * that of the backups. A set that went another way than this office, as after a restore from an
 * older backup, is set aside under its name with {@value CopySet#ASIDE} at its end; one such stays.
 * One thread; the whole file is copied on another.
 */
final class CopyFolder {
  private static final Logger log = LoggerFactory.getLogger(CopyFolder.class);
  private static final String NEW = ".new";
  private static final Duration RENEW_AGAIN = Duration.ofHours(1);

  private volatile boolean onTheDataDisk;
  private final Path home;
  private final Database database;
  private final List<CopyPart> parts;
  private final KeyStore keys;
  private final Increments increments;
  private final Ticks ticks;
  private final Clock clock;
  private final ExecutorService wholes =
      Executors.newSingleThreadExecutor(SecondCopy.daemon("copy-whole"));

  private CopySet set;
  private Increment.Place place;
  private SealedLog.Writer writer;
  private Path writing;
  private Object writingKey;
  private boolean othersThere;
  private long keysCopied = -1;
  private final Map<CopyPart, Object> states = new HashMap<>();

  /** How far each set was forced to its disk, whatever may be read from memory. */
  private final Map<Path, Increment.Place> surely = new HashMap<>();

  private Supplier<List<Path>> further = List::of;
  private LongConsumer knowingMore = seq -> {};
  private Coming coming;
  private boolean renewal;
  private long renewNotBefore;

  /** A set whose whole file is on its way, and since when. */
  private record Coming(CopySet set, Future<Increment.Place> begins, long since) {}

  /** The folder belongs to somebody else. */
  static final class AnotherOfficeException extends IOException {
    private static final long serialVersionUID = 1L;

    AnotherOfficeException(Path home) {
      super(home + ": sealed with the key of another office");
    }
  }

  /**
   * @param parts rows may go from one to a later one of the same file
   */
  CopyFolder(
      Path home,
      Database database,
      List<CopyPart> parts,
      KeyStore keys,
      Increments increments,
      Ticks ticks,
      Clock clock) {
    this.home = home;
    this.database = database;
    this.parts = List.copyOf(parts);
    this.keys = keys;
    this.increments = increments;
    this.ticks = ticks;
    this.clock = clock;
    this.renewNotBefore = ticks.nanos();
  }

  /** Told the newest event of a set that holds more than the office. */
  void onKnowingMore(LongConsumer listener) {
    knowingMore = listener;
  }

  /** Has the whole file copied anew when the next round is done. */
  void renew() {
    renewal = true;
  }

  /** Since when the whole file has been on its way. */
  Optional<Long> comingSince() {
    return Optional.ofNullable(coming).map(Coming::since);
  }

  /**
   * Brings the copy up to now.
   *
   * @param requests that were answered since the last time
   * @return false while the whole file is still on its way
   * @throws IOException if the disk doesn't take it, or gives what nobody has written
   */
  boolean copy(Collection<String> requests) throws IOException, SQLException {
    if (!Files.isDirectory(home)) {
      throw new NoSuchFileException(home.toString(), null, "there is no such folder");
    }
    if (set == null && coming == null) {
      find();
    }
    if (coming != null && coming.begins().isDone()) {
      change();
    }
    if (set == null) {
      return false;
    }
    add(requests);
    if (othersThere) {
      dropOthers();
    }
    if (renewal && coming == null && ticks.nanos() - renewNotBefore >= 0) {
      begin();
    }
    return true;
  }

  /** Something failed: the next round looks at what lies there. */
  void giveUp() {
    closeWriter();
    if (set != null) {
      surely.put(set.folder(), place);
    }
    set = null;
    keysCopied = -1;
    states.clear();
    if (coming != null && coming.begins().isDone()) {
      coming = null;
    }
  }

  void close() {
    closeWriter();
    wholes.shutdownNow();
  }

  // ---- where it goes on -------------------------------------------------------------------------

  private void find() throws IOException, SQLException {
    tellSameDisk();
    increments.anew();
    Optional<CopySet> newest = CopySet.in(home).stream().filter(CopySet::isBegun).findFirst();
    if (newest.isEmpty()) {
      begin();
      return;
    }
    if (!isWhole(newest.get())) {
      log.warn("copy: {} is damaged, the copy begins anew", newest.get().folder());
      begin();
      return;
    }
    CopySet.Written written = newest.get().read(keys.officeKey(), one -> {});
    Optional<Increment.Place> end = written.end();
    boolean past = end.isPresent() && increments.isPast(end.get());
    if (end.isPresent() && !past && !increments.holds(end.get())) {
      setAside(newest.get(), end.get());
      begin();
    } else if (past || end.isEmpty() || !written.damage().isEmpty() || !isOfThisProgram(written)) {
      log.info("copy: {} can't be gone on with, the copy begins anew", newest.get().folder());
      begin();
    } else {
      goOn(newest.get(), end.get());
    }
  }

  /**
   * Whether its whole file can be read to the end: a copy that can't be restored is none.
   *
   * @throws AnotherOfficeException if it was sealed with another key
   */
  private boolean isWhole(CopySet one) throws AnotherOfficeException {
    try {
      if (!KeyStore.isSealedWith(keys.officeKey(), one.base())) {
        throw new AnotherOfficeException(home);
      }
      readToTheEnd(one.base());
      return true;
    } catch (AnotherOfficeException e) {
      throw e;
    } catch (IOException e) {
      log.warn("copy: {}: {}", one.base(), e.getMessage());
      return false;
    }
  }

  private void readToTheEnd(Path sealed) throws IOException {
    try (InputStream opened = KeyStore.open(Files.newInputStream(sealed), keys.officeKey())) {
      opened.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void goOn(CopySet newest, Increment.Place end) {
    Increment.Place sure = surely.getOrDefault(newest.folder(), end);
    set = newest;
    place = sure.seq() < end.seq() ? sure : end;
    othersThere = true;
    log.info("copy: {} goes on after event {}", newest.folder(), place.seq());
  }

  private static boolean isOfThisProgram(CopySet.Written written) {
    return written.last().filter(one -> one.version() == Increments.version()).isPresent();
  }

  /** It may hold what this office has lost: nobody writes over it. */
  private void setAside(CopySet other, Increment.Place end) throws IOException, SQLException {
    Path aside = other.folder().resolveSibling(other.folder().getFileName() + CopySet.ASIDE);
    log.error(
        "copy: {} knows event {}, which this office doesn't have; it is kept as {}",
        other.folder(),
        end.seq(),
        aside);
    List<Path> before;
    try (Stream<Path> there = Files.list(home)) {
      before = there.filter(one -> one.toString().endsWith(CopySet.ASIDE)).toList();
    }
    for (Path one : before) {
      new Scratch(one).close();
    }
    Files.move(other.folder(), aside);
    if (end.seq() > Increments.end(database).seq()) {
      knowingMore.accept(end.seq());
    }
  }

  /** Whether what breaks the data's disk would break the copy too, as seen when it was begun. */
  boolean isOnTheDataDisk() {
    return onTheDataDisk;
  }

  private void tellSameDisk() throws IOException {
    onTheDataDisk = Files.getFileStore(home).equals(Files.getFileStore(data()));
    if (onTheDataDisk) {
      log.warn("copy: {} is on the disk of the data; what breaks that one breaks both", home);
    }
  }

  void carry(Supplier<List<Path>> files) {
    further = files;
  }

  private Path data() {
    return database.file().toAbsolutePath().getParent();
  }

  // ---- the whole file ---------------------------------------------------------------------------

  private void begin() throws IOException {
    renewal = false;
    CopySet next = CopySet.next(home);
    coming = new Coming(next, wholes.submit(() -> whole(next)), ticks.nanos());
  }

  /** On the thread of the whole files. */
  private Increment.Place whole(CopySet next) throws IOException, SQLException {
    OwnersOnly.makeFolder(next.folder());
    try (Scratch scratch = Scratch.in(data())) {
      mustHaveRoom();
      Database copy = database.copy(scratch.folder().resolve(database.file().getFileName()));
      Path half = next.folder().resolve(next.base().getFileName() + NEW);
      BackupFile.write(half, List.of(copy.file()), further.get(), keys.officeKey());
      readToTheEnd(half);
      Increment.Place end = Increments.end(copy);
      new MonthCopies(home, keys.officeKey())
          .bring(Months.of(copy), Months.beside(database.file()));
      WholeFile.name(half, next.base());
      WholeFile.forceFolder(home);
      return end;
    } catch (IOException | SQLException | RuntimeException e) {
      try (Scratch half = new Scratch(next.folder())) {
        log.debug("copy: {} is removed", half.folder());
      } catch (IOException stays) {
        e.addSuppressed(stays);
      }
      throw e;
    }
  }

  private void mustHaveRoom() throws IOException {
    long free = Files.getFileStore(data()).getUsableSpace();
    if (free < Files.size(database.file()) + 4 * Ballast.BYTES) {
      throw new IOException(data() + ": only " + (free >> 20) + " MB are free for a copy");
    }
  }

  /** From the set of before to the one that is whole now. */
  private void change() throws IOException {
    Coming done = coming;
    coming = null;
    try {
      Increment.Place begins = done.begins().get();
      closeWriter();
      set = done.set();
      place = begins;
      othersThere = true;
      increments.anew();
      states.clear();
      log.info("copy: {} begins after event {}", set.folder(), place.seq());
    } catch (ExecutionException e) {
      String why = "the whole file can't be copied: " + e.getCause().getMessage();
      if (set == null) {
        throw new IOException(why, e.getCause());
      }
      log.warn("copy: {}; tried again in an hour", why);
      renewal = true;
      renewNotBefore = ticks.nanos() + RENEW_AGAIN.toNanos();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The new set is whole and has its first record: nobody needs the others. */
  private void dropOthers() throws IOException {
    for (CopySet one : CopySet.in(home)) {
      boolean isComing = coming != null && one.equals(coming.set());
      if (!one.equals(set) && !isComing) {
        new Scratch(one.folder()).close();
      }
    }
    othersThere = false;
  }

  // ---- what is new ------------------------------------------------------------------------------

  /** First the keys that open it, last the record by which it counts. */
  private void add(Collection<String> requests) throws IOException, SQLException {
    mustBeTheSame();
    Increment one;
    do {
      one = increments.after(place, requests, clock.instant());
      List<Changed> changed = changedParts();
      copyKeys();
      for (Changed part : changed) {
        part.half().name();
        states.put(part.part(), part.state());
      }
      if (!one.isEmpty()) {
        write(one);
      }
    } while (one.more());
  }

  /** Another disk in its place, or a file that was taken away, would take writes for nobody. */
  private void mustBeTheSame() throws IOException {
    if (!set.isBegun() || writing != null && !key(writing).equals(writingKey)) {
      throw new IOException(set.folder() + ": is no longer what was written");
    }
  }

  /** Parts whose rows are others than those that were written last. */
  private record Changed(CopyPart part, Object state, CopyPart.Half half) {}

  /**
   * Their rows are read now, and count when the keys that open them are copied. The state is asked
   * before the rows, so that what comes meanwhile is copied with the next round; and what goes from
   * one part to a later one is in both rather than in none.
   */
  private List<Changed> changedParts() throws IOException {
    List<Changed> changed = new ArrayList<>();
    for (CopyPart part : parts) {
      Object now = part.state().get();
      if (!now.equals(states.get(part))) {
        changed.add(0, new Changed(part, now, part.write(set.folder(), keys.officeKey())));
      }
    }
    return changed;
  }

  private void copyKeys() throws IOException {
    long now = keys.changes();
    if (now != keysCopied) {
      Backups.copyKeys(keys, data(), home);
      keysCopied = now;
    }
  }

  private void write(Increment one) throws IOException {
    if (writer == null) {
      writing = set.nextLog();
      writer = new SealedLog.Writer(writing, keys.officeKey());
      writingKey = key(writing);
      WholeFile.forceFolder(set.folder());
    }
    writer.add(one.bytes());
    place = one.to();
  }

  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }

  private void closeWriter() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      log.debug("copy: {} can't be closed", writing, e);
    }
    writer = null;
    writing = null;
  }
}
