package id.loket.server.seeker;

import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.people.Restriction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads who looks for work. Safe for many threads. */
final class SeekerStore {
  private static final String ENTRIES =
      "SELECT e.seeker, e.person, e.ticket, e.noted_utc, e.noted_by, e.consent, w.body,"
          + " (SELECT count(*) FROM seeker_correction c WHERE c.seeker = e.seeker)"
          + " FROM seeker_entry e LEFT JOIN seeker_words w ON w.id = e.seeker";

  private final Database database;
  private final KeyStore keys;

  SeekerStore(Database database, KeyStore keys) {
    this.database = database;
    this.keys = keys;
  }

  /**
   * An entry as it lies there; without words once they have gone.
   *
   * @param corrections how often its words were corrected
   */
  record Entry(
      String seeker,
      String person,
      String ticket,
      Instant notedAt,
      String by,
      String consent,
      Optional<byte[]> sealed,
      int corrections) {}

  /** Somebody who can still be called. */
  record Known(Entry entry, SeekerWords words) {}

  /** An attempt to reach somebody. */
  record Contact(
      Instant at,
      String by,
      int vacancy,
      SeekerContacted.Way way,
      SeekerContacted.Outcome outcome) {}

  /** When somebody was shown an entry. */
  record Reading(Instant at, String reader) {}

  /** When somebody put words in the place of those before. */
  record Correction(Instant at, String by, SeekerCorrected.Reason reason) {}

  /** How many can still be called, and how many have said that they want it no longer. */
  record Count(int kept, int withdrawn) {}

  /**
   * Everybody who can still be called, the first who came first; without those whose data are
   * restricted, at whichever visit. Whoever shows them notes it.
   */
  List<Known> known() {
    List<Known> all =
        database.read(tables -> entries(tables, "", "")).stream()
            .flatMap(one -> opened(one).map(words -> new Known(one, words)).stream())
            .toList();
    Set<String> restricted = restrictedPersons();
    List<Known> hidden =
        all.stream().filter(one -> restricted.contains(one.entry().person())).toList();
    return all.stream()
        .filter(one -> hidden.stream().noneMatch(other -> other.words().areOf(one.words())))
        .toList();
  }

  /** Those that are kept and shown to nobody, without a word of them. */
  List<Entry> restricted() {
    Set<String> restricted = restrictedPersons();
    return database.read(tables -> entries(tables, "", "")).stream()
        .filter(one -> one.sealed().isPresent() && restricted.contains(one.person()))
        .toList();
  }

  /** Whether it, or another entry of the same human being, is kept and shown to nobody. */
  boolean isRestricted(Entry entry) {
    Set<String> restricted = restrictedPersons();
    return persons(entry).stream().anyMatch(restricted::contains);
  }

  private Set<String> restrictedPersons() {
    return database.read(tables -> Restriction.now(tables, database.registers()));
  }

  Optional<Entry> of(String seeker) {
    return database.read(tables -> entries(tables, " WHERE e.seeker = ?", seeker)).stream()
        .findFirst();
  }

  /** The one that is there, where somebody was put down again after a withdrawal. */
  Optional<Entry> ofTicket(String ticket) {
    return database.read(tables -> entries(tables, " WHERE e.ticket = ?", ticket)).stream()
        .filter(one -> one.sealed().isPresent())
        .findFirst();
  }

  /** The person's own, and that of the visit for which this guest alone has signed. */
  List<Entry> ofPerson(String person) {
    return database.read(
        tables ->
            entries(
                tables,
                " WHERE ? IN (e.person, (SELECT g.person FROM guest_entry g"
                    + " WHERE g.ticket = e.ticket AND g.party_size = 1))",
                person));
  }

  Optional<SeekerWords> opened(Entry entry) {
    return entry
        .sealed()
        .flatMap(
            body ->
                keys.of(entry.person())
                    .map(key -> Seal.open(key, purpose(entry.person()), body))
                    .map(SeekerWords::of));
  }

  /** Under which the same human being has entries, as far as their words can still be read. */
  List<String> persons(Entry one) {
    Set<String> persons = new LinkedHashSet<>(List.of(one.person()));
    opened(one)
        .ifPresent(
            words ->
                database.read(tables -> entries(tables, "", "")).stream()
                    .filter(other -> opened(other).filter(words::areOf).isPresent())
                    .forEach(other -> persons.add(other.person())));
    return List.copyOf(persons);
  }

  /** The numbers of the vacancies about which nobody needs to be called again, by the seeker. */
  Map<String, Set<Integer>> settled() {
    Map<String, Set<Integer>> settled = new HashMap<>();
    database.read(
        tables ->
            tables
                .createQuery("SELECT DISTINCT seeker, vacancy, outcome FROM seeker_contact")
                .map(
                    (row, context) ->
                        SeekerContacted.Outcome.valueOf(row.getString(3)).ends()
                            && settled
                                .computeIfAbsent(row.getString(1), key -> new HashSet<>())
                                .add(row.getInt(2)))
                .list());
    return settled;
  }

  /** In the order of time. */
  List<Contact> contacts(String seeker) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT tried_utc, tried_by, vacancy, way, outcome FROM seeker_contact"
                        + " WHERE seeker = ? ORDER BY tried_utc")
                .bind(0, seeker)
                .map((row, context) -> contact(row))
                .list());
  }

  private static Contact contact(ResultSet row) throws SQLException {
    return new Contact(
        Instant.parse(row.getString(1)),
        row.getString(2),
        row.getInt(3),
        SeekerContacted.Way.valueOf(row.getString(4)),
        SeekerContacted.Outcome.valueOf(row.getString(5)));
  }

  List<Reading> readings(String seeker) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT read_utc, reader FROM seeker_reading WHERE seeker = ? ORDER BY 1")
                .bind(0, seeker)
                .map(
                    (row, context) ->
                        new Reading(Instant.parse(row.getString(1)), row.getString(2)))
                .list());
  }

  /** In the order of time. */
  List<Correction> corrections(String seeker) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT corrected_utc, corrected_by, reason FROM seeker_correction"
                        + " WHERE seeker = ? ORDER BY 1")
                .bind(0, seeker)
                .map(
                    (row, context) ->
                        new Correction(
                            Instant.parse(row.getString(1)),
                            row.getString(2),
                            SeekerCorrected.Reason.valueOf(row.getString(3))))
                .list());
  }

  Count count() {
    return database.read(
        tables ->
            new Count(
                number(tables, "SELECT count(*) FROM seeker_words"),
                number(
                    tables,
                    "SELECT count(*) FROM seeker_entry e JOIN person_erased p"
                        + " ON p.person = e.person WHERE p.reason = 'CONSENT_WITHDRAWN'")));
  }

  private static int number(Handle tables, String query) {
    return tables.createQuery(query).mapTo(Integer.class).one();
  }

  static int corrections(Handle tables, String seeker) {
    return tables
        .createQuery("SELECT count(*) FROM seeker_correction WHERE seeker = ?")
        .bind(0, seeker)
        .mapTo(Integer.class)
        .one();
  }

  static boolean isKnown(Handle tables, String seeker) {
    return !entries(tables, " WHERE e.seeker = ?", seeker).isEmpty();
  }

  /**
   * Whether there are still words of one.
   *
   * @param column by which it is looked for
   */
  static boolean isKept(Handle tables, String column, String value) {
    return entries(tables, " WHERE " + column + " = ?", value).stream()
        .anyMatch(one -> one.sealed().isPresent());
  }

  static String purpose(String person) {
    return person + "|" + SeekerRegister.WORDS;
  }

  private static List<Entry> entries(Handle tables, String where, String value) {
    var query = tables.createQuery(ENTRIES + where + " ORDER BY e.noted_utc, e.seeker");
    if (where.contains("?")) {
      query.bind(0, value);
    }
    return query.map((row, context) -> entry(row)).list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.parse(row.getString(4)),
        row.getString(5),
        row.getString(6),
        Optional.ofNullable(row.getBytes(7)),
        row.getInt(8));
  }
}
