package id.loket.server.guestbook;

import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.people.Restriction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the guest book. Safe for many threads. */
final class GuestStore {
  private static final String ENTRIES =
      "SELECT e.guest, e.person, e.ticket, e.service_day, e.party_size, e.noted_utc, w.body,"
          + " e.consent, (SELECT count(*) FROM guest_correction c WHERE c.guest = e.guest)"
          + " FROM guest_entry e LEFT JOIN guest_words w ON w.id = e.guest";

  private final Database database;
  private final KeyStore keys;

  GuestStore(Database database, KeyStore keys) {
    this.database = database;
    this.keys = keys;
  }

  /** Whether an entry's words can still be read. */
  enum State {
    READABLE,
    ERASED,
    /** The words are there, and their key is not: the keys have to be restored. */
    LOCKED,
    /** They are kept and shown to nobody. */
    RESTRICTED
  }

  /**
   * A line of the book as it lies there.
   *
   * @param corrections how often its words were corrected
   * @param restricted whether they are to be shown to nobody
   */
  record Entry(
      String guest,
      String person,
      String ticket,
      LocalDate day,
      int partySize,
      Instant notedAt,
      Optional<byte[]> sealed,
      Optional<String> consent,
      int corrections,
      boolean restricted) {}

  /**
   * When somebody was shown an entry, or a copy of all that is kept of whoever signed it, or
   * corrected it.
   *
   * @param correction why it was corrected; empty if it was only read
   */
  record Reading(
      Instant at, String reader, boolean ownData, Optional<GuestCorrected.Reason> correction) {}

  List<Entry> ofDay(LocalDate day) {
    return database.read(
        tables ->
            entries(
                tables,
                tables
                    .createQuery(ENTRIES + " WHERE e.service_day = ? ORDER BY e.noted_utc")
                    .bind(0, day.toString())));
  }

  Optional<Entry> ofTicket(String ticket) {
    return database.read(
        tables ->
            entries(tables, tables.createQuery(ENTRIES + " WHERE e.ticket = ?").bind(0, ticket))
                .stream()
                .findFirst());
  }

  List<Entry> ofPerson(String person) {
    return database.read(
        tables ->
            entries(
                tables,
                tables
                    .createQuery(ENTRIES + " WHERE e.person = ? ORDER BY e.noted_utc")
                    .bind(0, person)));
  }

  boolean isKnown(String guest) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT 1 FROM guest_entry WHERE guest = ?")
                .bind(0, guest)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  List<Reading> readings(String guest) {
    return database.read(
        (Handle tables) ->
            tables
                .createQuery(
                    "SELECT read_utc, reader, 0, NULL FROM guest_reading WHERE guest = :guest"
                        + " UNION ALL SELECT h.handed_utc, h.handed_by, 1, NULL FROM guest_entry e"
                        + " JOIN own_data_handed h ON h.person = e.person WHERE e.guest = :guest"
                        + " UNION ALL SELECT corrected_utc, corrected_by, 0, reason"
                        + " FROM guest_correction WHERE guest = :guest"
                        + " ORDER BY 1")
                .bind("guest", guest)
                .map(
                    (row, context) ->
                        new Reading(
                            Instant.parse(row.getString(1)),
                            row.getString(2),
                            row.getBoolean(3),
                            Optional.ofNullable(row.getString(4))
                                .map(GuestCorrected.Reason::valueOf)))
                .list());
  }

  State state(Entry entry) {
    if (entry.sealed().isEmpty() || keys.wasErased(entry.person())) {
      return State.ERASED;
    }
    if (keys.of(entry.person()).isEmpty()) {
      return State.LOCKED;
    }
    return entry.restricted() ? State.RESTRICTED : State.READABLE;
  }

  /** The words; empty unless there is a key that opens them. */
  Optional<GuestWords> words(Entry entry) {
    return entry
        .sealed()
        .flatMap(
            body ->
                keys.of(entry.person())
                    .map(key -> Seal.open(key, purpose(entry.person()), body))
                    .map(GuestWords::of));
  }

  static String purpose(String person) {
    return person + "|" + GuestRegister.WORDS;
  }

  private List<Entry> entries(Handle tables, Query query) {
    Set<String> restricted = Restriction.now(tables, database.registers());
    return query
        .map(
            (row, context) ->
                new Entry(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    LocalDate.parse(row.getString(4)),
                    row.getInt(5),
                    Instant.parse(row.getString(6)),
                    Optional.ofNullable(row.getBytes(7)),
                    Optional.ofNullable(row.getString(8)),
                    row.getInt(9),
                    restricted.contains(row.getString(2))))
        .list();
  }
}
