package id.loket.server.trial;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of each trial last, with who did it and when. A table of its own and no event: no day's
 * numbers hang on it. Held in memory and written through the desk. Safe for many threads.
 */
final class TrialStore {
  private static final Logger log = LoggerFactory.getLogger(TrialStore.class);

  private final OfficeDesk desk;
  private final Map<String, Trial> newest = new ConcurrentHashMap<>();

  TrialStore(OfficeDesk desk, Database database) {
    this.desk = desk;
    database.read(TrialStore::rows).forEach(one -> newest.put(key(one.kind(), one.subject()), one));
  }

  Optional<Trial> newest(Trial.Kind kind, String subject) {
    return Optional.ofNullable(newest.get(key(kind, subject)));
  }

  /**
   * Returns at once. What can't be written now, such as on a full disk, is still shown: it was
   * tried, and only a restart forgets it.
   */
  void note(Trial one) {
    newest.put(key(one.kind(), one.subject()), one);
    desk.write(tables -> write(tables, one))
        .whenComplete(
            (rows, failure) -> {
              if (failure != null) {
                log.warn("trial {}: can't be written: {}", one.kind(), failure.toString());
              }
            });
  }

  private static int write(Handle tables, Trial one) {
    return tables
        .createUpdate(
            "INSERT INTO trial (kind, subject, at_utc, person, outcome, word, figures)"
                + " VALUES (:kind, :subject, :at, :by, :outcome, :word, :figures)"
                + " ON CONFLICT (kind, subject) DO UPDATE SET at_utc = excluded.at_utc,"
                + " person = excluded.person, outcome = excluded.outcome, word = excluded.word,"
                + " figures = excluded.figures")
        .bind("kind", one.kind().name())
        .bind("subject", one.subject())
        .bind("at", one.at().toString())
        .bind("by", one.by())
        .bind("outcome", one.outcome().name())
        .bind("word", one.word())
        .bind("figures", new String(Json.bytes(one.figures()), StandardCharsets.UTF_8))
        .execute();
  }

  private static List<Trial> rows(Handle tables) {
    return tables
        .createQuery("SELECT kind, subject, at_utc, person, outcome, word, figures FROM trial")
        .map((row, context) -> trial(row))
        .list();
  }

  private static Trial trial(ResultSet row) throws SQLException {
    return new Trial(
        Trial.Kind.valueOf(row.getString(1)),
        row.getString(2),
        Instant.parse(row.getString(3)),
        row.getString(4),
        Trial.Outcome.valueOf(row.getString(5)),
        row.getString(6),
        figures(row.getString(7)));
  }

  private static Map<String, String> figures(String json) {
    Map<String, String> figures = new TreeMap<>();
    Map<?, ?> read = Json.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
    read.forEach((key, value) -> figures.put(key.toString(), value.toString()));
    return figures;
  }

  private static String key(Trial.Kind kind, String subject) {
    return kind + " " + subject;
  }
}
