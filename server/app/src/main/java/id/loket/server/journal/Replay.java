package id.loket.server.journal;

import id.loket.server.rules.HallEvent;
import id.loket.server.rules.Office;
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
import org.jdbi.v3.core.Handle;

/**
 * Makes everything that is a function of the events anew, in another file: the hall's tables, the
 * features' derived ones, and what followers have summed up as far as they have come. On its way it
 * checks every hash. One thread.
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

  private record Serials(LocalDate day, String prefix) {}

  Replay(Registers registers, List<? extends Tally> tallies) {
    this.registers = registers;
    this.tallies = tallies.stream().filter(one -> !one.derives().isEmpty()).toList();
  }

  /**
   * Reads all events of one file and writes what they come to into the other.
   *
   * @throws IllegalStateException naming the event, if one is missing, changed or unknown
   */
  void run(Connection from, Connection to) throws SQLException {
    for (Tally tally : tallies) {
      positions.put(tally.name(), JournalReader.position(from, tally.name()));
    }
    try (Statement transaction = to.createStatement();
        Handle tables = Database.handle(to)) {
      transaction.execute("BEGIN");
      HashChain chain = new HashChain();
      byte[] previous = HashChain.START;
      try (Statement statement = from.createStatement();
          ResultSet row = statement.executeQuery(EventReader.SELECT + " ORDER BY seq")) {
        while (row.next()) {
          EventReader.check(row, chain, previous);
          previous = row.getBytes("hash");
          Recorded recorded = EventReader.recorded(row, registers);
          events++;
          if (recorded.seq() != events) {
            throw new IllegalStateException("event " + events + " is missing");
          }
          take(recorded, tables);
        }
      }
      for (Tally tally : tallies) {
        tally(tally, tables);
      }
      writeHall(to);
      transaction.execute("COMMIT");
    }
  }

  private void take(Recorded recorded, Handle tables) {
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
    List<PreparedStatement> prepared = new ArrayList<>();
    CurrentState state =
        new CurrentState(
            sql -> {
              PreparedStatement statement = to.prepareStatement(sql);
              prepared.add(statement);
              return statement;
            });
    state.write(office, office.everything());
    for (Map.Entry<Serials, Integer> one : serials.entrySet()) {
      state.writeSerial(one.getKey().day(), one.getKey().prefix(), one.getValue());
    }
    for (PreparedStatement statement : prepared) {
      statement.close();
    }
  }

  long events() {
    return events;
  }

  /** The original rows that the events name and no later one has erased. */
  List<Register.Original> originals() {
    return List.copyOf(originals.values());
  }

  /** Every table that was made anew. */
  List<String> tables() {
    List<String> tables = new ArrayList<>(CurrentState.TABLES);
    tables.addAll(registers.tables(Table.Nature.DERIVED));
    tallies.forEach(tally -> tables.addAll(tally.derives()));
    return tables;
  }
}
