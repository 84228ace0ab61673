package id.loket.server.guestbook;

import id.loket.server.journal.Register;
import id.loket.server.journal.Table;
import id.loket.server.journal.Visits;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the guest book keeps: entries and readings, which the journal gives, and sealed words. */
public final class GuestRegister implements Register {
  static final String WORDS = "guest_words";

  @Override
  public String name() {
    return "guestbook";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        new Kind(GuestNoted.class, 1),
        new Kind(GuestsRead.class, 1),
        new Kind(GuestCorrected.class, 1));
  }

  @Override
  public List<Table> tables() {
    return List.of(
        Table.derived("guest_entry"),
        Table.derived("guest_reading"),
        Table.derived("guest_correction"),
        Table.original(WORDS));
  }

  @Override
  public List<GuestRefusal> refusals() {
    return List.of(GuestRefusal.values());
  }

  @Override
  public void apply(Event event, Instant at, Handle tables) {
    if (event instanceof GuestNoted noted) {
      tables.execute(
          "INSERT INTO guest_entry (guest, person, ticket, service_day, party_size, noted_utc,"
              + " consent) VALUES (?, ?, ?, ?, ?, ?, ?)",
          noted.guest(),
          noted.person(),
          noted.ticket(),
          noted.day().toString(),
          noted.partySize(),
          at.toString(),
          noted.consent().orElse(null));
    } else if (event instanceof GuestsRead read) {
      PreparedBatch insert =
          tables.prepareBatch(
              "INSERT INTO guest_reading (guest, read_utc, reader) VALUES (?, ?, ?)"
                  + " ON CONFLICT DO NOTHING");
      read.guests().forEach(guest -> insert.add(guest, at.toString(), read.by()));
      insert.execute();
    } else if (event instanceof GuestCorrected corrected) {
      tables.execute(
          "INSERT INTO guest_correction (guest, corrected_utc, corrected_by, reason)"
              + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          corrected.guest(),
          at.toString(),
          corrected.by(),
          corrected.reason().name());
      tables.execute(
          "UPDATE guest_entry SET party_size = ? WHERE guest = ?",
          corrected.partySize(),
          corrected.guest());
    }
  }

  @Override
  public void addTo(Visits visits, Handle tables) {
    for (String person : visits.persons()) {
      tables
          .createQuery("SELECT ticket FROM guest_entry WHERE person = ?")
          .bind(0, person)
          .mapTo(String.class)
          .forEach(visits::addTicket);
    }
    for (String ticket : visits.tickets()) {
      tables
          .createQuery("SELECT person FROM guest_entry WHERE ticket = ?")
          .bind(0, ticket)
          .mapTo(String.class)
          .forEach(visits::addPerson);
    }
  }

  @Override
  public void correctDay(DayCorrected corrected, Handle tables) {
    String right = corrected.to().toString();
    if (corrected.goesBack()) {
      tables.execute("UPDATE guest_entry SET service_day = ? WHERE service_day > ?", right, right);
      return;
    }
    for (String ticket : corrected.moved()) {
      tables.execute(
          "UPDATE guest_entry SET service_day = ? WHERE ticket = ? AND service_day = ?",
          right,
          ticket,
          corrected.from().toString());
    }
  }

  @Override
  public Optional<Original> original(Event event) {
    if (event instanceof GuestNoted noted) {
      return Optional.of(new Original(WORDS, noted.guest(), noted.person(), noted.sha256()));
    }
    return event instanceof GuestCorrected now
        ? Optional.of(new Original(WORDS, now.guest(), now.person(), now.sha256()))
        : Optional.empty();
  }
}
