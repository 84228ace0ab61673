package id.loket.sim.benchmark;

import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.rules.Catalogue;
import id.loket.sim.past.PastHall;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Years of visits in a file, one transaction a day. The followers' positions are at the end, as in
 * an office that has been running.
 */
final class OldDays {
  private static final int VISITS_A_DAY = 600;
  private static final Duration VISIT = Duration.ofSeconds(45);
  private static final List<String> FOLLOWERS =
      List.of("survey-inviting", "visit-counting", "device-history");
  private static final int COUNTER = 3;
  private static final String SERVICE = "REENTRY";

  private OldDays() {}

  /**
   * Writes at least so many events, the last of them yesterday.
   *
   * @return how many there are
   */
  static long write(Path file, Catalogue catalogue, long events, LocalDate today)
      throws SQLException {
    Database database = new Database(file);
    database.migrate();
    try (Journal journal = Journal.open(database)) {
      int days = (int) Math.ceil(events / (double) (VISITS_A_DAY * PastHall.EVENTS_A_VISIT));
      PastHall hall = new PastHall(journal, catalogue, new SplittableRandom(1), true);
      for (int back = days; back >= 1; back--) {
        LocalDate day = today.minusDays(back);
        journal.begin();
        if (back == days) {
          hall.adoptCatalogue(
              day.atTime(LocalTime.of(8, 0)).atZone(catalogue.zoneId()).toInstant());
        }
        writeDay(journal, hall, day);
        journal.commit();
      }
      return journal.lastSeq();
    }
  }

  private static void writeDay(Journal journal, PastHall hall, LocalDate day) throws SQLException {
    hall.beginDay(day);
    for (int visit = 0; visit < VISITS_A_DAY; visit++) {
      hall.visit(SERVICE, COUNTER, VISIT);
    }
    hall.endDay();
    for (String follower : FOLLOWERS) {
      journal.moveFollower(follower, journal.lastSeq());
    }
  }
}
