package id.loket.server.seeker;

import id.loket.server.journal.Register;
import id.loket.server.journal.Table;
import id.loket.server.journal.Visits;
import id.loket.server.rules.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What is kept of those who look for work: entries, attempts and readings, and sealed words. */
public final class SeekerRegister implements Register {
  static final String WORDS = "seeker_words";

  @Override
  public String name() {
    return "seeker";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        new Kind(SeekerNoted.class, 1),
        new Kind(SeekersRead.class, 1),
        new Kind(SeekerCorrected.class, 1),
        new Kind(SeekerContacted.class, 1));
  }

  @Override
  public List<Table> tables() {
    return List.of(
        Table.derived("seeker_entry"),
        Table.derived("seeker_reading"),
        Table.derived("seeker_contact"),
        Table.derived("seeker_correction"),
        Table.original(WORDS));
  }

  @Override
  public List<SeekerRefusal> refusals() {
    return List.of(SeekerRefusal.values());
  }

  @Override
  public void apply(Event event, Instant at, Handle tables) {
    if (event instanceof SeekerNoted noted) {
      tables.execute(
          "INSERT INTO seeker_entry (seeker, person, ticket, noted_utc, noted_by, consent)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          noted.seeker(),
          noted.person(),
          noted.ticket(),
          at.toString(),
          noted.by(),
          noted.consent());
    } else if (event instanceof SeekerContacted contacted) {
      tables.execute(
          "INSERT INTO seeker_contact (contact, seeker, vacancy, tried_utc, tried_by, way, outcome)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          contacted.contact(),
          contacted.seeker(),
          contacted.vacancy(),
          at.toString(),
          contacted.by(),
          contacted.way().name(),
          contacted.outcome().name());
    } else if (event instanceof SeekerCorrected corrected) {
      tables.execute(
          "INSERT INTO seeker_correction (seeker, corrected_utc, corrected_by, reason)"
              + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          corrected.seeker(),
          at.toString(),
          corrected.by(),
          corrected.reason().name());
    } else if (event instanceof SeekersRead read) {
      PreparedBatch lines =
          tables.prepareBatch(
              "INSERT INTO seeker_reading (seeker, read_utc, reader) VALUES (?, ?, ?)"
                  + " ON CONFLICT DO NOTHING");
      read.seekers().forEach(seeker -> lines.add(seeker, at.toString(), read.by()));
      lines.execute();
    }
  }

  /**
   * Whoever is erased with all of a visit is no longer called either. Not the other way round: what
   * somebody has agreed to here, and takes back, leads to nothing else of that visit.
   */
  @Override
  public void addTo(Visits visits, Handle tables) {
    visits
        .tickets()
        .forEach(
            one ->
                found(tables, "SELECT person FROM seeker_entry WHERE ticket = ?", one)
                    .forEach(visits::addPerson));
  }

  private static List<String> found(Handle tables, String query, String of) {
    return tables.createQuery(query).bind(0, of).mapTo(String.class).list();
  }

  @Override
  public Optional<Original> original(Event event) {
    if (event instanceof SeekerNoted noted) {
      return Optional.of(new Original(WORDS, noted.seeker(), noted.person(), noted.sha256()));
    }
    return event instanceof SeekerCorrected now
        ? Optional.of(new Original(WORDS, now.seeker(), now.person(), now.sha256()))
        : Optional.empty();
  }
}
