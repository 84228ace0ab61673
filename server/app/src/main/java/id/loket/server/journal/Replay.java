package id.loket.server.journal;

import id.loket.server.rules.HallEvent;
import id.loket.server.rules.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Makes everything that is a function of the events anew, in another file: the hall's tables, the
 * features' derived ones, and what followers have summed up as far as they have come. On its way it
 * checks every hash. For one run, on one thread.
 */
final class Replay {
  private static final int BATCH = 1_000;

  private final Registers registers;
  private final List<? extends Tally> tallies;
  private final Office office = new Office();
  private final Map<Serials, Integer> serials = new LinkedHashMap<>();
  private final Map<String, Register.Original> originals = new HashMap<>();
  private final Map<String, List<Recorded>> untallied = new HashMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private long events;
  private byte[] hash = HashChain.START;
  private OfficeState begin;

  private record Serials(LocalDate day, String prefix) {}

  Replay(Registers registers, List<? extends Tally> tallies) {
    this.registers = registers;
    this.tallies = tallies.stream().filter(one -> !one.derives().isEmpty()).toList();
  }

  /**
   * Reads all events of one file and writes what they come to into the other. Where the oldest lie
   * in files of their own it begins with the state that was written down after them.
   *
   * @param to whose tables are empty
   * @throws IllegalStateException naming the event, if one is missing, changed or unknown
   */
  void run(Connection from, Connection to) throws SQLException {
    run(from, Long.MAX_VALUE, to);
  }

  /** The same up to an event. */
  void run(Connection from, long last, Connection to) throws SQLException {
    notePositions(from, last);
    Optional<Thinned> base = Thinned.newest(from);
    in(
        to,
        tables -> {
          if (base.isPresent()) {
            begin(base.get(), Thinned.state(from, base.get().lastSeq()), to);
          }
          takeEvents(from, last, tables);
        });
  }

  /**
   * The same from the very first event on, through the files of all months.
   *
   * @throws IllegalStateException as well if one of these is missing or changed, or if the events
   *     of a month don't come to what was noted of it
   */
  void runWhole(Connection from, Months months, Connection to) throws SQLException {
    notePositions(from, Long.MAX_VALUE);
    List<Thinned> all = Thinned.all(from);
    in(
        to,
        tables -> {
          for (Thinned month : all) {
            takeMonth(month, months, tables);
            end(to, tables);
            mustCome(month, to);
          }
          takeEvents(from, Long.MAX_VALUE, tables);
        });
  }

  private interface Taking {
    void run(Handle tables) throws SQLException;
  }

  private void in(Connection to, Taking taking) throws SQLException {
    try (Statement transaction = to.createStatement();
        Handle tables = Database.handle(to)) {
      transaction.execute("BEGIN");
      taking.run(tables);
      end(to, tables);
      transaction.execute("COMMIT");
    }
  }

  private void notePositions(Connection from, long last) throws SQLException {
    for (Tally tally : tallies) {
      boolean all = last != Long.MAX_VALUE;
      positions.put(tally.name(), all ? last : JournalReader.position(from, tally.name()));
    }
  }

  private void begin(Thinned base, byte[] state, Connection to) throws SQLException {
    try {
      OfficeState.put(state, base.stateAfter(), to).forEach(one -> originals.put(one.id(), one));
    } catch (IOException e) {
      throw new IllegalStateException(
          "what the months up to " + base.month() + " come to can't be read: " + e.getMessage());
    }
    List<PreparedStatement> prepared = new ArrayList<>();
    hall(to, prepared).read(base.last()).ifPresent(office::restore);
    close(prepared);
    try (Statement statement = to.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT service_day, prefix, serial FROM last_serial")) {
      while (row.next()) {
        serials.put(
            new Serials(LocalDate.parse(row.getString(1)), row.getString(2)), row.getInt(3));
      }
    }
    events = base.lastSeq();
    hash = base.hash();
  }

  private void takeEvents(Connection from, long last, Handle tables) throws SQLException {
    HashChain chain = new HashChain();
    try (PreparedStatement select =
        from.prepareStatement(EventReader.SELECT + " WHERE seq > ? AND seq <= ? ORDER BY seq")) {
      select.setLong(1, events);
      select.setLong(2, last);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          EventReader.check(row, chain, hash);
          hash = row.getBytes("hash");
          take(EventReader.recorded(row, registers), tables);
        }
      }
    }
  }

  private void takeMonth(Thinned month, Months months, Handle tables) throws SQLException {
    Path file = months.file(month.month());
    try {
      if (!Digest.hex(hash).equals(month.hashBefore())) {
        throw new IOException("it doesn't follow on the month before");
      }
      if (!months.isSound(month)) {
        throw new IOException("it is not as it was written");
      }
      MonthFile.Header said =
          MonthFile.read(file, event -> take(event.recorded(registers), tables));
      if (!said.equals(MonthFile.Header.of(month))) {
        throw new IOException("it is another month's, or another office's");
      }
      hash = month.hash();
    } catch (IOException e) {
      boolean missing = !Files.exists(file);
      throw new IllegalStateException(
          Months.FOLDER
              + "/"
              + file.getFileName()
              + ": "
              + (missing ? "it is missing" : e.getMessage()));
    }
  }

  /** Another version of the tables makes another digest of the same. */
  private void mustCome(Thinned month, Connection to) throws SQLException {
    begin = state(to);
    if (month.tables() == Migrations.newest() && !begin.sha256().equals(month.stateAfter())) {
      throw new IllegalStateException(
          "the events of " + month.month() + " come to another state than was noted of it");
    }
  }

  /** What all months came to, after {@link #runWhole}. */
  OfficeState begin() {
    return begin;
  }

  /** What all events that were read come to, once their tables are written. */
  OfficeState state(Connection to) throws SQLException {
    return OfficeState.of(to, tables(), originals.values());
  }

  private void end(Connection to, Handle tables) throws SQLException {
    for (Tally tally : tallies) {
      tally(tally, tables);
    }
    writeHall(to);
  }

  private void take(Recorded recorded, Handle tables) {
    events++;
    if (recorded.seq() != events) {
      throw new IllegalStateException("event " + events + " is missing");
    }
    if (recorded.event() instanceof HallEvent event) {
      office.replay(event, recorded.at());
      for (String prefix : office.takeChanges().serials()) {
        serials.put(new Serials(office.day(), prefix), office.lastSerialOf(prefix));
      }
    }
    registers.apply(recorded.event(), recorded.at(), tables);
    registers.originals(recorded.event()).forEach(one -> originals.put(one.id(), one));
    registers
        .erased(recorded.event())
        .ifPresent(person -> originals.values().removeIf(one -> one.person().equals(person)));
    for (Tally tally : tallies) {
      if (recorded.seq() <= positions.get(tally.name()) && tally.wants(recorded.event())) {
        List<Recorded> waiting = untallied.computeIfAbsent(tally.name(), any -> new ArrayList<>());
        waiting.add(recorded);
        if (waiting.size() == BATCH) {
          tally(tally, tables);
        }
      }
    }
  }

  private void tally(Tally tally, Handle tables) {
    List<Recorded> waiting = untallied.remove(tally.name());
    if (waiting != null) {
      tally.write(waiting, tables);
    }
  }

  private void writeHall(Connection to) throws SQLException {
    if (office.catalogue() == null) {
      return;
    }
    try (Statement clear = to.createStatement()) {
      for (String table : CurrentState.TABLES) {
        clear.execute("DELETE FROM " + table);
      }
    }
    List<PreparedStatement> prepared = new ArrayList<>();
    CurrentState state = hall(to, prepared);
    state.write(office, office.everything());
    for (Map.Entry<Serials, Integer> one : serials.entrySet()) {
      state.writeSerial(one.getKey().day(), one.getKey().prefix(), one.getValue());
    }
    close(prepared);
  }

  private static CurrentState hall(Connection to, List<PreparedStatement> prepared) {
    return new CurrentState(
        sql -> {
          PreparedStatement statement = to.prepareStatement(sql);
          prepared.add(statement);
          return statement;
        });
  }

  private static void close(List<PreparedStatement> prepared) throws SQLException {
    for (PreparedStatement statement : prepared) {
      statement.close();
    }
  }

  /** The seq of the newest that was read. */
  long events() {
    return events;
  }

  /** The original rows that the events name and no later one has erased. */
  List<Register.Original> originals() {
    return List.copyOf(originals.values());
  }

  /** The same of one table: the digest of each row by its id. The caller's own. */
  Map<String, String> namedIn(String table) {
    Map<String, String> named = new HashMap<>();
    originals().stream()
        .filter(one -> one.table().equals(table))
        .forEach(one -> named.put(one.id(), one.sha256()));
    return named;
  }

  /** Every table that was made anew. */
  List<String> tables() {
    List<String> tables = new ArrayList<>(CurrentState.TABLES);
    tables.addAll(registers.tables(Table.Nature.DERIVED));
    tallies.forEach(tally -> tables.addAll(tally.derives()));
    return tables;
  }
}
