package id.loket.server.journal;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Changes;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Shelf;
import id.loket.server.rules.Ticket;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables that hold the office as it stands now: keys as columns, so that the unique indexes are
 * the last wall, and the value as JSON.
 */
final class CurrentState {
  /** All of them, each with a primary key. */
  static final List<String> TABLES =
      List.of("office_state", "last_serial", "ticket", "counter", "active_call", "shelf");

  private final Statements statements;

  interface Statements {
    PreparedStatement prepare(String sql) throws SQLException;
  }

  CurrentState(Statements statements) {
    this.statements = statements;
  }

  void write(Office office, Changes changes) throws SQLException {
    if (changes.newDay()) {
      for (String table : List.of("ticket", "active_call")) {
        statements.prepare("DELETE FROM " + table).executeUpdate();
      }
      for (Shelf<?> shelf : Shelf.ALL) {
        if (shelf.kept() == Shelf.Kept.FOR_THE_DAY) {
          clear(shelf);
        }
      }
    }
    if (changes.meta()) {
      writeMeta("day", office.day().toString());
      writeMeta("catalogue", JournalJson.write(office.catalogue()));
    }
    for (String prefix : changes.serials()) {
      writeSerial(office.day(), prefix, office.lastSerialOf(prefix));
    }
    for (String id : changes.tickets()) {
      writeTicket(office.ticket(id).orElseThrow());
    }
    writeCounters(office, changes);
    for (Shelf<?> shelf : Shelf.ALL) {
      for (String key : changes.keys(shelf)) {
        write(shelf, key, office.get(shelf, key));
      }
    }
  }

  void writeSerial(LocalDate day, String prefix, int serial) throws SQLException {
    PreparedStatement upsert =
        statements.prepare(
            "INSERT INTO last_serial (service_day, prefix, serial) VALUES (?, ?, ?)"
                + " ON CONFLICT (service_day, prefix) DO UPDATE SET serial = excluded.serial");
    upsert.setString(1, day.toString());
    upsert.setString(2, prefix);
    upsert.setInt(3, serial);
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

  private void write(Shelf<?> shelf, String key, Optional<?> thing) throws SQLException {
    PreparedStatement statement =
        statements.prepare(
            thing.isPresent()
                ? "INSERT INTO shelf (shelf, thing, body) VALUES (?, ?, ?)"
                    + " ON CONFLICT (shelf, thing) DO UPDATE SET body = excluded.body"
                : "DELETE FROM shelf WHERE shelf = ? AND thing = ?");
    statement.setString(1, shelf.name());
    statement.setString(2, key);
    if (thing.isPresent()) {
      statement.setString(3, JournalJson.write(thing.get()));
    }
    statement.executeUpdate();
  }

  private void clear(Shelf<?> shelf) throws SQLException {
    PreparedStatement delete = statements.prepare("DELETE FROM shelf WHERE shelf = ?");
    delete.setString(1, shelf.name());
    delete.executeUpdate();
  }

  private void writeMeta(String name, String body) throws SQLException {
    PreparedStatement upsert =
        statements.prepare(
            "INSERT INTO office_state (name, body) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET body = excluded.body");
    upsert.setString(1, name);
    upsert.setString(2, body);
    upsert.executeUpdate();
  }

  Optional<Office.Stored> read(Instant lastAt) throws SQLException {
    Map<String, String> meta = meta();
    if (!meta.containsKey("catalogue")) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.parse(meta.get("day"));
    return Optional.of(
        new Office.Stored(
            JournalJson.read(meta.get("catalogue"), Catalogue.class),
            day,
            lastAt,
            lastSerials(day),
            values("SELECT body FROM ticket ORDER BY place", Ticket.class),
            values("SELECT body FROM counter ORDER BY number", CounterState.class),
            shelves()));
  }

  private Map<Shelf<?>, Map<String, Object>> shelves() throws SQLException {
    Map<Shelf<?>, Map<String, Object>> shelves = new HashMap<>();
    for (Shelf<?> shelf : Shelf.ALL) {
      PreparedStatement select =
          statements.prepare("SELECT thing, body FROM shelf WHERE shelf = ?");
      select.setString(1, shelf.name());
      Map<String, Object> things = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          things.put(row.getString(1), JournalJson.read(row.getString(2), shelf.type()));
        }
      }
      shelves.put(shelf, things);
    }
    return shelves;
  }

  private Map<String, Integer> lastSerials(LocalDate day) throws SQLException {
    PreparedStatement select =
        statements.prepare(
            "SELECT prefix, serial FROM last_serial WHERE service_day = ? AND serial > 0");
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

  private Map<String, String> meta() throws SQLException {
    Map<String, String> bodies = new TreeMap<>();
    try (ResultSet row = statements.prepare("SELECT name, body FROM office_state").executeQuery()) {
      while (row.next()) {
        bodies.put(row.getString(1), row.getString(2));
      }
    }
    return bodies;
  }
}
