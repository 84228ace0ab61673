package id.loket.server.selfservice;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Json;
import id.loket.server.web.Requests;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The sums that the kiosks have told, by day, kiosk and run of its page. Safe for many threads. */
final class KioskUse {
  /** A page that is loaded anew every few minutes, all day long. */
  static final int MOST_RUNS = 200;

  private final OfficeDesk desk;
  private final Database database;

  KioskUse(OfficeDesk desk, Database database) {
    this.desk = desk;
    this.database = database;
  }

  /**
   * What a run has counted so far takes the place of what it told before.
   *
   * @return false if that kiosk has told of {@value #MOST_RUNS} other runs that day
   */
  boolean tell(LocalDate day, String screen, String run, List<Sum> sums) {
    String json = new String(Json.bytes(sums), StandardCharsets.UTF_8);
    int rows =
        Requests.await(
            desk.write(
                tables ->
                    tables
                        .createUpdate(
                            "INSERT INTO kiosk_use (service_day, screen, run, sums)"
                                + " SELECT :day, :screen, :run, :sums WHERE"
                                + " (SELECT count(*) FROM kiosk_use WHERE service_day = :day"
                                + " AND screen = :screen AND run <> :run) < :most"
                                + " ON CONFLICT DO UPDATE SET sums = excluded.sums")
                        .bind("day", day.toString())
                        .bind("screen", screen)
                        .bind("run", run)
                        .bind("sums", json)
                        .bind("most", MOST_RUNS)
                        .execute()));
    return rows > 0;
  }

  /** Of all kiosks, as they were told; both ends included. */
  List<Sum> of(LocalDate from, LocalDate to) {
    List<String> told =
        database.read(
            tables ->
                tables
                    .createQuery(
                        "SELECT sums FROM kiosk_use WHERE service_day BETWEEN :from AND :to")
                    .bind("from", from.toString())
                    .bind("to", to.toString())
                    .mapTo(String.class)
                    .list());
    List<Sum> sums = new ArrayList<>();
    told.forEach(one -> sums.addAll(read(one)));
    return sums;
  }

  private static List<Sum> read(String json) {
    return List.of(Json.read(json.getBytes(StandardCharsets.UTF_8), Sum[].class));
  }
}
