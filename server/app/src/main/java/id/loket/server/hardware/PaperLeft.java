package id.loket.server.hardware;

import id.loket.server.journal.Database;
import id.loket.server.rules.TicketIssued;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * For how many numbers the roll in a printer will do, by what its last roll has given. A roll is
 * new when a printer that was out of paper, or low on it, is ready again. Known limit: reprints,
 * test slips and tables of the day are not counted, and a roll of another length is taken for one
 * like the last.
 *
 * @param onADay how many numbers are printed there on a usual day
 */
public record PaperLeft(String station, long numbers, long onADay) {
  /** A roll that has given fewer was not a whole one. */
  public static final int SHORTEST_ROLL = 100;

  private static final String PRINTER = "printer";

  /** Whether somebody should have a roll at hand today. */
  public boolean isScarce() {
    return numbers < onADay;
  }

  /** Of each printer whose last roll was seen from its beginning to its end. */
  public static List<PaperLeft> of(Database database, int shortestRoll) {
    return database.read(
        tables -> {
          List<PaperLeft> all = new ArrayList<>();
          newRolls(tables)
              .forEach((station, seqs) -> add(all, tables, station, seqs, shortestRoll));
          return all;
        });
  }

  private static void add(
      List<PaperLeft> all, Handle tables, String station, List<Long> newRolls, int shortestRoll) {
    if (newRolls.size() < 2) {
      return;
    }
    long before = newRolls.get(newRolls.size() - 2);
    long last = newRolls.get(newRolls.size() - 1);
    long roll = issued(tables, station, before, last, "COUNT(*)");
    if (roll < shortestRoll) {
      return;
    }
    long days = issued(tables, station, before, Long.MAX_VALUE, "COUNT(DISTINCT service_day)");
    long given = issued(tables, station, last, Long.MAX_VALUE, "COUNT(*)");
    all.add(new PaperLeft(station, Math.max(0, roll - given), (roll + given) / Math.max(1, days)));
  }

  /** By station: after which events a new roll was in, the oldest first. */
  private static Map<String, List<Long>> newRolls(Handle tables) {
    Map<String, List<Long>> rolls = new TreeMap<>();
    Map<String, Boolean> ending = new TreeMap<>();
    tables
        .createQuery(
            "SELECT station, seq, state FROM device_change WHERE device = :device ORDER BY seq")
        .bind("device", PRINTER)
        .mapToMap()
        .forEach(
            row -> {
              String station = (String) row.get("station");
              String state = (String) row.get("state");
              if (state.equals("PAPER_OUT") || state.equals("PAPER_LOW")) {
                ending.put(station, true);
              } else if (state.equals("READY") && ending.getOrDefault(station, false)) {
                ending.put(station, false);
                rolls
                    .computeIfAbsent(station, any -> new ArrayList<>())
                    .add(((Number) row.get("seq")).longValue());
              }
            });
    return rolls;
  }

  private static long issued(Handle tables, String station, long after, long to, String what) {
    return tables
        .createQuery(
            "SELECT "
                + what
                + " FROM event WHERE seq > :after AND seq <= :to AND kind = :kind"
                + " AND json_extract(body, '$.station') = :station")
        .bind("after", after)
        .bind("to", to)
        .bind("kind", TicketIssued.class.getSimpleName())
        .bind("station", station)
        .mapTo(Long.class)
        .one();
  }
}
