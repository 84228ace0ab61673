package id.loket.server.dossier;

import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import id.loket.server.people.Restriction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads berkas for whoever shows them, and opens what is sealed. Safe for many threads. */
final class DossierStore {
  /** More than an office has open; what comes after is found by its number or its list. */
  private static final int MOST = 1_000;

  private final Database database;
  private final KeyStore keys;

  DossierStore(Database database, KeyStore keys) {
    this.database = database;
    this.keys = keys;
  }

  Optional<Dossier> find(String dossier) {
    return database.read(tables -> DossierTables.find(tables, dossier));
  }

  Optional<Dossier> ofTicket(String ticket) {
    return database.read(tables -> DossierTables.ofTicket(tables, ticket));
  }

  Optional<Dossier> ofCode(String code) {
    return database.read(tables -> DossierTables.ofCode(tables, code));
  }

  /** Those of that person, and those that were opened when this guest was served. */
  List<Dossier> ofPerson(String person) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT d.dossier FROM dossier d WHERE d.person = :who OR EXISTS"
                        + " (SELECT 1 FROM guest_entry g JOIN dossier_ticket t"
                        + " ON t.ticket = g.ticket WHERE g.person = :who"
                        + " AND t.dossier = d.dossier AND t.attached_utc = d.opened_utc)"
                        + " ORDER BY d.opened_utc")
                .bind("who", person)
                .mapTo(String.class)
                .list()
                .stream()
                .map(id -> DossierTables.find(tables, id).orElseThrow())
                .toList());
  }

  /** Those with a number in the agenda book of that year, in its order. */
  List<Dossier> ofAgenda(int year) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT dossier FROM dossier_agenda WHERE year = ? ORDER BY number")
                .bind(0, year)
                .mapTo(String.class)
                .list()
                .stream()
                .map(id -> DossierTables.find(tables, id).orElseThrow())
                .toList());
  }

  /** When somebody was shown the words of a berkas. */
  record Reading(Instant at, String reader) {}

  List<Reading> readings(String dossier) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT read_utc, reader FROM dossier_reading WHERE dossier = ?"
                        + " ORDER BY read_utc")
                .bind(0, dossier)
                .map(
                    (row, context) ->
                        new Reading(Instant.parse(row.getString(1)), row.getString(2)))
                .list());
  }

  List<Dossier> open() {
    return database.read(tables -> DossierTables.open(tables, MOST));
  }

  /** How many lists of what is missing were asked for, and how the newest stands; empty if none. */
  Optional<SlipView> slip(String dossier) {
    return database.read(
        tables ->
            tables
                .createQuery(
                    "SELECT state, reason, copy FROM dossier_slip WHERE dossier = ?"
                        + " ORDER BY asked_utc DESC LIMIT 1")
                .bind(0, dossier)
                .map(
                    (row, context) ->
                        new SlipView(row.getString(1), row.getString(2), row.getInt(3)))
                .findOne());
  }

  /** How a list of what is missing came to paper. */
  record SlipView(String state, String reason, int copy) {}

  /** All that was written in a berkas, by the ids of the words; what was erased is left out. */
  Map<String, Noted> words(Dossier dossier) {
    Map<String, Noted> read = new LinkedHashMap<>();
    database
        .read(tables -> bodies(tables, ids(dossier)))
        .forEach(
            (id, body) ->
                SealedWords.open(keys, dossier.person(), body)
                    .ifPresent(noted -> read.put(id, noted)));
    return read;
  }

  private static List<String> ids(Dossier dossier) {
    List<String> ids = new ArrayList<>();
    dossier.words().ifPresent(ids::add);
    dossier.steps().values().forEach(one -> one.words().ifPresent(ids::add));
    dossier.lines().values().forEach(one -> one.words().ifPresent(ids::add));
    dossier.product().flatMap(Dossier.Product::words).ifPresent(ids::add);
    dossier.ending().flatMap(Dossier.Ending::words).ifPresent(ids::add);
    return ids;
  }

  private static Map<String, byte[]> bodies(Handle tables, List<String> ids) {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    for (String id : ids) {
      tables
          .createQuery("SELECT body FROM dossier_words WHERE id = ?")
          .bind(0, id)
          .map((row, context) -> row.getBytes(1))
          .findOne()
          .ifPresent(body -> bodies.put(id, body));
    }
    return bodies;
  }

  /** Whether they are kept and shown to nobody. */
  boolean isRestricted(Dossier dossier) {
    return database.read(
        tables -> Restriction.holds(tables, database.registers(), dossier.person()));
  }

  /**
   * @throws id.loket.server.web.Problem 409 if they are
   */
  void mustBeShown(Dossier dossier) {
    Restriction.mustNotHold(database, dossier.person());
  }

  boolean isErased(Dossier dossier) {
    return keys.wasErased(dossier.person());
  }
}
