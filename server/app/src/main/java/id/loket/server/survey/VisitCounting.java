package id.loket.server.survey;

import id.loket.server.desk.Follower;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.ActionUndone;
import id.loket.server.rules.NoShowNoted;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.TicketRestored;
import id.loket.server.rules.VisitFinished;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Counts, for each day and service, who took a number, was served, and did not come. */
public final class VisitCounting implements Follower {
  @Override
  public String name() {
    return "visit-counting";
  }

  @Override
  public void write(Recorded recorded, Connection connection) throws SQLException {
    LocalDate day = recorded.day();
    if (recorded.event() instanceof TicketIssued issued) {
      count(connection, day, issued.service(), 1, 0, 0);
    } else if (recorded.event() instanceof VisitFinished finished) {
      count(connection, day, finished.service(), 0, 1, 0);
    } else if (recorded.event() instanceof NoShowNoted missed) {
      count(connection, day, missed.service(), 0, 0, 1);
    } else if (recorded.event() instanceof TicketRestored restored) {
      count(connection, day, restored.service(), 0, 0, -1);
    } else if (recorded.event() instanceof ActionUndone undone) {
      switch (undone.what()) {
        case FINISH -> count(connection, day, undone.service(), 0, -1, 0);
        case NO_SHOW -> count(connection, day, undone.service(), 0, 0, -1);
        default -> {
          // Nothing that is counted here.
        }
      }
    }
  }

  private static void count(
      Connection connection, LocalDate day, String service, int issued, int served, int missed)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO daily_visits (service_day, service, issued, served, missed)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (service_day, service) DO UPDATE SET"
                + " issued = issued + excluded.issued, served = served + excluded.served,"
                + " missed = missed + excluded.missed")) {
      upsert.setString(1, day.toString());
      upsert.setString(2, service);
      upsert.setInt(3, issued);
      upsert.setInt(4, served);
      upsert.setInt(5, missed);
      upsert.executeUpdate();
    }
  }
}
