package id.loket.server.journal;

import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The full check, run by command on a stopped or running office: every hash of the chain, and a
 * replay of all events that must give exactly the current-state tables.
 */
public final class JournalCheck {
  private JournalCheck() {}

  /**
   * @param finding empty if everything fits; else one sentence that names the event or the row
   */
  public record Result(long events, String finding) {
    public boolean sound() {
      return finding.isEmpty();
    }
  }

  public static Result run(Database database) throws SQLException {
    try (Connection connection = database.reader();
        Statement transaction = connection.createStatement()) {
      transaction.execute("BEGIN");
      Office replayed = new Office();
      long events;
      try {
        events = replay(connection, replayed);
      } catch (IllegalStateException e) {
        return new Result(0, e.getMessage());
      }
      return new Result(events, difference(rows(replayed), rows(connection, replayed)));
    }
  }

  private static long replay(Connection connection, Office office) throws SQLException {
    HashChain chain = new HashChain();
    byte[] previous = HashChain.START;
    long events = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(EventReader.SELECT + " ORDER BY seq")) {
      while (row.next()) {
        EventReader.check(row, chain, previous);
        previous = row.getBytes("hash");
        Recorded recorded = EventReader.recorded(row);
        events++;
        if (recorded.seq() != events) {
          throw new IllegalStateException("event " + events + " is missing");
        }
        office.replay(recorded.event(), recorded.at());
        office.takeChanges();
      }
    }
    return events;
  }

  /** The rows that the tables should hold, each as one text. */
  private static Map<String, String> rows(Office office) {
    Map<String, String> rows = new TreeMap<>();
    if (office.catalogue() == null) {
      return rows;
    }
    rows.put("office_state day", office.day().toString());
    rows.put("office_state catalogue", JournalJson.write(office.catalogue()));
    office.lastSerials().forEach((prefix, last) -> rows.put("last_serial " + prefix, "" + last));
    for (Ticket t : office.tickets()) {
      String columns =
          String.join(
              "|",
              t.id().substring(0, 10),
              t.prefix(),
              Integer.toString(t.serial()),
              Long.toString(t.place()),
              t.state().name());
      rows.put("ticket " + t.id(), columns + "|" + JournalJson.write(t));
    }
    for (CounterState c : office.counters()) {
      rows.put("counter " + c.number(), c.officer() + "|" + JournalJson.write(c));
      if (!c.current().isEmpty()) {
        rows.put("active_call " + c.number(), c.current());
      }
    }
    office.announcements().forEach(a -> rows.put("announcement " + a.id(), JournalJson.write(a)));
    office.helpCalls().forEach(h -> rows.put("help_call " + h.id(), JournalJson.write(h)));
    office.devices().forEach(d -> rows.put("device_state " + d.key(), JournalJson.write(d)));
    office.paces().forEach((s, p) -> rows.put("pace " + s, JournalJson.write(p)));
    return rows;
  }

  /** The rows as they are, every column of them. */
  private static Map<String, String> rows(Connection connection, Office replayed)
      throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    read(connection, "office_state", "name", "body", rows);
    read(
        connection,
        "(SELECT prefix, serial FROM last_serial WHERE service_day = '" + replayed.day() + "')",
        "prefix",
        "serial",
        rows);
    read(
        connection,
        "ticket",
        "service_day || '-' || prefix || '-' || serial",
        "service_day || '|' || prefix || '|' || serial || '|' || place || '|' || state || '|' || body",
        rows);
    read(connection, "counter", "number", "officer || '|' || body", rows);
    read(connection, "active_call", "counter", "ticket", rows);
    for (String table : List.of("announcement", "help_call", "device_state")) {
      read(connection, table, "id", "body", rows);
    }
    read(connection, "pace", "service", "body", rows);
    return rows;
  }

  private static void read(
      Connection connection, String table, String key, String value, Map<String, String> rows)
      throws SQLException {
    String name = table.startsWith("(") ? "last_serial" : table;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + key + ", " + value + " FROM " + table)) {
      while (row.next()) {
        rows.put(name + " " + row.getString(1), row.getString(2));
      }
    }
  }

  private static String difference(Map<String, String> replayed, Map<String, String> stored) {
    Map<String, String> all = new TreeMap<>(replayed);
    all.putAll(stored);
    for (String row : all.keySet()) {
      if (!Objects.equals(replayed.get(row), stored.get(row))) {
        return String.format(
            "%s: the journal gives %s, the table holds %s",
            row, replayed.get(row), stored.get(row));
      }
    }
    return "";
  }
}
