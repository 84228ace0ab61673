package id.loket.server.incident;

import id.loket.server.incident.Facts.Access;
import id.loket.server.incident.Facts.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads the facts of a span from the office's tables. */
final class FactsFile {
  /** Of each kind: its words, and a query of whose it is, since when, and until when at most. */
  private static final List<List<String>> KINDS =
      List.of(
          List.of(
              "guest",
              "Buku tamu: nama, asal, keperluan",
              "SELECT g.person AS person, g.noted_utc AS since, e.erased_utc AS until"
                  + " FROM guest_entry g LEFT JOIN person_erased e ON e.person = g.person"),
          List.of(
              "dossier",
              "Berkas: nama, nomor paspor dan pendaftaran, catatan",
              "SELECT d.person AS person, d.opened_utc AS since, e.erased_utc AS until"
                  + " FROM dossier d LEFT JOIN person_erased e ON e.person = d.person"),
          List.of(
              "image",
              "Foto dan gambar sidik jari (data spesifik)",
              "SELECT k.subject AS person, k.kept_utc AS since,"
                  + " coalesce(k.dropped_utc, e.erased_utc) AS until FROM capture_kept k"
                  + " LEFT JOIN person_erased e ON e.person = k.subject WHERE k.what = 'IMAGE'"),
          List.of(
              "template",
              "Pola sidik jari (data spesifik)",
              "SELECT k.subject AS person, k.kept_utc AS since, e.erased_utc AS until"
                  + " FROM capture_kept k LEFT JOIN person_erased e ON e.person = k.subject"
                  + " WHERE k.what = 'TEMPLATE'"),
          List.of(
              "seeker",
              "Pencari kerja: nama, telepon, keinginan",
              "SELECT s.person AS person, s.noted_utc AS since, e.erased_utc AS until"
                  + " FROM seeker_entry s LEFT JOIN person_erased e ON e.person = s.person"));

  private static final Map<String, String> ACCESSES =
      Map.of(
          "GUEST_READ", "SELECT read_utc, reader, count(*) FROM guest_reading GROUP BY 1, 2",
          "SEEKER_READ", "SELECT read_utc, reader, count(*) FROM seeker_reading GROUP BY 1, 2",
          "DOSSIER_READ", "SELECT read_utc, reader, count(*) FROM dossier_reading GROUP BY 1, 2",
          "IMAGE_SEEN", "SELECT read_utc, reader, count(*) FROM capture_reading GROUP BY 1, 2",
          "OWN_DATA_HANDED",
              "SELECT handed_utc, handed_by, count(*) FROM own_data_handed GROUP BY 1, 2",
          "PERSON_ERASED",
              "SELECT erased_utc, erased_by, count(*) FROM person_erased GROUP BY 1, 2",
          "CONSENT_WITHDRAWN",
              "SELECT withdrawn_utc, withdrawn_by, count(*) FROM consent_withdrawn GROUP BY 1, 2");

  private final Handle tables;
  private final Span span;
  private final Map<String, String> called = new HashMap<>();

  FactsFile(Handle tables, Span span) {
    this.tables = tables;
    this.span = span;
    tables
        .createQuery("SELECT user, role FROM account ORDER BY created_utc, user")
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(one -> called.put(one.getKey(), one.getValue() + "-" + (called.size() + 1)));
  }

  List<Kind> kinds() {
    return KINDS.stream()
        .map(one -> new Kind(one.get(0), one.get(1), persons(one.get(2))))
        .toList();
  }

  private long persons(String rows) {
    return tables
        .createQuery(
            "SELECT count(DISTINCT person) FROM ("
                + rows
                + ") WHERE since < :to AND (until IS NULL OR until >= :from)")
        .bind("from", span.from().toString())
        .bind("to", span.to().toString())
        .mapTo(Long.class)
        .one();
  }

  List<Access> accesses() {
    List<Access> all = new ArrayList<>();
    ACCESSES.forEach(
        (what, query) ->
            tables
                .createQuery(query)
                .map(
                    (row, context) ->
                        new Access(row.getString(1), who(row.getString(2)), what, row.getLong(3)))
                .filter(one -> span.holds(one.at()))
                .forEach(all::add));
    all.sort(Comparator.comparing(Access::at).thenComparing(Access::what));
    return all;
  }

  List<Access> logins() {
    return tables
        .createQuery("SELECT at_utc, user, what, by_user FROM access_log ORDER BY seq")
        .map(
            (row, context) ->
                new Access(
                    row.getString(1),
                    row.getString(4).isEmpty()
                        ? user(row.getString(2))
                        : user(row.getString(2)) + " oleh " + user(row.getString(4)),
                    row.getString(3),
                    1))
        .filter(one -> span.holds(one.at()))
        .list();
  }

  private String who(String actor) {
    return actor.startsWith("person:")
        ? user(actor.substring("person:".length()))
        : actor.startsWith("device:") ? "perangkat" : "kantor";
  }

  private String user(String user) {
    return user.isEmpty() ? "tidak dikenal" : called.getOrDefault(user, "akun lain");
  }

  /** Of the newest event. */
  String head() {
    return tables
        .createQuery("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
        .map((row, context) -> row.getLong(1) + " " + HexFormat.of().formatHex(row.getBytes(2)))
        .findOne()
        .orElse("");
  }
}
