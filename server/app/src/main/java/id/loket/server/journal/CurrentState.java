package id.loket.server.journal;

import id.loket.server.rules.Announcement;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Changes;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.HelpCall;
import id.loket.server.rules.Office;
import id.loket.server.rules.Pace;
import id.loket.server.rules.Ticket;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables that hold the office as it stands now: keys as columns, so that the unique indexes are
 * the last wall, and the value as JSON.
 */
final class CurrentState {
  private final Statements statements;

  interface Statements {
    PreparedStatement prepare(String sql) throws SQLException;
  }

  CurrentState(Statements statements) {
    this.statements = statements;
  }

  void write(Office office, Changes changes) throws SQLException {
    if (changes.newDay()) {
      for (String table : List.of("ticket", "active_call", "announcement", "help_call")) {
        statements.prepare("DELETE FROM " + table).executeUpdate();
      }
    }
    if (changes.meta()) {
      upsert("office_state", "name", "day", office.day().toString());
      upsert("office_state", "name", "catalogue", JournalJson.write(office.catalogue()));
    }
    for (String prefix : changes.serials()) {
      writeSerial(office, prefix);
    }
    for (String id : changes.tickets()) {
      writeTicket(office.ticket(id).orElseThrow());
    }
    writeCounters(office, changes);
    for (String id : changes.announcements()) {
      write("announcement", "id", id, office.announcement(id));
    }
    for (String id : changes.helpCalls()) {
      write("help_call", "id", id, office.helpCall(id));
    }
    for (String service : changes.paces()) {
      upsert("pace", "service", service, JournalJson.write(office.paces().get(service)));
    }
    if (!changes.devices().isEmpty()) {
      for (DeviceState device : office.devices()) {
        if (changes.devices().contains(device.key())) {
          upsert("device_state", "id", device.key(), JournalJson.write(device));
        }
      }
    }
  }

  private void writeSerial(Office office, String prefix) throws SQLException {
    PreparedStatement upsert =
        statements.prepare(
            "INSERT INTO last_serial (service_day, prefix, serial) VALUES (?, ?, ?)"
                + " ON CONFLICT (service_day, prefix) DO UPDATE SET serial = excluded.serial");
    upsert.setString(1, office.day().toString());
    upsert.setString(2, prefix);
    upsert.setInt(3, office.lastSerialOf(prefix));
    upsert.executeUpdate();
  }

  /**
   * Inserts a new ticket or updates the one at its place. A number that another place has violates
   * the unique index; a place that another number has is refused here.
   */
  private void writeTicket(Ticket ticket) throws SQLException {
    PreparedStatement upsert =
        statements.prepare(
            "INSERT INTO ticket (place, service_day, prefix, serial, state, body)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (place) DO UPDATE"
                + " SET state = excluded.state, body = excluded.body"
                + " WHERE service_day = excluded.service_day AND prefix = excluded.prefix"
                + " AND serial = excluded.serial");
    upsert.setLong(1, ticket.place());
    upsert.setString(2, ticket.id().substring(0, 10));
    upsert.setString(3, ticket.prefix());
    upsert.setInt(4, ticket.serial());
    upsert.setString(5, ticket.state().name());
    upsert.setString(6, JournalJson.write(ticket));
    if (upsert.executeUpdate() != 1) {
      throw new SQLException(ticket.id() + ": another ticket has place " + ticket.place());
    }
  }

  /** All calls are cleared before any is set, so that a ticket may move between counters. */
  private void writeCounters(Office office, Changes changes) throws SQLException {
    PreparedStatement clear = statements.prepare("DELETE FROM active_call WHERE counter = ?");
    PreparedStatement freed =
        statements.prepare("UPDATE counter SET officer = '' WHERE number = ?");
    PreparedStatement gone = statements.prepare("DELETE FROM counter WHERE number = ?");
    for (int number : changes.counters()) {
      clear.setInt(1, number);
      clear.executeUpdate();
      PreparedStatement first = office.counter(number).isPresent() ? freed : gone;
      first.setInt(1, number);
      first.executeUpdate();
    }
    for (int number : changes.counters()) {
      Optional<CounterState> counter = office.counter(number);
      if (counter.isPresent()) {
        writeCounter(counter.get());
      }
    }
  }

  private void writeCounter(CounterState counter) throws SQLException {
    PreparedStatement upsert =
        statements.prepare(
            "INSERT INTO counter (number, officer, body) VALUES (?, ?, ?)"
                + " ON CONFLICT (number) DO UPDATE"
                + " SET officer = excluded.officer, body = excluded.body");
    upsert.setInt(1, counter.number());
    upsert.setString(2, counter.officer());
    upsert.setString(3, JournalJson.write(counter));
    upsert.executeUpdate();
    if (!counter.current().isEmpty()) {
      PreparedStatement insert =
          statements.prepare("INSERT INTO active_call (counter, ticket) VALUES (?, ?)");
      insert.setInt(1, counter.number());
      insert.setString(2, counter.current());
      insert.executeUpdate();
    }
  }

  private void write(String table, String key, String id, Optional<?> value) throws SQLException {
    if (value.isPresent()) {
      upsert(table, key, id, JournalJson.write(value.get()));
    } else {
      PreparedStatement delete =
          statements.prepare("DELETE FROM " + table + " WHERE " + key + " = ?");
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  private void upsert(String table, String key, String id, String body) throws SQLException {
    PreparedStatement upsert =
        statements.prepare(
            String.format(
                "INSERT INTO %s (%s, body) VALUES (?, ?)"
                    + " ON CONFLICT (%s) DO UPDATE SET body = excluded.body",
                table, key, key));
    upsert.setString(1, id);
    upsert.setString(2, body);
    upsert.executeUpdate();
  }

  Optional<Office.Stored> read(Instant lastAt) throws SQLException {
    Map<String, String> meta = bodies("office_state", "name");
    if (!meta.containsKey("catalogue")) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.parse(meta.get("day"));
    Map<String, Pace> paces = new TreeMap<>();
    bodies("pace", "service")
        .forEach((service, body) -> paces.put(service, JournalJson.read(body, Pace.class)));
    return Optional.of(
        new Office.Stored(
            JournalJson.read(meta.get("catalogue"), Catalogue.class),
            day,
            lastAt,
            lastSerials(day),
            values("SELECT body FROM ticket ORDER BY place", Ticket.class),
            values("SELECT body FROM counter ORDER BY number", CounterState.class),
            values("SELECT body FROM announcement ORDER BY id", Announcement.class),
            values("SELECT body FROM help_call ORDER BY id", HelpCall.class),
            values("SELECT body FROM device_state ORDER BY id", DeviceState.class),
            paces));
  }

  private Map<String, Integer> lastSerials(LocalDate day) throws SQLException {
    PreparedStatement select =
        statements.prepare("SELECT prefix, serial FROM last_serial WHERE service_day = ?");
    select.setString(1, day.toString());
    Map<String, Integer> serials = new TreeMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        serials.put(row.getString(1), row.getInt(2));
      }
    }
    return serials;
  }

  private <T> List<T> values(String sql, Class<T> type) throws SQLException {
    List<T> values = new ArrayList<>();
    try (ResultSet row = statements.prepare(sql).executeQuery()) {
      while (row.next()) {
        values.add(JournalJson.read(row.getString(1), type));
      }
    }
    return values;
  }

  private Map<String, String> bodies(String table, String key) throws SQLException {
    Map<String, String> bodies = new TreeMap<>();
    try (ResultSet row =
        statements.prepare("SELECT " + key + ", body FROM " + table).executeQuery()) {
      while (row.next()) {
        bodies.put(row.getString(1), row.getString(2));
      }
    }
    return bodies;
  }
}
