package id.loket.server.journal;

import id.loket.server.rules.Office;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
      CurrentState tables = new CurrentState(connection::prepareStatement);
      Office stored = new Office();
      tables.read(replayed.lastAt()).ifPresent(stored::restore);
      return new Result(events, difference(picture(replayed), picture(stored)));
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

  private static Map<String, String> picture(Office office) {
    Map<String, String> rows = new TreeMap<>();
    if (office.catalogue() == null) {
      return rows;
    }
    rows.put("day", office.day().toString());
    rows.put("catalogue", JournalJson.write(office.catalogue()));
    office.tickets().forEach(t -> rows.put("ticket " + t.id(), JournalJson.write(t)));
    office.counters().forEach(c -> rows.put("counter " + c.number(), JournalJson.write(c)));
    office.announcements().forEach(a -> rows.put("announcement " + a.id(), JournalJson.write(a)));
    office.helpCalls().forEach(h -> rows.put("help call " + h.id(), JournalJson.write(h)));
    office.devices().forEach(d -> rows.put("device " + d.key(), JournalJson.write(d)));
    office.paces().forEach((s, p) -> rows.put("pace " + s, JournalJson.write(p)));
    return rows;
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
