package id.loket.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what is new in the office's file, again and again, each time on a connection of its own and
 * in one moment of it. One thread.
 */
public final class Increments {
  /** So that one of them fits into memory well. */
  private static final int EVENTS = 5_000;

  /** Told by place, by request, with the whole file, or of no use elsewhere. */
  private static final List<String> NOT_WHOLE =
      List.of(
          "event",
          "command",
          "follower",
          "flyway_schema_history",
          "sealed",
          Thinned.TABLE,
          Thinned.STATE);

  private final Database database;
  private final Set<String> leftOut = new HashSet<>(NOT_WHOLE);
  private final Map<String, String> told = new HashMap<>();
  private boolean anew = true;

  /**
   * @param tallies followers whose tables are a function of the events
   */
  public Increments(Database database, List<? extends Tally> tallies) {
    this.database = database;
    leftOut.addAll(CurrentState.TABLES);
    leftOut.addAll(database.registers().tables(Table.Nature.DERIVED));
    leftOut.addAll(database.registers().tables(Table.Nature.ORIGINAL));
    tallies.forEach(tally -> leftOut.addAll(tally.derives()));
  }

  /** What was told may be lost: the next one tells every request and every table again. */
  public void anew() {
    anew = true;
    told.clear();
  }

  /** The version of the tables that this program makes. */
  public static int version() {
    return Migrations.newest();
  }

  /** Where the chain of a file ends. */
  public static Increment.Place end(Database database) throws SQLException {
    try (Connection from = database.reader();
        Statement statement = from.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")) {
      return row.next() ? Increment.Place.of(row.getLong(1), row.getBytes(2)) : begin(from);
    }
  }

  private static Increment.Place begin(Connection from) throws SQLException {
    return Thinned.newest(from)
        .map(one -> Increment.Place.of(one.lastSeq(), one.hash()))
        .orElse(Increment.Place.of(0, HashChain.START));
  }

  /** Whether what comes after that place is no longer in the office's file. */
  public boolean isPast(Increment.Place place) throws SQLException {
    try (Connection from = database.reader()) {
      return place.seq() < begin(from).seq();
    }
  }

  /** Whether the chain of the office's file goes through that place. */
  public boolean holds(Increment.Place place) throws SQLException {
    if (place.seq() == 0) {
      return true;
    }
    try (Connection from = database.reader();
        PreparedStatement select =
            from.prepareStatement("SELECT seq, hash FROM event WHERE seq = ?")) {
      if (begin(from).equals(place)) {
        return true;
      }
      select.setLong(1, place.seq());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && Increment.Place.of(row.getLong(1), row.getBytes(2)).equals(place);
      }
    }
  }

  /**
   * What came after a place. Where there are too many events for one it brings those alone.
   *
   * @param requests that were answered since the last one
   * @throws IllegalStateException if one of the events doesn't fit its hash
   */
  public Increment after(Increment.Place place, Collection<String> requests, Instant at)
      throws SQLException {
    try (Connection from = database.reader();
        Statement transaction = from.createStatement()) {
      transaction.execute("BEGIN");
      List<TableRows> rows = new ArrayList<>();
      Increment.Place to = events(from, place, rows);
      boolean more = to.seq() - place.seq() == EVENTS;
      if (!more) {
        requests(from, requests, rows);
        tables(from, rows);
        anew = false;
      }
      return new Increment(Migrations.newest(), at, place, to, more, rows);
    }
  }

  private Increment.Place events(Connection from, Increment.Place place, List<TableRows> rows)
      throws SQLException {
    HashChain chain = new HashChain();
    List<List<Object>> events = new ArrayList<>();
    List<Register.Original> originals = new ArrayList<>();
    Increment.Place last = place;
    List<String> columns;
    try (PreparedStatement select =
        from.prepareStatement("SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT " + EVENTS)) {
      select.setLong(1, place.seq());
      try (ResultSet row = select.executeQuery()) {
        columns = TableRows.columns(row);
        while (row.next()) {
          EventReader.check(row, chain, null);
          Increment.Place before = Increment.Place.of(last.seq(), row.getBytes("prev_hash"));
          if (!before.equals(last) || row.getLong("seq") != last.seq() + 1) {
            throw new IllegalStateException("event " + (last.seq() + 1) + " is missing");
          }
          last = Increment.Place.of(row.getLong("seq"), row.getBytes("hash"));
          events.add(TableRows.values(row, columns.size()));
          database
              .registers()
              .originals(EventReader.recorded(row, database.registers()).event())
              .forEach(originals::add);
        }
      }
    }
    if (!events.isEmpty()) {
      rows.add(new TableRows("event", "", false, columns, events));
      originals(from, originals, rows);
    }
    return last;
  }

  private static void originals(
      Connection from, List<Register.Original> originals, List<TableRows> rows)
      throws SQLException {
    for (Register.Original one : originals) {
      TableRows row = TableRows.read(from, one.table(), false, "WHERE id = ?", one.id());
      if (!row.values().isEmpty()) {
        rows.add(row);
      }
    }
  }

  private void requests(Connection from, Collection<String> requests, List<TableRows> rows)
      throws SQLException {
    if (anew) {
      rows.add(TableRows.read(from, "command", true, ""));
      return;
    }
    List<List<Object>> commands = new ArrayList<>();
    List<String> columns = List.of();
    for (String request : requests) {
      TableRows one = TableRows.read(from, "command", false, "WHERE request_id = ?", request);
      columns = one.columns();
      commands.addAll(one.values());
    }
    if (!commands.isEmpty()) {
      rows.add(new TableRows("command", "", false, columns, commands));
    }
  }

  private void tables(Connection from, List<TableRows> rows) throws SQLException {
    for (String table : RowSums.tables(from)) {
      if (leftOut.contains(table)) {
        continue;
      }
      TableRows all = TableRows.read(from, table, true, "");
      String now = all.digest();
      if (!now.equals(told.put(table, now))) {
        rows.add(all);
      }
    }
  }

  // ---- and back ---------------------------------------------------------------------------------

  /** Puts increments into an older copy of the office's file, one after the other. */
  public static final class Writer implements AutoCloseable {
    private final Connection connection;
    private final Registers registers;
    private final HashChain chain = new HashChain();
    private Increment.Place place;

    /**
     * @param file which nobody else uses
     */
    public Writer(Database file) throws SQLException {
      this.place = end(file);
      this.registers = file.registers();
      this.connection = file.writer();
    }

    /**
     * All of it, or nothing if it throws. What it tells again is passed by.
     *
     * @throws IllegalStateException if it begins after this file's end, or if one of its events
     *     doesn't fit
     */
    public void put(Increment one) throws SQLException {
      if (one.from().seq() > place.seq()) {
        throw new IllegalStateException("event " + (place.seq() + 1) + " is missing");
      }
      Increment.Place before = place;
      try (Statement transaction = connection.createStatement()) {
        transaction.execute("BEGIN");
        try {
          for (TableRows rows : one.rows()) {
            if (rows.table().equals("event")) {
              putEvents(rows);
            } else {
              rows.put(connection);
            }
          }
          transaction.execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
          place = before;
          transaction.execute("ROLLBACK");
          throw e;
        }
      }
    }

    private void putEvents(TableRows rows) throws SQLException {
      for (List<Object> row : rows.values()) {
        Map<String, Object> event = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
          event.put(rows.columns().get(i), row.get(i));
        }
        long seq = (Long) event.get("seq");
        if (seq <= place.seq()) {
          continue;
        }
        byte[] hash = (byte[]) event.get("hash");
        byte[] previous = (byte[]) event.get("prev_hash");
        if (!Increment.Place.of(seq - 1, previous).equals(place)
            || !Increment.Place.of(seq, hashed(seq, previous, event))
                .equals(Increment.Place.of(seq, hash))) {
          throw new IllegalStateException("event " + seq + " doesn't fit its hash");
        }
        new TableRows("event", "", false, rows.columns(), List.of(row)).put(connection);
        place = Increment.Place.of(seq, hash);
        erase(event);
      }
    }

    private byte[] hashed(long seq, byte[] previous, Map<String, Object> event) {
      return chain.next(
          previous,
          seq,
          event.get("epoch").toString(),
          event.get("at_utc").toString(),
          event.get("service_day").toString(),
          event.get("kind").toString(),
          event.get("version").toString(),
          event.get("actor").toString(),
          event.get("body").toString());
    }

    /** Whoever was erased since leaves no row. */
    private void erase(Map<String, Object> event) throws SQLException {
      String person =
          registers
              .erased(
                  registers.read(
                      event.get("kind").toString(),
                      ((Long) event.get("version")).intValue(),
                      event.get("body").toString()))
              .orElse(null);
      if (person == null) {
        return;
      }
      for (String table : registers.tables(Table.Nature.ORIGINAL)) {
        try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM " + table + " WHERE person = ?")) {
          delete.setString(1, person);
          delete.executeUpdate();
        }
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
