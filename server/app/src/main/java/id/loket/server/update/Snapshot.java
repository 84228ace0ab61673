package id.loket.server.update;

import id.loket.server.journal.Database;
import id.loket.server.journal.FileMending;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office's files as they were before an update changed their tables: taken by the first start
 * of the newer program, kept for thirty days or until the next update, put back on a stopped
 * office. The keys are not among them: only one copy of these is ever kept, so that whoever is
 * erased stays erased. One thread.
 */
public final class Snapshot {
  private static final Logger log = LoggerFactory.getLogger(Snapshot.class);

  /** In the data folder. */
  public static final String FOLDER = "before-update";

  /** In the folder: what {@link #putBack} has taken away. */
  public static final String ASIDE = "undone";

  private static final Duration KEPT = Duration.ofDays(30);

  /** When it was taken, then the names of the files; it is whole once this is there. */
  private static final String NOTE = "what.txt";

  /** There from when it was taken until the update has succeeded. */
  private static final String UNDER_WAY = "under-way";

  private static final String NEW = ".new";
  private static final List<String> SIDE_FILES = List.of("-wal", "-shm", "-journal");

  /** Beside what the copies and the update's own writing need. */
  private static final long ROOM_BYTES = 32L << 20;

  /**
   * Of tables before these answers of the survey lay beside their tickets, and no copy is made of
   * that.
   */
  private static final int ANSWERS_APART = 14;

  private Snapshot() {}

  /**
   * Takes one, unless the update was begun already and cut off.
   *
   * @param others further files of the office that go with it
   * @throws IllegalStateException if the disk has no room for it and for the update; nothing is
   *     changed then
   */
  public static void take(Database office, List<Path> others, Instant now)
      throws IOException, SQLException {
    Path folder = folder(office.file());
    if (office.tables() < ANSWERS_APART || Files.exists(folder.resolve(UNDER_WAY))) {
      return;
    }
    List<Database> files = new ArrayList<>(List.of(office));
    others.stream().filter(Files::exists).map(Database::new).forEach(files::add);
    mustHaveRoom(folder.getParent(), files);
    OwnersOnly.makeFolder(folder);
    Files.deleteIfExists(folder.resolve(NOTE));
    clear(folder);
    StringBuilder note = new StringBuilder(now.toString()).append('\n');
    for (Database file : files) {
      String name = file.file().getFileName() + "." + office.tables();
      Path half = folder.resolve(name + NEW);
      OwnersOnly.make(half);
      file.copy(half);
      WholeFile.force(half);
      WholeFile.name(half, folder.resolve(name));
      note.append(name).append('\n');
    }
    write(folder, NOTE, note.toString());
    write(folder, UNDER_WAY, "");
    log.info("update: the office of before lies in {}", folder);
  }

  /** The update has succeeded, or the program of before works again. */
  public static void end(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FOLDER).resolve(UNDER_WAY));
  }

  /** Takes away what has been kept long enough. */
  public static void sweep(Path data, Instant now) {
    Path folder = data.resolve(FOLDER);
    try {
      Optional<Instant> taken = taken(folder);
      if (taken.isPresent() && taken.get().plus(KEPT).isBefore(now)) {
        Files.deleteIfExists(folder.resolve(NOTE));
        clear(folder);
        log.info("update: the office of before the update of {} is kept no longer", taken.get());
      }
    } catch (IOException e) {
      log.warn("update: {} can't be removed", folder, e);
    }
  }

  /**
   * What was put back.
   *
   * @param taken when the files were as they are now again
   */
  public record Back(Instant taken, List<Path> files) {}

  /**
   * Puts the files back where they were, and what was done since aside. Nobody else may use the
   * office meanwhile; once it was cut off it can be asked for again.
   *
   * @throws IllegalStateException if there is none, or if it is not whole; nothing is changed then
   */
  public static Back putBack(Path data) throws IOException {
    Path folder = data.resolve(FOLDER);
    Instant taken =
        taken(folder)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        folder + ": nothing of before an update is kept here; restore a backup"));
    List<String> names = new ArrayList<>(names(folder));
    for (String name : names) {
      if (!Files.exists(folder.resolve(name)) || !FileMending.isSound(folder.resolve(name))) {
        throw new IllegalStateException(
            folder.resolve(name) + ": missing or damaged; restore a backup");
      }
    }
    Path aside = folder.resolve(ASIDE);
    if (Files.exists(data.resolve(original(names.get(0))))) {
      empty(aside);
    }
    OwnersOnly.makeFolder(aside);
    List<Path> back = new ArrayList<>();
    for (String name : names) {
      setAside(data.resolve(original(name)), aside);
    }
    // The office's own file last: before it lies there nothing starts.
    Collections.reverse(names);
    for (String name : names) {
      Path half = folder.resolve(name + NEW);
      Files.copy(folder.resolve(name), half, StandardCopyOption.REPLACE_EXISTING);
      WholeFile.force(half);
      back.add(data.resolve(original(name)));
      WholeFile.name(half, back.get(back.size() - 1));
    }
    return new Back(taken, back);
  }

  /** The file before what lies beside it, which belongs to nothing without it. */
  private static void setAside(Path file, Path aside) throws IOException {
    List<String> ends = new ArrayList<>(List.of(""));
    ends.addAll(SIDE_FILES);
    for (String end : ends) {
      Path one = file.resolveSibling(file.getFileName() + end);
      // What lies there already was set aside before this was cut off.
      if (Files.exists(one) && !Files.exists(aside.resolve(one.getFileName()))) {
        Files.move(one, aside.resolve(one.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    WholeFile.forceFolder(file.getParent());
  }

  private static Path folder(Path office) {
    return office.toAbsolutePath().getParent().resolve(FOLDER);
  }

  /** {@code office.db} of {@code office.db.44}. */
  private static String original(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** The copies, and as much again for what the update itself writes. */
  private static void mustHaveRoom(Path data, List<Database> files) throws IOException {
    long needed = ROOM_BYTES;
    for (Database file : files) {
      for (String end : List.of("", "-wal")) {
        Path one = file.file().resolveSibling(file.file().getFileName() + end);
        needed += Files.exists(one) ? 2 * Files.size(one) : 0;
      }
    }
    long free = Files.getFileStore(data).getUsableSpace();
    if (free < needed) {
      throw new IllegalStateException(
          String.format(
              "%s: an update needs %d MB for a copy of the office and for its own work, %d MB are"
                  + " free; make room, or install the older version again; nothing was changed",
              data, needed >> 20, free >> 20));
    }
  }

  private static Optional<Instant> taken(Path folder) throws IOException {
    Path note = folder.resolve(NOTE);
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(note).stream().findFirst().map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new IOException(note + ": not readable", e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(NOTE));
    return lines.subList(1, lines.size());
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path half = folder.resolve(name + NEW);
    OwnersOnly.make(half);
    Files.write(half, text.getBytes(StandardCharsets.UTF_8));
    WholeFile.force(half);
    WholeFile.name(half, folder.resolve(name));
  }

  private static void clear(Path folder) throws IOException {
    empty(folder.resolve(ASIDE));
    empty(folder);
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> there = Files.list(folder)) {
      files = there.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
