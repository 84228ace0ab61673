package id.loket.server.health;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.web.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since when each trouble lasts. Held in memory, and in a small file beside the journal so that a
 * restart makes no trouble younger than it is. The file is not forced to the disk and nothing
 * depends on it: where it is lost or can't be read, a trouble is as old as this run has seen it.
 * Safe for many threads.
 */
public final class Troubles {
  static final String FILE = "troubles.json";

  private static final Logger log = LoggerFactory.getLogger(Troubles.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private Map<String, Instant> since;
  private Map<String, Instant> kept;

  /**
   * @param folder the data folder
   */
  public Troubles(Path folder) {
    this.file = folder.resolve(FILE);
    this.since = read(file);
    this.kept = since;
  }

  /** The same rows; each that is not well with the moment since when it is as it is. */
  synchronized List<Check> dated(List<Check> rows, Instant now) {
    Map<String, Instant> next = new HashMap<>();
    List<Check> dated = rows.stream().map(row -> dated(row, now, next)).toList();
    since = next;
    return dated;
  }

  /** A moment that lies ahead is from when the clock was wrong. */
  private Check dated(Check row, Instant now, Map<String, Instant> next) {
    if (row.resting()) {
      since.forEach((key, moment) -> keepIfOf(row, key, moment, next));
    }
    if (row.isWell()) {
      return row.since(null);
    }
    String key = row.id() + " " + row.cause();
    Instant told = row.since() == null ? since.getOrDefault(key, now) : row.since();
    Instant moment = told.isAfter(now) ? now : told;
    next.put(key, moment);
    return row.since(moment);
  }

  private static void keepIfOf(Check row, String key, Instant moment, Map<String, Instant> next) {
    if (key.startsWith(row.id() + " ")) {
      next.put(key, moment);
    }
  }

  /** Writes the file if anything has changed. */
  synchronized void keep() {
    if (since.equals(kept)) {
      return;
    }
    Map<String, String> text = new TreeMap<>();
    since.forEach((key, moment) -> text.put(key, moment.toString()));
    try {
      Path half = file.resolveSibling(FILE + ".new");
      OwnersOnly.make(half);
      Files.write(half, JSON.writeValueAsBytes(text));
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      kept = since;
    } catch (IOException e) {
      log.debug("health: {} can't be written, and will be later", file, e);
    }
  }

  private static Map<String, Instant> read(Path file) {
    Map<String, Instant> read = new HashMap<>();
    try {
      if (Files.exists(file)) {
        JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {})
            .forEach((key, moment) -> read.put(key, Instant.parse(moment)));
      }
      return read;
    } catch (IOException | DateTimeException e) {
      log.warn("health: {} can't be read, so troubles begin anew: {}", file, e.getMessage());
      return Map.of();
    }
  }
}
