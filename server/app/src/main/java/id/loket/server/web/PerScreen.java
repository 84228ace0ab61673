package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What some screens have of their own while the others do as usual: one value a screen, as JSON in
 * a table of two columns, {@code screen} and another. Held in memory and written through the desk
 * before it counts. Safe for many threads.
 */
public final class PerScreen<T> {
  private final OfficeDesk desk;
  private final String table;
  private final String column;
  private final Map<String, T> values;

  /**
   * @param column holds the value
   */
  public PerScreen(OfficeDesk desk, Database database, String table, String column, Class<T> type) {
    this.desk = desk;
    this.table = table;
    this.column = column;
    this.values =
        new ConcurrentHashMap<>(
            database.read(
                tables ->
                    tables
                        .createQuery("SELECT screen, " + column + " FROM " + table)
                        .map(
                            (row, context) ->
                                Map.entry(row.getString(1), read(row.getString(2), type)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Empty where that screen does as usual. */
  public Optional<T> of(String screen) {
    return Optional.ofNullable(values.get(screen));
  }

  public void change(String screen, T value) {
    String json = new String(Json.bytes(value), StandardCharsets.UTF_8);
    Requests.await(
        desk.write(
                tables ->
                    tables.execute(
                        ("INSERT INTO %1$s (screen, %2$s) VALUES (?, ?)"
                                + " ON CONFLICT (screen) DO UPDATE SET %2$s = excluded.%2$s")
                            .formatted(table, column),
                        screen,
                        json))
            .thenAccept(rows -> values.put(screen, value)));
  }

  /** From now on as usual. */
  public void forget(String screen) {
    Requests.await(
        desk.write(tables -> tables.execute("DELETE FROM " + table + " WHERE screen = ?", screen))
            .thenAccept(rows -> values.remove(screen)));
  }
}
