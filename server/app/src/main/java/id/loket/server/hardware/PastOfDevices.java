package id.loket.server.hardware;

import id.loket.device.Health;
import id.loket.server.journal.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what became of the devices. Safe for many threads. */
final class PastOfDevices {
  private static final int SHOWN = 200;

  private final Database database;

  PastOfDevices(Database database) {
    this.database = database;
  }

  /** One change, as it was told. */
  record Change(Instant at, String state, Health health, String detail) {}

  /**
   * How often a device fell.
   *
   * @param last empty if it never did
   */
  record Falls(int today, int week, Optional<Instant> last) {
    static final Falls NONE = new Falls(0, 0, Optional.empty());
  }

  /** Newest first. */
  List<Change> of(String station, String device) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT at_utc, state, health, detail FROM device_change"
                        + " WHERE station = :station AND device = :device"
                        + " ORDER BY seq DESC LIMIT :most")
                .bind("station", station)
                .bind("device", device)
                .bind("most", SHOWN)
                .map((row, context) -> change(row))
                .list());
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        Instant.parse(row.getString("at_utc")),
        row.getString("state"),
        Health.valueOf(row.getString("health")),
        row.getString("detail"));
  }

  /**
   * Of all devices, by station, slash, device.
   *
   * @param today since when a fall counts as today's
   * @param week since when as the week's
   */
  Map<String, Falls> falls(Instant today, Instant week) {
    return database.read(tables -> falls(tables, today, week));
  }

  private static Map<String, Falls> falls(Handle tables, Instant today, Instant week) {
    Map<String, Falls> falls = new HashMap<>();
    tables
        .createQuery(
            "SELECT station, device, SUM(fell AND at_utc >= :today) AS today,"
                + " SUM(fell AND at_utc >= :week) AS week, MAX(CASE WHEN fell THEN at_utc END) AS"
                + " last FROM device_change GROUP BY station, device")
        .bind("today", second(today))
        .bind("week", second(week))
        .map((row, context) -> row(row))
        .forEach(one -> falls.put(one.getKey(), one.getValue()));
    return falls;
  }

  /** Before every moment of that second as it is written, with or without its fraction. */
  private static String second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
  }

  private static Map.Entry<String, Falls> row(ResultSet row) throws SQLException {
    return Map.entry(
        row.getString("station") + "/" + row.getString("device"),
        new Falls(
            row.getInt("today"),
            row.getInt("week"),
            Optional.ofNullable(row.getString("last")).map(Instant::parse)));
  }
}
