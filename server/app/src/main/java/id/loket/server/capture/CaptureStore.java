package id.loket.server.capture;

import id.loket.device.CapturedImage;
import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.people.Restriction;
import id.loket.server.web.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads what was asked and kept, and opens what is sealed: one picture or one template at a time,
 * by its id. Safe for many threads.
 */
final class CaptureStore {
  /** What is gone without a word of its own went with the person. */
  private static final String KEPT =
      "SELECT k.id, k.what, k.subject, k.capture, c.kind, k.quality, k.simulated, k.kept_utc,"
          + " CASE WHEN k.dropped_why IS NOT NULL THEN k.dropped_why"
          + " WHEN NOT EXISTS (SELECT 1 FROM capture_image i WHERE i.id = k.id)"
          + " AND NOT EXISTS (SELECT 1 FROM capture_template t WHERE t.id = k.id)"
          + " THEN 'ERASED' END"
          + " FROM capture_kept k JOIN capture c ON c.capture = k.capture";

  private final Database database;
  private final KeyStore keys;

  CaptureStore(Database database, KeyStore keys) {
    this.database = database;
    this.keys = keys;
  }

  /** A capture that has not ended. */
  record Open(
      String capture,
      String ticket,
      int counter,
      String station,
      String device,
      String kind,
      Purpose purpose,
      Optional<String> claim,
      int samples,
      Instant until) {}

  /** One that has. */
  record Ended(
      String capture,
      String kind,
      Purpose purpose,
      Outcome outcome,
      String reason,
      Instant at,
      Optional<Boolean> matched,
      boolean simulated) {}

  /** A picture or a template, or what stood in its place. */
  record Kept(
      String id,
      boolean isTemplate,
      String subject,
      String capture,
      String kind,
      String quality,
      boolean simulated,
      Instant at,
      Optional<String> goneWhy) {}

  record Waived(String kind, CaptureWaived.Why why, Instant at) {}

  List<Open> open() {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT capture, ticket, counter, station, device, kind, purpose, claim,"
                        + " samples, until_utc FROM capture WHERE outcome IS NULL")
                .map(OPEN)
                .list());
  }

  private static final RowMapper<Open> OPEN =
      (row, context) ->
          new Open(
              row.getString(1),
              row.getString(2),
              row.getInt(3),
              row.getString(4),
              row.getString(5),
              row.getString(6),
              Purpose.valueOf(row.getString(7)),
              Optional.ofNullable(row.getString(8)),
              row.getInt(9),
              Instant.parse(row.getString(10)));

  /** Newest first. */
  List<Ended> endedOf(String ticket) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT capture, kind, purpose, outcome, reason, ended_utc, matched,"
                        + " coalesce(simulated, (SELECT max(simulated) FROM capture_kept k"
                        + " WHERE k.capture = c.capture), 0) FROM capture c"
                        + " WHERE ticket = ? AND outcome IS NOT NULL ORDER BY place DESC")
                .bind(0, ticket)
                .map(
                    (row, context) ->
                        new Ended(
                            row.getString(1),
                            row.getString(2),
                            Purpose.valueOf(row.getString(3)),
                            Outcome.valueOf(row.getString(4)),
                            row.getString(5),
                            Instant.parse(row.getString(6)),
                            Optional.ofNullable((Number) row.getObject(7))
                                .map(fits -> fits.intValue() == 1),
                            row.getBoolean(8)))
                .list());
  }

  /** What was kept at that ticket, the newest first. */
  List<Kept> keptOf(String ticket) {
    return database.read(
        tables ->
            kept(
                tables
                    .createQuery(KEPT + " WHERE c.ticket = ? ORDER BY c.place DESC, k.what, k.id")
                    .bind(0, ticket)));
  }

  /** A picture or a template of a visit, and who has agreed to it. */
  record OfVisit(
      Kept kept, String ticket, Optional<String> consentBy, Optional<String> consentVersion) {}

  /**
   * What was kept at the visits of a person: those for which nobody but this person has signed the
   * guest book, alone. Who of a group stands in a picture, nobody can tell afterwards.
   */
  List<OfVisit> keptOfPerson(String person) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT k.id, c.ticket, k.consent_by, c.consent_version FROM capture_kept k"
                        + " JOIN capture c ON c.capture = k.capture"
                        + " LEFT JOIN guest_entry g ON g.ticket = c.ticket"
                        + " WHERE c.ticket IN (SELECT ticket FROM guest_entry WHERE person = :who"
                        + " UNION SELECT t.ticket FROM dossier_ticket t"
                        + " JOIN dossier d ON d.dossier = t.dossier WHERE d.person = :who)"
                        + " AND (g.person IS NULL OR (g.person = :who AND g.party_size = 1))"
                        + " ORDER BY c.place, k.what, k.id")
                .bind("who", person)
                .map(
                    (row, context) ->
                        new OfVisit(
                            one(tables, row.getString(1)),
                            row.getString(2),
                            Optional.ofNullable(row.getString(3)),
                            Optional.ofNullable(row.getString(4))))
                .list());
  }

  private static Kept one(Handle tables, String id) {
    return kept(tables.createQuery(KEPT + " WHERE k.id = ?").bind(0, id)).get(0);
  }

  /** When somebody was shown a picture. */
  record Reading(Instant at, String reader) {}

  List<Reading> readings(String image) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT read_utc, reader FROM capture_reading WHERE image = ?"
                        + " ORDER BY read_utc")
                .bind(0, image)
                .map(
                    (row, context) ->
                        new Reading(Instant.parse(row.getString(1)), row.getString(2)))
                .list());
  }

  Optional<Kept> image(String id) {
    return database.read(
        tables ->
            kept(tables.createQuery(KEPT + " WHERE k.id = ? AND k.what = 'IMAGE'").bind(0, id))
                .stream()
                .findFirst());
  }

  /** Pictures that lie here since before then, and have no other reason to go. */
  List<Kept> imagesBefore(Instant moment) {
    return database.read(
        tables ->
            kept(
                tables
                    .createQuery(
                        KEPT
                            + " WHERE k.what = 'IMAGE' AND k.dropped_utc IS NULL"
                            + " AND k.kept_utc < ?")
                    .bind(0, moment.toString())));
  }

  List<Waived> waivedOf(String ticket) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT kind, why, waived_utc FROM capture_waived WHERE ticket = ?"
                        + " ORDER BY waived_utc DESC")
                .bind(0, ticket)
                .map(
                    (row, context) ->
                        new Waived(
                            row.getString(1),
                            CaptureWaived.Why.valueOf(row.getString(2)),
                            Instant.parse(row.getString(3))))
                .list());
  }

  /** Tickets at which something was asked since that day. */
  List<String> ticketsSince(LocalDate day) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT ticket FROM capture WHERE service_day >= ? UNION"
                        + " SELECT ticket FROM capture_waived WHERE service_day >= ?")
                .bind(0, day.toString())
                .bind(1, day.toString())
                .mapTo(String.class)
                .list());
  }

  Optional<String> ticketOf(String capture) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT ticket FROM capture WHERE capture = ?")
                .bind(0, capture)
                .mapTo(String.class)
                .findOne());
  }

  private static List<Kept> kept(Query query) {
    return query
        .map(
            (row, context) ->
                new Kept(
                    row.getString(1),
                    row.getString(2).equals("TEMPLATE"),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getBoolean(7),
                    Instant.parse(row.getString(8)),
                    Optional.ofNullable(row.getString(9))))
        .list();
  }

  // ---- what is sealed ---------------------------------------------------------------------------

  boolean wasErased(String subject) {
    return keys.wasErased(subject);
  }

  /**
   * @throws id.loket.server.web.Problem 409 if it is kept and shown to nobody
   */
  void mustBeShown(Kept image) {
    Restriction.mustNotHold(database, image.subject());
  }

  /**
   * @throws id.loket.server.web.Problem 409 if nothing may be done with this template but keep it
   */
  void mustBeCompared(String template) {
    subject(template).ifPresent(one -> Restriction.mustNotHold(database, one));
  }

  /** Empty if it was dropped or erased. */
  Optional<CapturedImage> openImage(Kept image) {
    return opened(CaptureRegister.IMAGES, image.id(), image.subject())
        .map(bytes -> Json.read(bytes, CapturedImage.class));
  }

  /** The one template with that id; empty if there is none, or it was erased. */
  Optional<byte[]> openTemplate(String id) {
    return subject(id).flatMap(subject -> opened(CaptureRegister.TEMPLATES, id, subject));
  }

  private Optional<String> subject(String template) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT person FROM capture_template WHERE id = ?")
                .bind(0, template)
                .mapTo(String.class)
                .findOne());
  }

  private Optional<byte[]> opened(String table, String id, String subject) {
    Optional<byte[]> body =
        database.read(
            tables ->
                tables
                    .createQuery("SELECT body FROM " + table + " WHERE id = ?")
                    .bind(0, id)
                    .mapTo(byte[].class)
                    .findOne());
    return body.flatMap(
        locked -> keys.of(subject).map(key -> Seal.open(key, purpose(subject, table), locked)));
  }

  /** A new key, on the disk when this returns, and what it has locked. */
  byte[] seal(String subject, String table, byte[] plain) {
    return Seal.close(keys.make(subject), purpose(subject, table), plain);
  }

  void eraseKey(String subject, String by) {
    keys.erase(subject, by);
  }

  private static String purpose(String subject, String table) {
    return subject + "|" + table;
  }
}
