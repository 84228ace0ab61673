package id.loket.sim.benchmark;

import id.loket.hall.Priority;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.journal.PastCommand;
import id.loket.server.rules.Announcement;
import id.loket.server.rules.AnnouncementReached;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CatalogueAdopted;
import id.loket.server.rules.CounterReleased;
import id.loket.server.rules.CounterTaken;
import id.loket.server.rules.DayBegan;
import id.loket.server.rules.HallEvent;
import id.loket.server.rules.Office;
import id.loket.server.rules.Printing;
import id.loket.server.rules.ServiceStarted;
import id.loket.server.rules.SlipNoted;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.TicketIssued;
import id.loket.server.rules.VisitFinished;
import id.loket.server.rules.Why;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Years of visits in a file, written by the journal itself, one transaction a day: the hash chain
 * holds and a replay gives the tables, as {@code JournalCheck} can tell. The followers' positions
 * are at the end, as in an office that has been running.
 */
final class OldDays {
  private static final int VISITS_A_DAY = 600;
  private static final int EVENTS_A_VISIT = 9;
  private static final List<String> FOLLOWERS =
      List.of("survey-inviting", "visit-counting", "device-history");
  private static final int COUNTER = 3;
  private static final String SERVICE = "REENTRY";
  private static final String OFFICER = "person:petugas";
  private static final String STATION = "device:station1";

  private final Journal journal;
  private final Catalogue catalogue;
  private final Office office = new Office();
  private final SplittableRandom random = new SplittableRandom(1);
  private Instant at = Instant.EPOCH;
  private LocalDate day = LocalDate.EPOCH;

  private OldDays(Journal journal, Catalogue catalogue) {
    this.journal = journal;
    this.catalogue = catalogue;
  }

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
      int days = (int) Math.ceil(events / (double) (VISITS_A_DAY * EVENTS_A_VISIT));
      OldDays old = new OldDays(journal, catalogue);
      for (int back = days; back >= 1; back--) {
        old.writeDay(today.minusDays(back), back == days);
      }
      return journal.lastSeq();
    }
  }

  private void writeDay(LocalDate date, boolean first) throws SQLException {
    at = date.atTime(8, 0).atZone(catalogue.zoneId()).toInstant();
    journal.begin();
    if (first) {
      happen("office", new CatalogueAdopted(catalogue));
    }
    day = date;
    happen("office", new DayBegan(date));
    happen(OFFICER, new CounterTaken(COUNTER, "petugas"));
    for (int serial = 1; serial <= VISITS_A_DAY; serial++) {
      visit(serial);
    }
    happen(OFFICER, new CounterReleased(COUNTER, "petugas"));
    journal.store(office, office.takeChanges());
    for (String follower : FOLLOWERS) {
      journal.moveFollower(follower, journal.lastSeq());
    }
    journal.commit();
  }

  private void visit(int serial) throws SQLException {
    String prefix = catalogue.service(SERVICE).orElseThrow().prefix().orElseThrow();
    String ticket = Ticket.id(day.toString(), prefix, serial);
    String job = word(16);
    command(
        "device:kiosk1",
        new TicketIssued(
            ticket,
            prefix,
            serial,
            SERVICE,
            Priority.REGULAR,
            "id",
            serial,
            0,
            null,
            word(16),
            word(6),
            "kiosk1",
            "station1",
            job));
    happen(STATION, new SlipNoted(ticket, job, Printing.State.SENDING, "NONE", ""));
    happen(STATION, new SlipNoted(ticket, job, Printing.State.PRINTED, "NONE", ""));
    command(
        OFFICER,
        new TicketCalled(ticket, COUNTER, "petugas", Why.ORDER_OF_ISSUE, "", 0, Optional.empty()));
    String announcement = office.ticket(ticket).orElseThrow().announcement().orElseThrow();
    for (Announcement.Stage stage :
        List.of(Announcement.Stage.RECEIVED, Announcement.Stage.SHOWN, Announcement.Stage.SPOKEN)) {
      happen("device:board1", new AnnouncementReached(announcement, stage, "board1", true));
    }
    command(OFFICER, new ServiceStarted(ticket, COUNTER));
    command(OFFICER, new VisitFinished(ticket, COUNTER, SERVICE, true));
    at = at.plus(Duration.ofSeconds(45));
  }

  /** An event that somebody asked for, with the request's id. */
  private void command(String actor, HallEvent event) throws SQLException {
    happen(actor, event);
    long seq = journal.lastSeq();
    journal.remember(
        day + "-" + word(16),
        new PastCommand(actor, day.toString(), word(32), PastCommand.ACCEPTED, seq, seq));
  }

  private void happen(String actor, HallEvent event) throws SQLException {
    journal.append(at, day, actor, event);
    office.replay(event, at);
  }

  private String word(int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate((bytes + 7) / 8 * 8);
    while (buffer.hasRemaining()) {
      buffer.putLong(random.nextLong());
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOf(buffer.array(), bytes));
  }
}
