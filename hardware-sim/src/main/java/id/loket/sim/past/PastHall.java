package id.loket.sim.past;

import id.loket.hall.Priority;
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
import id.loket.server.rules.NoShowNoted;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Days that are over, written into a journal by the journal itself: the hash chain holds and a
 * replay gives the tables, as {@code JournalCheck} can tell. Whoever uses it begins and commits the
 * transactions. One thread.
 */
public final class PastHall {
  /** Of one visit that was finished, with all that was reported of it. */
  public static final int EVENTS_A_VISIT = 9;

  private static final String STATION = "device:station1";

  private final Journal journal;
  private final Catalogue catalogue;
  private final Office office = new Office();
  private final SplittableRandom random;
  private final boolean reports;
  private final Map<String, Integer> serials = new HashMap<>();
  private final TreeSet<Integer> taken = new TreeSet<>();
  private Instant at = Instant.EPOCH;
  private LocalDate day = LocalDate.EPOCH;

  /**
   * @param random of the tokens and codes
   * @param reports whether there were a printer and a board, whose reports are written as well
   */
  public PastHall(Journal journal, Catalogue catalogue, SplittableRandom random, boolean reports) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.random = random;
    this.reports = reports;
  }

  /** The first thing that ever happens in an office. */
  public void adoptCatalogue(Instant when) throws SQLException {
    at = when;
    happen("office", new CatalogueAdopted(catalogue));
  }

  /** At eight in the morning. */
  public void beginDay(LocalDate date) throws SQLException {
    at = date.atTime(8, 0).atZone(catalogue.zoneId()).toInstant();
    day = date;
    serials.clear();
    happen("office", new DayBegan(date));
  }

  /** Everybody leaves their loket, and the state of the hall is written. */
  public void endDay() throws SQLException {
    for (int counter : taken) {
      happen(officer(counter), new CounterReleased(counter, user(counter)));
    }
    taken.clear();
    journal.store(office, office.takeChanges());
  }

  /** Somebody takes a number at the kiosk, is called and served. */
  public void visit(String service, int counter, Duration lasts) throws SQLException {
    String ticket = callAfterTaking(service, counter);
    command(officer(counter), new ServiceStarted(ticket, counter));
    at = at.plus(lasts);
    command(officer(counter), new VisitFinished(ticket, counter, service, true));
  }

  /** Somebody takes a number and does not come. */
  public void noShow(String service, int counter) throws SQLException {
    String ticket = callAfterTaking(service, counter);
    at = at.plus(Duration.ofMinutes(2));
    command(officer(counter), new NoShowNoted(ticket, counter, service));
  }

  private String callAfterTaking(String service, int counter) throws SQLException {
    if (taken.add(counter)) {
      happen(officer(counter), new CounterTaken(counter, user(counter)));
    }
    String prefix = catalogue.service(service).orElseThrow().prefix().orElseThrow();
    int serial = serials.merge(prefix, 1, Integer::sum);
    int place = serials.values().stream().mapToInt(Integer::intValue).sum();
    String ticket = Ticket.id(day.toString(), prefix, serial);
    String job = word(16);
    command(
        "device:kiosk1",
        new TicketIssued(
            ticket,
            prefix,
            serial,
            service,
            Priority.REGULAR,
            "id",
            place,
            0,
            null,
            word(16),
            word(6),
            "kiosk1",
            reports ? "station1" : "",
            job));
    if (reports) {
      happen(STATION, new SlipNoted(ticket, job, Printing.State.SENDING, "NONE", ""));
      happen(STATION, new SlipNoted(ticket, job, Printing.State.PRINTED, "NONE", ""));
    }
    command(
        officer(counter),
        new TicketCalled(
            ticket, counter, user(counter), Why.ORDER_OF_ISSUE, "", 0, Optional.empty()));
    if (reports) {
      reportAnnouncement(ticket);
    }
    return ticket;
  }

  private void reportAnnouncement(String ticket) throws SQLException {
    String announcement = office.ticket(ticket).orElseThrow().announcement().orElseThrow();
    for (Announcement.Stage stage :
        List.of(Announcement.Stage.RECEIVED, Announcement.Stage.SHOWN, Announcement.Stage.SPOKEN)) {
      happen("device:board1", new AnnouncementReached(announcement, stage, "board1", true));
    }
  }

  private static String user(int counter) {
    return "petugas" + counter;
  }

  private static String officer(int counter) {
    return "person:" + user(counter);
  }

  /** An event that somebody asked for; with the request's id, as long as it could be repeated. */
  private void command(String actor, HallEvent event) throws SQLException {
    happen(actor, event);
    if (!reports) {
      return;
    }
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
        .encodeToString(Arrays.copyOf(buffer.array(), bytes));
  }
}
